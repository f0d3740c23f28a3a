"""Turns a grid of cells into a reading: every row with words in it is accounted for exactly once."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from actionplan.rules.privacy import masked
from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.fields import Knowledge, Reader, hold
from actionplan.spreadsheet.grid import Book, Cell, Sheet
from actionplan.spreadsheet.headings import IGNORE, Headings
from actionplan.spreadsheet.limits import Refused
from actionplan.spreadsheet.notices import judge, mark_references, note_mapping, note_sheet
from actionplan.spreadsheet.ratings import legend_from
from actionplan.spreadsheet.references import finding_parts
from actionplan.spreadsheet.result import Reading, ReadRow, ReadSheet, RowKind, Warned
from actionplan.spreadsheet.rows import Draft, Sorter, text_of
from actionplan.spreadsheet.tables import Layout, Table, find_tables
from actionplan.vocabulary import DeliveryStatus

LONGEST_OTHER: Final = 300


@dataclass(slots=True)
class _Found:
    """A sheet with its tables."""

    layout: Layout
    above: list[int]
    tables: list[Table]


def understand(
    book: Book, *, mapping: Mapping[str, str] | None = None, legend: Mapping[str, str] | None = None
) -> Reading:
    """Read a book; ``mapping`` is heading to field and ``legend`` is word, letter or colour to state.

    Gives a reading that is not readable, with its errors, when there is no table of actions or no action in it.
    Raises ``Refused`` for a mapping or a legend that names a field or a state that does not exist.
    """
    headings, knowledge = Headings(mapping or {}), Knowledge(_legend(legend or {}), book.epoch_1904)
    found = [_look(sheet, headings) for sheet in book.sheets]
    knowledge.near = _usual_time(found)
    reading = Reading(legend_words=knowledge.legend_words)
    reading.warnings += [Warned(code, message) for code, message in book.notices]
    for one in found:
        _read_sheet(one, reading, knowledge, headings)
    mark_references(reading.actions)
    note_mapping(headings, [table for one in found for table in one.tables], reading)
    judge(reading, [one.layout for one in found], headings)
    return reading


def _legend(given: Mapping[str, str]) -> Mapping[str, DeliveryStatus | None]:
    try:
        return legend_from(given)
    except ValueError as error:
        raise Refused("unknown_state", f"In the legend {error}.") from error


def _look(sheet: Sheet, headings: Headings) -> _Found:
    layout = Layout(sheet)
    if sheet.is_hidden:
        return _Found(layout, layout.used, [])
    above, tables = find_tables(layout, headings)
    return _Found(layout, above, tables)


def _usual_time(found: list[_Found]) -> date | None:
    """The middle of the real dates in the due columns: the plan's own time, to guess a missing year by."""
    days = []
    for one in found:
        for table in one.tables:
            column = table.column_of(Field.DUE)
            for row in table.body if column else ():
                cell = one.layout.sheet.rows.get(row, {}).get(column.number if column else 0)
                if cell and isinstance(cell.value, datetime | date):
                    days.append(date(cell.value.year, cell.value.month, cell.value.day))
    return sorted(days)[len(days) // 2] if days else None


def _read_sheet(found: _Found, reading: Reading, knowledge: Knowledge, headings: Headings) -> None:
    sheet = found.layout.sheet
    result = ReadSheet(sheet.name, hidden=sheet.is_hidden)
    because = "hidden_sheet" if sheet.is_hidden else "above_table" if found.tables else "no_table"
    rows = [_other(found.layout, row, RowKind.SKIPPED, because) for row in found.above]
    sorter = Sorter(found.layout)
    for table in found.tables:
        rows += [_other(found.layout, row, RowKind.HEADING) for row in table.heading_rows]
        knowledge.people_above = None
        drafts = sorter.sort(table, is_last=table is found.tables[-1])
        rows += [_row(draft, table, found.layout, knowledge) for draft in drafts]
    if found.tables:
        result.header_row = found.tables[0].heading_rows[0]
        result.columns = _columns(found.tables)
    result.rows_accounted = dict(Counter(row.kind for row in rows))
    reading.sheets.append(result)
    reading.rows += sorted(rows, key=lambda row: row.row)
    note_sheet(found.layout, found.tables, headings, reading)


def _columns(tables: list[Table]) -> dict[str, str]:
    """What each heading was taken for: "notes" when its words are only kept; a repeated heading says its column."""
    columns: dict[str, str] = {}
    for table in tables:
        for column in table.columns.values():
            field = IGNORE if column.is_ignored else column.field or Field.NOTES
            heading = column.heading
            if columns.get(heading, field) != field:
                heading = f"{heading} ({column.letters})"
            columns[heading] = str(field)
    return columns


def _other(layout: Layout, row: int, kind: RowKind, because: str = "") -> ReadRow:
    """A row that is no action: its words with any identity masked, or none of them from a hidden sheet."""
    words = "" if because == "hidden_sheet" else " | ".join(cell.text for cell in layout.own(row).values())
    return ReadRow(layout.sheet.name, row, kind, text=masked(words)[:LONGEST_OTHER], because=because)


def _row(draft: Draft, table: Table, layout: Layout, knowledge: Knowledge) -> ReadRow:
    """A drafted row as read: an action in full, any other by its words."""
    if draft.kind != RowKind.ACTION:
        row = _other(layout, draft.row, draft.kind, draft.because)
        row.joined_to, row.theme = draft.joined_to, draft.theme if draft.kind != RowKind.SKIPPED else ""
        if draft.kind == RowKind.FINDING:
            _state_finding(row, draft)
            hold(row, _cells(draft, table, layout))
        return row
    row = Reader(draft, table, layout.sheet.name, knowledge).read()
    cells = _cells(draft, table, layout)
    _note_looks(row, draft, cells, layout)
    hold(row, cells)
    return row


def _state_finding(row: ReadRow, draft: Draft) -> None:
    stated = text_of(draft.cells.get(Field.FINDING, []))
    row.finding_reference, row.finding_text = finding_parts(stated)
    row.finding_reference = text_of(draft.cells.get(Field.FINDING_REFERENCE, [])) or row.finding_reference
    row.requirement = text_of(draft.cells.get(Field.REQUIREMENT, []))


def _cells(draft: Draft, table: Table, layout: Layout) -> list[Cell]:
    """All the cells that an action takes words from, but for columns hidden or left out by a person."""
    left_out = {column.number for column in table.columns.values() if column.is_ignored}
    cells = [cell for row in (draft.row, *draft.joined) for cell in layout.sheet.rows.get(row, {}).values()]
    carried = [cell for cells_of_field in draft.cells.values() for cell in cells_of_field]
    visible = [
        cell
        for cell in (*cells, *carried)
        if not layout.sheet.is_column_hidden(cell.column) and cell.column not in left_out
    ]
    return list(dict.fromkeys(visible))


def _note_looks(row: ReadRow, draft: Draft, cells: list[Cell], layout: Layout) -> None:
    """Say what only the eye sees: hidden rows, words struck through, comments."""
    row.is_hidden = draft.row in layout.sheet.hidden_rows
    if row.is_hidden:
        row.warn("hidden_row", "This row is hidden in the sheet. It is imported.")
    action = draft.cells.get(Field.ACTION, [])
    row.is_struck = bool(action) and all(cell.is_struck for cell in action)
    if row.is_struck:
        row.warn("struck_through", "This action is struck through: it may have been superseded.", action[0].place)
    for cell in cells:
        if cell.comment:
            row.original[f"Comment on {cell.place}"] = cell.comment
