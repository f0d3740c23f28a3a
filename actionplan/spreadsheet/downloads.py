"""A list as a file to take away: with its filter and its moment, and nothing that is taken for a formula."""

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from typing import Any, Final

import xlsxwriter

from actionplan.spreadsheet.about import LONGEST_CELL, write_about
from actionplan.spreadsheet.action_lists import Listing, Value
from actionplan.spreadsheet.formulas import harmless

ABOUT, LIST = "About this list", "Actions"
LONGEST_HEADER: Final = 200
PAPER_A3: Final = 8


def as_csv(listing: Listing) -> bytes:
    """The list as .csv in UTF-8 with its mark: what it is, an empty line, headings, rows; days as 2014-12-31."""
    text = StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerows([harmless(cell) for cell in line] for line in listing.about)
    writer.writerow([])
    writer.writerow([column.heading for column in listing.columns])
    writer.writerows([harmless(_text(value)) for value in row] for row in listing.rows)
    return text.getvalue().encode("utf-8-sig")


def _text(value: Value) -> str:
    """A value as text that no program reads two ways."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def as_xlsx(listing: Listing, *, at: datetime, sheet: str = LIST) -> bytes:
    """The list as a workbook made at a moment: what it is on the first sheet, then the list, which stands open.

    ``sheet`` is the name of the list's own sheet.
    """
    content = BytesIO()
    never = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, {"in_memory": True, **never}) as book:
        book.set_properties({"title": listing.title, "created": at.astimezone(UTC).replace(tzinfo=None)})
        write_about(book, book.add_worksheet(ABOUT), listing.about)
        _write_list(book, listing, sheet)
    return content.getvalue()


def _write_list(book: Any, listing: Listing, sheet: str) -> None:
    """The headings, frozen and with a filter, and the rows; on paper every page says what it is."""
    page = book.add_worksheet(sheet)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "d mmm yyyy", "valign": "top", "align": "left"})
    page.activate()
    for number, column in enumerate(listing.columns):
        page.set_column(number, number, column.width)
        page.write_string(0, number, column.heading, bold)
    for place, row in enumerate(listing.rows, start=1):
        for number, value in enumerate(row):
            _write(page, place, number, value, plain, day)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, len(listing.rows), len(listing.columns) - 1)
    _set_up_paper(page, listing)


def _write(page: Any, row: int, column: int, value: Value, plain: Any, day: Any) -> None:
    """One cell as what it is: a day, a number or text."""
    if isinstance(value, date):
        page.write_datetime(row, column, value, day)
    elif isinstance(value, int):
        page.write_number(row, column, value, plain)
    elif value:
        page.write_string(row, column, value[:LONGEST_CELL], plain)


def _set_up_paper(page: Any, listing: Listing) -> None:
    """Landscape, the headings and the references on every page, and the filter and the moment above and below."""
    about = {label: words.replace("&", "&&") for label, words in listing.about}
    page.set_landscape()
    page.set_paper(PAPER_A3)
    page.repeat_rows(0)
    page.repeat_columns(0)
    page.set_header(f"&L{about['Plan']}: {about['Listed here']}"[:LONGEST_HEADER])
    page.set_footer(f"&L{about['As it stood']}&RPage &P of &N"[:LONGEST_HEADER])
