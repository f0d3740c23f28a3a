"""What a person needs in order to say what the columns of a sheet are, and to be known again in the next file."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Final

from actionplan.rules.privacy import masked
from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.grid import column_letters
from actionplan.spreadsheet.headings import IGNORE, Headings, may_also_be, normal
from actionplan.spreadsheet.months import is_period
from actionplan.spreadsheet.offered import SeenHeading
from actionplan.spreadsheet.tables import Column, Layout, Table, likely_heading_row

_SAMPLES: Final = 3
_LONGEST_SAMPLE: Final = 80
_MOST_LOOKED_AT: Final = 200


def seen_headings(layout: Layout, tables: Sequence[Table], headings: Headings) -> tuple[list[SeenHeading], str]:
    """The columns of a sheet with some of their words, and the shape that its headings have."""
    if tables:
        return list(_in_tables(layout, tables)), shape_of([heading for table in tables for heading in table.named])
    row = likely_heading_row(layout, headings)
    if not row:
        return [], ""
    cells = layout.own(row)
    below = [other for other in layout.used if other > row]
    seen = [
        SeenHeading(
            column_letters(number),
            masked(cell.text),
            str(headings.field_at_all(cell.text) or Field.NOTES),
            samples=_samples(layout, below, number),
        )
        for number, cell in cells.items()
    ]
    return seen, shape_of([cell.text for cell in cells.values()])


def shape_of(headings: Sequence[str]) -> str:
    """The same short text for the same headings in the same order, whatever their case and whichever the months."""
    plain = ("month" if is_period(heading) else normal(heading) for heading in headings)
    return hashlib.sha256("|".join(plain).encode()).hexdigest()[:16] if headings else ""


def _in_tables(layout: Layout, tables: Sequence[Table]) -> Iterator[SeenHeading]:
    for table in tables:
        for number, column in sorted(table.columns.items()):
            also = may_also_be(column.heading, column.field) if column.field else ()
            yield SeenHeading(
                column.letters,
                masked(column.heading),
                _field(column),
                [str(one) for one in also],
                _samples(layout, table.body, number),
            )
        used = {number for row in table.body[:_MOST_LOOKED_AT] for number in layout.own(row)} - set(table.columns)
        for number in sorted(used):
            letters = column_letters(number)
            samples = _samples(layout, table.body, number)
            yield SeenHeading(letters, f"Column {letters}", str(Field.NOTES), samples=samples)


def _field(column: Column) -> str:
    if column.is_ignored:
        return IGNORE
    if column.box:
        return str(column.also or Field.RATING)
    return str(column.field or Field.NOTES)


def _samples(layout: Layout, rows: Sequence[int], number: int) -> list[str]:
    """The first few different words of a column, with any identity masked."""
    found: dict[str, None] = {}
    for row in rows[:_MOST_LOOKED_AT]:
        cell = layout.own(row).get(number)
        if cell:
            found.setdefault(masked(" ".join(cell.text.split()))[:_LONGEST_SAMPLE])
        if len(found) == _SAMPLES:
            break
    return list(found)
