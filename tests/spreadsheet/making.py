"""Makes the files that the reading is tried with: workbooks, tables of text, and things that only look like them."""

import struct
import zipfile
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from actionplan.spreadsheet.grid import Book, Cell, Sheet, words_of

HEADINGS = ["Ref", "Area for improvement", "Action", "Lead officer", "By when", "RAG rating"]
FULL_ROW = ["4c-1", "4c Care leavers in touch", "Visit every care leaver", "Head of Care", "31/03/2015", "On track"]


def book_of(rows: Sequence[Sequence[Any]], *, name: str = "Plan") -> Book:
    """A book of one sheet without going through a file."""
    sheet = Sheet(name)
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(values, start=1):
            if value not in (None, ""):
                sheet.rows.setdefault(row, {})[column] = Cell(row, column, value, words_of(value))
    return Book([sheet])


class Maker:
    """An Excel workbook with one sheet to write on, and marks that only the eye sees."""

    def __init__(self, rows: Iterable[Sequence[Any]] = (), name: str = "Plan") -> None:
        self.workbook = Workbook()
        self.sheet: Worksheet = self.workbook.active
        self.sheet.title = name
        for row in rows:
            self.sheet.append(list(row))

    def fill(self, place: str, colour: Any) -> "Maker":
        self.sheet[place].fill = PatternFill("solid", fgColor=colour)
        return self

    def strike(self, place: str) -> "Maker":
        self.sheet[place].font = Font(strike=True)
        return self

    def comment(self, place: str, words: str) -> "Maker":
        self.sheet[place].comment = Comment(words, "QA unit")
        return self

    def merge(self, *places: str) -> "Maker":
        for place in places:
            self.sheet.merge_cells(place)
        return self

    def add_sheet(self, name: str, rows: Iterable[Sequence[Any]], *, state: str = "visible") -> "Maker":
        sheet = self.workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = state
        return self

    def save(self, folder: Path, name: str = "plan.xlsx") -> Path:
        path = folder / name
        self.workbook.save(path)
        return path


def repacked(path: Path, parts: dict[str, bytes]) -> Path:
    """The same workbook with some parts replaced or added."""
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**content, **parts}.items():
            archive.writestr(name, data)
    return path


def sheet_part(path: Path) -> bytes:
    """The XML of the first sheet of a workbook."""
    with zipfile.ZipFile(path) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


def text_table(path: Path, rows: Sequence[Sequence[str]], *, separator: str = ",", encoding: str = "utf-8") -> Path:
    """A table of text, every cell in quotation marks."""
    quoted = (separator.join('"' + value.replace('"', '""') + '"' for value in row) for row in rows)
    path.write_bytes("\r\n".join(quoted).encode(encoding))
    return path


def _open_cell(value: str | tuple[str, str]) -> str:
    day, words = ("", value) if isinstance(value, str) else value
    told = f'"date" office:date-value="{day}"' if day else '"string"'
    return f"<table:table-cell office:value-type={told}><text:p>{escape(words)}</text:p></table:table-cell>"


def open_document(path: Path, rows: Sequence[Sequence[str | tuple[str, str]]], *, manifest: str = "") -> Path:
    """An OpenDocument spreadsheet of plain words, and of dates without a style: each with the words that it shows."""
    cells = "".join(f"<table:table-row>{''.join(map(_open_cell, row))}</table:table-row>" for row in rows)
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    body = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="Plan">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?>{body}')
        archive.writestr("META-INF/manifest.xml", manifest or "<manifest/>")
    return path


def old_workbook(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    """An .xls workbook of plain words, record by record (BIFF8 in an OLE container)."""
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            words = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
            sheet += _record(0x0204, struct.pack("<HHH", row, column, 0) + words)
    sheet += _record(0x000A, b"")
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    name = b"Plan"
    offset = len(start) + 4 + 8 + len(name) + 4
    globals_ = start + _record(0x0085, struct.pack("<IHBB", offset, 0, len(name), 0) + name) + _record(0x000A, b"")
    return ole(path, "Workbook", globals_ + sheet)


def ole(path: Path, stream: str, content: bytes = b"") -> Path:
    """An OLE container with one stream: what .xls, .doc and encrypted workbooks are inside."""
    content = content.ljust(max(4096, -(-len(content) // 512) * 512), b"\0")
    sectors = len(content) // 512
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    chain = [table, end, *range(3, 2 + sectors), end]
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    header = struct.pack(
        "<8s16sHHHHH6xIII4xIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        62,
        3,
        0xFFFE,
        9,
        6,
        0,
        1,
        1,
        4096,
        end,
        0,
        end,
        0,
    )
    header += struct.pack("<109I", 0, *[free] * 108)
    root = _entry("Root Entry", 5, child=1, first=end, size=0)
    directory = (root + _entry(stream, 2, child=free, first=2, size=len(content))).ljust(512, b"\0")
    path.write_bytes(header + fat + directory + content)
    return path


def _entry(name: str, kind: int, *, child: int, first: int, size: int) -> bytes:
    words = name.encode("utf-16-le") + b"\0\0"
    none = 0xFFFFFFFF
    return struct.pack("<64sHBBIII36xIQ", words, len(words), kind, 1, none, none, child, first, size)


def _record(number: int, content: bytes) -> bytes:
    return struct.pack("<HH", number, len(content)) + content
