"""Writes an OpenDocument workbook by hand: styles, fills, comments, merges, dates, hidden things."""

import datetime as dt
import zipfile
from html import escape
from pathlib import Path
from typing import Any

from tests.spreadsheet.corpus.pages import Book, C, Page, letters

SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
MONTHS = (
    '<number:date-style style:name="months"><number:month number:textual="true"/><number:text>-</number:text>'
    "<number:year/></number:date-style>"
)
HIDDEN = (
    '<style:style style:name="hidden" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)
STRUCK = (
    '<style:style style:name="struck" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
)


class Looks:
    """The styles that the cells ask for."""

    def __init__(self) -> None:
        self.names: dict[Any, str] = {}
        self.written: list[str] = []

    def of(self, cell: C) -> str:
        """The name of a cell's style, or nothing."""
        key = (cell.fill, cell.struck, cell.font, bool(cell.shown))
        if key == ("", False, "", False):
            return ""
        if key not in self.names:
            self.names[key] = f"ce{len(self.names) + 1}"
            data = ' style:data-style-name="months"' if cell.shown else ""
            fill = f'<style:table-cell-properties fo:background-color="#{cell.fill}"/>' if cell.fill else ""
            line = ' style:text-line-through-style="solid"' if cell.struck else ""
            font = f' style:font-name="{cell.font}"' if cell.font else ""
            self.written.append(
                f'<style:style style:name="{self.names[key]}" style:family="table-cell"{data}>{fill}'
                f"<style:text-properties{line}{font}/></style:style>"
            )
        return self.names[key]


def write_ods(book: Book, path: Path) -> Path:
    """The workbook; empty rows and cells are written once with how often they repeat, as programs do."""
    looks = Looks()
    tables = "".join(_table(page, looks) for page in book.pages)
    spaces = " ".join(f'xmlns:{short}="{long}"' for short, long in SPACES.items())
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}>'
        f"<office:automatic-styles>{MONTHS}{HIDDEN}{STRUCK}{''.join(looks.written)}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def _table(page: Page, looks: Looks) -> str:
    width = max([len(row) for row in page.rows] + [1])
    columns = "".join(
        f"<table:table-column{_hidden(letters(number) in page.hidden_columns)}/>" for number in range(1, width + 1)
    )
    spans = {(top, left): (right - left + 1, bottom - top + 1) for left, top, right, bottom in page.blocks()}
    covered = {
        (row, column)
        for left, top, right, bottom in page.blocks()
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - set(spans)
    rows = "".join(
        f"<table:table-row{_hidden(row in page.hidden_rows)}>"
        + "".join(_cell(values, row, column, spans, covered, looks) for column in range(1, width + 1))
        + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        for row, values in enumerate(page.rows, start=1)
    )
    style = ' table:style-name="hidden"' if page.is_hidden else ""
    return (
        f'<table:table table:name="{escape(page.name)}"{style}>{columns}{rows}'
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/>'
        f"</table:table-row>{_rules(page)}</table:table>"
    )


def _rules(page: Page) -> str:
    places = (f"{page.name}.{one.replace(':', f':{page.name}.')}" for one in page.rules)
    written = "".join(f'<calcext:conditional-format calcext:target-range-address="{one}"/>' for one in places)
    return f"<calcext:conditional-formats>{written}</calcext:conditional-formats>" if written else ""


def _hidden(is_hidden: bool) -> str:
    return ' table:visibility="collapse"' if is_hidden else ""


def _cell(values: Any, row: int, column: int, spans: Any, covered: Any, looks: Looks) -> str:
    value = values[column - 1] if column <= len(values) else None
    cell = value if isinstance(value, C) else C(value)
    name = "covered-table-cell" if (row, column) in covered else "table-cell"
    told = _told(cell, looks)
    if (row, column) in spans:
        across, down = spans[row, column]
        told += f' table:number-columns-spanned="{across}" table:number-rows-spanned="{down}"'
    note = f"<office:annotation><text:p>{escape(cell.comment)}</text:p></office:annotation>" if cell.comment else ""
    return f"<table:{name}{told}>{note}{_paragraphs(cell)}</table:{name}>"


def _told(cell: C, looks: Looks) -> str:
    style, value = looks.of(cell), cell.words
    told = f' table:style-name="{style}"' if style else ""
    if isinstance(value, dt.date):
        return f'{told} office:value-type="date" office:date-value="{value.isoformat()}"'
    if isinstance(value, int | float):
        return f'{told} office:value-type="float" office:value="{value}"'
    return f'{told} office:value-type="string"' if value else told


def _paragraphs(cell: C) -> str:
    if cell.runs:
        spans = (
            f'<text:span text:style-name="struck">{escape(words)}</text:span>' if look == "struck" else escape(words)
            for words, look in cell.runs
        )
        return f"<text:p>{''.join(spans)}</text:p>"
    value = cell.value
    if value is None or value == "":
        return ""
    if isinstance(value, dt.date):
        value = f"{value:%b-%y}" if cell.shown else f"{value:%d/%m/%Y}"
    return "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
