"""Sheets of words in a workbook: what a list is, on one page's width, with rows as high as their lines."""

from collections.abc import Iterable
from math import ceil
from typing import Any, Final

LONGEST_CELL: Final = 32_767
"""Characters that a cell of a workbook can hold."""
PAPER_A4: Final = 9
NAMES, WORDS = 16, 90
"""The widths of the two columns, in characters."""
LINE: Final = 15.0
"""The height of a line, in points."""
FILLED: Final = 0.85
"""How much of a column's measure its letters fill, in a broad typeface too."""


def write_about(book: Any, page: Any, lines: Iterable[tuple[str, str]]) -> None:
    """What the list is, line by line: a name and the words."""
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, NAMES)
    page.set_column(1, 1, WORDS)
    for number, (label, words) in enumerate(lines):
        page.set_row(number, height_of((words, WORDS)))
        page.write_string(number, 0, label, bold)
        page.write_string(number, 1, words[:LONGEST_CELL], wrapped)
    page.set_landscape()
    page.set_paper(PAPER_A4)
    page.fit_to_pages(1, 0)


def height_of(*cells: tuple[str, int]) -> float:
    """How high a row must be, in points, to show all words of its cells, each with its column's width.

    Programs that work out no heights of their own would let the lines of one row stand on those of the next.
    """
    return LINE * max(
        sum(max(1, ceil(len(line) / (width * FILLED))) for line in words.split("\n")) for words, width in cells
    )
