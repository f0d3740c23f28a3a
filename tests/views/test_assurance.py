"""A claim of completion on its page: assured or returned against evidence, reopened later; and how actions stand."""

from datetime import date

import pytest

from actionplan.commands import evidence, progress
from actionplan.commands.evidence import Proof
from actionplan.commands.progress import Progress
from actionplan.models import Action, AssuranceDecision, Change, Person, StandingDecision
from actionplan.queries.dashboard import dashboard
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import position_of
from actionplan.rules.attention import Attention
from actionplan.vocabulary import ActionState, DeliveryStatus
from config import clock
from tests.views.reading import text_of

PLAN = "/ofsted-2014/"
WHY = "Two of the four minutes are missing."
QA, LEAD, OWNER = "qa@example.org", "qa.lead@example.org", "pathways@example.org"


@pytest.fixture
def claimed(told, db) -> Action:
    """4c-2, overdue, which its owner says is complete."""
    action = Action.objects.get(slug="4c-2")
    claim(action, OWNER)
    return action


def said(email: str) -> dict[str, object]:
    return {"by": Person.objects.get(email=email), "because": WHY, "at": clock.now()}


def claim(action: Action, who: str) -> None:
    told = Progress(
        DeliveryStatus.COMPLETE, clock.today(), happened="All 57 visits are made.", difference="Safer homes."
    )
    progress.record(action, told, **said(who))


def add_proof(action: Action, title: str = "Visit log", **more: str) -> None:
    evidence.add(action, Proof(title, date(2014, 12, 1), link="https://www.example.org/log", **more), **said(OWNER))


def page_of(action: Action, page: str = "assurance/") -> str:
    return f"{PLAN}actions/{action.slug}/{page}"


def typed(browser, page: str, **told: str) -> dict[str, str]:
    """The form as its page gives it, with what is typed into it."""
    form = browser.get(page).context["form"]
    given = {name: form[name].value() for name in ("key", "seen") if name in form.fields}
    return given | {"because": WHY, **told}


def stands(action: Action) -> ActionState:
    return position_of(action, on=clock.today(), policy=policy_on(clock.today())).state


def test_the_desk_leads_to_each_claim_in_one_click_and_the_page_asks_three_questions(signed_in, claimed):
    add_proof(claimed)
    browser = signed_in(QA)
    assert f'href="{page_of(claimed)}"' in browser.get(f"{PLAN}qa/").content.decode()
    shown = text_of(browser.get(page_of(claimed)))
    for words in ("1. Is it done? All 57 visits are made.", "Visit log", "Safer homes.", "Success measure"):
        assert words in shown
    assert "without any evidence" not in shown


def test_a_claim_is_returned_and_its_owner_reads_why_first_with_the_days_late_restored(signed_in, claimed):
    assert stands(claimed) == ActionState.AWAITING_ASSURANCE
    browser = signed_in(QA)
    answer = browser.post(page_of(claimed), typed(browser, page_of(claimed), outcome="returned"), follow=True)
    assert "The claim on 4c-2 is returned to its owner. Go to the QA desk" in text_of(answer)
    shown = text_of(signed_in(OWNER).get(page_of(claimed, "")))
    assert f"The QA unit returned it on 4 December: “{WHY}”" in shown
    assert "24 days late" in shown
    assert WHY in text_of(signed_in(OWNER).get(f"{PLAN}mine/"))
    assert stands(claimed) == ActionState.OVERDUE


def test_to_assure_without_evidence_has_to_be_said_and_is_told(signed_in, claimed):
    browser, page = signed_in(QA), page_of(claimed)
    answer = browser.post(page, typed(browser, page, outcome="assured"))
    assert answer.status_code == 422
    assert "No evidence of this action is kept here. Say that you assure it without" in text_of(answer)
    assert WHY in text_of(answer)
    again = answer.context["form"].data.dict() | {"without_evidence": "on"}
    assert browser.post(page, again).status_code == 302
    assert stands(claimed) == ActionState.ASSURED
    shown = text_of(browser.get(page_of(claimed, "")))
    assert f"“{WHY}” Without any evidence kept here" in shown
    history = text_of(browser.get(page_of(claimed, "history/")))
    assert "assured that it is complete, without any evidence kept here" in history


def test_what_is_assured_with_evidence_is_reopened_with_a_reason(signed_in, claimed):
    add_proof(claimed)
    browser, page = signed_in(QA), page_of(claimed)
    assert browser.post(page, typed(browser, page, outcome="assured", because="Log seen")).status_code == 302
    assert "without any evidence" not in text_of(browser.get(page_of(claimed, "history/")))
    assert "Reopen an assured action" in text_of(browser.get(page))
    assert browser.post(page, typed(browser, page, outcome="reopened", because=" ")).status_code == 422
    browser.post(page, typed(browser, page, outcome="reopened"))
    assert f"The QA unit reopened it on 4 December: “{WHY}”" in text_of(browser.get(page_of(claimed, "")))
    assert "4c-2" in text_of(signed_in(OWNER).get(f"{PLAN}mine/"))
    assert stands(claimed) == ActionState.OVERDUE


