"""A row of an upload as the lists show it: its words and notes cut to what fits, and the address of the whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from actionplan.spreadsheet.compared import Difference
from actionplan.spreadsheet.preview_row import PreviewRow
from actionplan.views.imports_places import Place, Places

NOTES_SHOWN: Final = 3
DIFFERENCES_SHOWN: Final = 8
"""How many notes and differences of a row stand in a list; its own page has them all."""


@dataclass(frozen=True)
class Compared:
    """One field in which sheet and plan differ: both sides, the cell, and whose word is used."""

    difference: Difference
    cell: str
    used: str


@dataclass(frozen=True)
class ShownRow:
    """A row of a list."""

    row: PreviewRow
    place: Place
    notes: Sequence[str]
    more_notes: int
    compared: Sequence[Compared]
    more_compared: int

    @property
    def words(self) -> str:
        """Its action, unless that may name a child."""
        return "" if self.row.read.held and not self.row.action.cleared else self.row.action.text


def shown_row(row: PreviewRow, places: Places) -> ShownRow:
    """A row with the first of its notes and differences."""
    notes, compared = row.notes, list(_compared(row))
    return ShownRow(
        row,
        places.place(row.row.raw.sheet, row.row.raw.row, row.row.part),
        notes[:NOTES_SHOWN],
        max(0, len(notes) - NOTES_SHOWN),
        compared[:DIFFERENCES_SHOWN],
        max(0, len(compared) - DIFFERENCES_SHOWN),
    )


def _compared(row: PreviewRow) -> Iterator[Compared]:
    """What is taken from the sheet, then what is not decided, then where the plan stands."""
    for one in row.differences:
        yield Compared(one, row.cell(one.field), "The sheet")
    for one in row.conflicts:
        yield Compared(one, row.cell(one.field), "Not decided: the plan stands")
    for one in row.stands:
        yield Compared(one, row.cell(one.field), "The plan: it was changed since the last import")
