"""The answers to members' questions, as sentences over the allow-list's values."""

from dataclasses import dataclass
from typing import Literal

from actionplan.queries.plans import DeadlinePosition, Window
from actionplan.queries.scrutiny_values import Position
from actionplan.rules.periods import in_words
from actionplan.vocabulary import FindingState


@dataclass(frozen=True)
class Piece:
    """A piece of a sentence; ``findings`` says which findings its number counts: in one state, or in any."""

    text: str
    findings: FindingState | Literal["any"] | None = None


@dataclass(frozen=True)
class Verdict:
    """Whether the plan is on course: the state that gives the sign, the word on it, and the sentence beside it."""

    state: FindingState
    word: str
    pieces: tuple[Piece, ...]

    @property
    def sentence(self) -> str:
        """The sentence as it is read."""
        return "".join(piece.text for piece in self.pieces)


def verdict(position: Position) -> Verdict | None:
    """Whether the plan is on course, by its findings; nothing while it has none."""
    if not position.findings:
        return None
    counts, total = position.finding_counts, len(position.findings)
    off, risk = counts[FindingState.OFF_COURSE], counts[FindingState.AT_RISK]
    if off or risk:
        return Verdict(
            FindingState.OFF_COURSE if off else FindingState.AT_RISK, "Not yet", _exceptions(off, risk, total)
        )
    if counts[FindingState.ALL_ASSURED] == total:
        whole = (Piece("All the actions of "), *_findings(total), Piece(" are assured"))
        return Verdict(FindingState.ALL_ASSURED, "Yes", whole)
    waiting = counts[FindingState.NOT_STARTED]
    if waiting == total:
        return Verdict(
            FindingState.NOT_STARTED, "Not yet", (Piece("None of "), *_findings(total), Piece(" is started"))
        )
    clear = (Piece("None of "), *_findings(total))
    if not waiting:
        return Verdict(FindingState.ON_COURSE, "Yes", (*clear, Piece(" is off course or at risk")))
    number = Piece(str(waiting), FindingState.NOT_STARTED)
    rest = (Piece(" is off course or at risk, and "), number, Piece(f" {_are(waiting)} not started"))
    return Verdict(FindingState.ON_COURSE, "Yes", (*clear, *rest))


def deadline_sentence(line: DeadlinePosition | Window) -> str:
    """When a deadline falls: "Action plan to Ofsted: 15 December 2014, 11 days from now."; a window says both ends."""
    if isinstance(line, DeadlinePosition):
        return f"{line.name}: {in_words(line.falls_on)}, {line.left}."
    opens, closes = (f"{in_words(end.falls_on)}, {end.left}" for end in (line.opens, line.closes))
    is_open = "opened" if line.opens.days_left < 0 else "opens"
    return f"{line.name}: {is_open} {opens}; {'closes' if line.closes.days_left >= 0 else 'closed'} {closes}."


def _exceptions(off: int, risk: int, total: int) -> tuple[Piece, ...]:
    """How many findings are off course and at risk, of how many."""
    words = {FindingState.OFF_COURSE: off, FindingState.AT_RISK: risk}
    (state, number), *more = [(state, number) for state, number in words.items() if number]
    first = (Piece(str(number), state), Piece(" of "), *_findings(total), _is_in(number, state))
    return (*first, *(part for other, count in more for part in _and(other, count)))


def _and(state: FindingState, number: int) -> tuple[Piece, ...]:
    """A second number of the same findings: " and 3 are at risk"."""
    return (Piece(" and "), Piece(str(number), state), _is_in(number, state))


def _is_in(number: int, state: FindingState) -> Piece:
    """What is so of a number of findings."""
    return Piece(f" {_are(number)} {state.label.lower()}")


def _findings(number: int) -> tuple[Piece, ...]:
    """A number of findings, in words."""
    return (Piece(str(number), "any"), Piece(" finding" if number == 1 else " findings"))


def _are(number: int) -> str:
    """Is or are."""
    return "is" if number == 1 else "are"
