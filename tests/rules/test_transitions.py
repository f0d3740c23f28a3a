"""What may follow what: every pair of what stands and what is wanted, with the sentence that refuses it."""

from itertools import product

import pytest

from actionplan.rules.states import ActionFacts
from actionplan.rules.transitions import NEEDS_A_REASON, why_no_assurance, why_no_standing, why_no_status, why_no_update
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Standing

CLAIMED = ActionFacts(status=DeliveryStatus.COMPLETE)
ASSURED, RETURNED, REOPENED = AssuranceOutcome


@pytest.mark.parametrize(("before", "after"), list(product(DeliveryStatus, repeat=2)))
def test_any_status_may_follow_any_other_but_not_started_is_never_gone_back_to(before, after):
    why = why_no_status(ActionFacts(status=before), after)
    goes_back = after == DeliveryStatus.NOT_STARTED != before
    assert (why is not None) is goes_back
    if goes_back:
        assert why == f"This action has started: you said {before.label} before. Choose another status."


@pytest.mark.parametrize("status", DeliveryStatus)
def test_an_action_that_is_live_and_not_with_the_qa_unit_takes_updates(status):
    for outcome in (RETURNED, REOPENED):
        assert why_no_update(ActionFacts(status=status, outcome=outcome)) is None
    if status != DeliveryStatus.COMPLETE:
        assert why_no_update(ActionFacts(status=status)) is None


def test_a_claim_is_the_qa_units_to_decide_before_more_is_said():
    why = why_no_update(ActionFacts(status=DeliveryStatus.COMPLETE))
    assert why is not None
    assert "The QA unit is checking the claim" in why


@pytest.mark.parametrize("standing", [Standing.SUSPENDED, Standing.SUPERSEDED, Standing.WITHDRAWN])
def test_an_action_that_is_not_live_takes_no_updates_and_says_who_brings_it_back(standing):
    why = why_no_update(ActionFacts(standing=standing))
    word = standing.label.lower()
    assert why == f"This action is {word}, so it takes no updates until the QA unit brings it back."


def test_an_assured_action_takes_no_updates_until_it_is_reopened():
    why = why_no_update(ActionFacts(status=DeliveryStatus.COMPLETE, outcome=ASSURED))
    assert why == "This action is complete and assured. The QA unit can reopen it, with a reason."


DECIDED = [
    (None, ASSURED, None),
    (None, RETURNED, None),
    (None, REOPENED, "Only an assured action can be reopened."),
    (ASSURED, ASSURED, "This claim was decided before: assured."),
    (ASSURED, RETURNED, "This claim was decided before: assured."),
    (ASSURED, REOPENED, None),
    (RETURNED, ASSURED, "This claim was decided before: returned."),
    (RETURNED, RETURNED, "This claim was decided before: returned."),
    (RETURNED, REOPENED, "Only an assured action can be reopened."),
    (REOPENED, ASSURED, "This claim was decided before: reopened."),
    (REOPENED, RETURNED, "This claim was decided before: reopened."),
    (REOPENED, REOPENED, "Only an assured action can be reopened."),
]


@pytest.mark.parametrize(("before", "wanted", "why"), DECIDED)
def test_a_claim_is_decided_once_and_only_the_assured_is_reopened(before, wanted, why):
    facts = ActionFacts(status=DeliveryStatus.COMPLETE, outcome=before)
    assert why_no_assurance(facts, wanted, owns_it=False, made_the_claim=False) == why


@pytest.mark.parametrize(("owns_it", "made_the_claim"), [(True, False), (False, True), (True, True)])
@pytest.mark.parametrize("outcome", AssuranceOutcome)
def test_nobody_decides_a_claim_on_what_they_own_or_claimed(outcome, owns_it, made_the_claim):
    why = why_no_assurance(CLAIMED, outcome, owns_it=owns_it, made_the_claim=made_the_claim)
    assert why == "You own this action or made the claim, so somebody else in the QA unit must decide."


@pytest.mark.parametrize("status", [status for status in DeliveryStatus if status != DeliveryStatus.COMPLETE])
def test_without_a_claim_there_is_nothing_to_decide(status):
    why = why_no_assurance(ActionFacts(status=status), ASSURED, owns_it=False, made_the_claim=False)
    assert why == "Nobody has said that this action is complete."


def test_a_claim_on_an_action_that_is_not_live_waits_until_it_is_back():
    facts = ActionFacts(status=DeliveryStatus.COMPLETE, standing=Standing.SUSPENDED)
    why = why_no_assurance(facts, ASSURED, owns_it=False, made_the_claim=False)
    assert why == "This action is suspended: bring it back before deciding its claim."


@pytest.mark.parametrize(("before", "after"), list(product(Standing, repeat=2)))
def test_an_action_leaves_and_comes_back_one_step_at_a_time(before, after):
    why = why_no_standing(before, after)
    if before == after == Standing.SUSPENDED:
        assert why is None, "it may be suspended on, until another day"
    elif before == after:
        assert why == f"This action is {after.label.lower()} already."
    elif Standing.LIVE in (before, after):
        assert why is None
    else:
        assert why == f"Bring the action back first: it is {before.label.lower()}."


def test_members_are_owed_a_reason_for_at_risk_and_off_track_alone():
    assert {DeliveryStatus.AT_RISK, DeliveryStatus.OFF_TRACK} == NEEDS_A_REASON
