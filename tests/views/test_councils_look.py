"""The council's name, colour and words on every page, by the policy of its day, for one query and for strangers too."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from actionplan.commands import settings as commands
from actionplan.models import Person
from actionplan.rules.policy import FIRST_COLOUR
from actionplan.rules.settings import GROUPS
from config import clock

NAME = "Town & Country Council"
SENTENCE = "It is late. <b>Ask the owner.</b>"
PAGES = {
    "": ["/accounts/login/", "/accounts/password/reset/", "/no-such-page/"],
    "qa": ["qa/", "overview/", "findings/", "findings/4c/", "actions/", "actions/4c-2/", "actions/4c-2/progress/new/"],
    "pathways": ["mine/", "actions/4c-2/progress/new/"],
    "councillor": ["scrutiny/", "/meetings/", "overview/"],
    "admin": ["/people/", "/admin/"],
}
"""For each person, pages of the plan or (from the root) of the council, refused ones among them."""


def visits() -> list[tuple[str, str]]:
    return [
        (who, page if page.startswith("/") else f"/ofsted-2014/{page}")
        for who, pages in PAGES.items()
        for page in pages
    ]


@pytest.fixture
def put(told, db):
    """Set something of the council's from today on."""

    def set_now(**values: object) -> None:
        written = {"by": Person.objects.get(email="admin@example.org"), "because": "A test", "at": clock.now()}
        commands.set_policy(values, from_on=clock.today(), **written)

    return set_now


@pytest.fixture
def browser_of(signed_in):
    return lambda who: signed_in(f"{who}@example.org") if who else Client()


@pytest.mark.parametrize(("who", "page"), visits())
def test_a_page_asks_for_its_policy_once(browser_of, who, page):
    browser = browser_of(who)
    with CaptureQueriesContext(connection) as asked:
        browser.get(page)
    assert sum('FROM "actionplan_policy"' in one["sql"] for one in asked) == 1


@pytest.mark.parametrize(("who", "page"), [one for one in visits() if one[1] != "/admin/"])
def test_the_councils_name_and_colour_stand_on_every_page(put, browser_of, who, page):
    put(council_name=NAME, council_colour="#00573f")
    shown = browser_of(who).get(page).content.decode()
    assert '<a href="/" class="plan-header__council">Town &amp; Country Council</a>' in shown
    assert re.search(r"<title>.* – Town &amp; Country Council</title>", shown)
    assert shown.index("application") < shown.index('<link rel="stylesheet" href="/brand/00573f.css">')


def test_until_a_name_is_set_a_page_shows_the_council_of_its_plan_and_a_stranger_none(browser_of):
    assert '__council">Southampton City Council</a>' in browser_of("qa").get("/ofsted-2014/qa/").content.decode()
    assert '__council">Improvement plan</a>' in browser_of("").get("/accounts/login/").content.decode()


def test_the_first_colour_needs_no_sheet_of_its_own(put, browser_of):
    assert "/brand/" not in browser_of("").get("/accounts/login/").content.decode()
    put(council_colour="#00573f")
    put(council_colour=FIRST_COLOUR)
    assert "/brand/" not in browser_of("").get("/accounts/login/").content.decode()


def test_the_sheet_of_a_colour_may_be_kept_for_ever_by_any_cache():
    answer = Client().get("/brand/00573f.css")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Vary" not in answer.headers
    assert not answer.cookies
    assert "--brand: #00573f;" in answer.content.decode()
    assert "--brand-tint: #e6eeec;" in answer.content.decode()


@pytest.mark.parametrize(
    "figures",
    [
        "1d70b8",
        "ffffff",
        "00573F",
        "00573",
        "00573f0",
        "00573g",
        "red",
        "00573f%7D",
        "00573f%3B%7D*%7Bdisplay:none",
        "00573f%0A",
        "%EF%BC%90%EF%BC%90573f",
        "..%2Fstatic",
    ],
)
def test_no_other_colour_and_nothing_hostile_has_a_sheet(db, figures):
    answer = Client().get(f"/brand/{figures}.css")
    assert answer.status_code == 404
    assert "text/css" not in answer.headers["Content-Type"]


def test_a_sheet_takes_nothing():
    assert Client().post("/brand/00573f.css").status_code == 405


@pytest.mark.parametrize(
    ("who", "page"),
    [("councillor", "scrutiny/"), ("qa", "overview/"), ("qa", "findings/"), ("qa", "findings/4c/"), ("asc", "mine/")],
)
def test_the_key_says_the_councils_own_sentence_as_words(put, browser_of, who, page):
    ours = "The due date has passed and it is not complete, whatever the owner says."
    assert ours in browser_of(who).get(f"/ofsted-2014/{page}").content.decode()
    put(legend_actions_overdue=SENTENCE)
    shown = browser_of(who).get(f"/ofsted-2014/{page}").content.decode()
    assert "It is late. &lt;b&gt;Ask the owner.&lt;/b&gt;" in shown
    assert ours not in shown
    assert "The owner says it will not meet its date." in shown


def test_a_sentence_for_a_finding_at_risk_is_not_that_for_an_action_at_risk(put, browser_of):
    put(legend_findings_at_risk="A finding to watch.")
    shown = browser_of("qa").get("/ofsted-2014/overview/").content.decode()
    assert shown.count("A finding to watch.") == 1
    assert "It may not meet its date." in shown


def test_every_sentence_of_the_key_may_be_the_councils_own(put, browser_of):
    legend = next(group for group in GROUPS if group.slug == "legend").settings
    put(**{one.key: f"Own words {number}." for number, one in enumerate(legend)})
    shown = browser_of("councillor").get("/ofsted-2014/scrutiny/").content.decode()
    assert all(f"Own words {number}." in shown for number in range(len(legend)))
