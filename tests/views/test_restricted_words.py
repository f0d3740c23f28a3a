"""No restricted word reaches who may not read it: a marker in every restricted field, and every page fetched."""

import re
from html import unescape

import pytest
from django.apps import apps
from django.test import Client, override_settings

from actionplan.commands import actions, findings, progress, settings
from actionplan.models import Action, Document, Evidence, Finding, Person, StandingDecision
from config import clock
from tests.views.every_address import every_address, every_form
from tests.views.planted import (
    ACTIONS,
    MARKER,
    OWNERS,
    PLAN,
    SUMMARY,
    leaks,
    leaks_of_forms,
    plant,
    publish,
    restricted_fields,
    said,
    told_by,
)
from tests.views.planted_apart import APART, NO_WORDS, not_planted, plant_apart, tables_apart
from tests.views.test_addresses import EVERYBODY

MAY_READ = {"qa", "director"}
PLANTED_AT = (
    *(r"actions/4z-1/evidence/\d+/file/", r"actions/4z-1/comments/2/take-back/", "actions/4z-3/progress/1/correct/"),
    *(r"documents/\d+/files/\w{64}/", r"redactions/\d+/", r"imports/\d+/confirm/", r"filters/\d+/", r"voices/\d+/"),
    *("published/2014-12-04/1/pack.docx", "questions/2/answer/", r"owners/\d+/\?as-at=.*", "findings/9z/history/"),
    *(r"audit.csv\?thing=4z-1", r"search/\?q=.*", r"plan/changes.xlsx\?from=.*", "plan/as-at/2014-12-04/"),
)
"""Some of the addresses at which what is planted would stand, so that no gap in how they are found goes unseen."""


@pytest.fixture(scope="module")
def planted(told, django_db_blocker):
    """A marker in every restricted field that a model has, and in what is kept apart; a position is published over it.

    All of it is put there by the commands, also on what others own, and the council publishes openly.
    """
    with override_settings(EXAMPLE=True, DEMONSTRATION_CLOCK=True), django_db_blocker.unblock():
        plant()
        set_openly(True)
        publish()
        plant_apart()


def set_openly(is_open: bool) -> None:
    """Whether the council publishes openly from today on."""
    told = {"by": Person.objects.get(email="admin@example.org"), "because": "A test", "at": clock.now()}
    settings.set_policy({"publish_openly": is_open}, from_on=clock.today(), **told)


def test_every_restricted_field_of_every_model_is_planted(planted, db):
    named = restricted_fields()
    assert {model for model, _ in named} >= {"Answer", "Action", "Finding", "ProgressUpdate", "Voice", "Evidence"}
    assert ("Evidence", "title") in named
    assert [f"{name}.{field}" for name, field in sorted(named) if not is_planted(name, field)] == []


def is_planted(name: str, field: str) -> bool:
    """Whether a column holds the marker in any row, or a file of it does."""
    rows = apps.get_model("actionplan", name)._base_manager.all()
    if field != "file":
        return rows.filter(**{f"{field}__contains": MARKER}).exists()
    return any(content_of(row) == MARKER.encode() for row in rows.exclude(restricted_category="") if row.file)


def content_of(row: Document | Evidence) -> bytes:
    """What a stored file holds."""
    with row.file.open() as kept:
        return kept.read()


def test_all_that_is_kept_apart_from_the_record_is_planted_too(planted, db):
    assert tables_apart() == set(APART) | NO_WORDS
    assert not_planted() == []


def test_what_is_planted_stands_in_the_addresses_that_are_asked(planted, db):
    asked = every_address()
    assert [one for one in PLANTED_AT if not any(re.fullmatch(PLAN + one, page) for page in asked)] == []


@pytest.mark.parametrize("who", sorted(EVERYBODY - MAY_READ))
def test_no_page_of_theirs_holds_a_restricted_word(planted, signed_in, who):
    assert leaks(signed_in(f"{who}@example.org"), every_address()) == []


@pytest.mark.parametrize("who", sorted(EVERYBODY - MAY_READ))
def test_no_form_that_is_sent_empty_answers_with_a_restricted_word(planted, signed_in, who):
    assert leaks_of_forms(signed_in(f"{who}@example.org"), every_form()) == []


def test_nothing_that_the_public_may_open_holds_a_restricted_word(planted, db):
    browser, published = Client(), f"{PLAN}published/{clock.today().isoformat()}/"
    assert SUMMARY in told_by(browser, published)
    assert leaks(browser, every_address()) == []
    assert leaks_of_forms(browser, every_form()) == []
    printed = told_by(browser, f"{published}1/pack.pdf")
    assert SUMMARY in " ".join(printed.split())
    assert MARKER not in printed


