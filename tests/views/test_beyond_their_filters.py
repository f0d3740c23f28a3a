"""Nobody reads beyond their role by a filter: lists, downloads and searches asked for what is hidden."""

import io
import zipfile
from html import unescape

import pytest
from django.test import Client

from actionplan import access
from actionplan.models import Action, Finding, Import, Organisation, Person, Plan, Post, Requirement
from actionplan.queries.filter_parts import READERS, SORTS
from actionplan.rules.moments import london_day
from actionplan.vocabulary import ActionState, Commitment, Impact, OriginKind, Rating
from config import clock

PLAN = "/ofsted-2014/"
LISTS = ("actions/", "actions.csv", "actions.xlsx")
CLOSED_TO = ("councillor", "executive", "democratic", "admin")


@pytest.fixture
def hidden(told, db) -> list[str]:
    """The words of every action, finding and requirement that the partner agency may not see."""
    partner, plan, day = Person.objects.get(email="health@example.org"), Plan.objects.get(), london_day(clock.now())
    actions = Action.objects.exclude(pk__in=access.visible_actions(partner, plan, on=day).values("pk"))
    findings = Finding.objects.exclude(pk__in=access.visible_findings(partner, plan, on=day).values("pk"))
    seen = set(access.visible_actions(partner, plan, on=day).values_list("finding", flat=True))
    titles = [one.title for one in findings if one.pk not in seen]
    required = Requirement.objects.filter(finding__in=findings).values_list("text", flat=True)
    words = [*actions.values_list("text", flat=True), *titles, *required]
    assert len(words) > 40
    return words


def filters() -> list[str]:
    """Every part of a filter with each of the words that it takes, among them what the partner may not see."""
    told = {
        "owner": [*Post.objects.values_list("pk", flat=True), "none"],
        "organisation": Organisation.objects.values_list("pk", flat=True),
        "finding": Finding.objects.values_list("slug", flat=True),
        "requirement": [*Requirement.objects.values_list("pk", flat=True)[:8], "none"],
        "state": ActionState,
        "rating": Rating,
        "impact": Impact,
        "due": ["overdue", "none", "9999"],
        "first_due": ["none"],
        **dict.fromkeys(("stale", "slipped", "asked", "returned"), "1"),
        **dict.fromkeys(("success_measure", "evidence"), ("none",)),
        "partner": Organisation.objects.values_list("pk", flat=True),
        "commitment": Commitment,
        "origin": OriginKind,
        "tag": ["x"],
        "imported": Import.objects.values_list("pk", flat=True),
        **dict.fromkeys(("planned_by", "complete_by", "assured_by"), ("2020-01-01",)),
        "q": ["care", "4c", "the"],
        "sort": SORTS,
    }
    assert set(told) == set(READERS)
    return [f"{name}={word}" for name, words in told.items() for word in words]


def words_of(browser: Client, address: str) -> str:
    """What a page or a file says."""
    answer = browser.get(f"{PLAN}{address}")
    assert answer.status_code == 200, address
    content = answer.getvalue()
    if ".xlsx" in address:
        book = zipfile.ZipFile(io.BytesIO(content))
        content = b"".join(book.read(name) for name in book.namelist())
    return unescape(content.decode())


def leaks(words: str, hidden: list[str]) -> list[str]:
    return [one for one in hidden if one in words]


def test_a_partner_finds_nothing_of_what_it_may_not_see_by_any_part_of_a_filter(signed_in, hidden):
    browser = signed_in("health@example.org")
    for asked in filters():
        assert leaks(words_of(browser, f"actions/?{asked}"), hidden) == [], asked


def test_nor_in_a_download_on_a_later_page_or_in_a_search(signed_in, hidden):
    browser = signed_in("health@example.org")
    state = "&".join(f"state={one}" for one in ActionState)
    pages = [f"{name}?{asked}" for name in LISTS for asked in (state, "finding=4c&sort=-due", "q=care", "page=2")]
    pages += ["actions/?page=99", "actions/?page=x", "search/?q=care", "search/?q=4c-2", "filters/new/?finding=4c"]
    for page in [*pages, "filters/", "findings/", "findings/?q=care", "findings/?state=off_course"]:
        assert leaks(words_of(browser, page), hidden) == [], page


@pytest.mark.parametrize("who", CLOSED_TO)
def test_who_reads_no_plan_opens_no_list_of_it_however_it_is_asked_for(signed_in, who):
    browser = signed_in(f"{who}@example.org")
    for page in (*LISTS, "search/", "filters/", "filters/new/", "changes/new/", "owners/", "qa/", "qa/chase/"):
        for asked in ("", "?owner=1", "?q=care", "?all=1&finding=4c", "?row=1&row=2", "?imported=1", "?page=2"):
            assert browser.get(f"{PLAN}{page}{asked}").status_code == 403, page


@pytest.mark.parametrize("who", ["asc", "health", "observer", "director"])
def test_only_who_edits_the_plan_chooses_actions_to_change(signed_in, who):
    browser, rows = signed_in(f"{who}@example.org"), "&".join(f"row={one.pk}" for one in Action.objects.all()[:3])
    for asked in (rows, "all=1", "all=1&owner=none"):
        assert browser.get(f"{PLAN}changes/new/?{asked}").status_code == 403
        assert browser.post(f"{PLAN}changes/new/?{asked}", {"what": "tag", "tag": "x"}).status_code == 403
