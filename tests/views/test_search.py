"""Searching the plan: what is found, in groups, for who may read it; and the box on every page."""

import re
from html import unescape

import pytest

from actionplan.commands import progress, tags
from actionplan.commands.progress import Progress
from actionplan.models import Action, Finding, Person
from actionplan.vocabulary import DeliveryStatus
from config import clock

PAGE = "/ofsted-2014/search/"
LIST = "/ofsted-2014/actions/"
pytestmark = pytest.mark.both_databases


@pytest.fixture
def qa(signed_in):
    return signed_in("qa@example.org")


def html(browser, q: str, page: str = PAGE) -> str:
    answer = browser.get(page, {"q": q})
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", page).split())


@pytest.fixture
def said(told, db) -> Action:
    """An update with words that stand nowhere else, and restricted ones beside them."""
    action = Action.objects.get(slug="4c-2")
    hidden = {"restricted_note": "QQCOUNSELQQ", "restricted_category": "5"}
    words = Progress(DeliveryStatus.ON_TRACK, clock.today(), happened="A café for <b>Zoë</b> opened", **hidden)
    by = {"by": Person.objects.get(email="qa@example.org"), "because": "A test"}
    progress.record(action, words, at=clock.now(), **by)
    tags.put(action.plan, [action], "kiosk", at=clock.now(), **by)
    return action


def test_findings_actions_and_updates_stand_in_groups_with_the_words_marked(qa, said):
    page = html(qa, "CAFE zoe")
    assert "<mark>café</mark>" in page
    assert b"&lt;b&gt;" in qa.get(PAGE, {"q": "zoe"}).content
    assert f'href="{LIST}4c-2/"' in page
    page = html(qa, "care leavers")
    assert all(f'id="{one}"' in page for one in ("findings", "actions"))
    assert 'href="/ofsted-2014/findings/4c/"' in page


def test_the_number_of_actions_leads_to_a_list_of_as_many(qa, said):
    for q in ("care leavers", '"care leavers"', "kiosk", "4c"):
        page = html(qa, q)
        number = re.search(r'plan-counts__number">(\d+)</span>\s*<span class="plan-counts__label">actions?, as', page)[
            1
        ]
        assert text(html(qa, q, LIST)).count(f"{number} of 64 action")


def test_only_words_that_are_there_together_are_found_as_a_phrase(qa, said):
    assert "Nothing that you may read has all of these words" in html(qa, '"zoe café"')
    assert "<mark>" in html(qa, "zoe café")


@pytest.mark.parametrize("who", ["qa", "director", "asc", "observer", "health"])
def test_nobody_finds_a_restricted_word(signed_in, said, who):
    assert "Nothing that you may read" in html(signed_in(f"{who}@example.org"), "QQCOUNSELQQ")


def test_a_partner_finds_only_what_is_open_to_it(signed_in, said):
    page = html(signed_in("health@example.org"), "zoe")
    assert "Nothing that you may read" in page
    closed = Finding.objects.get(slug="4c")
    assert "findings/4c/" not in html(signed_in("health@example.org"), closed.title)
    assert "findings/9a/" in html(signed_in("health@example.org"), Finding.objects.get(slug="9a").title)


@pytest.mark.parametrize("q", ["", "  ", '""', "\0"])
def test_without_a_word_the_page_says_how_to_search(qa, q):
    page = html(qa, q)
    assert "Several words" in page or "Nothing that you may read" in page


def test_a_short_address_leads_there_with_its_words(qa):
    assert qa.get("/search/?q=care").headers["Location"] == f"{PAGE}?q=care"


def test_the_box_stands_on_every_page_of_who_may_search_and_no_others(signed_in):
    for who in ("qa", "asc", "health"):
        assert f'action="{PAGE}"' in signed_in(f"{who}@example.org").get("/", follow=True).content.decode()
    for who in ("councillor", "democratic", "executive", "admin"):
        assert PAGE not in signed_in(f"{who}@example.org").get("/", follow=True).content.decode()
