"""The work on one sheet: its tables found, its rows sorted, and at last each of its rows accounted for."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from actionplan.rules.privacy import masked
from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.blocks import find_tables
from actionplan.spreadsheet.carrying import says_more
from actionplan.spreadsheet.grid import Cell, Sheet
from actionplan.spreadsheet.headings import IGNORE, Headings
from actionplan.spreadsheet.own_sheet import own_drafts, own_table
from actionplan.spreadsheet.references import finding_parts, names_finding
from actionplan.spreadsheet.result import ReadRow, ReadSheet, RowKind
from actionplan.spreadsheet.rows import Draft
from actionplan.spreadsheet.seen import seen_headings
from actionplan.spreadsheet.sorting import Sorter
from actionplan.spreadsheet.tables import Layout, Table

LONGEST_OTHER: Final = 300
_LONGEST_TITLE: Final = 200
_SHORTEST_KIND: Final = 4


@dataclass(slots=True)
class Work:
    """A sheet while it is read: its tables, their rows as drafted, and the rows that are done."""

    layout: Layout
    above: list[int]
    tables: list[Table]
    openings: list[Draft] = field(default_factory=list)
    drafts: list[tuple[Table, list[Draft]]] = field(default_factory=list)
    rows: list[ReadRow] = field(default_factory=list)

    @property
    def sheet(self) -> Sheet:
        """The sheet."""
        return self.layout.sheet

    @property
    def details(self) -> list[Table]:
        """The tables that only say more about actions that stand elsewhere."""
        return [table for table in self.tables if table.is_details]


def look(sheet: Sheet, headings: Headings) -> Work:
    """Find the tables of a sheet; in a hidden one, or beside the tracker's own, none is looked for."""
    layout = Layout(sheet)
    if sheet.is_hidden or sheet.is_beside:
        return Work(layout, layout.used, [])
    own = own_table(layout, headings)
    if own:
        return Work(layout, [row for row in layout.used if row < own.heading_rows[0]], [own])
    above, tables = find_tables(layout, headings)
    return Work(layout, above, tables)


def sort(work: Work) -> None:
    """Say what each row of the sheet's tables of actions is."""
    layout, tables = work.layout, [table for table in work.tables if not table.is_details]
    titles = frozenset(
        " ".join(cell.text.lower().split())
        for row in work.above
        for cell in layout.own(row).values()
        if len(cell.text) <= _LONGEST_TITLE
    )
    sorter = Sorter(layout, titles, frozenset(row for table in work.tables for row in table.heading_rows))
    if tables and work.above and not tables[0].is_own:
        work.openings = _openings(work, tables, sorter)
    for table in tables:
        if table.is_own:
            work.drafts.append((table, own_drafts(layout, table)))
            continue
        work.drafts.append((table, sorter.sort(table, is_last=table is tables[-1])))


def _openings(work: Work, tables: list[Table], sorter: Sorter) -> list[Draft]:
    """What the lone words right above the first headings state of what follows: a finding, themes or nothing."""
    layout, heading = work.layout, tables[0].heading_rows[0]
    finding = next((row for row in reversed(work.above) if _is_lone(layout, row) and _names(layout, row)), 0)
    if finding and heading - finding <= 3:
        lower = [
            row for row in work.above if row > finding and _is_lone(layout, row) and says_more(_alone(layout, row))
        ]
        return [sorter.state_finding(finding), *(sorter.state_theme(row, under=RowKind.FINDING) for row in lower)]
    last = work.above[-1]
    others = [row for table in tables for row in table.heading_rows[1 if table is tables[0] else 0 :]]
    tops = [row for row in others if layout.above_row(row) not in others]
    before = [layout.above_row(row) for row in tops]
    headed = [row for row, top in zip(before, tops, strict=True) if top - row <= 2 and _is_lone(layout, row)]
    titles = {" | ".join(cell.text for cell in layout.own(row).values()) for row in [last, *headed]}
    is_title_of_each = len(titles) > 1 and len(headed) == len(tops)
    if heading - last <= 2 and _is_lone(layout, last) and (is_title_of_each or _begins_themes(layout, last, tables[0])):
        return [sorter.state_theme(row) for row in [*_wider(work, before), last]]
    return []


