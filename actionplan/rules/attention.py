"""Why something in a plan needs somebody's attention, in the order in which it matters: one table."""

from dataclasses import dataclass
from enum import IntEnum

from actionplan.vocabulary import ActionState


class Attention(IntEnum):
    """A reason to look at an action, or at a finding that something is missing from; the lowest is the worst.

    First what has gone wrong; then what the plan lacks, for which no owner can be chased; then what waits for a
    decision of the council's own; last what has merely not been heard of. A requirement without an action leads the
    gaps because it alone sets a finding off course.
    """

    OVERDUE = 0
    OFF_TRACK = 1
    AT_RISK = 2
    NO_ACTION = 3
    NO_OWNER = 4
    NO_DUE_DATE = 5
    NO_SUCCESS_MEASURE = 6
    PARTNER_NOT_COMMITTED = 7
    AWAITING_ASSURANCE = 8
    EXTENSION_ASKED = 9
    SUSPENSION_TO_REVIEW = 10
    STALE = 11

    @property
    def place(self) -> int:
        """Its place in the order, 0 the worst."""
        return int(self)

    @property
    def label(self) -> str:
        """How people read it."""
        return TABLE[self].label

    @property
    def next_step(self) -> str:
        """What comes next where nobody's own words say it."""
        return TABLE[self].next_step

    @property
    def is_gap(self) -> bool:
        """Whether the plan itself lacks something, which is put right by editing it."""
        return TABLE[self].is_gap


@dataclass(frozen=True)
class Meaning:
    """What is said of a reason: its label, the one next step, and whether it is a gap in the plan."""

    label: str
    next_step: str
    is_gap: bool = False


TABLE = {
    Attention.OVERDUE: Meaning("Overdue", "The owner says what will bring it back"),
    Attention.OFF_TRACK: Meaning("Off track", "The owner says what will bring it back"),
    Attention.AT_RISK: Meaning("At risk", "The owner says what will bring it back"),
    Attention.NO_ACTION: Meaning("No action for what is required", "Add an action that answers it", is_gap=True),
    Attention.NO_OWNER: Meaning("No owner", "Name an accountable post", is_gap=True),
    Attention.NO_DUE_DATE: Meaning("No due date", "Agree a due date", is_gap=True),
    Attention.NO_SUCCESS_MEASURE: Meaning("No success measure", "Say how success will be known", is_gap=True),
    Attention.PARTNER_NOT_COMMITTED: Meaning(
        "Partner not committed", "The partner says whether it commits itself", is_gap=True
    ),
    Attention.AWAITING_ASSURANCE: Meaning("Awaiting assurance", "The QA unit checks the evidence"),
    Attention.EXTENSION_ASKED: Meaning("New date asked for", "The director or the QA unit decides the new date"),
    Attention.SUSPENSION_TO_REVIEW: Meaning(
        "Suspension to be reviewed", "The QA unit decides whether the suspension goes on"
    ),
    Attention.STALE: Meaning("Update due", "The owner gives an update"),
}

TROUBLE = (Attention.OVERDUE, Attention.OFF_TRACK, Attention.AT_RISK)
"""The reasons for which the owner owes an explanation."""
GAPS = tuple(reason for reason in Attention if TABLE[reason].is_gap)
"""What the plan may lack, worst first."""

_BY_STATE = {
    ActionState.OVERDUE: Attention.OVERDUE,
    ActionState.OFF_TRACK: Attention.OFF_TRACK,
    ActionState.AT_RISK: Attention.AT_RISK,
    ActionState.AWAITING_ASSURANCE: Attention.AWAITING_ASSURANCE,
}


@dataclass(frozen=True)
class Lacks:
    """What an action lacks or waits for, beside its state; all false is as it should be."""

    owner: bool = False
    due_date: bool = False
    success_measure: bool = False
    commitment: bool = False
    """A partner organisation has not agreed, or has declined, to commit itself."""
    date_decision: bool = False
    """A new due date was asked for and nobody has decided it."""
    review: bool = False
    """It is suspended, and the day on which that was to be looked at again is past."""
    update: bool = False
    """It is stale."""


def reasons(state: ActionState, lacks: Lacks) -> tuple[Attention, ...]:
    """Every reason to look at an action, worst first; none for one that is out of the plan.

    One that is assured lacks nothing any more, but a date that was asked for it still waits to be answered.
    """
    if state in (ActionState.SUPERSEDED, ActionState.WITHDRAWN):
        return ()
    if state == ActionState.ASSURED:
        lacks = Lacks(date_decision=lacks.date_decision)
    found = {
        _BY_STATE.get(state): True,
        Attention.NO_OWNER: lacks.owner,
        Attention.NO_DUE_DATE: lacks.due_date,
        Attention.NO_SUCCESS_MEASURE: lacks.success_measure,
        Attention.PARTNER_NOT_COMMITTED: lacks.commitment,
        Attention.EXTENSION_ASKED: lacks.date_decision,
        Attention.SUSPENSION_TO_REVIEW: lacks.review,
        Attention.STALE: lacks.update,
    }
    return tuple(sorted(reason for reason, holds in found.items() if holds and reason is not None))
