"""The paper as a Word document: real headings, tables with repeated headings, and British English throughout."""

from io import BytesIO
from typing import Any, Final

from docx import Document as NewDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Cm, Pt, RGBColor

from actionplan.documents.chart_drawing import as_svg
from actionplan.documents.colours import INKS
from actionplan.documents.composition import (
    Bullets,
    Chart,
    Document,
    Heading,
    Line,
    Notice,
    Paragraph,
    Part,
    Sign,
    Stated,
    Table,
)
from actionplan.documents.layout import lines_of, stretches
from actionplan.documents.pdf import as_png
from actionplan.documents.signs import in_letters
from actionplan.documents.word_marks import (
    add_field,
    describe_picture,
    describe_table,
    keep_row_whole,
    repeat_row,
    shade,
)
from actionplan.documents.word_styles import set_language, set_styles

SHORT_SIDE, LONG_SIDE, MARGIN = 21.0, 29.7, 1.8
"""A4 and its margins, in centimetres."""
CHART_WIDTH: Final = 17.0


def as_word(document: Document) -> bytes:
    """The paper as .docx."""
    book = NewDocument()
    set_styles(book)
    set_language(book)
    _set_properties(book, document)
    book.add_paragraph(document.title, style="Title")
    book.add_paragraph(document.subtitle)
    for place, stretch in enumerate(stretches(document.parts)):
        section = book.sections[0] if place == 0 else book.add_section(WD_SECTION.NEW_PAGE)
        _lay(section, is_landscape=stretch.is_landscape)
        if place == 0:
            _head_and_foot(section, document)
        for part in stretch.parts:
            _add(book, part, width=(LONG_SIDE if stretch.is_landscape else SHORT_SIDE) - 2 * MARGIN)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _set_properties(book: Any, document: Document) -> None:
    """What a reader's program says of the file."""
    about = book.core_properties
    about.title, about.author, about.language = document.title, document.author, "en-GB"
    about.subject, about.comments, about.keywords = document.marking, "", ""


def _lay(section: Any, *, is_landscape: bool) -> None:
    """Set the size of the pages and how they lie."""
    wide, high = (LONG_SIDE, SHORT_SIDE) if is_landscape else (SHORT_SIDE, LONG_SIDE)
    section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(wide), Cm(high)
    section.left_margin = section.right_margin = Cm(MARGIN)


def _head_and_foot(section: Any, document: Document) -> None:
    """What the paper is over every page, what it is worth and "Page 3 of 12" under it."""
    section.header.paragraphs[0].text = document.title
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{document.marking}. Page ")
    add_field(foot, "PAGE")
    foot.add_run(" of ")
    add_field(foot, "NUMPAGES")


def _add(book: Any, part: Part, *, width: float) -> None:
    """One part, on paper of a width in centimetres."""
    if isinstance(part, Heading):
        book.add_heading(part.text, part.level)
    elif isinstance(part, Paragraph | Notice):
        book.add_paragraph(part.text, style="Intense Quote" if isinstance(part, Notice) else None)
    elif isinstance(part, Stated):
        paragraph = book.add_paragraph()
        _write(paragraph, part.sign)
        paragraph.add_run(f" {part.text}")
    elif isinstance(part, Bullets):
        _add_bullets(book, part)
    elif isinstance(part, Chart):
        _add_chart(book, part)
    elif isinstance(part, Table):
        _add_table(book, part, width)


def _add_bullets(book: Any, part: Bullets) -> None:
    """A list of points."""
    for item in part.items:
        book.add_paragraph(item, style="List Bullet")


def _add_chart(book: Any, part: Chart) -> None:
    """The chart as a picture with its description."""
    book.add_paragraph(part.title, style="Caption")
    picture = book.add_picture(BytesIO(as_png(as_svg(part))), width=Cm(CHART_WIDTH))
    describe_picture(picture, part.title, part.description)


def _add_table(book: Any, part: Table, width: float) -> None:
    """The table with its caption, its headings on every page, and rows that stay whole."""
    book.add_paragraph(part.caption, style="Caption")
    table = book.add_table(rows=1, cols=len(part.columns), style="Table Grid")
    table.autofit = False
    describe_table(table, part.caption)
    whole = sum(column.share for column in part.columns)
    widths = [Cm(width * column.share / whole) for column in part.columns]
    head = table.rows[0]
    for cell, column in zip(head.cells, part.columns, strict=True):
        cell.paragraphs[0].add_run(column.heading).bold = True
    repeat_row(head)
    for row in part.rows:
        added = table.add_row()
        keep_row_whole(added)
        for cell, value in zip(added.cells, row, strict=True):
            _fill(cell, lines_of(value))
    for row in table.rows:
        for cell, one in zip(row.cells, widths, strict=True):
            cell.width = one
    book.add_paragraph().paragraph_format.space_after = Pt(0)


def _fill(cell: Any, lines: tuple[Line, ...]) -> None:
    """Write a cell line by line."""
    for place, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        _write(paragraph, line)


def _write(paragraph: Any, line: Line) -> None:
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
