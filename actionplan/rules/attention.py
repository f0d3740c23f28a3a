"""Why an action needs somebody's attention, in the order in which it matters."""

from enum import IntEnum

from actionplan.vocabulary import ActionState


class Attention(IntEnum):
    """A reason to look at an action; the lowest is the worst."""

    OVERDUE = 0
    OFF_TRACK = 1
    AT_RISK = 2
    NO_OWNER = 3
    NO_DUE_DATE = 4
    NO_SUCCESS_MEASURE = 5
    AWAITING_ASSURANCE = 6
    STALE = 7

    @property
    def place(self) -> int:
        """Its place in the order, 0 the worst."""
        return int(self)

    @property
    def label(self) -> str:
        """How people read it."""
        return LABELS[self]


LABELS = {
    Attention.OVERDUE: "Overdue",
    Attention.OFF_TRACK: "Off track",
    Attention.AT_RISK: "At risk",
    Attention.NO_OWNER: "No owner",
    Attention.NO_DUE_DATE: "No due date",
    Attention.NO_SUCCESS_MEASURE: "No success measure",
    Attention.AWAITING_ASSURANCE: "Awaiting assurance",
    Attention.STALE: "Update due",
}

_BY_STATE = {
    ActionState.OVERDUE: Attention.OVERDUE,
    ActionState.OFF_TRACK: Attention.OFF_TRACK,
    ActionState.AT_RISK: Attention.AT_RISK,
    ActionState.AWAITING_ASSURANCE: Attention.AWAITING_ASSURANCE,
}


def reasons(
    state: ActionState, *, is_stale: bool, has_owner: bool, has_due_date: bool, has_success_measure: bool
) -> tuple[Attention, ...]:
    """Every reason to look at an action, worst first; none for one that is assured or out of the plan."""
    if state in (ActionState.ASSURED, ActionState.SUPERSEDED, ActionState.WITHDRAWN):
        return ()
    found = {
        _BY_STATE.get(state): True,
        Attention.NO_OWNER: not has_owner,
        Attention.NO_DUE_DATE: not has_due_date,
        Attention.NO_SUCCESS_MEASURE: not has_success_measure,
        Attention.STALE: is_stale,
    }
    return tuple(sorted(reason for reason, holds in found.items() if holds and reason is not None))
