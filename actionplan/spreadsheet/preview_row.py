"""One action of a sheet in the preview: what was read, what will become of it, and where it differs from the plan."""

from dataclasses import dataclass

from actionplan.commands.identity import KINDS
from actionplan.commands.sheet import SheetAction
from actionplan.spreadsheet.differences import Difference
from actionplan.spreadsheet.result import ReadRow

SAID_ELSEWHERE = frozenset({"identity", "no_action_text"})
"""Warnings that repeat why a row is held or refused."""

COLUMNS = {
    "text": ("action",),
    "finding": ("finding_reference", "finding", "reference"),
    "status": ("rating", "progress"),
    "contributors": ("contributors", "owner"),
    "origins": ("origin",),
}
"""The sheet's columns that a field is read from, where they have another name."""


@dataclass(frozen=True)
class PreviewRow:
    """One action of the sheet: what was read, what will become of it, and where it differs from the plan."""

    read: ReadRow
    action: SheetAction
    differences: tuple[Difference, ...] = ()

    @property
    def state(self) -> str:
        """New, changed, unchanged, held or refused."""
        return self.action.state

    @property
    def compared(self) -> tuple[tuple[Difference, str], ...]:
        """Each difference with the cell that says so, or nothing where no one cell does."""
        return tuple((one, self._cell(one.field)) for one in self.differences)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should look at in this row, each after its cell."""
        return tuple(
            f"{_place(one.column, self.read.row)}{one.message}"
            for one in self.read.warnings
            if one.code not in SAID_ELSEWHERE
        )

    @property
    def held_in(self) -> str:
        """Where the row may name a child and what that looks like, masked."""
        places = (f"{one.cell}: “{one.masked}” looks like {KINDS[one.kind]}" for one in self.read.held)
        return "; ".join(dict.fromkeys(places))

    def _cell(self, field: str) -> str:
        """The cell that a field was read from."""
        names = COLUMNS.get(field, (field,))
        return next((self.read.cells[name] for name in names if name in self.read.cells), "")


def _place(column: str, row: int) -> str:
    """Where a warning belongs: a cell, from a column's letters and a row or from the cell's own name."""
    if not column:
        return ""
    return f"{column}: " if column[-1].isdigit() else f"{column}{row}: "