def test_nothing_that_a_stranger_may_open_while_it_is_closed_holds_a_restricted_word(planted, db):
    set_openly(False)
    assert SUMMARY not in told_by(Client(), f"{PLAN}published/{clock.today().isoformat()}/")
    assert leaks(Client(), every_address()) == []


def test_this_test_would_find_the_marker_in_a_public_field(planted, signed_in):
    written = {"by": Person.objects.get(email="qa@example.org"), "because": "A test", "at": clock.now()}
    finding = Finding.objects.get(reference="4z")
    action = actions.add(finding, reference="4z-9", text=f"Do {MARKER}", **written)
    progress.record(action, said(reason=f"It stopped: {MARKER}"), **written)
    findings.add(finding.source, reference="4y", title=MARKER, statement="S", **written)
    pages = {f"{PLAN}{page}" for page in ("scrutiny/", "scrutiny/findings/4z/", "scrutiny/actions/4z-9/")}
    assert leaks(signed_in("councillor@example.org"), pages) == sorted(pages)
    files = {f"{PLAN}{page}" for page in ("actions.csv", "actions.xlsx", "actions/4z-9/history/", "audit.csv")}
    assert leaks(signed_in("observer@example.org"), files) == sorted(files)


def test_a_search_for_restricted_words_finds_nothing(planted, signed_in):
    for who in ("observer", "qa"):
        found = told_by(signed_in(f"{who}@example.org"), f"{PLAN}actions.csv?q={MARKER}")
        assert not [one for one in ACTIONS if one in found]
    shown = told_by(signed_in("observer@example.org"), f"{PLAN}actions.csv?q={SUMMARY.replace(' ', '+')}")
    assert [one for one in ACTIONS if one in shown] == list(ACTIONS)


@pytest.mark.parametrize("who", ["asc", "observer"])
def test_an_officer_without_the_permission_reads_the_plan_without_them(planted, signed_in, who):
    browser = signed_in(f"{who}@example.org")
    for page in ("actions/4z-1/", "actions/4z-1/history/", "findings/4z/", "overview/", "scrutiny/"):
        answer = browser.get(f"/ofsted-2014/{page}")
        assert answer.status_code == 200
        assert MARKER not in answer.content.decode(), page


@pytest.mark.parametrize(("who", "own"), OWNERS.items())
def test_who_owns_an_action_updates_it_without_reading_what_the_qa_unit_restricted(planted, signed_in, who, own):
    browser = signed_in(f"{who}@example.org")
    for page in ("", "history/", "progress/new/"):
        answer = browser.get(f"/ofsted-2014/actions/{own}/{page}")
        assert (page, answer.status_code) == (page, 200)
        assert MARKER not in answer.content.decode(), page


@pytest.mark.parametrize(("who", "own"), OWNERS.items())
def test_who_wrote_an_update_reads_their_own_restricted_words_in_it_and_nobody_elses(planted, signed_in, who, own):
    by, action = Person.objects.get(email=f"{who}@example.org"), Action.objects.get(reference=own)
    theirs = said(restricted_note="ADVICE OF COUNSEL")
    progress.record(action, theirs, by=by, because="A test", at=clock.now())
    for page in ("", "progress/new/"):
        shown = signed_in(f"{who}@example.org").get(f"/ofsted-2014/actions/{own}/{page}").content.decode()
        assert "ADVICE OF COUNSEL" in shown
        assert MARKER not in shown
    assert (
        "ADVICE OF COUNSEL"
        not in signed_in("observer@example.org").get(f"/ofsted-2014/actions/{own}/").content.decode()
    )


def test_the_qa_unit_reads_them_on_the_actions_and_the_findings_page(planted, signed_in):
    browser = signed_in("qa@example.org")
    assert MARKER in browser.get("/ofsted-2014/actions/4z-1/").content.decode()
    assert MARKER in browser.get("/ofsted-2014/findings/4z/").content.decode()


def test_the_scrutiny_page_shows_the_action_itself(planted, signed_in):
    page = signed_in("councillor@example.org").get("/ofsted-2014/scrutiny/").content.decode()
    assert "It stopped." in page
    assert "It starts again." in page


@pytest.mark.parametrize("who", ["qa", "director"])
def test_who_may_read_restricted_words_opens_exempt_papers(planted, signed_in, who):
    browser = signed_in(f"{who}@example.org")
    assert f"https://example.org/{MARKER}" in browser.get("/ofsted-2014/documents/").content.decode()
    number = Document.objects.get(title="Exempt file").pk
    assert browser.get(f"/ofsted-2014/documents/{number}/file/").getvalue() == MARKER.encode()


def test_members_read_why_an_action_is_suspended_and_until_when(told, signed_in):
    page = signed_in("councillor@example.org").get("/ofsted-2014/scrutiny/").content.decode()
    decision = StandingDecision.objects.get(standing="suspended")
    assert decision.reason in unescape(page)
    assert "Suspended until 30 January 2015" in page
