"""Finds the tables of a sheet: heading rows wherever they are, repeated or new for each block."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.grid import Cell, Sheet, column_letters
from actionplan.spreadsheet.headings import LONGEST, Headings, fields_of_parts, is_of_versions
from actionplan.spreadsheet.months import FEWEST, Month, is_period, is_row_of_initials

_MOST_MERGED: Final = 500_000
_DETAILS: Final = frozenset({Field.SUCCESS_MEASURE, Field.RESOURCES, Field.PROGRESS, Field.IMPACT})
_NAMES: Final = frozenset({Field.REFERENCE, Field.FINDING_REFERENCE, Field.FINDING})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading as written and the field it was taken for, if any.

    ``box`` is what a tick in it says ("Partly achieved"), ``also`` a second field that the heading names.
    """

    number: int
    heading: str
    field: Field | None
    is_ignored: bool = False
    box: str = ""
    also: Field | None = None

    @property
    def letters(self) -> str:
        """The column's letters."""
        return column_letters(self.number)


@dataclass(slots=True)
class Table:
    """A block of rows under a heading row.

    A table of ``is_details`` holds no actions but more about them, by their references. One that ``is_promoted`` has no
    column of actions: its findings or requirements are read as such. ``colour_column`` is where fills alone rate.
    One that ``is_own`` is of the tracker's own workbook, which is read as it stands.
    ``key_columns`` stand beside it and say what its signs mean.
    ``named`` are its headings as written, whatever the columns were taken for.
    """

    heading_rows: list[int]
    columns: dict[int, Column]
    body: list[int] = field(default_factory=list)
    months: dict[int, Month] = field(default_factory=dict)
    wide: dict[int, range] = field(default_factory=dict)
    is_details: bool = False
    is_promoted: bool = False
    is_own: bool = False
    colour_column: int = 0
    key_columns: frozenset[int] = frozenset()
    named: tuple[str, ...] = ()

    def column_of(self, wanted: Field) -> Column | None:
        """The column that holds a field, if the table has one."""
        return next((column for column in self.columns.values() if column.field == wanted), None)

    @property
    def words(self) -> Mapping[int, str]:
        """The headings by column, to tell a heading that is only repeated."""
        return {number: column.heading for number, column in self.columns.items()}


class Layout:
    """A sheet with its merges looked up: which words stand above a cell that is merged with it."""

    def __init__(self, sheet: Sheet) -> None:
        """Look up the merges that go down over rows with words in them."""
        self.sheet = sheet
        self.used = sheet.used_rows()
        self.known: dict[int, dict[int, Cell]] = {}
        self.above: dict[tuple[int, int], tuple[int, int]] = {}
        self.width = {(merge.top, merge.left): merge.right - merge.left + 1 for merge in sheet.merges}
        self.height = {(merge.top, merge.left): merge.bottom - merge.top + 1 for merge in sheet.merges}
        for merge in sheet.merges:
            if merge.bottom > merge.top and len(self.above) < _MOST_MERGED:
                below = self.used[bisect_right(self.used, merge.top) : bisect_right(self.used, merge.bottom)]
                self.above.update({(row, merge.left): (merge.top, merge.left) for row in below})

    def own(self, row: int) -> dict[int, Cell]:
        """The row's own cells with words in them, but for hidden columns."""
        found = self.known.get(row)
        if found is None:
            found = self.sheet.own(row)
            if self.sheet.hidden_columns:
                found = {number: cell for number, cell in found.items() if not self.sheet.is_column_hidden(number)}
            self.known[row] = found
        return found

    def merged_from_above(self, row: int, column: int) -> Cell | None:
        """The cell above that this one is merged with."""
        origin = self.above.get((row, column))
        return self.sheet.rows.get(origin[0], {}).get(origin[1]) if origin else None

    def fill(self, row: int, column: int) -> str:
        """The fill of a cell, or of the cell that it is merged with."""
        cell = self.sheet.rows.get(row, {}).get(column) or self.merged_from_above(row, column)
        return cell.fill if cell else ""

    def above_row(self, row: int) -> int:
        """The used row before this one, or 0."""
        place = bisect_right(self.used, row - 1)
        return self.used[place - 1] if place else 0


