"""One row of a table as it was found, before its cells are read, and how rows are put together."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.fragments import glued
from actionplan.spreadsheet.grid import Cell
from actionplan.spreadsheet.outline import Repaired
from actionplan.spreadsheet.result import RowKind
from actionplan.spreadsheet.tables import Layout, Table

CARRIED: Final = (Field.FINDING, Field.FINDING_REFERENCE, Field.REQUIREMENT)
SUPPORT: Final = (Field.REFERENCE, Field.OWNER, Field.DUE, Field.SUCCESS_MEASURE)
STORY: Final = frozenset({Field.OWNER, Field.DUE, Field.SUCCESS_MEASURE, Field.PROGRESS, Field.PARTNERS, Field.RATING})


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in a month of a grid: the column, the words in it and the fill that tells it from its row."""

    column: int
    words: str
    fill: str


@dataclass(slots=True)
class Draft:
    """One row as it was found, before its cells are read.

    ``own`` are the fields of which it has words itself; others were carried down. ``ticked`` are the boxes that are
    ticked in it, ``marks`` the months that are marked. ``is_fragment`` says that its words are lines of one text,
    ``is_numbered`` that it heads others by its number; ``group`` is a reference merged over several actions.
    ``leads`` is the owner in a row that heads others, ``led_by`` the cell of the owner that an action has from there.
    """

    row: int
    kind: RowKind
    because: str = ""
    text: str = ""
    joined_to: int = 0
    cells: dict[Field, list[Cell]] = field(default_factory=dict)
    own: frozenset[Field] = frozenset()
    others: list[tuple[str, Cell]] = field(default_factory=list)
    theme: str = ""
    is_fragment: bool = False
    is_numbered: bool = False
    looks: dict[Field, str] = field(default_factory=dict)
    joined: list[int] = field(default_factory=list)
    ticked: list[str] = field(default_factory=list)
    origins: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    repaired: Repaired | None = None
    group: str = ""
    leads: list[Cell] = field(default_factory=list)
    led_by: str = ""

    def has(self, fields: Iterable[Field]) -> bool:
        """Whether the row has words of its own in any of the fields."""
        return bool(self.own & set(fields))


def join(last: Draft, draft: Draft, *, before: bool = False) -> None:
    """Put the words of a row with those of the action that it belongs to, after them or before."""
    draft.joined_to = last.row
    last.joined.append(draft.row)
    last.is_fragment = last.is_fragment or draft.is_fragment
    for name in draft.own:
        there = last.cells.get(name, [])
        if before and name not in last.own:
            there = []
        last.cells[name] = [*draft.cells[name], *there] if before else [*there, *draft.cells[name]]
    last.own |= draft.own
    last.others.extend(draft.others)
    last.marks.extend(draft.marks)
    last.ticked.extend(one for one in draft.ticked if one not in last.ticked)
    for name, fill in draft.looks.items():
        if fill and not last.looks.get(name):
            last.looks[name] = fill


def end(draft: Draft) -> int:
    """The last row that belongs to an action so far."""
    return max([draft.row, *draft.joined])


def text_of(cells: Iterable[Cell], *, is_fragment: bool = False) -> str:
    """The words of the cells that make one field: lines of one text, or texts below each other without repeats."""
    parts = [cell.text for cell in cells]
    if len(parts) < 2:
        return parts[0] if parts else ""
    return glued(parts) if is_fragment else "\n".join(dict.fromkeys(parts))


def is_banner(row: int, cells: Mapping[int, Cell], layout: Layout, table: Table) -> bool:
    """Whether a row's only words are merged across the table."""
    if len(cells) != 1:
        return False
    width = layout.width.get((row, next(iter(cells))), 1)
    return width > 1 and width * 2 >= len(table.columns)


def heads_others(row: int, layout: Layout, table: Table) -> bool:
    """Whether the next action below a row states no finding of its own, so that one in the row is for it."""
    columns = [column.number for column in table.columns.values() if column.field in CARRIED]
    action = table.column_of(Field.ACTION)
    for below in table.body[bisect_right(table.body, row) :][:3]:
        own = layout.own(below)
        if action and action.number in own:
            return not any(number in own or layout.merged_from_above(below, number) for number in columns)
    return False


def repeats_finding(draft: Draft, carried: Mapping[Field, Sequence[Cell]]) -> bool:
    """Whether a row only repeats the reference of the finding above it."""
    above, own = carried.get(Field.FINDING_REFERENCE), draft.cells.get(Field.FINDING_REFERENCE)
    if Field.FINDING in draft.own or not above or not own:
        return False
    return above[0].text == own[0].text
