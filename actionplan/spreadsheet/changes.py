"""The columns of downloaded changes between two days, and what a person should know of them before reading."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from actionplan.queries.changes_filter import Chosen, in_words
from actionplan.queries.changes_lines import ACTION, FINDING, SOURCE, Line, Rewording
from actionplan.rules.differences import ADDED, REMOVED
from actionplan.rules.moments import LONDON
from actionplan.rules.periods import in_words as day_in_words
from actionplan.rules.states import rating
from actionplan.rules.travel import Direction
from actionplan.spreadsheet.action_lists import Column as AnyColumn
from actionplan.spreadsheet.action_lists import Listing, Value

MARKS: Final = {REMOVED: "[removed: {}]", ADDED: "[added: {}]"}
"""How a cell, which has no colour or line through it, says what became of words."""
THINGS: Final = {ACTION: "Action", FINDING: "Finding", SOURCE: "Source"}


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width in characters, and what it says of a line."""

    heading: str
    width: int
    value: Callable[[Line], Value]


def _way(line: Line) -> str:
    """Which way a state or an impact went."""
    if line.step and line.step.before:
        return line.step.direction.label
    return line.impact.label if line.impact else ""


def _words(one: Rewording) -> str:
    """A field with what was taken out and put in."""
    told = (MARKS.get(piece.kind, "{}").format(piece.text.strip()) for piece in one.pieces)
    return f"{one.name}: {' '.join(told)}"


COLUMNS: Final = (
    Column("Day", 13, lambda line: line.on),
    Column("Time in London", 10, lambda line: f"{line.at.astimezone(LONDON):%H:%M}" if line.who else ""),
    Column("Kind of change", 24, lambda line: line.kind.label),
    Column("What it is about", 12, lambda line: THINGS.get(line.thing.kind, "Post")),
    Column("Known as", 12, lambda line: line.thing.name),
    Column("In words", 44, lambda line: line.thing.words),
    Column("What happened", 50, lambda line: line.said),
    Column("State before", 20, lambda line: line.step.before.label if line.step and line.step.before else ""),
    Column("State after", 20, lambda line: line.step.after.label if line.step else ""),
    Column("Rating before", 10, lambda line: rating(line.step.before).label if line.step and line.step.before else ""),
    Column("Rating after", 10, lambda line: rating(line.step.after).label if line.step else ""),
    Column("Which way", 14, _way),
    Column("Words that changed", 60, lambda line: "\n".join(_words(one) for one in line.rewordings)),
    Column("Why, or what happened", 50, lambda line: line.why),
    Column("Who", 28, lambda line: line.who.by if line.who else ""),
    Column("On behalf of", 28, lambda line: line.who.on_behalf_of if line.who else ""),
    Column("From the import of", 28, lambda line: line.who.file_name if line.who else ""),
    Column("Number of the change", 10, lambda line: line.number or None),
)
"""The columns, in their order. Restricted words and comments are in none of them."""


def listing(chosen: Chosen, *, title: str, council: str, by: str, at: datetime, notes: Sequence[str] = ()) -> Listing:
    """The lines chosen as they are written into a file. ``by`` is the name of who made it."""
    span = chosen.changes.span
    about = [
        ("Plan", title),
        ("Council", council),
        ("Listed here", f"{days_in_words(chosen)}. {filter_in_words(chosen)}"),
        ("Rows", f"{len(chosen.lines)}, the newest first"),
        *_ways(chosen),
        ("As it stood", f"{day_in_words(at.astimezone(LONDON).date())} at {at.astimezone(LONDON):%H:%M}, London time"),
        ("Made by", by),
        *(("Please note", note) for note in notes),
    ]
    rows = tuple(tuple(column.value(line) for column in COLUMNS) for line in chosen.lines)
    headings = tuple(AnyColumn(one.heading, one.width, lambda _: None) for one in COLUMNS)
    return Listing(f"{title}: changes since {day_in_words(span.start)}", tuple(about), headings, rows)


def _ways(chosen: Chosen) -> Iterator[tuple[str, str]]:
    """How many actions went each way that is asked for."""
    for way, those in ((Direction.WORSE, chosen.worse), (Direction.IMPROVED, chosen.improved)):
        if chosen.asked.way in ("", way):
            words = f"{len(those)} of the {len(chosen.actions)} actions that were there on both days"
            yield way.label, words


def days_in_words(chosen: Chosen) -> str:
    """Between which ends the changes lie."""
    span = chosen.changes.span
    return f"Changes from the end of {day_in_words(span.start)} to the end of {day_in_words(span.end)}"


def filter_in_words(chosen: Chosen) -> str:
    """What of the changes was asked for."""
    return "; ".join(words for words, _ in in_words(chosen)) or "All of them"
