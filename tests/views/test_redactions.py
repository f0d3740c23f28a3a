"""Asking for words to be removed and deciding it on pages: two people, no draft, and no word of it left behind."""

import html

import pytest

from actionplan.commands import people, redaction
from actionplan.example.telling import IMPORTED_AT
from actionplan.models import (
    Action,
    Backup,
    Change,
    Draft,
    Evidence,
    Person,
    Plan,
    Redaction,
    RedactionRequest,
    RoleHeld,
)
from actionplan.vocabulary import RedactionGround, Role

NEW = "/ofsted-2014/redactions/new/"
WORDS = "Approved foster carers"
pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def asked(told: Plan) -> RedactionRequest:
    """A request of the pathways manager that waits: words of finding 4c's own making."""
    action = Action.objects.get(slug="4c-1")
    words = " ".join(action.text.split()[:3])
    who = {"by": Person.objects.get(email="pathways@example.org"), "because": "Pasted by mistake"}
    at = Change.objects.latest("number").at
    where = {"where": "In action 4c-1", "ground": RedactionGround.CHILD}
    return redaction.ask(told, words=words, **where, **who, at=at)


def typed(**told: str) -> dict[str, str]:
    """A whole form of a request."""
    begun = {"key": "k1", "words": WORDS, "where": "An update", "ground": "child", "because": "Pasted", "file": ""}
    return begun | told


def decided(page: str, **told: str) -> dict[str, str]:
    """A whole decision as the page shows it."""
    seen = page.split('name="seen" value="')[1].split('"', maxsplit=1)[0]
    return {"key": "d1", "seen": seen, "decision": "carry_out", "because": "It must go", **told}


def test_asking_is_recorded_without_the_words_and_keeps_no_draft(signed_in):
    browser = signed_in("pathways@example.org")
    answer = browser.post(NEW, typed(), follow=True)
    assert "waits for somebody else" in answer.content.decode()
    assert WORDS not in answer.content.decode()
    assert RedactionRequest.objects.get().words.text == WORDS
    assert browser.post(NEW, typed()).status_code == 302
    assert RedactionRequest.objects.count() == 1
    assert browser.post(NEW, typed(key="k2", because="")).status_code == 422
    assert not Draft.objects.filter(fields__icontains="foster").exists()


def test_words_repeated_where_they_stay_are_refused_beside_the_field(signed_in):
    answer = signed_in("pathways@example.org").post(NEW, typed(where=f"Near {WORDS}"))
    assert answer.status_code == 422
    assert "Do not repeat the words here" in answer.content.decode()
    assert not RedactionRequest.objects.exists()


def test_the_way_there_says_where_and_which_file_and_never_the_words(signed_in):
    browser = signed_in("pathways@example.org")
    page = browser.get("/ofsted-2014/actions/4c-5/").content.decode()
    fingerprint = Evidence.objects.get(action__slug="4c-5").fingerprint
    assert "Words here that should not be recorded?" in page
    assert f"file={fingerprint}" in page
    begun = browser.get(f"{NEW}?where=Action+4c-5&words=Ann+Smith").content.decode()
    assert 'value="Action 4c-5"' in begun
    assert "Ann Smith" not in begun


def test_who_asked_cannot_decide_and_may_take_it_back(signed_in, asked):
    browser = signed_in("pathways@example.org")
    address = f"/ofsted-2014/redactions/{asked.pk}/"
    page = browser.get(address).content.decode()
    assert "Take it back" in page
    assert "Record this decision" not in page
    browser.post(address, {"key": "w1", "decision": "carry_out", "because": "A slip"})
    assert Redaction.objects.get().outcome == "withdrawn"


def test_somebody_else_sees_every_place_and_carries_it_out_once(signed_in, asked):
    words, browser = asked.words.text, signed_in("qa@example.org")
    address = f"/ofsted-2014/redactions/{asked.pk}/"
    page = browser.get(address)
    assert "no-store" in page.headers["Cache-Control"]
    assert "Action 4c-1" in page.content.decode()
    form = decided(page.content.decode())
    answer = browser.post(address, form, follow=True)
    assert "Words were removed" in answer.content.decode()
    assert words not in answer.content.decode()
    assert browser.post(address, form, follow=True).redirect_chain == [(address, 302)]
    assert Redaction.objects.count() == 1
    number = Redaction.objects.get().change_id
    for there in (
        "actions/4c-1/",
        "actions/4c-1/history/",
        "findings/4c/",
        "actions/",
        "actions.csv",
        f"search/?q={words}",
    ):
        shown = browser.get(f"/ofsted-2014/{there}")
        assert shown.status_code == 200
        assert there.startswith("search") or words not in shown.getvalue().decode()
    assert f"[redacted {number}]" in browser.get("/ofsted-2014/actions/4c-1/").content.decode()


def test_a_decision_on_places_of_before_shows_them_again(signed_in, asked):
    browser, address = signed_in("qa@example.org"), f"/ofsted-2014/redactions/{asked.pk}/"
    form = decided(browser.get(address).content.decode(), seen="other")
    answer = browser.post(address, form)
    assert answer.status_code == 422
    assert "other places by now" in answer.content.decode()
    again = decided(answer.content.decode(), key=answer.content.decode().split('name="key" value="')[1].split('"')[0])
    assert browser.post(address, again).status_code == 302


def test_a_refusal_is_shown_to_who_asked_with_its_reason(signed_in, asked):
    address = f"/ofsted-2014/redactions/{asked.pk}/"
    qa = signed_in("qa@example.org")
    qa.post(address, decided(qa.get(address).content.decode(), decision="refuse", because="It names a service"))
    page = signed_in("pathways@example.org").get(address).content.decode()
    assert "Refused" in page
    assert "It names a service" in page


