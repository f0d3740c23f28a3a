"""What stands in the way of each deadline: what the plan lacks, and what is due too late for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.queries.plans import DeadlinePosition, Window, each_deadline
from actionplan.queries.scrutiny_asked import Asked, Lack
from actionplan.queries.scrutiny_sentences import Piece, Sentence, actions, findings
from actionplan.queries.scrutiny_values import Position

PLANNED_LATER = "is planned to finish after this date", "are planned to finish after this date"
WITHOUT_A_DATE = "has no due date", "have no due date"
WITHOUT_AN_OWNER = "has no owner", "have no owner"
WITHOUT_AN_ACTION = "has something required that no action answers", "have something required that no action answers"


@dataclass(frozen=True)
class DeadlineLine:
    """A deadline with what stands in its way, each a sentence; ``clear`` says so where nothing does."""

    deadline: DeadlinePosition
    obstacles: tuple[Sentence, ...]
    clear: str


def deadline_lines(position: Position) -> tuple[DeadlineLine, ...]:
    """Each deadline, soonest first, a window as its two ends.

    The first, where it is not a window's, is that of the plan as a paper: in its way stands what the plan lacks. In the
    way of every other stand the actions that are due after it, or on no day.
    """
    is_first_of_the_plan = bool(position.timetable) and not isinstance(position.timetable[0], Window)
    return tuple(
        _of_the_plan(position, one) if is_first_of_the_plan and place == 0 else _of_the_work(position, one)
        for place, one in enumerate(each_deadline(position.timetable))
    )


def _of_the_plan(position: Position, deadline: DeadlinePosition) -> DeadlineLine:
    """A deadline by which the plan is to be whole."""
    without = sum(one.lacks_action for one in position.findings)
    missing = findings(without, lacks=Lack.ACTION)
    found = [
        _line(missing, without, "finding", WITHOUT_AN_ACTION),
        _of_actions(position, Asked(lacks=(Lack.DATE,)), WITHOUT_A_DATE, lacks=Lack.DATE),
        _of_actions(position, Asked(lacks=(Lack.OWNER,)), WITHOUT_AN_OWNER, lacks=Lack.OWNER),
    ]
    clear = "Nothing is missing: every requirement has an action, and every action an owner and a date"
    return DeadlineLine(deadline, tuple(one for one in found if one), clear)


def _of_the_work(position: Position, deadline: DeadlinePosition) -> DeadlineLine:
    """A deadline by which the actions are to be done."""
    day = deadline.falls_on
    found = [
        _of_actions(position, Asked(due_after=day), PLANNED_LATER, due_after=day.isoformat()),
        _of_actions(position, Asked(lacks=(Lack.DATE,)), WITHOUT_A_DATE, lacks=Lack.DATE),
    ]
    return DeadlineLine(deadline, tuple(one for one in found if one), "Nothing is planned after this date")


def _of_actions(position: Position, asked: Asked, words: tuple[str, str], **query: str) -> Sentence:
    """How many actions are like what is asked, with what that means; nothing for none."""
    number = sum(asked.has_action(one) for one in position.actions)
    return _line(actions(number, **query), number, "action", words)


def _line(figure: Piece, number: int, of: str, words: tuple[str, str]) -> Sentence:
    """A figure with its words; nothing for none."""
    return tuple(_pieces(figure, number, of, words)) if number else ()


def _pieces(figure: Piece, number: int, of: str, words: tuple[str, str]) -> Iterator[Piece]:
    """The figure, what it is of, and what is so of these."""
    one, many = words
    yield figure
    yield Piece(f" {of} {one}" if number == 1 else f" {of}s {many}")
