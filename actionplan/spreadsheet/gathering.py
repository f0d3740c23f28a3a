"""Lays the cells of one row out by the fields of its table: own words, merged ones, fills, ticks, marked months."""

from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.boxes import is_ticked
from actionplan.spreadsheet.colours import plain_colour
from actionplan.spreadsheet.glyphs import is_blank_box
from actionplan.spreadsheet.grid import Cell, column_letters
from actionplan.spreadsheet.rows import Draft, Mark
from actionplan.spreadsheet.tables import Column, Layout, Table


def gather(draft: Draft, table: Table, layout: Layout) -> None:
    """Fill a draft with its row's own cells, and with those merged with it from above."""
    for number, cell in layout.own(draft.row).items():
        if number in table.key_columns:
            continue
        _own(draft, cell, table.columns.get(number))
    draft.own = frozenset(draft.cells)
    for number, column in table.columns.items():
        _merged(draft, layout, number, column)
        if column.box:
            _box(draft, layout, number, column)
    if table.months or table.colour_column:
        _colours(draft, table, layout)


def _own(draft: Draft, cell: Cell, column: Column | None) -> None:
    """One cell of the row's own: under its field, or with the heading that it stands under."""
    if column is None:
        draft.others.append((f"Column {column_letters(cell.column)}", cell))
    elif column.is_ignored or (column.box and (is_blank_box(cell.text) or is_ticked(cell.text, "", ""))):
        return
    elif column.field in (None, Field.MONTHS):
        draft.others.append((column.heading, cell))
    elif column.field:
        draft.cells[column.field] = [cell]


def _merged(draft: Draft, layout: Layout, number: int, column: Column) -> None:
    """What stands in a cell that is merged with this row's, and the rating's fill."""
    merged = layout.merged_from_above(draft.row, number)
    if merged and column.field == Field.REFERENCE and Field.ACTION in draft.own:
        draft.group = merged.text
        merged = None
    if merged and merged.text and column.field and column.field not in (Field.ACTION, Field.MONTHS):
        draft.cells.setdefault(column.field, [merged])
    if column.field == Field.RATING:
        look: Cell | None = layout.sheet.rows.get(draft.row, {}).get(number) or merged
        draft.looks[Field.RATING] = look.fill if look else ""


def _box(draft: Draft, layout: Layout, number: int, column: Column) -> None:
    """A box that is ticked says how the action stands, or where it comes from."""
    cell = layout.sheet.rows.get(draft.row, {}).get(number)
    if cell and is_ticked(cell.text, cell.fill, _beside(draft)):
        (draft.origins if column.also == Field.ORIGIN else draft.ticked).append(column.box)


def _colours(draft: Draft, table: Table, layout: Layout) -> None:
    """Fills that say something where no column does: in the months of a grid, or in some other column."""
    beside = _beside(draft)
    for number in table.months:
        cell = layout.sheet.rows.get(draft.row, {}).get(number)
        if cell and not layout.sheet.is_column_hidden(number):
            fill = "" if cell.fill == beside else cell.fill
            if cell.text or fill:
                draft.marks.append(Mark(number, cell.text, fill))
    if table.colour_column:
        fill = layout.fill(draft.row, table.colour_column)
        draft.looks[Field.RATING] = fill if plain_colour(fill) not in {"grey", "black"} else ""


def _beside(draft: Draft) -> str:
    """The fill of the action's own cell: a row that is banded has it everywhere, and it says nothing."""
    action = draft.cells.get(Field.ACTION, [])
    return action[0].fill if action else ""
