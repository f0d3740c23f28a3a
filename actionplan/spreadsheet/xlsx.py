"""Opens an Excel workbook: slimmed first, then read by openpyxl for values, fills and strike-through."""

import io
import warnings
import zipfile
from typing import Any, Final

import openpyxl
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from actionplan.spreadsheet.colours import colour_name, theme_colours, tinted
from actionplan.spreadsheet.comments import comments_of
from actionplan.spreadsheet.formats import seen
from actionplan.spreadsheet.glyphs import as_seen, is_symbol_font
from actionplan.spreadsheet.grid import Book, Cell, Filler, Sheet, words_of
from actionplan.spreadsheet.limits import Limits, not_a_workbook
from actionplan.spreadsheet.rich_text import marked, told_apart
from actionplan.spreadsheet.slim import SlimSheet, Unpacked, slim

LAST_ROW: Final = 1_048_576
_LEFT_OUT: Final = (
    "docProps/",
    "customXml/",
    "drawings/",
    "charts/",
    "chartsheets/",
    "media/",
    "pivot",
    "externalLinks/",
    "printerSettings/",
    "tables/",
    "ctrlProps/",
    "activeX/",
    "comments",
    "threadedComments",
    "persons/",
    "vbaProject",
    "calcChain",
)

Style = tuple[str, bool, str, str]


def open_xlsx(file: io.BufferedIOBase, limits: Limits) -> Book:
    """The cells of an Excel workbook; raises ``Refused`` when it is damaged or over a limit."""
    unpacked = Unpacked(limits)
    with zipfile.ZipFile(file) as archive:
        copy, sheets = _slimmed(archive, unpacked)
        comments = {part: comments_of(archive, part, unpacked) for part in sheets}
        has_macros = any("vbaProject" in name for name in archive.namelist())
    book = _read(copy, sheets, comments, limits)
    if has_macros:
        book.notices.append(("macros_ignored", "The file carries macros. They were not run and are not kept."))
    return book


def _slimmed(archive: zipfile.ZipFile, unpacked: Unpacked) -> tuple[io.BytesIO, dict[str, SlimSheet]]:
    """A small copy of the workbook for openpyxl, with what was cut off each sheet."""
    copy, sheets = io.BytesIO(), {}
    with zipfile.ZipFile(copy, "w") as small:
        for name in dict.fromkeys(archive.namelist()):
            if not name.endswith((".xml", ".rels")) or any(part in name for part in _LEFT_OUT):
                continue
            with archive.open(name) as stream:
                if "worksheets/" in name and name.endswith(".xml"):
                    sheets[name] = slim(stream, unpacked)
                    content = sheets[name].xml
                else:
                    content = unpacked.whole(stream)
                    content = marked(content) if "sharedStrings" in name else content
            small.writestr(name, content)
    copy.seek(0)
    return copy, sheets


def _read(copy: io.BytesIO, parts: dict[str, SlimSheet], comments: dict[str, dict[str, str]], limits: Limits) -> Book:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = openpyxl.load_workbook(copy, read_only=True, data_only=True, keep_links=False)
        styles = _Styles(workbook)
        filler = Filler(limits)
        sheets = []
        for source in workbook.worksheets:
            part = getattr(source, "_worksheet_path", "")
            sheets.append(_sheet(source, parts.get(part), comments.get(part, {}), styles, filler))
    return Book(sheets, epoch_1904=workbook.epoch == CALENDAR_MAC_1904)


def _sheet(source: Any, part: SlimSheet | None, comments: dict[str, str], styles: "_Styles", filler: Filler) -> Sheet:
    sheet = Sheet(source.title, is_hidden=source.sheet_state != "visible")
    if part is None:
        return sheet
    sheet.merges, sheet.coloured_by_rule = part.merges, part.coloured_by_rule
    sheet.hidden_rows, sheet.hidden_columns, sheet.lost_formulas = (
        part.hidden_rows,
        part.hidden_columns,
        part.lost_formulas,
    )
    if part.last_row > LAST_ROW:
        raise not_a_workbook("The file numbers its rows as no spreadsheet program does.")
    source.reset_dimensions()
    for row in source.iter_rows():
        for cell in row:
            if cell.value is not None or bool(getattr(cell, "_style_id", 0)):
                filler.add(sheet, _cell(cell, styles.of(cell), comments))
    return sheet


def _cell(cell: Any, style: Style, comments: dict[str, str]) -> Cell:
    """One cell as its reader sees it."""
    fill, is_struck, number_format, font = style
    value = seen(cell.value, number_format)
    text = words_of(value, number_format)
    if type(value) is not str:
        return Cell(
            cell.row, cell.column, value, text, fill, is_struck, comments.get(cell.coordinate, "") if comments else ""
        )
    text, is_struck, struck = told_apart(as_seen(text, font) if font else text, is_struck=is_struck)
    comment = comments.get(cell.coordinate, "") if comments else ""
    return Cell(cell.row, cell.column, text, text, fill, is_struck, comment, struck)


class _Styles:
    """How cells look, worked out once for each style of the workbook."""

    def __init__(self, workbook: Any) -> None:
        self.theme = theme_colours(workbook.loaded_theme)
        self.known: dict[int, Style] = {}

    def of(self, cell: Any) -> Style:
        """The fill's name, whether it is struck through, the number format, and the font if it is one of symbols."""
        number = cell._style_id
        if number not in self.known:
            font = str(cell.font.name or "")
            shown = font if is_symbol_font(font) else ""
            self.known[number] = (self._fill(cell.fill), bool(cell.font.strike), str(cell.number_format or ""), shown)
        return self.known[number]

    def _fill(self, fill: Any) -> str:
        if getattr(fill, "fill_type", None) != "solid":
            return ""
        colour = fill.fgColor
        if colour.type == "theme" and isinstance(colour.theme, int) and colour.theme < len(self.theme):
            return colour_name(tinted(self.theme[colour.theme], colour.tint or 0.0))
        if colour.type == "indexed" and isinstance(colour.indexed, int) and colour.indexed < len(COLOR_INDEX):
            return colour_name(COLOR_INDEX[colour.indexed][-6:])
        return colour_name(str(colour.rgb)[-6:]) if colour.type == "rgb" else ""
