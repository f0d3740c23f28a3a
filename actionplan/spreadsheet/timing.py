"""Reads when one action is due, and says of every date that was not certain why."""

from dataclasses import replace
from typing import Final

from actionplan.rules.dates_in_text import find_dates
from actionplan.rules.periods import DateProblem, ReadDate, in_words
from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.dues import LONGEST, NOTHING, ReadDue, chosen, read_due, read_words
from actionplan.spreadsheet.grid import tidied
from actionplan.spreadsheet.months import Month
from actionplan.spreadsheet.one_row import OneRow
from actionplan.spreadsheet.people import is_as_above
from actionplan.spreadsheet.ratings import LONGEST_SIGN, state_of
from actionplan.spreadsheet.rows import Mark
from actionplan.spreadsheet.says import DATE_SAYS
from actionplan.vocabulary import DeliveryStatus

_OTHERS: Final = (Field.FIRST_DUE, Field.REVISED_DUE)


def read_timing(one: OneRow) -> None:
    """Fill in the due date, the first one, the start and their words."""
    words = one.text(Field.DUE) or one.due_beside_owner
    above = one.knowledge.due_above
    if is_as_above(words) and above is not None:
        read = above
    else:
        read = _read(one, Field.DUE, words)
        first, revised = (_read(one, name, one.text(name)) if one.text(name) else None for name in _OTHERS)
        read = chosen(read, revised, first)
        _warn_of_revised(one, revised)
    one.knowledge.due_above = read
    if read.due == NOTHING and not words:
        _by_months(one)
    else:
        _take(one, read)
    _start(one)
    for name in (*_OTHERS, Field.START):
        if one.text(name) and one.text(name) not in (one.row.due_text, one.row.first_due_text):
            one.keep_column(name)


def _read(one: OneRow, name: Field, words: str) -> ReadDue:
    """What a column says of time; from a cell that names an owner too, only its date."""
    cells = one.draft.cells.get(name, [])
    if not cells:
        return read_words(words, one.knowledge.date_of) if words else ReadDue(NOTHING)
    return read_due(cells, words, one.knowledge.date_of)


def _take(one: OneRow, read: ReadDue) -> None:
    row, due = one.row, read.due
    if state_of(due.words) == DeliveryStatus.COMPLETE:
        due = replace(NOTHING, words=due.words, suggestion=due.on)
    row.due_text, row.due_precision, row.due_kind = due.words, due.precision.value, due.kind
    row.due_suggestion = due.suggestion.isoformat() if due.suggestion else ""
    written = [one.text(name) for name in (Field.DUE, *_OTHERS)]
    row.due_text = next((words for words in written if " ".join(words.split()) == due.words), row.due_text)
    if due.on and due.kind == "start":
        row.starts_on = due.on.isoformat()
    elif due.on:
        row.due_on = due.on.isoformat()
    if read.first and read.first.on:
        row.first_due_on, row.first_due_text = read.first.on.isoformat(), read.first.words
        row.first_due_precision = read.first.precision.value
    _warn(one, read, row.due_text)


def _warn(one: OneRow, read: ReadDue, words: str) -> None:
    due = read.due
    if state_of(words) == DeliveryStatus.COMPLETE:
        said = "This says that the action is complete, not when it was due."
        one.warn("date_is_completion", said, Field.DUE, words)
    elif not words:
        one.warn("date_missing", "This action has no date.", Field.DUE)
    elif due.kind == "start":
        one.warn("date_is_a_start", "This says when the action starts, not when it is due.", Field.DUE, words)
    elif due.kind == "review" and due.problem is None:
        one.warn("date_is_a_review", "This says when the action is reviewed; we read it as due then.", Field.DUE, words)
    elif due.problem is not None:
        one.warn(due.problem.value, DATE_SAYS[due.problem](due), Field.DUE, words)
    if read.first and read.first.on:
        _warn_of_move(one, read.first, due, words)


def _warn_of_revised(one: OneRow, revised: ReadDue | None) -> None:
    """Say of a revised date that is no day why the date before it still stands."""
    due = revised.due if revised else NOTHING
    if due.on is None and due.problem not in (None, DateProblem.NOT_APPLICABLE):
        said = f"{DATE_SAYS[due.problem](due)} The date before it still stands."
        one.warn(due.problem.value, said, Field.REVISED_DUE, due.words)


def _warn_of_move(one: OneRow, first: ReadDate, due: ReadDate, words: str) -> None:
    now = f"now {in_words(due.on)}" if due.on else "now another date"
    said = f"The sheet gives a first date, {in_words(first.on) if first.on else first.words}, and {now}."
    one.warn("date_revised", f"{said} The move can be recorded.", Field.DUE, words)


def _by_months(one: OneRow) -> None:
    """Where no cell says when, the last month that is marked in a grid does."""
    marks = [mark for mark in one.draft.marks if mark.fill or _is_short(mark)]
    month: Month | None = one.table.months.get(marks[-1].column) if marks else None
    if month is None:
        _take(one, ReadDue(NOTHING))
        return
    row = one.row
    has_year = month.last is None or str(month.last.year % 100) in month.words
    words = month.words if has_year else f"{month.last:%b %Y}"
    row.due_text, row.due_kind, row.due_precision = words, "due", month.precision.value
    row.cells[Field.DUE.value] = f"{one.table.columns[marks[-1].column].letters}{row.row}"
    if month.last is None:
        row.due_kind, row.due_precision = "none", "none"
        one.warn(DateProblem.NO_YEAR.value, "The month has no year.", Field.MONTHS, month.words)
        return
    row.due_on = month.last.isoformat()
    message = f"No cell says when this is due. The last month that is marked is {words}: it is read as due then."
    one.warn("date_from_months", message, Field.MONTHS, words)


def _is_short(mark: Mark) -> bool:
    return 0 < len(mark.words) <= LONGEST_SIGN


def _start(one: OneRow) -> None:
    """A column of starts gives the day on which work begins."""
    words = one.text(Field.START)
    found = find_dates(tidied(words)) if len(words) <= LONGEST else ()
    if found and found[0].period.first and not one.row.starts_on:
        one.row.starts_on = found[0].period.first.isoformat()
