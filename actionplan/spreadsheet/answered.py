"""A reading with its answers applied: rows left out, parted, edited and dated, each knowing what the sheet said."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from actionplan.rules.likeness import name_key
from actionplan.spreadsheet.answers import NONE, SPLIT, Answers
from actionplan.spreadsheet.edits import due_as_typed, edited
from actionplan.spreadsheet.offered import Part
from actionplan.spreadsheet.people import read_people
from actionplan.spreadsheet.result import Reading, ReadRow

WasSplit = Callable[[ReadRow], bool]
"""Whether an earlier import parted a row like this one."""


@dataclass(frozen=True, slots=True)
class Returned:
    """Words that were redacted and that a sheet says again: in which cell, by which change they went, and when."""

    cell: str
    number: int
    on: date | None


@dataclass(frozen=True, slots=True)
class AnsweredRow:
    """One action: as the sheet has it (``raw``), and as it is to be read.

    ``place`` is what answers call it: the sheet's name, ``!`` and the row's number, with ``#`` and a number for each
    part of a cell that was split. ``typed`` names the fields that a person typed, ``redacted`` the cells whose words
    were redacted from the plan before.
    """

    raw: ReadRow
    read: ReadRow
    place: str
    part: int = 0
    is_left_out: bool = False
    typed: frozenset[str] = frozenset()
    redacted: tuple[Returned, ...] = ()


def place_of(row: ReadRow, part: int = 0) -> str:
    """What answers call a row."""
    return f"{row.sheet}!{row.row}#{part}" if part else f"{row.sheet}!{row.row}"


def answered(
    reading: Reading, answers: Answers, *, was_split: WasSplit = lambda _: False
) -> tuple[list[AnsweredRow], tuple[str, ...]]:
    """The actions of a reading with a person's answers, and a sentence for each answer that could not be taken.

    The reading itself stays as it is, so that answers can be changed and taken back.
    """
    problems: list[str] = []
    rows: list[AnsweredRow] = []
    for row in reading.actions:
        for raw, part in _parts(row, answers, was_split=was_split):
            rows.append(_answered(raw, part, answers, problems))
    named = dict.fromkeys(place for _, place in answers.places())
    places = {name_key(place) for row in rows for place in (row.place, place_of(row.raw))} if named else set()
    unknown = [place for place in named if name_key(place) not in places]
    problems += [f"There is no action in {place}, so what was answered for it is not used." for place in unknown]
    return rows, tuple(problems)


def _parts(row: ReadRow, answers: Answers, *, was_split: WasSplit) -> Iterator[tuple[ReadRow, int]]:
    """A row, or the parts that it is split into; as an earlier import did it where nobody says otherwise."""
    said = answers.splits.get(place_of(row), "") if row.split else ""
    if row.split and (said == SPLIT or (not said and was_split(row))):
        yield from ((_part(row, one, number), number) for number, one in enumerate(row.split, start=1))
    else:
        yield row, 0


def _part(row: ReadRow, part: Part, number: int) -> ReadRow:
    """One of several actions of a row: its own words and date, all the rest of the row's."""
    people = read_people(part.owner) if part.owner and part.owner != row.owner_text else None
    due: dict[str, Any] = {"due_on": part.due_on, "due_text": part.due_text, "due_precision": part.due_precision}
    return replace(
        row,
        text=part.text,
        reference=part_reference(row.reference, number),
        owner=people.owner if people else row.owner,
        contributors=list(people.contributors) if people else row.contributors,
        success_measure=part.success_measure or row.success_measure,
        split=[],
        **(due if part.due_text else {}),
    )


def part_reference(reference: str, number: int) -> str:
    """The reference of a part: that of its row with a number; none where the row has none."""
    return f"{reference}.{number}" if reference else ""


def _answered(raw: ReadRow, part: int, answers: Answers, problems: list[str]) -> AnsweredRow:
    """One action with what was answered for its place, or for the words of its date."""
    place = place_of(raw, part)
    is_left_out = bool(answers.left_out) and bool({place, place_of(raw)} & answers.left_out)
    edits = answers.edits.get(place, {})
    read = raw
    if edits:
        read, wrong = edited(raw, place, edits)
        problems += wrong
    typed = set(edits)
    day = answers.date(place, raw.due_text) if "due" not in edits and answers.dates else ""
    if day:
        try:
            read = _dated(read, day)
        except ValueError as wrong_day:
            problems.append(f"{place}: {wrong_day}")
        else:
            typed.add("due")
    return AnsweredRow(raw, read, place, part, is_left_out, frozenset(typed))


def _dated(row: ReadRow, day: str) -> ReadRow:
    """A row due on a day that a person gave, in the words of the sheet; raises ``ValueError`` for what is no day."""
    told = due_as_typed(day) if day != NONE else due_as_typed("")
    if day != NONE and told["due_on"] != day:
        raise ValueError(f"“{day}” is not a day such as 2015-03-31.")
    kept = [one for one in row.warnings if not one.code.startswith("date_")]
    return replace(row, **{**told, "due_text": row.due_text or told["due_text"]}, warnings=kept)
