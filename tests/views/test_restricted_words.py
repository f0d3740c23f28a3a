"""No restricted word reaches who may not read it: a marker in every restricted field, and every page fetched."""

from html import unescape

import pytest

from actionplan.commands import actions, documents, findings, matters, progress
from actionplan.commands.matters import Reply
from actionplan.commands.papers import Paper
from actionplan.commands.progress import Progress
from actionplan.models import (
    Action,
    Answer,
    Document,
    Finding,
    Matter,
    Person,
    Plan,
    Post,
    ProgressUpdate,
    StandingDecision,
)
from actionplan.vocabulary import AnswerKind, DeliveryStatus
from config import clock
from tests.papers import upload
from tests.views.test_addresses import EVERYBODY, address, names

MARKER = "QQRESTRICTEDQQ"


OWNERS = {"health": "4z-2", "pathways": "4z-3", "asc": "4z-4"}
"""An action of the post of each, with restricted words that the QA unit typed."""
ACTIONS = ("4z-1", *OWNERS.values())
HIDDEN = {"restricted_note": MARKER, "restricted_category": "5"}


@pytest.fixture
def planted(told, db):
    """A marker in every restricted field that a model has, put there by the commands; also on what others own."""
    written = {"by": Person.objects.get(email="qa@example.org"), "because": "A test", "at": clock.now()}
    sources = Plan.objects.get().sources
    closed, of_board = (
        findings.add(
            source, reference=reference, title="Another", statement="Something was found.", **HIDDEN, **written
        )
        for source, reference in ((sources.first(), "4z"), (sources.get(is_open_to_partners=True), "9z"))
    )
    partners = Action.objects.filter(owner__organisation__name="Clinical Commissioning Group").first().owner
    managers = (Post.objects.get(holder__email=f"{who}@example.org") for who in ("pathways", "asc"))
    for number, owner in enumerate((None, partners, *managers), start=1):
        finding = of_board if owner == partners else closed
        told = {"reference": f"4z-{number}", "text": "Do it", "owner": owner}
        progress.record(actions.add(finding, **told, **HIDDEN, **written), said(), **written)
    plant_papers(Plan.objects.get(), written)
    plant_answer(written)
    return Action.objects.get(reference="4z-1")


def plant_papers(plan: Plan, written: dict) -> None:
    """Exempt papers with the marker in the link, in the file and its name, and in a file that an open one replaced."""
    exempt = {"restricted_category": "3"}
    documents.add(plan, Paper("Exempt link", link=f"https://example.org/{MARKER}", **exempt), **written)
    hidden = upload(MARKER.encode(), f"{MARKER}.txt")
    documents.add(plan, Paper("Exempt file", **exempt), upload=hidden, **written)
    documents.withdraw(documents.add(plan, Paper("Gone", **exempt), upload=hidden, **written), **written)
    replaced = documents.add(plan, Paper("Exempt once", **exempt), upload=hidden, **written)
    documents.change(replaced, Paper("Exempt once"), upload=upload(), seen=1, **written)


def plant_answer(written: dict) -> None:
    """An answer to members of which a part is restricted."""
    late = Matter.objects.select_related("plan").get(kind="question", number=2)
    matters.answer(late, Reply(AnswerKind.ANSWER, "Nine.", **HIDDEN), **written)


def pages_of_papers() -> set[str]:
    """Every page and file of every paper, by what an address may name."""
    rows = Document.history.values_list("id", "fingerprint").distinct()
    ends = [(pk, end) for pk, one in rows for end in ("", "file/", "withdraw/", *([f"files/{one}/"] if one else []))]
    return {f"/ofsted-2014/documents/{pk}/{end}" for pk, end in ends}


def said(**told) -> Progress:
    """An update with restricted words."""
    why = {"reason": "It stopped.", "recovery": "It starts again."}
    return Progress(DeliveryStatus.OFF_TRACK, clock.today(), **why, **{**HIDDEN, **told})


def test_every_restricted_field_of_every_model_is_planted(planted):
    models = {Answer, Finding, type(planted), ProgressUpdate}
    named = {
        field.model
        for field in (f for model in Finding._meta.apps.get_models() for f in model._meta.get_fields())
        if field.name == "restricted_note" and not field.model.__name__.startswith("Historical")
    }
    assert named == models
    assert all(model.objects.filter(restricted_note=MARKER).exists() for model in models)


@pytest.mark.parametrize("who", sorted(EVERYBODY - {"qa", "director"}))
def test_no_page_of_theirs_holds_a_restricted_word(planted, signed_in, who):
    browser = signed_in(f"{who}@example.org")
    pages = {address(name) for name in names()} | {
        *(f"/ofsted-2014/actions/{one}/{page}" for one in ACTIONS for page in ("", "history/", "progress/new/")),
        *pages_of_papers(),
        "/ofsted-2014/findings/4z/",
        "/ofsted-2014/findings/9z/",
        "/ofsted-2014/scrutiny/?q=4z",
        *(f"/ofsted-2014/{page}" for page in ("recommendations/", "questions/", "questions/2/", "questions/2/answer/")),
        "/ofsted-2014/scrutiny/findings/4c/",
        "/no-such-page/",
        "/ofsted-2014/plan/as-at/2014-12-04/",
        *(f"/ofsted-2014/{page}?as-at=2014-12-04" for page in ("overview/", "findings/", "actions/", "actions.csv")),
        *(f"/ofsted-2014/actions/{one}/?as-at=2014-12-04" for one in ACTIONS),
        *(f"/ofsted-2014/findings/{one}/?as-at=2014-12-04" for one in ("4z", "9z")),
        "/ofsted-2014/scrutiny/?list=all&as-at=2014-12-04",
    }
    for page in pages:
        assert MARKER.encode() not in browser.get(page, follow=True).getvalue(), page


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
