"""Reads when an action is due from its cells: one date, a first and a revised one, a start, a column for each."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final

from actionplan.rules.calendar_words import last_of_month, year_of
from actionplan.rules.dates_in_text import Found, find_dates
from actionplan.rules.periods import DateProblem, ReadDate, read_date
from actionplan.spreadsheet.grid import Cell, tidied
from actionplan.spreadsheet.lists import items_of
from actionplan.vocabulary import DatePrecision

_NOW: Final = re.compile(
    r"\b(?:now|revised?|revision|rev|r/d|extend(?:ed|s)?|extension|moved?|changed|slipped|amended|rescheduled|deferred"
    r"|re-?profiled|new|postponed|put back|delayed|then)\b|[→⇒➔➢]|-+>|=+>",
    re.IGNORECASE,
)
_WAS: Final = re.compile(
    r"\b(?:was|originally|original|orig|previously|prev|formerly|instead of|initially|first)\b", re.IGNORECASE
)
_FROM_TO: Final = re.compile(
    r"\b(?:extended|moved|changed|slipped|revised|amended|rescheduled|deferred|postponed|put back)"
    r"\s+from\s+(.+?)\s+to\s+(.+)$",
    re.IGNORECASE | re.DOTALL,
)
_MOVED_FROM: Final = re.compile(
    r"\b(?:now|revised|revision|extended|moved|changed|slipped|amended|rescheduled|deferred|postponed|put back"
    r"|re-?profiled)\s+from\s*$",
    re.IGNORECASE,
)
_FROM: Final = re.compile(r"^\W*from\W*$", re.IGNORECASE)
_DONE: Final = re.compile(
    r"\b(?:completed?|achieved|done|delivered|closed|finished|signed off)\b(?!\s+by\b)", re.IGNORECASE
)
_FIGURES: Final = re.compile(r"^(?:(?:by|before|end of)\s+)?(\d{1,2})[/.](\d\d)$", re.IGNORECASE)

LONGEST: Final = 1000

Read = Callable[[object], ReadDate]


@dataclass(frozen=True, slots=True)
class ReadDue:
    """When an action is due, and when it was first to be due if a revised date took the place of another."""

    due: ReadDate
    first: ReadDate | None = None


def reader_of(near: date | None, *, epoch_1904: bool) -> Read:
    """How dates of one book are read: its own time helps with a year that was left out."""

    def read(value: object) -> ReadDate:
        found = read_date(value, near=near, epoch_1904=epoch_1904)
        figures = _FIGURES.match(found.words) if found.problem == DateProblem.UNREADABLE else None
        if figures and 1 <= int(figures[1]) <= 12:
            meant = last_of_month(year_of(figures[2]), int(figures[1]))
            return replace(found, problem=DateProblem.VAGUE, suggestion=meant)
        return found

    return read


def read_due(cells: list[Cell], words: str, read: Read) -> ReadDue:
    """What the cells of the due column say; words struck through in them are what was due before."""
    value = cells[0].value if len(cells) == 1 else words
    struck = " ".join(cell.struck for cell in cells if cell.struck)
    due = read_words(words, read) if isinstance(value, str) else ReadDue(replace(read(value), words=words))
    before = read(struck) if struck else None
    return replace(due, first=before) if before and before.on and due.due.on and not due.first else due


def read_words(words: str, read: Read) -> ReadDue:
    """What words say, with a first and a revised date told apart: "31/12/14 now 28/2/15"."""
    words = tidied(words)
    told = _too_long(words) or _of_list(words, read) or _from_to(words, read)
    if told:
        return told
    found = [one for one in find_dates(words) if not one.period.yearless]
    if len(found) < 2:
        return ReadDue(read(words))
    gaps = [words[one.end : other.start] for one, other in pairwise(found)]
    before, after = words[: found[0].start], words[found[-1].end :]
    is_turned = _MOVED_FROM.search(gaps[0]) or (_NOW.search(before) and _FROM.match(gaps[0]))
    if is_turned or (any(map(_WAS.search, gaps)) and not _NOW.search(gaps[0])):
        return _moved(words, found, read, current=0, first=1)
    if any(map(_NOW.search, gaps)) or _NOW.search(after) or (_WAS.search(before) and _NOW.search(before + gaps[0])):
        return _moved(words, found, read, current=len(found) - 1, first=0)
    if _DONE.search(gaps[0]):
        return ReadDue(replace(_part(words, found, 0, read), words=words, problem=DateProblem.SEVERAL))
    return ReadDue(read(words))


def _too_long(words: str) -> ReadDue | None:
    """A text as long as a page says no date."""
    if len(words) <= LONGEST:
        return None
    return ReadDue(ReadDate(None, DatePrecision.NONE, "none", words, DateProblem.UNREADABLE))


def _of_list(words: str, read: Read) -> ReadDue | None:
    """The dates of numbered lines, without the numbers: the "2." before "March 2015" is no day of it."""
    items, is_marked = items_of(words) if "\n" in words else ([], False)
    if not is_marked:
        return None
    listed = read_words("; ".join(items), read)
    return replace(listed, due=replace(listed.due, words=" ".join(words.split())))


def _from_to(words: str, read: Read) -> ReadDue | None:
    """A move in one sentence: "Extended from December 2014 to March 2015"."""
    moved = _FROM_TO.search(words)
    if not moved:
        return None
    first, now = read(moved[1]), read(moved[2])
    return ReadDue(replace(now, words=words), first=first if first.on else None)


def _moved(words: str, found: list[Found], read: Read, *, current: int, first: int) -> ReadDue:
    """The date that stands now with all the words, and the one that stood first with its own."""
    now = replace(_part(words, found, current, read), words=words)
    return ReadDue(now, first=_part(words, found, first, read))


def _part(words: str, found: list[Found], place: int, read: Read) -> ReadDate:
    """One of several dates by itself."""
    return read(words[found[place].start : found[place].end])


def chosen(read: ReadDue, revised: ReadDue | None, first: ReadDue | None) -> ReadDue:
    """One due date from columns for the current, the revised and the first: the revised stands where it is a day."""
    due, before = read.due, read.first
    if revised and revised.due.on:
        before = before or (due if due.on else None)
        due = revised.due
    if first and first.due.on:
        if due.on is None and due.problem in (None, DateProblem.NOT_APPLICABLE) and not due.words:
            return ReadDue(first.due)
        before = first.due
    if before and (before.on is None or before.on == due.on):
        before = None
    return ReadDue(due, before)


def say(words: str, on: date) -> bool:
    """Whether words, read by themselves, give this day."""
    return read_words(words, reader_of(None, epoch_1904=False)).due.on == on


NOTHING: Final = ReadDate(None, DatePrecision.NONE, "none", "")
