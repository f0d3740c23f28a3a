"""Finds the tables of a sheet: heading rows wherever they are, repeated or new for each block."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.grid import Cell, Sheet, column_letters
from actionplan.spreadsheet.headings import LONGEST, Headings, is_status_or_progress
from actionplan.spreadsheet.ratings import LONGEST_SIGN
from actionplan.spreadsheet.references import is_finding_only

_MOST_MERGED: Final = 500_000


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading as written and the field it was taken for, if any."""

    number: int
    heading: str
    field: Field | None
    is_ignored: bool = False

    @property
    def letters(self) -> str:
        """The column's letters."""
        return column_letters(self.number)


@dataclass(slots=True)
class Table:
    """A block of rows under a heading row."""

    heading_rows: list[int]
    columns: dict[int, Column]
    body: list[int] = field(default_factory=list)

    def column_of(self, wanted: Field) -> Column | None:
        """The column that holds a field, if the table has one."""
        return next((column for column in self.columns.values() if column.field == wanted), None)


class Layout:
    """A sheet with its merges looked up: which words stand above a cell that is merged with it."""

    def __init__(self, sheet: Sheet) -> None:
        """Look up the merges that go down over rows with words in them."""
        self.sheet = sheet
        self.used = sheet.used_rows()
        self.above: dict[tuple[int, int], tuple[int, int]] = {}
        self.width = {(merge.top, merge.left): merge.right - merge.left + 1 for merge in sheet.merges}
        self.height = {(merge.top, merge.left): merge.bottom - merge.top + 1 for merge in sheet.merges}
        for merge in sheet.merges:
            if merge.bottom > merge.top and len(self.above) < _MOST_MERGED:
                below = self.used[bisect_right(self.used, merge.top) : bisect_right(self.used, merge.bottom)]
                self.above.update({(row, merge.left): (merge.top, merge.left) for row in below})

    def own(self, row: int) -> dict[int, Cell]:
        """The row's own cells with words in them, but for hidden columns."""
        return {number: cell for number, cell in self.sheet.own(row).items() if not self.sheet.is_column_hidden(number)}

    def merged_from_above(self, row: int, column: int) -> Cell | None:
        """The cell above that this one is merged with."""
        origin = self.above.get((row, column))
        return self.sheet.rows.get(origin[0], {}).get(origin[1]) if origin else None


def find_tables(layout: Layout, headings: Headings) -> tuple[list[int], list[Table]]:
    """The rows above the first heading row, and the tables below."""
    above: list[int] = []
    tables: list[Table] = []
    until = 0
    for row in layout.used:
        if row <= until:
            tables[-1].heading_rows.append(row)
        elif is_heading_row(layout, row, headings):
            until = _begin(layout, row, headings, tables)
        else:
            (tables[-1].body if tables else above).append(row)
    for table in tables:
        _settle(layout, table, headings)
    return above, tables


def is_heading_row(layout: Layout, row: int, headings: Headings) -> bool:
    """Whether a row names the action's column and at least one more, and little else."""
    cells = list(layout.own(row).values())
    if len(cells) < 2 or any(len(cell.text) > LONGEST * 2 for cell in cells):
        return False
    if not any(headings.field_exactly(cell.text) for cell in cells):
        return False
    fields = [headings.field_of(cell.text) for cell in cells]
    known = [one for one in fields if one]
    return Field.ACTION in known and len(set(known)) >= 2 and len(known) * 2 >= len(cells)


def likely_headings(layout: Layout, headings: Headings) -> list[str]:
    """The words of the row that most looks like headings, for a sheet in which none was known."""
    best: list[str] = []
    most = (0, 0)
    for row in layout.used[:60]:
        words = [cell.text for cell in layout.own(row).values() if len(cell.text) <= LONGEST]
        score = (sum(1 for word in words if headings.field_of(word)), len(words))
        if score > most:
            best, most = words, score
    return best


def _begin(layout: Layout, row: int, headings: Headings, tables: list[Table]) -> int:
    """Start a table, or go on with the last one when its heading is only repeated; gives the heading's last row."""
    until = _bottom(layout, row)
    columns = {column.number: column for column in _columns(layout, row, until, headings)}
    words = {number: column.heading for number, column in columns.items()}
    if tables and {number: column.heading for number, column in tables[-1].columns.items()} == words:
        tables[-1].heading_rows.append(row)
    else:
        tables.append(Table([row], columns))
    return until


def _bottom(layout: Layout, row: int) -> int:
    """The last row of a heading whose cells are merged downwards over a second row of headings."""
    heights = [layout.height.get((row, column), 1) for column in layout.own(row)]
    bottom = row + max(heights) - 1
    return bottom if bottom <= row + 3 else row


def _columns(layout: Layout, top: int, bottom: int, headings: Headings) -> Iterator[Column]:
    """A column for each heading; a lower heading is joined to the wider one above it."""
    words: dict[int, list[str]] = {}
    for row in range(top, bottom + 1):
        for number, cell in layout.own(row).items():
            for covered in range(number, number + layout.width.get((row, number), 1)):
                words.setdefault(covered, []).append(cell.text)
    wide = {covered for covered in words if covered not in layout.own(top)}
    for number, parts in sorted(words.items()):
        if number in wide and len(parts) == 1 and bottom == top:
            continue
        heading = " ".join(" ".join(parts).split())
        yield Column(number, heading, headings.field_of(parts[-1]) or headings.field_of(heading))


def _settle(layout: Layout, table: Table, headings: Headings) -> None:
    """Decide by the cells what headings leave open, and let each field have one column."""
    fields = {number: column.field for number, column in table.columns.items()}
    for number, column in table.columns.items():
        if headings.is_chosen(column.heading):
            continue
        if column.field == Field.REFERENCE and _are_findings(layout, table, number):
            fields[number] = Field.FINDING_REFERENCE
        if is_status_or_progress(column.heading):
            fields[number] = _status_or_progress(layout, table, number)
    taken: set[Field] = set()
    for number in sorted(fields, key=lambda one: (not headings.is_chosen(table.columns[one].heading), one)):
        chosen = fields[number]
        if chosen in taken or chosen == Field.NOTES:
            chosen = None
        elif chosen:
            taken.add(chosen)
        heading = table.columns[number].heading
        table.columns[number] = Column(number, heading, chosen, headings.is_ignored(heading))


def _body_words(layout: Layout, table: Table, number: int) -> list[str]:
    cells = (layout.own(row).get(number) for row in table.body)
    return [cell.text for cell in cells if cell]


def _are_findings(layout: Layout, table: Table, number: int) -> bool:
    words = _body_words(layout, table, number)
    return bool(words) and sum(map(is_finding_only, words)) * 2 > len(words)


def _status_or_progress(layout: Layout, table: Table, number: int) -> Field:
    """A column called Status rates when its words are short, and tells the story when they are long."""
    others = {
        column.field
        for other, column in table.columns.items()
        if other != number and not is_status_or_progress(column.heading)
    }
    if Field.PROGRESS in others and Field.RATING not in others:
        return Field.RATING
    if Field.RATING in others and Field.PROGRESS not in others:
        return Field.PROGRESS
    words = _body_words(layout, table, number)
    long = sum(1 for one in words if len(one) > LONGEST_SIGN)
    return Field.PROGRESS if long * 2 > len(words) else Field.RATING
