"""How many actions lack each thing that a plan must have, with the parts of a filter that choose exactly these."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from actionplan.queries.action_filter import NONE
from actionplan.queries.attention import AttentionLine
from actionplan.rules.attention import Attention
from actionplan.rules.states import OUT_OF_THE_COUNTS
from actionplan.vocabulary import ActionState, Commitment

MAY_LACK = tuple(state for state in ActionState if state not in OUT_OF_THE_COUNTS | {ActionState.ASSURED})
"""The states in which an action may lack something: what is assured needs nothing any more."""


@dataclass(frozen=True)
class GapCount:
    """How many actions lack one thing; the other parts choose them, each empty where it is not asked."""

    words: str
    number: int = 0
    owner: str = ""
    due: str = ""
    success_measure: str = ""
    commitment: tuple[Commitment, ...] = ()
    state: tuple[ActionState, ...] = MAY_LACK


_COUNTS = {
    Attention.NO_OWNER: GapCount("without an owner", owner=NONE),
    Attention.NO_DUE_DATE: GapCount("without a due date", due=NONE),
    Attention.NO_SUCCESS_MEASURE: GapCount("without a success measure", success_measure=NONE),
    Attention.PARTNER_NOT_COMMITTED: GapCount(
        "whose partner has not committed itself", commitment=(Commitment.NOT_YET, Commitment.DECLINED)
    ),
}


def gap_counts(lines: Iterable[AttentionLine]) -> tuple[GapCount, ...]:
    """Each kind of gap that any action has, in the order of the attention list, with how many actions have it."""
    had = Counter(reason for line in lines for reason in line.reasons)
    return tuple(replace(count, number=had[reason]) for reason, count in _COUNTS.items() if had[reason])
