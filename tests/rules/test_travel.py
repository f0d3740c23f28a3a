"""Direction of travel between two states, and between two steps of impact."""

import pytest

from actionplan.rules.travel import Direction, direction, direction_of_impact
from actionplan.vocabulary import ActionState, FindingState, Impact

A, F = ActionState, FindingState


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        (A.ON_TRACK, A.AT_RISK, Direction.WORSE),
        (A.AT_RISK, A.OVERDUE, Direction.WORSE),
        (A.AWAITING_ASSURANCE, A.AT_RISK, Direction.WORSE),
        (A.NOT_STARTED, A.ON_TRACK, Direction.IMPROVED),
        (A.AWAITING_ASSURANCE, A.ASSURED, Direction.IMPROVED),
        (A.OVERDUE, A.AWAITING_ASSURANCE, Direction.IMPROVED),
        (A.ON_TRACK, A.ON_TRACK, Direction.NO_CHANGE),
        (A.ON_TRACK, A.AWAITING_ASSURANCE, Direction.NO_COMPARISON),
        (A.AWAITING_ASSURANCE, A.ON_TRACK, Direction.NO_COMPARISON),
        (A.ON_TRACK, A.SUSPENDED, Direction.NO_COMPARISON),
        (A.WITHDRAWN, A.ON_TRACK, Direction.NO_COMPARISON),
        (None, A.ON_TRACK, Direction.NO_COMPARISON),
        (A.ON_TRACK, None, Direction.NO_COMPARISON),
        (F.ON_COURSE, F.OFF_COURSE, Direction.WORSE),
        (F.OFF_COURSE, F.AT_RISK, Direction.IMPROVED),
        (F.NOT_STARTED, F.ON_COURSE, Direction.IMPROVED),
        (F.ON_COURSE, F.ALL_ASSURED, Direction.IMPROVED),
    ],
)
def test_the_direction_follows_the_order_of_states(before, after, way):
    assert direction(before, after) == way


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        (Impact.NOT_YET_EVIDENCED, Impact.EARLY_SIGNS, Direction.IMPROVED),
        (Impact.SUSTAINED, Impact.EVIDENT, Direction.WORSE),
        (Impact.EVIDENT, Impact.EVIDENT, Direction.NO_CHANGE),
    ],
)
def test_a_further_step_of_impact_is_better(before, after, way):
    assert direction_of_impact(before, after) == way
