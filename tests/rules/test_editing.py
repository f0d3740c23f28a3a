"""Which reference comes next, when an action may be split or merged, and which dates its parts keep."""

from datetime import date

import pytest

from actionplan.rules.editing import (
    first_date_of_a_part,
    next_reference,
    part_references,
    why_no_taking_in,
    why_not_due_then,
    why_not_replaced,
)
from actionplan.rules.states import ActionFacts
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Standing

OCTOBER, DECEMBER = date(2014, 10, 31), date(2014, 12, 31)
CLAIMED = DeliveryStatus.COMPLETE


@pytest.mark.parametrize(
    ("taken", "reference"),
    [(set(), "4a-1"), ({"4a-1", "4a-2"}, "4a-3"), ({"4a-1", "4a-3"}, "4a-2"), ({"4b-1"}, "4a-1")],
)
def test_the_next_reference_is_the_first_that_was_never_used(taken, reference):
    assert next_reference("4a", taken) == reference


@pytest.mark.parametrize(
    ("whole", "taken", "references"),
    [
        ("4a-1", set(), ["4a-1a", "4a-1b"]),
        ("4a-1", {"4a-1a"}, ["4a-1b", "4a-1c"]),
        ("4a-1a", set(), ["4a-1a-1", "4a-1a-2"]),
    ],
)
def test_parts_are_called_after_the_whole(whole, taken, references):
    assert part_references(whole, 2, taken) == references


@pytest.mark.parametrize(
    ("facts", "waits", "said", "takes_in"),
    [
        (ActionFacts(), False, None, True),
        (ActionFacts(DeliveryStatus.OFF_TRACK), False, None, True),
        (ActionFacts(CLAIMED, AssuranceOutcome.RETURNED), False, None, True),
        (ActionFacts(CLAIMED, AssuranceOutcome.REOPENED), False, None, True),
        (ActionFacts(CLAIMED), False, "assure or return that claim first", False),
        (ActionFacts(CLAIMED, AssuranceOutcome.ASSURED), False, "reopen it first", False),
        (ActionFacts(standing=Standing.SUSPENDED), False, "It is suspended: bring it back first", False),
        (ActionFacts(standing=Standing.WITHDRAWN), False, "It is withdrawn: bring it back first", False),
        (ActionFacts(), True, "decide that first", True),
    ],
)
def test_what_is_done_asked_or_not_live_keeps_its_place(facts, waits, said, takes_in):
    why = why_not_replaced(facts, has_date_waiting=waits)
    assert (why is None) if said is None else said in why
    assert (why_no_taking_in(facts) is None) == takes_in


@pytest.mark.parametrize(
    ("first", "part", "kept"),
    [(None, DECEMBER, DECEMBER), (OCTOBER, DECEMBER, OCTOBER), (DECEMBER, OCTOBER, OCTOBER), (OCTOBER, None, None)],
)
def test_a_part_keeps_the_date_first_agreed_unless_it_is_due_before(first, part, kept):
    assert first_date_of_a_part(first, part) == kept


@pytest.mark.parametrize(
    ("action", "part", "may"),
    [
        (None, None, True),
        (None, DECEMBER, True),
        (DECEMBER, OCTOBER, True),
        (DECEMBER, DECEMBER, True),
        (OCTOBER, DECEMBER, False),
        (DECEMBER, None, False),
    ],
)
def test_a_part_is_due_no_later_than_the_whole(action, part, may):
    assert (why_not_due_then(action, part) is None) == may
