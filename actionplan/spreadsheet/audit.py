"""The audit as a file to take away: a line for each sentence, written as it is read, so that no number is too many."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO, TextIOWrapper
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any, Final

import xlsxwriter

from actionplan.queries.audit_entries import Entry, all_lines
from actionplan.queries.audit_kinds import kind_of
from actionplan.rules.moments import LONDON
from actionplan.spreadsheet.about import LONGEST_CELL, write_about
from actionplan.spreadsheet.formulas import harmless

COLUMNS: Final = (
    ("Change", 9),
    ("When (London)", 18),
    ("Who", 28),
    ("On behalf of", 28),
    ("Kind", 22),
    ("What it happened to", 28),
    ("What happened", 70),
    ("Why", 50),
    ("Plan", 24),
    ("Import", 8),
)
"""Each column's heading, and its width in characters."""
NOT_TOLD: Final = "(The reason is not told here: it may say what is restricted.)"
ROWS_OF_A_SHEET: Final = 1_000_000
"""Rows after which a workbook goes on with another sheet."""
AT_A_TIME: Final = 1 << 16

Row = tuple[int, datetime, str, str, str, str, str, str, str, str]


@dataclass(frozen=True)
class About:
    """What is said of the file before its rows: pairs of a label and words."""

    title: str
    lines: tuple[tuple[str, str], ...]


def rows_of(entries: Iterable[Entry]) -> Iterator[Row]:
    """A row for each sentence of these entries, in their order."""
    for entry in entries:
        change = entry.change
        who, behalf = change.by.name, change.on_behalf_of.title if change.on_behalf_of else ""
        at, kind = change.at.astimezone(LONDON), kind_of(change.command)
        why = NOT_TOLD if entry.hides_why else change.because
        where = change.plan.title if change.plan else ""
        number = str(change.imported_id or "")
        for line in all_lines(entry):
            yield change.number, at, who, behalf, kind, line.thing.words, line.sentence, why, where, number


def as_csv(about: About, rows: Iterable[Row]) -> Iterator[bytes]:
    """The file in pieces, in UTF-8 with its mark: what it is, how many rows it has, an empty line, headings, rows.

    The rows are written to a file of the system's first, since their number stands above them.
    """
    with TemporaryFile() as kept:
        number = _write_rows(kept, rows)
        head = StringIO(newline="")
        writer = csv.writer(head, quoting=csv.QUOTE_ALL)
        writer.writerows([harmless(cell) for cell in line] for line in _all_about(about, number))
        writer.writerow([])
        writer.writerow([heading for heading, _ in COLUMNS])
        yield head.getvalue().encode("utf-8-sig")
        kept.seek(0)
        yield from iter(lambda: kept.read(AT_A_TIME), b"")


def _write_rows(file: IO[bytes], rows: Iterable[Row]) -> int:
    """Write the rows and say how many there were."""
    text = TextIOWrapper(file, "utf-8", newline="")
    writer, number = csv.writer(text, quoting=csv.QUOTE_ALL), 0
    for number, row in enumerate(rows, start=1):  # noqa: B007 it is asked for after the loop
        writer.writerow(
            [harmless(f"{cell:%Y-%m-%d %H:%M:%S}" if isinstance(cell, datetime) else str(cell)) for cell in row]
        )
    text.flush()
    text.detach()
    return number


def _all_about(about: About, number: int) -> list[tuple[str, str]]:
    """What is said of the file, with the number of its rows."""
    return [*about.lines, ("Rows", f"{number:,}, one for each sentence")]


def as_xlsx(about: About, rows: Iterable[Row], *, at: datetime) -> Iterator[bytes]:
    """The workbook in pieces: what it is on the first sheet, then the rows, which go to the disc as they come."""
    with TemporaryFile() as kept:
        never = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        with xlsxwriter.Workbook(kept, {"constant_memory": True, **never}) as book:
            book.set_properties({"title": about.title, "created": at.astimezone(UTC).replace(tzinfo=None)})
            first = book.add_worksheet("About this list")
            number = _write_sheets(book, iter(rows))
            write_about(book, first, _all_about(about, number))
        kept.seek(0)
        yield from iter(lambda: kept.read(AT_A_TIME), b"")


def _write_sheets(book: Any, rows: Iterator[Row]) -> int:
    """Write all rows, on as many sheets as they need and at least one; how many there were."""
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    moment = book.add_format({"num_format": "d mmm yyyy hh:mm", "valign": "top", "align": "left"})
    total = sheets = 0
    while True:
        sheets += 1
        page = book.add_worksheet("Changes" if sheets == 1 else f"Changes {sheets}")
        written = _write_sheet(page, islice(rows, ROWS_OF_A_SHEET), bold, plain, moment)
        total += written
        if sheets == 1:
            page.activate()
        if written < ROWS_OF_A_SHEET:
            return total


def _write_sheet(page: Any, rows: Iterable[Row], bold: Any, plain: Any, moment: Any) -> int:
    """The headings, frozen, and some rows; how many there were."""
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.repeat_rows(0)
    for column, (heading, width) in enumerate(COLUMNS):
        page.set_column(column, column, width)
        page.write_string(0, column, heading, bold)
    place = 0
    for place, row in enumerate(rows, start=1):
        page.write_number(place, 0, row[0], plain)
        page.write_datetime(place, 1, row[1].replace(tzinfo=None), moment)
        for column, words in enumerate(row[2:], start=2):
            page.write_string(place, column, str(words)[:LONGEST_CELL], plain)
    page.autofilter(0, 0, place, len(COLUMNS) - 1)
    return place
