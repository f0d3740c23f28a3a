"""What is owed to members: by when, where a matter stands, and what may be said in it next.

A question is owed an answer within a number of days, a recommendation within two months of its meeting.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from actionplan.vocabulary import AnswerKind, MatterState

_DECEMBER: Final = 12
ANSWERS: Final = (AnswerKind.ANSWER, AnswerKind.INTERIM, AnswerKind.PROGRESS)
"""What who answers may say, and put right."""
OPEN: Final = frozenset({MatterState.OVERDUE, MatterState.WAITING})
"""The states in which members wait for an answer."""
MEMBERS_SIDE: Final = frozenset({AnswerKind.FOLLOW_UP, AnswerKind.CHASED, AnswerKind.CLOSED, AnswerKind.TAKEN_BACK})
"""What is said for the members; everything else is said by who answers."""
FOLLOWS: Final = {
    MatterState.WAITING: frozenset(
        {AnswerKind.ANSWER, AnswerKind.INTERIM, AnswerKind.CHASED, AnswerKind.CLOSED, AnswerKind.TAKEN_BACK}
    ),
    MatterState.ANSWERED: frozenset({AnswerKind.PROGRESS, AnswerKind.FOLLOW_UP, AnswerKind.CLOSED}),
    MatterState.CLOSED: frozenset({AnswerKind.FOLLOW_UP}),
    MatterState.TAKEN_BACK: frozenset(),
}
"""What may be said next; while an answer is overdue the same as while it is waited for."""
_LEADS_TO: Final = {
    AnswerKind.ANSWER: MatterState.ANSWERED,
    AnswerKind.FOLLOW_UP: MatterState.WAITING,
    AnswerKind.CLOSED: MatterState.CLOSED,
    AnswerKind.TAKEN_BACK: MatterState.TAKEN_BACK,
}
"""Where a matter stands after each of these; the others leave it where it is."""
_WHY_NOT: Final = {
    MatterState.WAITING: "This waits for an answer, so there is none to go on from yet.",
    MatterState.ANSWERED: "This was answered already. Say how it goes on, or ask a follow-up question.",
    MatterState.CLOSED: "This is closed. A follow-up question opens it again.",
    MatterState.TAKEN_BACK: "This question was taken back, so nothing more is said in it.",
}


@dataclass(frozen=True)
class Said:
    """One thing said in a matter, of which only its kind and its London day matter to where it stands."""

    kind: AnswerKind
    on: date


def due_of_question(*, asked_on: date, answer_days: int) -> date:
    """The last day on which a question is answered in time."""
    return asked_on + timedelta(days=answer_days)


def due_of_recommendation(*, held_on: date, months: int) -> date:
    """The last day on which a recommendation is answered in time: the same day of a later month, or its last."""
    after = held_on.month - 1 + months
    year, month = held_on.year + after // _DECEMBER, after % _DECEMBER + 1
    return date(year, month, min(held_on.day, monthrange(year, month)[1]))


def state_of(said: Iterable[Said], *, due_on: date, day: date) -> MatterState:
    """Where a matter stands on a day, from what had been said by then, in the order of time."""
    state = MatterState.WAITING
    for one in said:
        state = _LEADS_TO.get(one.kind, state)
    return MatterState.OVERDUE if state == MatterState.WAITING and day > due_on else state


def why_not_said(kind: AnswerKind, state: MatterState) -> str | None:
    """Why this cannot be said in a matter that stands so, or ``None`` when it can."""
    standing = MatterState.WAITING if state in OPEN else state
    return None if kind in FOLLOWS[standing] else _WHY_NOT[standing]


def why_not_corrected(state: MatterState) -> str | None:
    """Why nothing said in a matter that stands so can be put right any more, or ``None`` when it can."""
    return _WHY_NOT[state] if state == MatterState.TAKEN_BACK else None


def answered_in(said: Iterable[Said], *, began_on: date) -> int | None:
    """The days from the question, or from its last follow-up, to the answer to it; ``None`` while there is none."""
    since, answered = began_on, None
    for one in said:
        if one.kind == AnswerKind.FOLLOW_UP:
            since, answered = one.on, None
        if one.kind == AnswerKind.ANSWER:
            answered = (one.on - since).days
    return answered


def time_in_words(state: MatterState, *, due_on: date, day: date, answered_days: int | None) -> str:
    """How long it took or takes: “answered in 12 days”, “9 days late”, “due today”, “3 days left”; else nothing."""
    if state in OPEN:
        left = (due_on - day).days
        return "due today" if left == 0 else f"{_days(left)} left" if left > 0 else f"{_days(-left)} late"
    if answered_days is None or state == MatterState.TAKEN_BACK:
        return ""
    return "answered on the same day" if answered_days == 0 else f"answered in {_days(answered_days)}"


def numeral(number: int) -> str:
    """A place among what was resolved, as minutes write it: “(iv)”."""
    signs = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    written = ""
    for value, sign in signs:
        written += sign * (number // value)
        number %= value
    return f"({written})"


def _days(number: int) -> str:
    """A number of days, in words."""
    return "1 day" if number == 1 else f"{number} days"
