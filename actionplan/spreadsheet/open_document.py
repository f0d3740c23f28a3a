"""Opens an OpenDocument workbook (.ods) in one pass over its content: words, fills, comments and merges."""

import re
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Final
from xml.parsers import expat

from actionplan.spreadsheet.formats import Value
from actionplan.spreadsheet.glyphs import as_seen
from actionplan.spreadsheet.grid import Book, Cell, Filler, Merge, Sheet, clean, column_number, words_of
from actionplan.spreadsheet.limits import Limits, Refused, not_a_workbook, too_large, too_many_rows
from actionplan.spreadsheet.ods_styles import Look, Styles
from actionplan.spreadsheet.ods_words import Words
from actionplan.spreadsheet.rich_text import told_apart
from actionplan.spreadsheet.slim import Unpacked

_CELLS: Final = frozenset({"table:table-cell", "table:covered-table-cell"})
_SHORT: Final = {"xsl-fo-compatible": "fo", "datastyle": "number"}
_BLOCK: Final = re.compile(r"\.\$?([A-Z]{1,3})\$?(\d{1,7})(?::[^.\s]*\.\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_MOST_MERGES: Final = 20_000
_MONTH_SHOWN: Final = re.compile(r"^[A-Za-z]{3,9}[ /’'-]*\d{2,4}$")


def open_document(path: Path, limits: Limits) -> Book:
    """The cells of an OpenDocument workbook; raises ``Refused`` when it is damaged or over a limit."""
    styles, unpacked = Styles(), Unpacked(limits)
    content = _Content(styles, limits)
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if "content.xml" not in names:
            raise not_a_workbook("The file is damaged: its content is missing.")
        if "styles.xml" in names:
            _stream(archive, "styles.xml", unpacked, _Reader(styles, None))
        _stream(archive, "content.xml", unpacked, _Reader(styles, content))
        has_macros = any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in names)
    book = Book(content.sheets)
    if has_macros:
        book.notices.append(("macros_ignored", "The file carries macros. They were not run and are not kept."))
    return book


def _stream(archive: zipfile.ZipFile, part: str, unpacked: Unpacked, reader: "_Reader") -> None:
    """Send a part through the parser piece by piece."""
    size = 0
    with archive.open(part) as stream:
        while chunk := unpacked.read(stream):
            size += len(chunk)
            if size > unpacked.limits.part_bytes:
                raise too_large("The file holds far more than any plan needs, so we stopped reading it.")
            reader.parser.Parse(chunk, False)
    reader.parser.Parse(b"", True)


class _Reader:
    """The parser, with short names for elements and without a way for the file to declare entities."""

    def __init__(self, styles: Styles, content: "_Content | None") -> None:
        """Send what is read to the styles and, if there is one, to the content."""
        self.styles, self.content = styles, content
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._refuse
        if content:
            self.parser.CharacterDataHandler = content.words.add
        self.short: dict[str, str] = {}

    def _start(self, name: str, told: Mapping[str, str]) -> None:
        short = self._name(name)
        if short.startswith(("style:", "number:")):
            self.styles.start(short, {self._name(key): value for key, value in told.items()})
        elif self.content:
            self.content.start(short, {self._name(key): value for key, value in told.items()})

    def _end(self, name: str) -> None:
        short = self._name(name)
        if short.startswith(("style:", "number:")):
            self.styles.end(short)
        elif self.content:
            self.content.end(short)

    def _name(self, full: str) -> str:
        """``table:table-cell`` for the name with its whole namespace."""
        if full not in self.short:
            space, _, local = full.rpartition(" ")
            last = space.removesuffix(":1.0").rpartition(":")[2]
            self.short[full] = f"{_SHORT.get(last, last)}:{local}"
        return self.short[full]

    def _refuse(self, *_: object) -> None:
        raise not_a_workbook("The file holds XML that no spreadsheet program writes, so we did not read it.")


