"""Turns a grid of cells into a reading: every row with words in it is accounted for exactly once."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.details import Join, details_of, same_actions
from actionplan.spreadsheet.fields import Reader, hold
from actionplan.spreadsheet.grid import Book, Cell
from actionplan.spreadsheet.headings import Headings
from actionplan.spreadsheet.keys import Entry, entries_below, entries_of, meanings_of, origins_of, people_of
from actionplan.spreadsheet.knowledge import Knowledge
from actionplan.spreadsheet.limits import Refused
from actionplan.spreadsheet.notices import judge, mark_references, note_keys, note_mapping, note_parts, note_sheet
from actionplan.spreadsheet.own_row import OwnReader
from actionplan.spreadsheet.own_sheet import set_aside, stood_in
from actionplan.spreadsheet.ratings import legend_from
from actionplan.spreadsheet.references import finding_parts
from actionplan.spreadsheet.result import Reading, ReadRow, RowKind, Warned
from actionplan.spreadsheet.rows import Draft, text_of
from actionplan.spreadsheet.sheets import Work, account, cells_of, finished, look, other, sort
from actionplan.spreadsheet.sides import parted
from actionplan.spreadsheet.tables import Layout, Table
from actionplan.vocabulary import DeliveryStatus


def understand(
    book: Book, *, mapping: Mapping[str, str] | None = None, legend: Mapping[str, str] | None = None
) -> Reading:
    """Read a book; ``mapping`` is heading to field and ``legend`` is word, letter or colour to state.

    Gives a reading that is not readable, with its errors, when there is no table of actions or no action in it.
    Raises ``Refused`` for a mapping or a legend that names a field or a state that does not exist.
    """
    headings, knowledge = Headings(mapping or {}), Knowledge(_legend(legend or {}), book.epoch_1904)
    set_aside(book)
    sheets = [part for sheet in book.sheets for part in parted(sheet, headings)]
    works = [look(sheet, headings) for sheet in sheets]
    for work in works:
        sort(work)
    knowledge.near = _usual_time(works)
    entries = [(work.sheet.name, entry) for work in works for entry in _keys(work)]
    told = [entry for _, entry in entries]
    knowledge.people_key = people_of(told)
    knowledge.origin_key, knowledge.marks = origins_of(told)
    reading = Reading(legend_words=knowledge.legend_words, people_found=dict(knowledge.people_key))
    reading.stood = stood_in(book)
    reading.warnings += [Warned(code, message) for code, message in book.notices]
    note_parts(book.sheets, sheets, reading)
    _read(works, knowledge)
    for work in works:
        reading.sheets.append(finished(work, headings))
        reading.rows += work.rows
        note_sheet(work.layout, work.tables, headings, reading)
    reading.legend_found = meanings_of(entries, reading.legend_words)
    mark_references(reading.actions)
    note_keys(reading, entries)
    note_mapping(headings, [table for work in works for table in work.tables], reading)
    judge(reading, [work.layout for work in works], headings)
    return reading


def _legend(given: Mapping[str, str]) -> Mapping[str, DeliveryStatus | None]:
    try:
        return legend_from(given)
    except ValueError as error:
        raise Refused("unknown_state", f"In the legend {error}.") from error


def _usual_time(works: Sequence[Work]) -> date | None:
    """The middle of the real dates in the due columns: the plan's own time, to guess a missing year by."""
    days = []
    for work in works:
        for table in work.tables:
            column = table.column_of(Field.DUE)
            for row in table.body if column else ():
                cell = work.sheet.rows.get(row, {}).get(column.number if column else 0)
                if cell and isinstance(cell.value, datetime | date):
                    days.append(date(cell.value.year, cell.value.month, cell.value.day))
    return sorted(days)[len(days) // 2] if days else None


def _keys(work: Work) -> Iterator[Entry]:
    """The lines of keys on a sheet: in rows that are no action, and beside the table."""
    if work.sheet.is_hidden or work.sheet.is_beside:
        return
    rows = list(work.above)
    for table, drafts in work.drafts:
        rows += [draft.row for draft in drafts if draft.kind in (RowKind.SKIPPED, RowKind.THEME)]
        after, beside = max(table.columns, default=0) + 1, table.key_columns
        for row in table.body[:200]:
            cells = _visible(work.layout, row)
            yield from entries_of([cell for cell in cells if cell.column > after or cell.column in beside])
    above: list[Cell] = []
    for row in sorted(rows):
        cells = _visible(work.layout, row)
        yield from entries_of(cells)
        yield from entries_below(above, cells)
        above = cells


def _visible(layout: Layout, row: int) -> list[Cell]:
    """The cells of a row with words or a fill, from the left, but for hidden columns."""
    cells = sorted(layout.sheet.rows.get(row, {}).items())
    return [cell for number, cell in cells if (cell.text or cell.fill) and not layout.sheet.is_column_hidden(number)]


def _read(works: Sequence[Work], knowledge: Knowledge) -> None:
    """Read the actions of every sheet, then what other tables say about them."""
    actions: list[ReadRow] = []
    for work in works:
        before = Join(actions)
        for table, drafts in work.drafts:
            if actions and same_actions(work.layout, table, before):
                table.is_details = True
                continue
            knowledge.forget_rows()
            work.rows += [_row(draft, table, work.layout, knowledge) for draft in drafts]
        actions += [row for row in work.rows if row.kind == RowKind.ACTION]
    join = Join(actions)
    for work in works:
        for table in work.details:
            _give(work, table, join)
        account(work)


def _give(work: Work, table: Table, join: Join) -> None:
    """Let a table of details say more about the actions; one that fits none is no table."""
    details = details_of(work.layout, table)
    if join.fits(details):
        work.rows += [join.give(work.layout, one) for one in details]
        return
    work.tables.remove(table)
    because = "no_such_action" if work.tables else "no_table"
    work.rows += [
        other(work.layout, row, RowKind.SKIPPED, because) for row in sorted([*table.heading_rows, *table.body])
    ]


def _row(draft: Draft, table: Table, layout: Layout, knowledge: Knowledge) -> ReadRow:
    """A drafted row as read: an action in full, any other by its words."""
    if draft.kind != RowKind.ACTION:
        row = other(layout, draft.row, draft.kind, draft.because)
        row.joined_to, row.theme = draft.joined_to, draft.theme if draft.kind != RowKind.SKIPPED else ""
        if draft.repaired and draft.is_numbered:
            doubt = draft.repaired
            message = f"This number stands after {doubt.after}: it is read as {doubt.reference}."
            row.warn("reference_ambiguous", message)
        if draft.kind == RowKind.FINDING:
            _state_finding(row, draft)
            hold(row, cells_of(draft, table, layout))
        return row
    reader = OwnReader if table.is_own else Reader
    row = reader(draft, table, layout.sheet.name, knowledge).read()
    cells = cells_of(draft, table, layout)
    _note_looks(row, draft, cells, layout)
    hold(row, cells)
    return row


def _state_finding(row: ReadRow, draft: Draft) -> None:
    stated = text_of(draft.cells.get(Field.FINDING, []))
    row.finding_reference, row.finding_text = finding_parts(stated)
    row.finding_reference = text_of(draft.cells.get(Field.FINDING_REFERENCE, [])) or row.finding_reference
    row.requirement = text_of(draft.cells.get(Field.REQUIREMENT, []))


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
        if cell.struck:
            row.original[f"Struck through in {cell.place}"] = cell.struck
            row.warn(
                "partly_struck", "Some words here are struck through. They are kept apart.", cell.place, cell.struck
            )
        elif cell.is_struck and not row.is_struck and cell.text:
            row.warn("struck_through", "This is struck through. It is read as it stands.", cell.place, cell.text)
