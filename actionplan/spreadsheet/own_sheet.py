"""Knows the tracker's own workbook again, and takes its rows one by one: nothing in it has to be guessed."""

from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.gathering import gather
from actionplan.spreadsheet.grid import Book, Cell
from actionplan.spreadsheet.headings import Headings
from actionplan.spreadsheet.kept_words import kept_in
from actionplan.spreadsheet.own_columns import FEWEST, FIELDS, GUIDANCE_TITLE, KEPT, LISTS_TITLE, VERSION
from actionplan.spreadsheet.result import RowKind
from actionplan.spreadsheet.rows import Draft
from actionplan.spreadsheet.tables import Column, Layout, Table

_LAST_HEADING_ROW = 20


def set_aside(book: Book) -> None:
    """Mark the sheets of guidance and of lists that stand beside the plan, so that they are not read."""
    for sheet in book.sheets:
        first = sheet.rows.get(1, {}).get(1)
        sheet.is_beside = first is not None and first.text in (GUIDANCE_TITLE, LISTS_TITLE)


def stood_in(book: Book) -> str:
    """From when the tracker's own file is, in the words that it was written with; empty for any other file."""
    rows = [row for sheet in book.sheets if sheet.is_beside for row in sheet.rows.values()]
    return next((row[2].text for row in rows if 2 in row and 1 in row and row[1].text == VERSION), "")


def own_table(layout: Layout, headings: Headings) -> Table | None:
    """The table of a sheet with the tracker's own headings, settled; ``None`` for any other sheet."""
    row = next((row for row in layout.used if row <= _LAST_HEADING_ROW and _is_heading(layout, row)), 0)
    if not row:
        return None
    columns = _columns(layout.own(row), headings)
    words = {number: cell.text for number, cell in layout.own(row).items()}
    below = [other for other in layout.used if other > row]
    repeated = [other for other in below if {number: cell.text for number, cell in layout.own(other).items()} == words]
    table = Table([row, *repeated], columns, is_own=True, named=tuple(one.heading for one in columns.values()))
    table.body = [other for other in below if other not in repeated]
    return table


def _is_heading(layout: Layout, row: int) -> bool:
    return len({_plain(cell) for cell in layout.own(row).values()} & FIELDS.keys()) >= FEWEST


def _plain(cell: Cell) -> str:
    return " ".join(cell.text.split())


def _columns(cells: dict[int, Cell], headings: Headings) -> dict[int, Column]:
    """Each column as its heading says, a person's choice first; what else is known only where no own column is."""
    fields: dict[int, Field | None] = {}
    for number, cell in cells.items():
        heading = _plain(cell)
        fields[number] = headings.field_exactly(heading) if headings.is_chosen(heading) else FIELDS.get(heading)
    for number, cell in cells.items():
        heading = _plain(cell)
        if fields[number] is None and not headings.is_chosen(heading) and not heading.startswith(KEPT):
            guessed = headings.field_of(heading)
            fields[number] = guessed if guessed not in fields.values() else None
    return {number: _column(number, _plain(cell), fields, headings) for number, cell in cells.items()}


def _column(number: int, heading: str, fields: dict[int, Field | None], headings: Headings) -> Column:
    """A column; of several with one field the first holds it, and notes are kept under their heading."""
    field = fields[number]
    is_first = number == min(other for other, one in fields.items() if one == field)
    is_field = field not in (None, Field.NOTES, Field.MONTHS) and is_first
    return Column(number, heading, field if is_field else None, is_ignored=headings.is_ignored(heading))


def own_drafts(layout: Layout, table: Table) -> list[Draft]:
    """The rows of the tracker's own table: each is an action, but for one with words in hidden columns only."""
    return [_draft(layout, table, row) for row in table.body]


def _draft(layout: Layout, table: Table, row: int) -> Draft:
    cells = layout.own(row)
    draft = Draft(row, RowKind.ACTION, text=" | ".join(cell.text for cell in cells.values()))
    if not cells:
        draft.kind, draft.because = RowKind.SKIPPED, "hidden_column"
        return draft
    gather(draft, table, layout)
    draft.looks.clear()
    draft.others = [pair for heading, cell in draft.others for pair in kept_in(heading, cell)]
    if not draft.cells and not draft.others:
        draft.kind, draft.because = RowKind.SKIPPED, "no_action"
    return draft
