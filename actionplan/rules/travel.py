"""Direction of travel: whether a state is better or worse than the one at a named moment."""

from collections.abc import Collection
from typing import Final, TypeVar

from actionplan.rules.states import NOT_OPEN, place
from actionplan.vocabulary import ActionState, FindingState, Impact, Word

State = TypeVar("State", ActionState, FindingState)


class Direction(Word):
    """Better or worse, never higher or lower."""

    IMPROVED = "improved", "Improved"
    NO_CHANGE = "no_change", "No change"
    WORSE = "worse", "Worse"
    NO_COMPARISON = "no_comparison", "No comparison"


OUT_OF_THE_ORDER: Final[Collection[ActionState]] = NOT_OPEN - {ActionState.ASSURED}
"""Suspended, superseded and withdrawn stand in no order: an action that is stopped is neither better nor worse."""
A_CLAIM: Final = frozenset({ActionState.ON_TRACK, ActionState.AWAITING_ASSURANCE})
"""Between these two lies a claim that nobody has checked, which is neither better nor worse than being on track."""


def direction(before: State | None, after: State | None) -> Direction:
    """The direction from one state to another by their place in the order of ``rules.states``.

    There is no comparison with what was not there (``None``), with what stands in no order, nor of an unchecked claim
    with being on track.
    """
    if before is None or after is None:
        return Direction.NO_COMPARISON
    if before == after:
        return Direction.NO_CHANGE
    if {before, after} & set(OUT_OF_THE_ORDER) or {before, after} == A_CLAIM:
        return Direction.NO_COMPARISON
    return Direction.IMPROVED if place(after) > place(before) else Direction.WORSE


def direction_of_impact(before: Impact, after: Impact) -> Direction:
    """The direction from one step of impact to another: further is better."""
    steps = list(Impact)
    moved = steps.index(after) - steps.index(before)
    if not moved:
        return Direction.NO_CHANGE
    return Direction.IMPROVED if moved > 0 else Direction.WORSE
