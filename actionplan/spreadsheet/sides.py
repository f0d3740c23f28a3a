"""Knows what stands beside a table on the same rows: a key with headings of its own, or a second table."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.grid import Cell, Sheet, column_letters, column_number
from actionplan.spreadsheet.headings import Headings, normal
from actionplan.spreadsheet.keys import entries_of, is_sign, meaning_of
from actionplan.spreadsheet.tables import Layout, Table, is_heading_row

_MOST_ROWS: Final = 200
_WIDEST_KEY: Final = 3
_TITLES: Final = frozenset({"key", "legend", "rag key", "brag key", "key to rag", "key to brag", "status key"})
_ANSWERS: Final = frozenset({Field.OWNER, Field.DUE})


def key_beside(layout: Layout, table: Table) -> frozenset[int]:
    """The last columns of a table if they hold a key and no part of the actions; none otherwise.

    Each row of a key has a sign and what it means, and no sign stands twice. Its heading says what it is, or an empty
    column parts it from the table, whose fields are all headed before it.
    """
    used = _used(layout, table)
    for width in range(1, min(_WIDEST_KEY, len(used) - 2) + 1):
        columns = used[-width:]
        if columns[-1] - columns[0] >= _WIDEST_KEY:
            return frozenset()
        heading = table.columns.get(columns[0])
        is_named = bool(heading and normal(heading.heading) in _TITLES)
        is_apart = columns[0] - 1 not in used and not _are_needed(table, columns)
        if (is_named or is_apart) and _is_key(layout, table, range(columns[0], columns[-1] + 1)):
            return frozenset(columns)
    return frozenset()


def _are_needed(table: Table, columns: Sequence[int]) -> bool:
    """Whether one of the columns is headed as a field that no column before them holds."""
    before = {column.field for number, column in table.columns.items() if number < columns[0]}
    fields = {table.columns[number].field for number in columns if number in table.columns}
    return bool(fields - before - {None})


def _used(layout: Layout, table: Table) -> list[int]:
    """The columns with words or, to the right of all that is known, with fills; in their order."""
    known = max((number for number, column in table.columns.items() if column.field), default=0)
    rows = [layout.sheet.rows.get(row, {}) for row in table.body[:_MOST_ROWS]]
    below = {number for row in rows for number, cell in row.items() if cell.text or (cell.fill and number > known)}
    return sorted(number for number in below | set(table.columns) if not layout.sheet.is_column_hidden(number))


def _is_key(layout: Layout, table: Table, columns: range) -> bool:
    """Whether the cells below in these columns explain signs, each once, at least two of them."""
    signs: list[str] = []
    meant = 0
    for row in table.body[:_MOST_ROWS]:
        cells = _within(layout, row, columns)
        if not any(cell.text for cell in cells):
            continue
        entries = list(entries_of(cells))
        explained = {entry.place for entry in entries}
        if not entries or not all(cell.place in explained or is_sign(cell.text) for cell in cells if cell.text):
            return False
        signs.append(entries[0].sign)
        meant += any(meaning_of(entry.words) is not None for entry in entries)
    return len(signs) >= 2 and len(set(signs)) == len(signs) and meant * 2 >= len(signs)


def _within(layout: Layout, row: int, columns: range) -> list[Cell]:
    cells = sorted(layout.sheet.rows.get(row, {}).items())
    return [cell for number, cell in cells if number in columns and (cell.text or cell.fill)]


def parted(sheet: Sheet, headings: Headings) -> Iterator[Sheet]:
    """A sheet as it is, or a sheet for each of the tables of actions that stand side by side on it."""
    edge = 0 if sheet.is_hidden or sheet.is_beside else _edge(sheet, headings)
    if not edge:
        yield sheet
        return
    yield _part(sheet, sheet.name, range(1, edge))
    last = max(number for row in sheet.rows.values() for number in row)
    name = f"{sheet.name} (columns {column_letters(edge)} to {column_letters(last)})"
    yield from parted(_part(sheet, name, range(edge, last + 1)), headings)


def _edge(sheet: Sheet, headings: Headings) -> int:
    """The column in which a second table of actions begins, or 0: its headings say those of the first again."""
    layout = Layout(sheet)
    row = next((row for row in layout.used[:_MOST_ROWS] if is_heading_row(layout, row, headings)), 0)
    told = [(number, headings.field_exactly(cell.text)) for number, cell in layout.own(row).items()]
    for place in range(2, len(told) - 1):
        left, right = told[:place], told[place:]
        if _is_whole(left) and _is_whole(right) and _are_apart(layout, row, (left, right)):
            return right[0][0]
    return 0


def _is_whole(told: Sequence[tuple[int, Field | None]]) -> bool:
    """Whether headings are those of a table of actions: what is done, and who does it or when."""
    fields = {field for _, field in told}
    return Field.ACTION in fields and bool(fields & _ANSWERS)


def _are_apart(layout: Layout, row: int, sides: tuple[Sequence[tuple[int, Field | None]], ...]) -> bool:
    """Whether an empty column stands between two sides, or the second repeats the headings of the first."""
    left, right = sides
    words = [[normal(layout.own(row)[number].text) for number, _ in side] for side in sides]
    if words[0] == words[1]:
        return True
    between = range(left[-1][0] + 1, right[0][0])
    below = [one for one in layout.used if one > row]
    return bool(between) and not any(number in layout.own(one) for number in between for one in below)


def _part(sheet: Sheet, name: str, columns: range) -> Sheet:
    """The cells of a sheet in some of its columns, in their places."""
    rows = {
        row: kept
        for row, cells in sheet.rows.items()
        if (kept := {number: cell for number, cell in cells.items() if number in columns})
    }
    merges = [merge for merge in sheet.merges if merge.left in columns]
    coloured = [merge for merge in sheet.coloured_by_rule if merge.left in columns]
    own = [place for place in sheet.lost_formulas if column_number(place.rstrip("0123456789")) in columns]
    return replace(sheet, name=name, rows=rows, merges=merges, coloured_by_rule=coloured, lost_formulas=own)