def is_heading_row(layout: Layout, row: int, headings: Headings) -> bool:
    """Whether a row names the action's column and at least one more, and little else."""
    cells = list(layout.own(row).values())
    if len(cells) < 2 or any(len(cell.text) > LONGEST * 2 for cell in cells):
        return False
    exactly = {headings.field_exactly(cell.text) for cell in cells} - {None}
    if not exactly or (len(cells) <= 6 and any(is_of_versions(cell.text) for cell in cells)):
        return False
    if Field.ACTION in exactly and any(headings.is_chosen(cell.text) for cell in cells):
        return True
    number = len(cells) - _periods(cells)
    fields = [headings.field_of(cell.text) for cell in cells]
    known = [one for one in fields if one]
    if Field.ACTION in known and len(set(known)) >= 2 and (len(known) * 2 >= number or len(exactly) >= 4):
        return True
    return len(exactly) >= 2 and _may_be_heading(cells, number, exactly, headings)


def _periods(cells: list[Cell]) -> int:
    """How many cells are the months of a grid."""
    number = sum(is_period(cell.text) for cell in cells)
    if number < FEWEST and is_row_of_initials([cell.text for cell in cells]):
        number = sum(len(cell.text.strip()) == 1 for cell in cells)
    return number if number >= FEWEST else 0


def _may_be_heading(cells: list[Cell], number: int, exactly: set[Field | None], headings: Headings) -> bool:
    """Whether a row without a plain heading of actions is one all the same: by a likely guess, or by its findings."""
    if any(len(cell.text) > LONGEST or isinstance(cell.value, int | float) for cell in cells):
        return False
    guessed = [headings.field_at_all(cell.text) for cell in cells]
    known = [one for one in guessed if one]
    if Field.ACTION in known and len(exactly) >= 2:
        return len(known) * 2 >= number
    has_findings = bool({Field.FINDING, Field.REQUIREMENT} & exactly) or any(
        Field.ACTION in fields_of_parts(cell.text) for cell in cells
    )
    has_people_and_dates = Field.OWNER in known and bool({Field.DUE, Field.REVISED_DUE} & set(known))
    return has_findings and has_people_and_dates and len(known) * 2 >= number and len(exactly) >= 3


def is_details_heading(layout: Layout, row: int, headings: Headings) -> bool:
    """Whether a row heads a table of more about the actions: their references, and success criteria or the like."""
    cells = list(layout.own(row).values())
    if not 2 <= len(cells) <= 12 or any(len(cell.text) > LONGEST for cell in cells):
        return False
    exactly = {headings.field_exactly(cell.text) for cell in cells} - {None}
    if not exactly & _NAMES or not exactly & _DETAILS or Field.ACTION in exactly:
        return False
    return sum(headings.field_at_all(cell.text) is not None for cell in cells) * 2 >= len(cells)


def likely_heading_row(layout: Layout, headings: Headings) -> int:
    """The row that most looks like headings, for a sheet in which none was known; 0 when none does."""
    words = {
        row: [cell.text for cell in layout.own(row).values() if len(cell.text) <= LONGEST] for row in layout.used[:60]
    }
    widest = max(map(len, words.values()), default=0)
    wide = [row for row, told in words.items() if len(told) >= 2 and len(told) * 5 >= widest * 3]
    return max(wide, key=lambda row: (sum(1 for one in words[row] if headings.field_of(one)), -row), default=0)


def likely_headings(layout: Layout, headings: Headings) -> list[str]:
    """The words of that row."""
    row = likely_heading_row(layout, headings)
    return [cell.text for cell in layout.own(row).values() if len(cell.text) <= LONGEST] if row else []
