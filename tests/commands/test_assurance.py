"""Claimed and assured: who may decide, in which turn, and what comes back when a claim is returned."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from actionplan.commands import imports, people, staging
from actionplan.commands.sheet import SheetAction
from actionplan.models import Action, AssuranceDecision
from actionplan.queries.imports import version_of
from actionplan.queries.positions import position_of
from actionplan.rules.policy import Policy
from actionplan.vocabulary import ActionState, AssuranceOutcome, DeliveryStatus, Standing
from tests.factories import Council, fresh
from tests.models.rows import import_rows

ASSURED, RETURNED, REOPENED = AssuranceOutcome
SOMEBODY_ELSE = "Somebody else must decide: you own this action or made the claim."


def state(council: Council, action: Action) -> ActionState:
    """What is shown today."""
    return position_of(action, on=council.today, policy=Policy()).state


def test_a_claim_waits_and_is_assured(council: Council):
    action = council.action()
    claim = council.claim(action)
    assert state(council, action) == ActionState.AWAITING_ASSURANCE
    decision = council.decide(action, ASSURED)
    assert state(council, action) == ActionState.ASSURED
    assert (decision.claim, decision.sequence, decision.reason) == (claim, 1, decision.change.because)


def test_a_returned_claim_is_at_risk_and_late_by_all_the_days_that_passed(council: Council):
    action = council.action()
    council.go_to(date(2014, 12, 30))
    council.claim(action)
    council.go_to(date(2015, 1, 10))
    assert state(council, action) == ActionState.AWAITING_ASSURANCE
    council.decide(action, RETURNED)
    shown = position_of(action, on=council.today, policy=Policy())
    assert (shown.state, shown.said, shown.days_late) == (ActionState.OVERDUE, ActionState.AT_RISK, 10)
    assert position_of(action, on=date(2014, 12, 31), policy=Policy()).state == ActionState.AT_RISK


def test_a_new_claim_after_a_return_waits_again_and_may_be_assured(council: Council):
    action = council.action()
    council.claim(action)
    council.decide(action, RETURNED)
    council.claim(action)
    assert state(council, action) == ActionState.AWAITING_ASSURANCE
    assert council.decide(action, ASSURED).sequence == 1


def test_what_was_assured_is_reopened_with_a_reason_and_claimed_anew(council: Council):
    action = council.action()
    council.claim(action)
    council.decide(action, ASSURED)
    assert council.decide(action, REOPENED).sequence == 2
    assert state(council, action) == ActionState.AT_RISK
    council.claim(action)
    council.decide(action, ASSURED)
    assert state(council, action) == ActionState.ASSURED


@pytest.mark.parametrize(
    ("before", "outcome", "why"),
    [
        ([], REOPENED, "Only an assured action can be reopened."),
        ([ASSURED], ASSURED, "This claim was decided before: assured."),
        ([RETURNED], ASSURED, "This claim was decided before: returned."),
        ([ASSURED, REOPENED], ASSURED, "This claim was decided before: reopened."),
    ],
)
def test_a_decision_out_of_turn_is_refused_and_leaves_nothing(council: Council, before, outcome, why):
    action = council.action()
    council.claim(action)
    for one in before:
        council.decide(action, one)
    with pytest.raises(ValidationError) as refusal:
        council.decide(action, outcome)
    assert (refusal.value.message, refusal.value.code) == (why, "not_in_turn")
    assert AssuranceDecision.objects.count() == len(before)


@pytest.mark.parametrize("says", [None, DeliveryStatus.ON_TRACK])
def test_without_a_claim_there_is_nothing_to_decide(council: Council, says):
    action = council.action()
    if says:
        council.say(action, says)
    with pytest.raises(ValidationError, match="Nobody has said that this action is complete"):
        council.decide(action, ASSURED)


def test_a_claim_on_a_suspended_action_waits_until_it_is_back(council: Council):
    action = council.action()
    council.claim(action)
    council.stand(action, Standing.SUSPENDED, review_on=date(2015, 1, 31))
    with pytest.raises(ValidationError, match="This action is suspended: bring it back before deciding its claim"):
        council.decide(action, ASSURED)
    council.stand(action, Standing.LIVE)
    council.decide(action, ASSURED)


@pytest.mark.parametrize("outcome", AssuranceOutcome)
def test_nobody_assures_returns_or_reopens_what_they_own(council: Council, outcome):
    post = people.add_post("QA lead", council.organisations["The council"], holder=council.qa, **council.by("other_qa"))
    council.people["qa"] = fresh(council.qa)
    action = council.action(owner=post)
    council.claim(action, who="other_qa")
    with pytest.raises(PermissionDenied, match=SOMEBODY_ELSE):
        council.decide(action, outcome)


def test_nobody_assures_what_they_stand_in_for(council: Council):
    people.name_stand_in(council.posts["owner"], council.qa, **council.by("admin"))
    council.people["qa"] = fresh(council.qa)
    action = council.action()
    council.claim(action)
    with pytest.raises(PermissionDenied, match=SOMEBODY_ELSE):
        council.decide(action, ASSURED)


def test_nobody_assures_a_claim_they_typed_on_the_owners_behalf(council: Council):
    action = council.action()
    council.claim(action, who="qa")
    with pytest.raises(PermissionDenied, match=SOMEBODY_ELSE):
        council.decide(action, ASSURED)
    council.decide(action, ASSURED, who="other_qa")


def test_an_owner_who_changed_after_the_page_was_read_is_the_one_that_counts(council: Council):
    action = council.action()
    council.claim(action)
    post = people.add_post("QA lead", council.organisations["The council"], holder=council.qa, **council.by("admin"))
    council.people["qa"] = fresh(council.qa)
    changed = SheetAction(
        "Plan", 2, "changed", action.reference, action=fresh(action), owner=post.title, changes=("owner",)
    )
    import_rows(council, changed, who="other_qa")
    with pytest.raises(PermissionDenied, match=SOMEBODY_ELSE):
        council.decide(action, ASSURED)


def claims_complete(council: Council) -> SheetAction:
    """A row of a sheet that says the work is done."""
    told = {"finding": council.finding, "text": "Do it", "status": DeliveryStatus.COMPLETE, "progress": "Done in May"}
    return SheetAction("Plan", 2, "new", "i1", **told)


def test_an_imported_claim_is_the_owners_so_who_imported_it_may_assure_it(council: Council):
    import_rows(council, claims_complete(council))
    council.decide(Action.objects.get(reference="i1"), ASSURED, who="qa")


def test_a_sheet_imported_again_takes_no_assurance_away(council: Council):
    import_rows(council, claims_complete(council))
    action = Action.objects.get(reference="i1")
    council.decide(action, ASSURED)
    again = {"action": action, "status": DeliveryStatus.AT_RISK, "progress": "Not done", "text": "Do it well"}
    import_rows(
        council,
        SheetAction("Plan", 2, "changed", "i1", **again, changes=("text", "status", "progress")),
    )
    assert state(council, action) == ActionState.ASSURED
    assert fresh(action).text == "Do it well"


def test_what_a_sheet_does_not_say_stays_as_it_was_said(council: Council):
    import_rows(council, SheetAction(**vars(claims_complete(council)) | {"status": DeliveryStatus.AT_RISK}))
    action = Action.objects.get(reference="i1")
    changed = SheetAction("Plan", 2, "changed", "i1", action=action, progress="A worker came", changes=("progress",))
    import_rows(council, changed)
    update = position_of(action, on=council.today, policy=Policy()).update
    assert (update.status, update.happened, update.reason) == (DeliveryStatus.AT_RISK, "A worker came", "A worker came")


def test_a_claim_that_changed_since_it_was_read_is_not_decided_unseen(council: Council):
    action = council.action()
    read = council.claim(action)
    council.decide(action, RETURNED)
    council.claim(action)
    with pytest.raises(ValidationError, match="The owner has updated this action since you read it") as refusal:
        council.decide(action, ASSURED, seen=read.pk)
    assert refusal.value.code == "conflict"
    council.decide(action, ASSURED, seen=action.updates.get(sequence=2).pk)


def test_an_import_of_what_somebody_changed_since_the_preview_is_refused_whole(council: Council):
    seen = version_of(council.plan)
    council.action()
    staged = staging.stage(
        council.plan, content=b"x", file_name="plan.xlsx", reading={}, by=council.qa, at=council.tick()
    )
    with pytest.raises(ValidationError, match="The plan has changed since you looked at this preview") as refusal:
        imports.confirm(staged, [claims_complete(council)], seen=seen, **council.by())
    assert refusal.value.code == "conflict"
    assert not Action.objects.filter(reference="i1").exists()
