"""Opens an Excel workbook for its values alone, where the libraries that know of looks do not take it."""

from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError

from actionplan.spreadsheet.grid import Book, Cell, Filler, Merge, Sheet, words_of
from actionplan.spreadsheet.kinds import encrypted
from actionplan.spreadsheet.limits import Limits


def open_values(path: Path, limits: Limits) -> Book:
    """The values of a workbook; raises ``Refused`` when it needs a password or is over a limit."""
    try:
        workbook = CalamineWorkbook.from_path(str(path))
    except PasswordError as error:
        raise encrypted() from error
    filler = Filler(limits)
    kept = [facts for facts in workbook.sheets_metadata if "WorkSheet" in str(facts.typ)]
    book = Book([_sheet(workbook.get_sheet_by_name(facts.name), facts, filler) for facts in kept])
    book.notices.append(("colours_not_read", "Colours and comments could not be read from this file; its words were."))
    return book


def _sheet(source: Any, facts: Any, filler: Filler) -> Sheet:
    sheet = Sheet(facts.name, is_hidden="Visible" not in str(facts.visible))
    for top, left, bottom, right in _merges(source):
        sheet.merges.append(Merge(top + 1, left + 1, bottom + 1, right + 1))
    for row, values in enumerate(source.iter_rows(), start=1):
        for column, value in enumerate(values, start=1):
            if value is not None and value != "":
                filler.add(sheet, Cell(row, column, value, words_of(value)))
    return sheet


def _merges(source: Any) -> list[tuple[int, int, int, int]]:
    return [(start[0], start[1], end[0], end[1]) for start, end in source.merged_cell_ranges or ()]
