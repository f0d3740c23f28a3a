"""Whether the plan is on course: the verdict and what was due, as sentences over the allow-list's values."""

from dataclasses import dataclass

from actionplan.queries.plans import DeadlinePosition, Window
from actionplan.queries.scrutiny_sentences import Piece, Sentence, actions, as_read, findings, listed
from actionplan.queries.scrutiny_since import CLAIMED
from actionplan.queries.scrutiny_values import Position
from actionplan.rules.periods import in_words
from actionplan.vocabulary import ActionState, FindingState


@dataclass(frozen=True)
class Verdict:
    """Whether the plan is on course: the state that gives the sign, the word on it, and the sentence beside it."""

    state: FindingState
    word: str
    pieces: Sentence

    @property
    def sentence(self) -> str:
        """The sentence as it is read."""
        return as_read(self.pieces)


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
    number = findings(waiting, course=FindingState.NOT_STARTED)
    rest = (Piece(" is off course or at risk, and "), number, Piece(f" {_are(waiting)} not started"))
    return Verdict(FindingState.ON_COURSE, "Yes", (*clear, *rest))


def deadline_sentence(line: DeadlinePosition | Window) -> str:
    """When a deadline falls: "Action plan to Ofsted: 15 December 2014, 11 days from now."; a window says both ends."""
    if isinstance(line, DeadlinePosition):
        return f"{line.name}: {in_words(line.falls_on)}, {line.left}."
    opens, closes = (f"{in_words(end.falls_on)}, {end.left}" for end in (line.opens, line.closes))
    is_open = "opened" if line.opens.days_left < 0 else "opens"
    return f"{line.name}: {is_open} {opens}; {'closes' if line.closes.days_left >= 0 else 'closed'} {closes}."


def due_by_today(position: Position) -> Sentence:
    """What was due by the day, and what became of it: the parts add up to the whole."""
    day = position.day
    due = [one.state for one in position.actions if one.due_on is not None and one.due_on <= day]
    if not due:
        return (Piece(f"No action was due by {in_words(day)}."),)
    claimed = sum(state in CLAIMED for state in due)
    number = actions(len(due), due_by=day.isoformat())
    words = {
        **{state: state.label.lower() for state in ActionState if state not in CLAIMED},
        **{
            state: f"due today and {state.label.lower()}"
            for state in (ActionState.NOT_STARTED, ActionState.ON_TRACK, ActionState.AT_RISK, ActionState.OFF_TRACK)
        },
    }
    rest = [
        (actions(due.count(state), due_by=day.isoformat(), state=state), Piece(f" {_are(due.count(state))} {said}"))
        for state, said in words.items()
        if due.count(state)
    ]
    complete = actions(claimed, due_by=day.isoformat(), state=sorted(CLAIMED))
    parts = [(complete, Piece(f" {_are(claimed)} complete")), *rest]
    return (number, Piece(f" {_actions(len(due))} due by today: "), *listed(parts), Piece("."))


def complete_so_far(position: Position) -> Sentence:
    """Of what is called complete, how much is assured, and how much waits to be checked."""
    states = [one.state for one in position.actions]
    assured, waiting = states.count(ActionState.ASSURED), states.count(ActionState.AWAITING_ASSURANCE)
    if not assured + waiting:
        return (Piece("No action is called complete yet."),)
    return (
        Piece("Of the "),
        actions(assured + waiting, state=sorted(CLAIMED)),
        Piece(" complete, "),
        actions(assured, state=ActionState.ASSURED),
        Piece(f" {_are(assured)} assured and "),
        actions(waiting, state=ActionState.AWAITING_ASSURANCE),
        Piece(f" wait{'s' if waiting == 1 else ''} for the Quality Assurance (QA) unit to check."),
    )


def _exceptions(off: int, risk: int, total: int) -> Sentence:
    """How many findings are off course and at risk, of how many."""
    words = {FindingState.OFF_COURSE: off, FindingState.AT_RISK: risk}
    (state, number), *more = [(state, number) for state, number in words.items() if number]
    first = (findings(number, course=state), Piece(" of "), *_findings(total), _is_in(number, state))
    return (*first, *(part for other, count in more for part in _and(other, count)))


def _and(state: FindingState, number: int) -> Sentence:
    """A second number of the same findings: " and 3 are at risk"."""
    return (Piece(" and "), findings(number, course=state), _is_in(number, state))


def _is_in(number: int, state: FindingState) -> Piece:
    """What is so of a number of findings."""
    return Piece(f" {_are(number)} {state.label.lower()}")


def _findings(number: int) -> Sentence:
    """A number of findings, in words."""
    return (Piece(str(number), "", "findings"), Piece(" finding" if number == 1 else " findings"))


def _actions(number: int) -> str:
    """Action or actions, as they were."""
    return "action was" if number == 1 else "actions were"


def _are(number: int) -> str:
    """Is or are."""
    return "is" if number == 1 else "are"
