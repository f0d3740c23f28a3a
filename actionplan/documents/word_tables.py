"""The tables of a Word paper: as wide as the page, with headings on each, and states in their colours."""

from typing import Any, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor

from actionplan.documents.colours import INKS
from actionplan.documents.composition import Cell, Line, Refs, Sign, Table
from actionplan.documents.layout import is_of_numbers, lines_of
from actionplan.documents.signs import in_letters
from actionplan.documents.word_marks import describe_table, keep_row_whole, link_to, name_place, repeat_row, shade

LONG_ROW: Final = 1500
"""Characters from which on a row may not fit one page, so that it may break."""


def add_table(book: Any, part: Table, width: float) -> None:
    """The table with its caption, on paper of a width in centimetres; rows stay whole unless they may be too long."""
    book.add_paragraph(part.caption, style="Caption")
    table = book.add_table(rows=1, cols=len(part.columns), style="Table Grid")
    table.autofit = False
    describe_table(table, part.caption)
    whole = sum(column.share for column in part.columns)
    widths = [Cm(width * column.share / whole) for column in part.columns]
    for column, one in zip(table.columns, widths, strict=True):
        column.width = one
    numbers = [is_of_numbers(cells) for cells in zip(*part.rows, strict=True)] or [False] * len(part.columns)
    _add_head(table, part, widths, numbers)
    anchors = part.anchors or ("",) * len(part.rows)
    for row, anchor in zip(part.rows, anchors, strict=True):
        _add_row(table, row, anchor, widths, numbers)
    book.add_paragraph().paragraph_format.space_after = Pt(0)


def write(paragraph: Any, line: Line) -> None:
    """Write words, or a sign in the colours of its family."""
    if not isinstance(line, Sign):
        paragraph.add_run(line)
        return
    ink = INKS[line.family]
    run = paragraph.add_run(in_letters(line))
    run.bold = True
    run.font.color.rgb = RGBColor.from_string(ink.text.upper())
    if ink.fill:
        shade(run, ink.fill)


def _add_head(table: Any, part: Table, widths: list[Any], numbers: list[bool]) -> None:
    """The row of headings, which stands on every page of the table."""
    head = table.rows[0]
    for cell, column, width, is_number in zip(head.cells, part.columns, widths, numbers, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph.add_run(column.heading).bold = True
        paragraph.paragraph_format.keep_with_next = True
        _align(paragraph, is_number=is_number)
    repeat_row(head)


def _add_row(table: Any, row: tuple[Cell, ...], anchor: str, widths: list[Any], numbers: list[bool]) -> None:
    """A row, whose place may have a name."""
    added = table.add_row()
    if sum(len(line) for cell in row for line in lines_of(cell) if isinstance(line, str)) <= LONG_ROW:
        keep_row_whole(added)
    cells = added.cells
    for cell, value, width, is_number in zip(cells, row, widths, numbers, strict=True):
        cell.width = width
        _fill(cell, value, is_number=is_number)
    if anchor:
        name_place(cells[0].paragraphs[0], anchor)


def _fill(cell: Any, value: Cell, *, is_number: bool) -> None:
    """Write a cell line by line."""
    for place, line in enumerate(lines_of(value)):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        _align(paragraph, is_number=is_number)
        if isinstance(value, Refs) and value.items:
            _refer(paragraph, value)
        else:
            write(paragraph, line)


def _refer(paragraph: Any, value: Refs) -> None:
    """Names, each of which leads to its place."""
    for place, one in enumerate(value.items):
        if place:
            paragraph.add_run(", ")
        link_to(paragraph, one.text, one.anchor)


def _align(paragraph: Any, *, is_number: bool) -> None:
    """Set figures right, so that their ends stand under each other."""
    if is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
