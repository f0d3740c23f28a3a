"""Parts a sheet into its tables, and puts headings together that stand in two rows or under a wider one."""

import re
from collections.abc import Iterator
from typing import Final

from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.boxes import is_box_heading
from actionplan.spreadsheet.headings import Headings
from actionplan.spreadsheet.months import FEWEST, Month, is_period, is_row_of_initials, months_of
from actionplan.spreadsheet.settling import settle
from actionplan.spreadsheet.tables import Column, Layout, Table, is_details_heading, is_heading_row

_TALLEST: Final = 4
_LONGEST_LOWER: Final = 60
_LONGEST_YEAR: Final = 20
_YEAR: Final = re.compile(r"\b20\d\d\b")


def find_tables(layout: Layout, headings: Headings) -> tuple[list[int], list[Table]]:
    """The rows above the first heading row, and the tables below."""
    above: list[int] = []
    tables: list[Table] = []
    until = 0
    for row in layout.used:
        is_details = False
        if row <= until:
            tables[-1].heading_rows.append(row)
        elif is_heading_row(layout, row, headings) or (is_details := is_details_heading(layout, row, headings)):
            until = _begin(layout, row, headings, tables)
            tables[-1].is_details = is_details
        else:
            (tables[-1].body if tables else above).append(row)
    for table in tables:
        settle(layout, table, headings)
    return above, tables


def _begin(layout: Layout, row: int, headings: Headings, tables: list[Table]) -> int:
    """Start a table, or go on with the last one when its heading is only repeated; gives the heading's last row."""
    until = _bottom(layout, row, headings)
    table = _made(layout, row, until, headings)
    last = tables[-1] if tables else None
    if last and last.words == table.words:
        last.heading_rows.append(row)
    elif last and not last.body and last.heading_rows[-1] + 1 == row:
        tables[-1] = table
        table.heading_rows = [*last.heading_rows, row]
    else:
        tables.append(table)
    return until


def _bottom(layout: Layout, row: int, headings: Headings) -> int:
    """The last row of a heading that is merged downwards, or goes on in rows that only make sense with it."""
    bottom = row + max(layout.height.get((row, column), 1) for column in layout.own(row)) - 1
    bottom = bottom if bottom < row + _TALLEST else row
    while bottom < row + _TALLEST - 1 and _goes_on(layout, row, bottom, headings):
        bottom += 1
    return bottom


def _goes_on(layout: Layout, top: int, bottom: int, headings: Headings) -> bool:
    """Whether the next row is more of the heading: most of its words are headings by themselves or with those above."""
    lower = layout.own(bottom + 1)
    if not lower or is_heading_row(layout, bottom + 1, headings):
        return False
    if any(len(cell.text) > _LONGEST_LOWER or isinstance(cell.value, int | float) for cell in lower.values()):
        return False
    upper = _parts(layout, top, bottom)
    fitting = sum(_fits(cell.text, upper.get(number, []), headings) for number, cell in lower.items())
    return fitting * 2 > len(lower) or (fitting == len(lower) == 1)


def _fits(words: str, above: list[str], headings: Headings) -> bool:
    if not above:
        return headings.is_whole(words) or is_period(words)
    if _is_year(above[-1]) and is_period(words):
        return True
    joined = " ".join([*above, words])
    return headings.is_whole(joined) or is_box_heading(joined) or (headings.is_whole(words) and len(words) > 1)


def _is_year(words: str) -> bool:
    """Whether a heading is a year, as it stands over the months of a grid."""
    return len(words) <= _LONGEST_YEAR and bool(_YEAR.search(words))


def _made(layout: Layout, top: int, bottom: int, headings: Headings) -> Table:
    """A table with a column for each heading; a lower heading is joined to the wider one above it."""
    parts = _parts(layout, top, bottom)
    months = _months(layout, top, parts)
    own = {number for row in range(top, bottom + 1) for number in layout.own(row)}
    columns = {column.number: column for column in _columns(parts, own, months, headings)}
    named = tuple(column.heading for column in columns.values())
    table = Table([top], columns, months=months, named=named)
    for number in columns:
        width = max(layout.width.get((row, number), 1) for row in range(top, bottom + 1))
        if width > 1 and not any(other in columns for other in range(number + 1, number + width)):
            table.wide[number] = range(number, number + width)
    return table


def _parts(layout: Layout, top: int, bottom: int) -> dict[int, list[str]]:
    """The words of each column's heading from the top down, those of a wide one over all that it covers."""
    parts: dict[int, list[str]] = {}
    for row in range(top, bottom + 1):
        for number, cell in layout.own(row).items():
            for covered in range(number, number + min(layout.width.get((row, number), 1), 104)):
                parts.setdefault(covered, []).append(" ".join(cell.text.split()))
    return parts


def _columns(
    parts: dict[int, list[str]], own: set[int], months: dict[int, Month], headings: Headings
) -> Iterator[Column]:
    for number, words in sorted(parts.items()):
        if number not in own:
            continue
        heading = " ".join(words)
        if number in months and not headings.is_chosen(heading):
            yield Column(number, heading, Field.MONTHS)
        else:
            yield Column(number, heading, _field(words, heading, headings))


def _field(words: list[str], heading: str, headings: Headings) -> Field | None:
    """What a heading names: as a whole, by its lowest words, or by a likely guess."""
    if headings.is_whole(heading):
        return headings.field_exactly(heading)
    if len(words) > 1 and is_box_heading(heading):
        return None
    return headings.field_exactly(words[-1]) or headings.field_at_all(heading) or headings.field_at_all(words[-1])


def _months(layout: Layout, top: int, parts: dict[int, list[str]]) -> dict[int, Month]:
    """The columns of a month grid; the year may stand in the row above the headings or in the sheet's title."""
    lowest = [words[-1] for words in parts.values()]
    if sum(map(is_period, lowest)) < FEWEST and not is_row_of_initials(lowest):
        return {}
    above = layout.own(layout.above_row(top))
    years = {number: cell.text for number, cell in above.items() if _is_year(cell.text)}
    headings = {number: [years[number], *words] if number in years else words for number, words in parts.items()}
    titles = [cell.text for row in layout.used if row < top for cell in layout.own(row).values()]
    return months_of(headings, titles[:40])