class _Content:
    """The sheets, filled while the content streams past."""

    def __init__(self, styles: Styles, limits: Limits) -> None:
        """Begin with no sheet."""
        self.styles, self.limits, self.filler = styles, limits, Filler(limits)
        self.words = Words(styles)
        self.sheets: list[Sheet] = []
        self.depth = 0
        self.row, self.column, self.rows, self.columns = 0, 0, 1, 1
        self.told: Mapping[str, str] = {}
        self.row_style = ""
        self.column_styles: dict[int, str] = {}
        self.cells: list[Cell] = []

    def start(self, name: str, told: Mapping[str, str]) -> None:
        """The start of an element."""
        if name == "table:table":
            self.depth += 1
            if self.depth == 1:
                self._start_sheet(told)
        elif name == "calcext:conditional-format":
            self._note_rule(told.get("calcext:target-range-address", ""))
        elif self.depth != 1:
            return
        elif name == "table:table-column":
            self._start_column(told)
        elif name == "table:table-row":
            self._start_row(told)
        elif name in _CELLS:
            self.told, self.columns = told, _count(told, "table:number-columns-repeated")
            self.words.begin()
        else:
            self.words.start(name, told)

    def end(self, name: str) -> None:
        """The end of an element."""
        if name == "table:table":
            self.depth -= 1
        elif self.depth != 1:
            return
        elif name == "table:table-row":
            self._end_row()
        elif name in _CELLS:
            self._end_cell()
        else:
            self.words.end(name)

    def _start_sheet(self, told: Mapping[str, str]) -> None:
        is_hidden = self.styles.of("table", told.get("table:style-name", "")).is_hidden
        self.sheets.append(Sheet(told.get("table:name", f"Sheet{len(self.sheets) + 1}"), is_hidden=is_hidden))
        self.row, self.rows, self.column, self.column_styles = 0, 0, 0, {}

    def _start_column(self, told: Mapping[str, str]) -> None:
        number, first = _count(told, "table:number-columns-repeated"), self.column + 1
        self.column += number
        for column in range(first, min(self.column, self.limits.columns) + 1):
            self.column_styles[column] = told.get("table:default-cell-style-name", "")
        if told.get("table:visibility") in {"collapse", "filter"}:
            self.sheets[-1].hidden_columns.append((first, self.column))

    def _start_row(self, told: Mapping[str, str]) -> None:
        self.row += self.rows or 1
        self.rows, self.column, self.cells = _count(told, "table:number-rows-repeated"), 0, []
        self.row_style = told.get("table:default-cell-style-name", "")
        if told.get("table:visibility") in {"collapse", "filter"}:
            self.sheets[-1].hidden_rows.update(range(self.row, self.row + min(self.rows, self.limits.rows)))

    def _note_rule(self, places: str) -> None:
        """Note the blocks that are coloured by a rule, such as ``Plan.F2:Plan.F40``."""
        for left, top, right, bottom in _BLOCK.findall(places[:4000]):
            first = column_number(left)
            block = Merge(int(top), first, int(bottom or top), column_number(right) if right else first)
            self.sheets[-1].coloured_by_rule.append(block)

    def _end_cell(self) -> None:
        first, told = self.column + 1, self.told
        self.column += self.columns
        across, down = (_count(told, f"table:number-{kind}-spanned") for kind in ("columns", "rows"))
        if across * down > 1 and len(self.sheets[-1].merges) < _MOST_MERGES:
            self.sheets[-1].merges.append(Merge(self.row, first, self.row + down - 1, first + across - 1))
        look = self._look(first)
        cell = self._cell(first, look)
        if not (cell.text or cell.comment or cell.fill):
            return
        last = self.column if cell.text else min(self.column, self.limits.columns)
        for column in range(first, last + 1):
            if column > self.limits.columns + 1:
                break
            self.cells.append(cell if column == first else _at(cell, self.row, column))

    def _look(self, column: int) -> Look:
        """The cell's own style, else its row's, else its column's."""
        name = self.told.get("table:style-name") or self.row_style or self.column_styles.get(column, "")
        return self.styles.of("table-cell", name)

    def _cell(self, column: int, look: Look) -> Cell:
        words, comment = self.words.take()
        text, is_struck, struck = told_apart(clean(words), is_struck=bool(look.is_struck))
        value = self._value(text, look)
        shown = words_of(value) if isinstance(value, date) or not text else as_seen(text, look.font)
        value = shown if isinstance(value, str) else value
        return Cell(self.row, column, value, shown, look.fill or "", is_struck, clean(comment), struck)

    def _value(self, text: str, look: Look) -> Value:
        """A date or a number as such; a date shown as its month is that month."""
        kind = self.told.get("office:value-type", "")
        try:
            if kind == "date":
                day = datetime.fromisoformat(self.told.get("office:date-value", "")[:19])
                is_month = self.styles.shows_month(look) or bool(_MONTH_SHOWN.match(text))
                return f"{day:%b %Y}" if day.day == 1 and is_month else day
            if kind == "float":
                return float(self.told.get("office:value", ""))
        except ValueError:
            return text
        return text or self.told.get("office:string-value", "")

    def _end_row(self) -> None:
        """Put the row's cells in the sheet, as often as the row is repeated; a row without words says nothing."""
        if not any(cell.text for cell in self.cells):
            return
        if self.rows > self.limits.rows:
            raise too_many_rows(self.limits)
        for row in range(self.row, self.row + self.rows):
            for cell in self.cells:
                self.filler.add(self.sheets[-1], cell if row == self.row else _at(cell, row, cell.column))


def _at(cell: Cell, row: int, column: int) -> Cell:
    """The same cell in another place."""
    return Cell(row, column, cell.value, cell.text, cell.fill, cell.is_struck, "", cell.struck)


def _count(told: Mapping[str, str], name: str) -> int:
    """A number of rows or columns; raises ``Refused`` for one that no spreadsheet program writes."""
    written = told.get(name, "1")
    if not written.isascii() or not written.isdigit() or len(written) > 7:
        raise _odd_number()
    return max(int(written), 1)


def _odd_number() -> Refused:
    return not_a_workbook("The file numbers its rows or columns as no spreadsheet program does.")
