"""No restricted word reaches a councillor: a marker in every restricted field, and every page fetched."""

from html import unescape

import pytest

from actionplan.commands import actions, findings, progress
from actionplan.commands.progress import Progress
from actionplan.models import Finding, Person, Plan, ProgressUpdate, StandingDecision
from actionplan.vocabulary import DeliveryStatus
from config import clock
from tests.views.test_addresses import EVERYBODY, address, names

MARKER = "QQRESTRICTEDQQ"


@pytest.fixture
def planted(told, db):
    """A marker in every restricted field that a model has, put there by the commands."""
    qa, at = Person.objects.get(email="qa@example.org"), clock.now()
    written = {"by": qa, "because": "A test", "at": at}
    finding = findings.add(
        Plan.objects.get().sources.first(),
        reference="4z",
        title="Another finding",
        statement="Something was found.",
        restricted_note=MARKER,
        restricted_category="5",
        **written,
    )
    action = actions.add(
        finding, reference="4z-1", text="Do it", restricted_note=MARKER, restricted_category="5", **written
    )
    said = Progress(
        DeliveryStatus.OFF_TRACK,
        clock.today(),
        reason="It stopped.",
        recovery="It starts again.",
        restricted_note=MARKER,
        restricted_category="5",
    )
    progress.record(action, said, **written)
    return action


def test_every_restricted_field_of_every_model_is_planted(planted):
    models = {Finding, type(planted), ProgressUpdate}
    named = {
        field.model
        for field in (f for model in Finding._meta.apps.get_models() for f in model._meta.get_fields())
        if field.name == "restricted_note" and not field.model.__name__.startswith("Historical")
    }
    assert named == models
    assert all(model.objects.filter(restricted_note=MARKER).exists() for model in models)


@pytest.mark.parametrize("who", sorted(EVERYBODY - {"qa", "director", "asc", "pathways", "observer"}))
def test_no_page_of_theirs_holds_a_restricted_word(planted, signed_in, who):
    browser = signed_in(f"{who}@example.org")
    pages = {address(name) for name in names()} | {
        "/ofsted-2014/actions/4z-1/",
        "/ofsted-2014/actions/4z-1/history/",
        "/ofsted-2014/actions/4z-1/progress/new/",
        "/ofsted-2014/findings/4z/",
        f"/ofsted-2014/scrutiny/?q={'4z'}",
        "/no-such-page/",
    }
    for page in pages:
        assert MARKER not in browser.get(page, follow=True).content.decode(), page


@pytest.mark.parametrize("who", ["asc", "observer"])
def test_an_officer_without_the_permission_reads_the_plan_without_them(planted, signed_in, who):
    browser = signed_in(f"{who}@example.org")
    for page in ("actions/4z-1/", "actions/4z-1/history/", "findings/4z/", "overview/", "scrutiny/"):
        answer = browser.get(f"/ofsted-2014/{page}")
        assert answer.status_code == 200
        assert MARKER not in answer.content.decode(), page


def test_the_qa_unit_reads_them_on_the_actions_and_the_findings_page(planted, signed_in):
    browser = signed_in("qa@example.org")
    assert MARKER in browser.get("/ofsted-2014/actions/4z-1/").content.decode()
    assert MARKER in browser.get("/ofsted-2014/findings/4z/").content.decode()


def test_the_scrutiny_page_shows_the_action_itself(planted, signed_in):
    page = signed_in("councillor@example.org").get("/ofsted-2014/scrutiny/").content.decode()
    assert "It stopped." in page
    assert "It starts again." in page


def test_members_read_why_an_action_is_suspended_and_until_when(told, signed_in):
    page = signed_in("councillor@example.org").get("/ofsted-2014/scrutiny/").content.decode()
    decision = StandingDecision.objects.get(standing="suspended")
    assert decision.reason in unescape(page)
    assert "Suspended until 30 January 2015" in page
