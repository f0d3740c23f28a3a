"""Finds the column whose fills alone tell how actions stand, where no heading says so."""

from collections.abc import Sequence
from typing import Final

from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.colours import plain_colour
from actionplan.spreadsheet.tables import Layout, Table

_STATUS_COLOURS: Final = frozenset({"red", "amber", "yellow", "green", "blue", "purple", "turquoise"})
_NOT_RATED_BY_FILL: Final = frozenset(
    {Field.FINDING, Field.FINDING_REFERENCE, Field.AREA, Field.REQUIREMENT, Field.MONTHS}
)


def column_of_colours(layout: Layout, table: Table, rows: Sequence[int]) -> int:
    """The column with the most fills in colours of a rating that are not all the same; 0 when there is none.

    A row with words in one cell only is no action: it may be a line of a key.
    """
    last = max([*table.columns, 0]) + 1
    rows = [row for row in rows if len(layout.own(row)) > 1]
    fills: dict[int, list[str]] = {}
    for row in rows:
        for number, cell in layout.sheet.rows.get(row, {}).items():
            if number <= last and plain_colour(cell.fill) in _STATUS_COLOURS:
                fills.setdefault(number, []).append(cell.fill)
    usable = {number: told for number, told in fills.items() if _may_rate(layout, table, number, told, len(rows))}
    return min(usable, key=lambda one: (-len(usable[one]), one), default=0)


def _may_rate(layout: Layout, table: Table, number: int, fills: Sequence[str], rows: int) -> bool:
    """Whether fills differ from row to row, in a column that may rate an action."""
    column = table.columns.get(number)
    if layout.sheet.is_column_hidden(number) or (column and column.field in _NOT_RATED_BY_FILL):
        return False
    return len(set(fills)) > 1 or 2 <= len(fills) < rows * 0.9
