"""Sheets as tables of plain values and marks, and the writers that make real files of each kind from them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries


@dataclass(frozen=True)
class C:
    """A cell with looks: six figures or an openpyxl colour for ``fill``; ``runs`` are words, each with how it looks."""

    value: Any = None
    fill: Any = ""
    struck: bool = False
    comment: str = ""
    font: str = ""
    shown: str = ""
    runs: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> Any:
        """What the cell holds."""
        return "".join(words for words, _ in self.runs) if self.runs else self.value


@dataclass(frozen=True)
class Page:
    """One sheet."""

    name: str
    rows: Sequence[Sequence[Any]]
    merges: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    is_hidden: bool = False
    rules: tuple[str, ...] = ()

    def cells(self):
        """Each cell with something in it: row and column from 1, and the cell."""
        for row, values in enumerate(self.rows, start=1):
            for column, value in enumerate(values, start=1):
                cell = value if isinstance(value, C) else C(value)
                if (cell != C() and cell.words != "") or cell.fill:
                    yield row, column, cell

    def blocks(self):
        """Each merge as left, top, right and bottom, from 1."""
        return [range_boundaries(one) for one in self.merges]


@dataclass(frozen=True)
class Book:
    """A workbook."""

    pages: Sequence[Page]
    counts_from_1904: bool = False
    notes: str = field(default="")


def write_xlsx(book: Book, path: Path) -> Path:
    """An Excel workbook, by openpyxl."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    if book.counts_from_1904:
        workbook.epoch = dt.datetime(1904, 1, 1)
    for page in book.pages:
        sheet = workbook.create_sheet(page.name)
        sheet.sheet_state = "hidden" if page.is_hidden else "visible"
        for row, column, cell in page.cells():
            _write_cell(sheet.cell(row, column), cell)
        for merge in page.merges:
            sheet.merge_cells(merge)
        for number in page.hidden_rows:
            sheet.row_dimensions[number].hidden = True
        for letters in page.hidden_columns:
            sheet.column_dimensions[letters].hidden = True
        for block in page.rules:
            sheet.conditional_formatting.add(
                block, CellIsRule(operator="equal", formula=['"G"'], fill=_solid("00B050"))
            )
    workbook.save(path)
    return path


def _solid(fill: Any) -> PatternFill:
    return PatternFill("solid", fgColor=fill if isinstance(fill, Color) else f"FF{fill}")


def _write_cell(place: Any, cell: C) -> None:
    if cell.runs:
        place.value = CellRichText(*[_run(words, look) for words, look in cell.runs])
    else:
        place.value = cell.value
    if cell.fill:
        place.fill = _solid(cell.fill)
    if cell.struck or cell.font:
        place.font = Font(strike=cell.struck or None, name=cell.font or "Arial")
    if cell.shown:
        place.number_format = cell.shown
    if cell.comment:
        place.comment = Comment(cell.comment, "QA unit")


def _run(words: str, look: str) -> Any:
    if not look:
        return words
    return TextBlock(InlineFont(strike=True) if look == "struck" else InlineFont(rFont=look), words)


def write_xls(book: Book, path: Path) -> Path:
    """An old Excel workbook, by xlwt; it can write no comments."""
    import xlwt

    workbook = xlwt.Workbook()
    workbook.dates_1904 = book.counts_from_1904
    looks = OldLooks(workbook, xlwt)
    for page in book.pages:
        sheet = workbook.add_sheet(page.name)
        sheet.visibility = int(page.is_hidden)
        inside = {
            (r, c)
            for left, top, right, bottom in page.blocks()
            for r in range(top, bottom + 1)
            for c in range(left, right + 1)
        }
        for left, top, right, bottom in page.blocks():
            sheet.merge(top - 1, bottom - 1, left - 1, right - 1)
        for row, column, cell in page.cells():
            if cell.runs:
                sheet.write_rich_text(row - 1, column - 1, [(words, looks.font(look)) for words, look in cell.runs])
            elif cell.words is not None or cell.fill or (row, column) not in inside:
                value = "" if cell.words is None else cell.words
                sheet.write(row - 1, column - 1, value, looks.of(cell))
        for number in page.hidden_rows:
            sheet.row(number - 1).hidden = True
        for letters in page.hidden_columns:
            sheet.col(range_boundaries(f"{letters}1")[0] - 1).hidden = True
    workbook.save(str(path))
    return path


class OldLooks:
    """The looks of an old workbook: each fill takes a place in its palette."""

    def __init__(self, workbook: Any, xlwt: Any) -> None:
        self.workbook, self.xlwt = workbook, xlwt
        self.palette: dict[str, int] = {}
        self.known: dict[Any, Any] = {}

    def font(self, look: str) -> Any:
        """The font of a run."""
        font = self.xlwt.Font()
        font.struck_out = look == "struck"
        font.name = look if look not in ("", "struck") else "Arial"
        return font

    def of(self, cell: C) -> Any:
        """The style of a cell."""
        key = (cell.fill, cell.struck, cell.font, cell.shown, isinstance(cell.value, dt.date))
        if key not in self.known:
            style = self.xlwt.XFStyle()
            if cell.fill:
                style.pattern.pattern = self.xlwt.Pattern.SOLID_PATTERN
                style.pattern.pattern_fore_colour = self._place(cell.fill)
            style.font.struck_out = cell.struck
            style.font.name = cell.font or "Arial"
            style.num_format_str = cell.shown or ("DD/MM/YYYY" if isinstance(cell.value, dt.date) else "General")
            self.known[key] = style
        return self.known[key]

    def _place(self, fill: str) -> int:
        if fill not in self.palette:
            place = 0x18 + len(self.palette)
            self.xlwt.add_palette_colour(f"own_{fill}", place)
            self.workbook.set_colour_RGB(place, *(int(fill[at : at + 2], 16) for at in (0, 2, 4)))
            self.palette[fill] = place
        return self.palette[fill]


def write_csv(page: Page, path: Path, *, separator: str = ",", encoding: str = "utf-8") -> Path:
    """A table of text as a spreadsheet program saves it: dates in British order, quotation marks where needed."""
    lines = [separator.join(_quoted(_said(value), separator) for value in row) for row in page.rows]
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode(encoding))
    return path


def _said(value: Any) -> str:
    if isinstance(value, C):
        value = value.words
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def _quoted(words: str, separator: str) -> str:
    if any(mark in words for mark in (separator, '"', "\n")):
        return '"' + words.replace('"', '""') + '"'
    return words


def letters(column: int) -> str:
    """A column's letters."""
    return get_column_letter(column)