def test_who_made_the_claim_is_told_that_somebody_else_decides(signed_in, claimed):
    browser, page = signed_in(QA), page_of(claimed)
    browser.post(page, typed(browser, page, outcome="returned"))
    claim(claimed, QA)
    assert "You own this action or made the claim, so somebody else" in text_of(browser.get(page))
    assert "Somebody else decides: you claimed it or own it" in text_of(browser.get(f"{PLAN}qa/"))
    answer = browser.post(
        page,
        {
            "key": "a",
            "seen": claimed.updates.order_by("-pk").first().pk,
            "outcome": "assured",
            "because": WHY,
            "without_evidence": "on",
        },
    )
    assert answer.status_code == 403
    assert "Somebody else must decide: you own this action or made the claim." in text_of(answer)
    lead = signed_in(LEAD)
    assert lead.post(page, typed(lead, page, outcome="assured", without_evidence="on")).status_code == 302


def test_two_at_once_and_the_same_form_twice(signed_in, claimed):
    first, second, page = signed_in(QA), signed_in(LEAD), page_of(claimed)
    late = typed(second, page, outcome="assured", without_evidence="on")
    form = typed(first, page, outcome="returned")
    before = Change.objects.count()
    assert [first.post(page, form).status_code for _ in range(2)] == [302, 302]
    assert Change.objects.count() == before + 1
    answer = second.post(page, late)
    assert answer.status_code == 422
    assert "This claim was decided before: returned." in text_of(answer)
    claim(claimed, OWNER)
    answer = second.post(page, answer.context["form"].data.dict())
    assert "The owner has updated this action since you read it" in text_of(answer)
    assert second.post(page, answer.context["form"].data.dict()).status_code == 302
    assert AssuranceDecision.objects.filter(action=claimed).count() == 2


def test_restricted_evidence_is_named_to_who_may_read_it_alone(signed_in, claimed):
    add_proof(claimed, "Case file", restricted_category="1")
    assert "Case file" in text_of(signed_in(QA).get(page_of(claimed)))


def test_without_a_claim_the_page_says_that_there_is_nothing_to_decide(signed_in, told):
    action = Action.objects.get(slug="4c-2")
    assert "Nobody has said that this action is complete" in text_of(signed_in(QA).get(page_of(action)))


def test_an_action_is_suspended_suspended_on_and_brought_back(signed_in, told):
    action, browser = Action.objects.get(slug="4c-2"), signed_in(QA)
    page = page_of(action, "standing/")
    assert "Suspend, supersede or withdraw" in text_of(browser.get(page_of(action, "")))
    for day, code in (("4", 422), ("10", 302), ("10", 422), ("20", 302)):
        until = {"review_on_day": day, "review_on_month": "12", "review_on_year": "2014"}
        answer = browser.post(page, typed(browser, page, standing="suspended", **until))
        assert answer.status_code == code, text_of(answer)
    assert "Bring it back, or suspend it on" in text_of(browser.get(page_of(action, "")))
    history = text_of(browser.get(page_of(action, "history/")))
    assert "marked it suspended until 10 December 2014" in history
    assert "left it suspended until 20 December 2014" in history
    form = typed(browser, page, standing="live")
    assert [browser.post(page, form).status_code for _ in range(2)] == [302, 302]
    assert stands(action) == ActionState.OVERDUE
    assert StandingDecision.objects.filter(action=action).count() == 3


def test_an_action_is_superseded_by_another_of_the_plan_by_its_reference(signed_in, told):
    action, browser = Action.objects.get(slug="4c-2"), signed_in(QA)
    page = page_of(action, "standing/")
    for reference, why in (
        ("", "Choose the other action"),
        ("9z-9", "This plan has no action 9z-9"),
        ("4c-2", "Choose"),
    ):
        answer = browser.post(page, typed(browser, page, standing="superseded", superseded_by=reference))
        assert answer.status_code == 422
        assert why in text_of(answer)
    answer = browser.post(page, typed(browser, page, standing="superseded", superseded_by="4C.3"), follow=True)
    assert "4c-2 is superseded." in text_of(answer)
    assert StandingDecision.objects.get(action=action).superseded_by.slug == "4c-3"


def test_who_decides_how_an_action_stands_sees_what_another_decided_meanwhile(signed_in, told):
    action, page = Action.objects.get(slug="4c-2"), "/ofsted-2014/actions/4c-2/standing/"
    first, second = signed_in(QA), signed_in(LEAD)
    late = typed(second, page, standing="withdrawn")
    first.post(page, typed(first, page, standing="withdrawn", because="Merged"))
    first.post(page, typed(first, page, standing="live", because="By mistake"))
    answer = second.post(page, late)
    assert "Somebody else decided how this action stands while you were typing" in text_of(answer)
    assert "By mistake" in text_of(answer)
    assert second.post(page, answer.context["form"].data.dict()).status_code == 302
    assert stands(action) == ActionState.WITHDRAWN


def test_a_suspension_to_review_leads_to_where_it_is_decided(signed_in, told):
    suspended = Action.objects.get(slug="9d-2")
    shown = dashboard(
        told.findings.all(), told.actions.filter(pk=suspended.pk), on=date(2015, 2, 2), policy=policy_on(clock.today())
    )
    assert [Attention.SUSPENSION_TO_REVIEW in line.reasons for line in shown.attention] == [True]
    assert "Suspended until 30 January 2015" in text_of(signed_in(QA).get(page_of(suspended, "standing/")))
