"""Tells a table that was pasted from a document, in which one action is spread over several rows."""

import re
from typing import Final

from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.grid import Cell
from actionplan.spreadsheet.tables import Layout, Table

_UNFINISHED: Final = re.compile(
    r"(?:[,;&(/–—-]|\b(?:and|of|the|to|with|for|in|by|a|an|or|on|at|from|that|which|is|are|all|each|every|their|our))\s*$",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"^\W*20\d\d\W*$")
_MONTH_LAST: Final = re.compile(
    r"(?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|\d[/.])\s*$", re.IGNORECASE
)
_FINISHED: Final = re.compile(r"[.!?;:]\W*$")
PAGE: Final = re.compile(
    r"^\W*(?:(?:page|pg\.?|p\.)\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|\d{1,3}\s*(?:of|/|\|)\s*(?:\d{1,3}|p\s?a\s?g\s?e))\W*$",
    re.IGNORECASE,
)
BARE_NUMBER: Final = re.compile(r"^\W*\d{1,3}\W*$")


def goes_on(before: str, words: str) -> bool:
    """Whether words read as the middle of a sentence that began before them."""
    return words[:1].islower() or bool(_UNFINISHED.search(before))


def is_finished(words: str) -> bool:
    """Whether words end as a sentence does."""
    return bool(_FINISHED.search(words))


def glued(parts: list[str]) -> str:
    """The lines of a text as one, without the gap after a hyphen or within a date at a line's end."""
    return re.sub(r"(?<=[^\W\d_]-) (?=[^\W\d_])|(?<=\d[/.]) (?=\d)", "", " ".join(parts))


def anchor_of(layout: Layout, table: Table) -> Field | None:
    """The field whose words begin each action of a table that was pasted line by line; None when it was not.

    It was when many rows have words of an action that read as the middle of a sentence, and nothing in that field.
    """
    action = table.column_of(Field.ACTION)
    for name in (Field.REFERENCE, Field.DUE, Field.OWNER):
        column = table.column_of(name)
        if not action or not column:
            continue
        rows = [row for row in table.body if layout.own(row).get(action.number)]
        begun = [row for row in rows if begins_in(layout, row, column.number)]
        others = sorted(set(rows).difference(begun))
        middles = [row for row in others if _is_middle(layout, row, action.number)]
        if begun and len(middles) >= 2 and len(middles) * 2 >= len(others) and len(middles) * 3 >= len(begun):
            return name
        if name == Field.REFERENCE and others and all(_is_line(layout, table, row) for row in others):
            return name
    return None


def begins(row: int, layout: Layout, table: Table, anchor: Field) -> bool:
    """Whether a row of a table that was pasted begins an action."""
    column = table.column_of(anchor)
    return column is not None and begins_in(layout, row, column.number)


def begins_in(layout: Layout, row: int, column: int) -> bool:
    """Whether a row's cell begins something, rather than ending what the cell right above began: "31 March", "2015"."""
    cell, above = layout.own(row).get(column), layout.own(row - 1).get(column)
    if cell is None or above is None:
        return cell is not None
    is_year = bool(_YEAR.match(cell.text) and _MONTH_LAST.search(above.text))
    return not (is_year or goes_on(above.text, cell.text))


def _is_line(layout: Layout, table: Table, row: int) -> bool:
    """Whether a row without a reference or a date of its own begins or goes on in the middle of a sentence."""
    action, due = table.column_of(Field.ACTION), table.column_of(Field.DUE)
    if not action or (due and begins_in(layout, row, due.number)):
        return False
    below = layout.own(row + 1).get(action.number)
    goes_below = below is not None and below.text[:1].islower()
    return _is_middle(layout, row, action.number) or goes_below


def _is_middle(layout: Layout, row: int, column: int) -> bool:
    """Whether a row's words of an action go on from the row right above."""
    above: Cell | None = layout.own(row - 1).get(column)
    return above is not None and goes_on(above.text, layout.own(row)[column].text)


def begins_next(row: int, texts: tuple[str, str], layout: Layout, table: Table, anchor: Field) -> bool:
    """Whether a row's words go on in the next row, where the action's number stands in the middle of its cell.

    ``texts`` are the words of the action above, if there is one, and the row's own.
    """
    above, words = texts
    column, start = table.column_of(Field.ACTION), table.column_of(anchor)
    below = layout.own(row + 1)
    if not column or not start or column.number not in below or not begins_in(layout, row + 1, start.number):
        return False
    return words[:1].isupper() and (not above or is_finished(above)) and goes_on(words, below[column.number].text)
