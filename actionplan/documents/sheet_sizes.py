"""How wide the columns of a sheet are and how high its rows, so that every program shows all words and days."""

from collections.abc import Iterable, Sequence
from datetime import date
from textwrap import wrap
from typing import Final

from actionplan.documents.composition import Cell, Column
from actionplan.documents.layout import lines_of
from actionplan.documents.signs import in_letters

ACROSS: Final = 130
"""Characters of a sheet's own measure that A4 on its side holds at full size."""
UPRIGHT: Final = 72
"""The same of A4 upright, in the broad typeface of a machine without the usual ones."""
LEAST: Final = 12
OF_A_DAY: Final = 22
"""What "30 September 2014" needs: a day that does not fit is shown as "###"."""
FILLED: Final = 0.8
"""How much of a column's measure its letters of 12 point fill, in a broad typeface too."""
LINE: Final = 16.5
"""The height of a line of 12 point, in points."""
HIGHEST: Final = 409.0
"""The highest row that a workbook may have, in points."""


def widths_of(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """The width of each column by its share, and wide enough for days where it holds any."""
    whole = sum(column.share for column in columns)
    has_days = [any(isinstance(cell, date) for cell in cells) for cells in zip(*rows, strict=True)]
    least = [OF_A_DAY if one else LEAST for one in has_days] or [LEAST] * len(columns)
    return [max(few, round(ACROSS * column.share / whole)) for column, few in zip(columns, least, strict=True)]


def height_of(cells: Iterable[Cell], widths: Sequence[int], *, size: int = 12) -> float:
    """How high a row must be to show all lines of its cells, in points, at a size of letters in points."""
    lines = (_lines(cell, width * FILLED * 12 / size) for cell, width in zip(cells, widths, strict=True))
    return min(HIGHEST, max(lines, default=1) * LINE * size / 12)


def _lines(cell: Cell, room: float) -> int:
    """How many lines a cell takes where one holds so many letters."""
    words = (line if isinstance(line, str) else in_letters(line) for line in lines_of(cell))
    return sum(max(1, len(wrap(part, max(1, int(room))))) for line in words for part in line.split("\n"))