def _wider(work: Work, before: list[int]) -> list[int]:
    """The lone words right above those above the first table, where each later block has such a pair of lines."""
    layout, last = work.layout, work.above[-1]
    pairs = [(layout.above_row(row), row) for row in [last, *before]]
    are_pairs = all(top == row - 1 and _is_lone(layout, top) for top, row in pairs)
    words = {_alone(layout, top) for top, _ in pairs} if are_pairs else set()
    return [pairs[0][0]] if len(words) == len(pairs) > 1 else []


def _begins_themes(layout: Layout, row: int, table: Table) -> bool:
    """Whether lone words above a table begin as those of a theme within it do: "Priority one …", "Priority two …"."""
    words = _alone(layout, row)
    within = [_alone(layout, each) for each in table.body if _is_lone(layout, each)]
    kinds = {each.split()[0] for each in within}
    first = words.split()[0]
    return len(first) >= _SHORTEST_KIND and first in kinds and words not in within


def _is_lone(layout: Layout, row: int) -> bool:
    return len(layout.own(row)) == 1


def _alone(layout: Layout, row: int) -> str:
    """The only words of a row, in small letters."""
    return " ".join(next(iter(layout.own(row).values())).text.casefold().split())


def _names(layout: Layout, row: int) -> bool:
    return names_finding(next(iter(layout.own(row).values())).text)


def other(layout: Layout, row: int, kind: RowKind, because: str = "") -> ReadRow:
    """A row that is no action: its words with any identity masked, or none of a sheet that is not read."""
    is_read = because not in ("hidden_sheet", "own_sheet")
    words = " | ".join(cell.text for cell in layout.own(row).values()) if is_read else ""
    return ReadRow(layout.sheet.name, row, kind, text=masked(words)[:LONGEST_OTHER], because=because)


def account(work: Work) -> None:
    """Account for the rows that belong to no table, and for headings."""
    because = "above_table" if work.tables else "own_sheet" if work.sheet.is_beside else "no_table"
    because = "hidden_sheet" if work.sheet.is_hidden else because
    openings = {draft.row: draft for draft in work.openings}
    for row in work.above:
        if opened := openings.get(row):
            work.rows.append(other(work.layout, row, opened.kind))
            if opened.kind == RowKind.FINDING:
                work.rows[-1].finding_reference, work.rows[-1].finding_text = finding_parts(opened.text)
        else:
            work.rows.append(other(work.layout, row, RowKind.SKIPPED, because))
    for table in work.tables:
        work.rows += [other(work.layout, row, RowKind.HEADING) for row in table.heading_rows]


def finished(work: Work, headings: Headings) -> ReadSheet:
    """The sheet as the reading gives it; its rows stand in their order."""
    work.rows.sort(key=lambda row: row.row)
    result = ReadSheet(work.sheet.name, hidden=work.sheet.is_hidden)
    if work.tables:
        result.header_row = work.tables[0].heading_rows[0]
        result.columns = dict(_columns(work.tables))
    if not work.sheet.is_hidden:
        result.headings, result.shape = seen_headings(work.layout, work.tables, headings)
    result.rows_accounted = dict(Counter(row.kind for row in work.rows))
    return result


def _columns(tables: list[Table]) -> Iterator[tuple[str, str]]:
    """What each heading was taken for: "notes" when its words are only kept; a repeated heading says its column."""
    told: dict[str, str] = {}
    for table in tables:
        for column in table.columns.values():
            taken = IGNORE if column.is_ignored else str(column.field or Field.NOTES)
            if column.box:
                taken = str(column.also or Field.RATING)
            heading = column.heading
            if told.get(heading, taken) != taken:
                heading = f"{heading} ({column.letters})"
            told[heading] = taken
    yield from told.items()


def cells_of(draft: Draft, table: Table, layout: Layout) -> list[Cell]:
    """All the cells that an action takes words from, but for columns hidden or left out by a person."""
    left_out = {column.number for column in table.columns.values() if column.is_ignored} | table.key_columns
    cells = [cell for row in (draft.row, *draft.joined) for cell in layout.sheet.rows.get(row, {}).values()]
    carried = [cell for cells_of_field in draft.cells.values() for cell in cells_of_field]
    placed = {(cell.row, cell.column): cell for cell in (*cells, *carried) if cell.column not in left_out}
    if not layout.sheet.hidden_columns:
        return list(placed.values())
    return [cell for cell in placed.values() if not layout.sheet.is_column_hidden(cell.column)]
