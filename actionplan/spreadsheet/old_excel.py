"""Opens an old Excel workbook (.xls) with its fills, comments, merges and what is hidden, by xlrd."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import xlrd
from xlrd.biffh import XL_CELL_BLANK, XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_EMPTY, XL_CELL_ERROR, error_text_from_code
from xlrd.xldate import XLDateError, xldate_as_datetime

from actionplan.spreadsheet.biff import Records
from actionplan.spreadsheet.colours import colour_name
from actionplan.spreadsheet.formats import Value, seen
from actionplan.spreadsheet.glyphs import as_seen, is_symbol_font
from actionplan.spreadsheet.grid import Book, Cell, Filler, Merge, Sheet, clean, words_of
from actionplan.spreadsheet.kinds import encrypted
from actionplan.spreadsheet.limits import Limits
from actionplan.spreadsheet.rich_text import CLOSE, OPEN, told_apart

_SOLID: Final = 1


def open_old_excel(path: Path, limits: Limits) -> Book:
    """The cells of an .xls workbook; raises ``Refused`` when it needs a password or is over a limit.

    Raises whatever xlrd does for a file that it does not take: the caller then tries for the values alone.
    """
    records = Records(path.read_bytes(), limits)
    try:
        book = xlrd.open_workbook(
            file_contents=bytes(records.stream),
            formatting_info=True,
            ragged_rows=True,
            on_demand=True,
            logfile=io.StringIO(),
        )
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise encrypted() from error
        raise
    looks, filler, sheets = _Looks(book), Filler(limits), []
    for number in range(book.nsheets):
        sheets.append(_sheet(book.sheet_by_index(number), looks, filler))
        sheets[-1].coloured_by_rule = records.rules.get(book._sh_abs_posn[number], [])
        book.unload_sheet(number)
    return Book(sheets, epoch_1904=bool(book.datemode))


def _sheet(source: Any, looks: "_Looks", filler: Filler) -> Sheet:
    sheet = Sheet(source.name, is_hidden=bool(source.visibility))
    for top, bottom, left, right in source.merged_cells:
        sheet.merges.append(Merge(top + 1, left + 1, bottom, right))
    sheet.hidden_rows = {number + 1 for number, told in source.rowinfo_map.items() if told.hidden}
    sheet.hidden_columns = [(number + 1, number + 1) for number, told in source.colinfo_map.items() if told.hidden]
    comments = {place: clean(note.text) for place, note in source.cell_note_map.items()}
    for row in range(source.nrows):
        kinds = source.row_types(row)
        if all(kind in (XL_CELL_BLANK, XL_CELL_EMPTY) for kind in kinds):
            continue
        for column, kind in enumerate(kinds):
            if kind != XL_CELL_EMPTY:
                filler.add(sheet, _cell(source, row, column, looks, comments))
    return sheet


def _cell(source: Any, row: int, column: int, looks: "_Looks", comments: Mapping[tuple[int, int], str]) -> Cell:
    """One cell as its reader sees it."""
    raw, kind = source.cell_value(row, column), source.cell_type(row, column)
    fill, is_struck, number_format, font = looks.of(source.cell_xf_index(row, column))
    comment, struck = comments.get((row, column), ""), ""
    value = _value(raw, kind, number_format, looks.book.datemode)
    text = words_of(value, number_format)
    if isinstance(value, str) and text:
        runs = source.rich_text_runlist_map.get((row, column))
        shown = clean(looks.with_runs(raw, runs)) if runs and raw == value else as_seen(text, font) if font else text
        text, is_struck, struck = told_apart(shown, is_struck=is_struck)
        value = text
    return Cell(row + 1, column + 1, value if text else None, text, fill, is_struck, comment, struck)


def _value(raw: Any, kind: int, number_format: str, datemode: int) -> Value:
    """A cell's value; a number that its format shows as a date is one, unless no calendar has it."""
    if kind == XL_CELL_DATE:
        try:
            return seen(xldate_as_datetime(raw, datemode), number_format)
        except (XLDateError, ValueError, OverflowError):
            return float(raw)
    if kind == XL_CELL_BOOLEAN:
        return bool(raw)
    if kind == XL_CELL_ERROR:
        return str(error_text_from_code.get(raw, "#N/A"))
    return float(raw) if isinstance(raw, float) else str(raw)


class _Looks:
    """How cells look, worked out once for each style of the workbook."""

    def __init__(self, book: Any) -> None:
        """Begin with none worked out."""
        self.book = book
        self.known: dict[int, tuple[str, bool, str, str]] = {}

    def of(self, number: int) -> tuple[str, bool, str, str]:
        """The fill's name, whether it is struck through, the number format, and the font if it is one of symbols."""
        if number not in self.known:
            style = self.book.xf_list[number]
            font = self.book.font_list[style.font_index]
            told = self.book.format_map.get(style.format_key)
            shown = font.name if is_symbol_font(font.name) else ""
            self.known[number] = (
                self._fill(style.background), bool(font.struck_out), told.format_str if told else "", shown
            )  # fmt: skip
        return self.known[number]

    def _fill(self, background: Any) -> str:
        if background.fill_pattern != _SOLID:
            return ""
        rgb = self.book.colour_map.get(background.pattern_colour_index)
        return colour_name("".join(f"{part:02X}" for part in rgb)) if rgb else ""

    def with_runs(self, words: str, runs: list[tuple[int, int]]) -> str:
        """Rich text with its struck runs marked and its symbols shown."""
        if not any(map(self._says_something, (number for _, number in runs))):
            return words
        ends = [start for start, _ in runs[1:]] + [len(words)]
        parts = [words[: runs[0][0]]]
        for (start, number), end in zip(runs, ends, strict=True):
            font = self.book.font_list[number]
            part = as_seen(words[start:end], font.name)
            parts.append(f"{OPEN}{part}{CLOSE}" if font.struck_out and part.strip() else part)
        return "".join(parts)

    def _says_something(self, number: int) -> bool:
        font = self.book.font_list[number]
        return bool(font.struck_out) or is_symbol_font(font.name)