@pytest.mark.parametrize("who", ["asc", "health"])
def test_nobody_but_the_two_sees_a_request(signed_in, asked, who):
    browser = signed_in(f"{who}@example.org")
    assert browser.get(f"/ofsted-2014/redactions/{asked.pk}/").status_code == 404
    assert "In action 4c-1" not in browser.get("/ofsted-2014/redactions/").content.decode()


def test_a_removed_file_says_so_in_words(signed_in, told, django_capture_on_commit_callbacks):
    kept = Evidence.objects.get(action__slug="4c-5")
    at = Change.objects.latest("number").at
    told_by = {
        name: {"by": Person.objects.get(email=f"{name}@example.org"), "because": "A child", "at": at}
        for name in ("pathways", "qa")
    }
    request = redaction.ask(
        told, ground=RedactionGround.CHILD, where="Here", file=kept.fingerprint, **told_by["pathways"]
    )
    redaction.carry_out(request, **told_by["qa"])
    answer = signed_in("qa@example.org").get(f"/ofsted-2014/actions/4c-5/evidence/{kept.pk}/file/")
    assert answer.status_code == 410
    assert "This file was removed" in answer.content.decode()


def test_the_operator_says_that_a_backup_is_destroyed(signed_in, asked):
    kept = Backup.objects.create(file_name="backup-1.tar.gz", taken_at=IMPORTED_AT, last_change=1)
    redaction.carry_out(
        asked,
        by=Person.objects.get(email="qa@example.org"),
        because="It must go",
        at=Change.objects.latest("number").at,
    )
    browser = signed_in("admin@example.org")
    page = browser.get("/redactions/backups/").content.decode()
    assert "backup-1.tar.gz" in page
    assert "In action 4c-1" in page
    address = f"/redactions/backups/{kept.pk}/destroyed/"
    assert browser.get(address).status_code == 200
    answer = browser.post(address, {"key": "b1", "because": "Deleted on the server"}, follow=True)
    assert "is recorded as destroyed" in answer.content.decode()
    assert browser.post(address, {"key": "b1", "because": "Deleted on the server"}).status_code == 302
    assert "No backup that we know of" in browser.get("/redactions/backups/").content.decode()


def test_everything_that_is_missing_is_said_at_once(signed_in):
    page = signed_in("pathways@example.org").post(NEW, {"key": "k1"}).content.decode()
    for message in ("Give the words that must go", "Say where the words stand", "Choose why", "Say what happened"):
        assert f">{message}" in page


def test_a_paper_leads_to_asking_for_its_file_and_the_form_names_it(signed_in):
    browser = signed_in("pathways@example.org")
    page = browser.get("/ofsted-2014/documents/").content.decode()
    assert "Words here that should not be recorded?" in page
    address = page.split("Ask for this file to be removed")[0].rsplit('href="', 1)[1].split('"')[0]
    form = browser.get(html.unescape(address)).content.decode()
    assert "This file must go" in form
    assert "Empty this box if only words must go" in form
    assert (
        "Ask for this file" not in signed_in("councillor@example.org").get("/ofsted-2014/documents/").content.decode()
    )


def test_places_of_other_plans_are_counted_for_who_does_not_look_after_them(told: Plan, signed_in, asked):
    at, admin = Change.objects.latest("number").at, Person.objects.get(email="admin@example.org")
    by = {"by": admin, "because": "For one plan", "at": at}
    qa = Person.objects.get(email="qa@example.org")
    for held in RoleHeld.objects.filter(person=qa):
        people.end_role(held, **by)
    people.give_role(qa, Role.QA, plan=told, **by)
    people.add_organisation(f"{asked.words.text} board", is_partner=True, **by)
    page = signed_in("qa@example.org").get(f"/ofsted-2014/redactions/{asked.pk}/").content.decode()
    assert "also found in" in page
    assert "board" not in page.split("also found in")[0].split('id="places"')[1]


def test_a_removed_file_that_is_still_stored_is_said(told: Plan, signed_in):
    kept = Evidence.objects.get(action__slug="4c-5")
    at, who = Change.objects.latest("number").at, {"because": "It names a child"}
    asker, decider = (Person.objects.get(email=f"{one}@example.org") for one in ("pathways", "qa"))
    ground = {"ground": RedactionGround.CHILD, "where": "Evidence", "file": kept.fingerprint}
    request = redaction.ask(told, by=asker, at=at, **ground, **who)
    redaction.carry_out(request, by=decider, at=at, **who)
    browser = signed_in("qa@example.org")
    for address in (f"/ofsted-2014/redactions/{request.pk}/", "/redactions/backups/"):
        assert kept.file.name in browser.get(address).content.decode()


def test_words_that_stand_nowhere_are_not_said_to_be_removed_and_the_request_can_be_refused(told, signed_in):
    who = {"by": Person.objects.get(email="pathways@example.org"), "because": "Pasted by mistake"}
    where = {"where": "In action 4c-1", "ground": RedactionGround.CHILD, "at": Change.objects.latest("number").at}
    page = f"/ofsted-2014/redactions/{redaction.ask(told, words='Barnaby Thistlewood', **where, **who).pk}/"
    browser = signed_in("director@example.org")
    answer = browser.post(page, decided(browser.get(page).content.decode()))
    assert answer.status_code == 422
    assert "There is nothing to remove" in answer.content.decode()
    assert not Redaction.objects.exists()
    refused = decided(answer.content.decode(), decision="refuse", key="d2", because="They are gone")
    assert browser.post(page, refused).status_code == 302
    assert Redaction.objects.get().outcome == "refused"
