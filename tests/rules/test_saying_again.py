"""What may be said again, and what may be said instead: "no change" and corrections, each refusal with its sentence."""

from datetime import date
from itertools import product

import pytest

from actionplan.rules.states import ActionFacts
from actionplan.rules.transitions import OVERDUE_AND_UNSAID, Correction, why_no_correction, why_not_unchanged
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Standing

NOT_STARTED, ON_TRACK, AT_RISK, OFF_TRACK, COMPLETE = DeliveryStatus
TODAY = date(2014, 12, 4)
LAST_MONTH = date(2014, 11, 3)
LATE, IN_TIME = date(2014, 12, 3), date(2014, 12, 4)
LONG_LATE = date(2014, 10, 31)

UNCHANGED = [
    (NOT_STARTED, IN_TIME, True, None),
    (ON_TRACK, IN_TIME, False, None),
    (ON_TRACK, None, False, None),
    (ON_TRACK, LATE, True, OVERDUE_AND_UNSAID),
    (NOT_STARTED, LATE, True, OVERDUE_AND_UNSAID),
    (AT_RISK, IN_TIME, True, None),
    (OFF_TRACK, IN_TIME, True, None),
    (AT_RISK, IN_TIME, False, "It is at risk, and no reason and next step were given. Say them."),
    (
        AT_RISK,
        LATE,
        True,
        "This action has become overdue since the last update. Say why, and what will bring it back.",
    ),
    (
        OFF_TRACK,
        LATE,
        True,
        "This action has become overdue since the last update. Say why, and what will bring it back.",
    ),
    (OFF_TRACK, LONG_LATE, True, None),
]


@pytest.mark.parametrize(("status", "due_on", "has_reason", "why"), UNCHANGED)
def test_no_change_is_an_answer_only_where_nothing_is_owed_anew(status, due_on, has_reason, why):
    facts = ActionFacts(status=status, due_on=due_on)
    assert why_not_unchanged(facts, TODAY, said_on=LAST_MONTH, has_reason=has_reason) == why


@pytest.mark.parametrize("outcome", [AssuranceOutcome.RETURNED, AssuranceOutcome.REOPENED])
def test_what_the_qa_unit_sent_back_is_not_answered_by_no_change(outcome):
    facts = ActionFacts(status=COMPLETE, outcome=outcome)
    assert "The QA unit sent this back" in str(why_not_unchanged(facts, TODAY, said_on=LAST_MONTH, has_reason=False))


def test_nothing_is_unchanged_before_anything_was_said_or_twice_in_a_day():
    facts = ActionFacts(status=ON_TRACK)
    assert "Nothing has been said" in str(why_not_unchanged(facts, TODAY, said_on=None, has_reason=False))
    assert "updated today" in str(why_not_unchanged(facts, TODAY, said_on=TODAY, has_reason=False))


def test_what_takes_no_update_takes_no_unchanged_one():
    for facts in (ActionFacts(standing=Standing.SUSPENDED), ActionFacts(status=COMPLETE)):
        assert why_not_unchanged(facts, TODAY, said_on=LAST_MONTH, has_reason=True)


@pytest.mark.parametrize(("before", "was", "becomes"), list(product(DeliveryStatus, repeat=3)))
def test_a_correction_neither_makes_nor_takes_back_a_claim_nor_goes_back_to_not_started(before, was, becomes):
    why = why_no_correction(Correction(before, was, becomes))
    if (was == COMPLETE) != (becomes == COMPLETE):
        assert why is not None
        assert "cannot make or take back the claim" in why
    else:
        assert (why is not None) is (becomes == NOT_STARTED != before)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"is_corrected": True}, "corrected already"),
        ({"is_decided": True}, "The QA unit has decided this claim"),
        ({"is_own": False}, "Only who made a claim corrects its words while it waits"),
        ({"is_own": False, "is_decided": True}, "The QA unit has decided this claim"),
    ],
)
def test_a_claim_is_corrected_by_who_made_it_and_only_before_it_is_decided(changes, words):
    assert why_no_correction(Correction(ON_TRACK, COMPLETE, COMPLETE)) is None
    assert words in str(why_no_correction(Correction(ON_TRACK, COMPLETE, COMPLETE, **changes)))


def test_the_qa_unit_corrects_what_others_wrote_that_is_no_claim():
    assert why_no_correction(Correction(ON_TRACK, AT_RISK, OFF_TRACK, is_own=False)) is None
