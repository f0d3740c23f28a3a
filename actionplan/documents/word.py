"""The paper as a Word document: real headings, tables with repeated headings, and British English throughout."""

from io import BytesIO
from itertools import pairwise, takewhile
from typing import Any, Final

from docx import Document as NewDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Cm

from actionplan.documents.chart_drawing import as_svg
from actionplan.documents.composition import (
    Bullets,
    Chart,
    Document,
    Heading,
    Notice,
    Paragraph,
    Part,
    Stated,
    Table,
)
from actionplan.documents.layout import CONTENTS, Stretch, anchor_of, leads_on, stretches
from actionplan.documents.pdf import as_png
from actionplan.documents.word_marks import add_field, describe_picture, link_to, name_place
from actionplan.documents.word_styles import set_language, set_styles
from actionplan.documents.word_tables import add_table, write

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
        lead = 0
        if place == 0:
            _head_and_foot(section, document)
            lead = _add_lead(book, document, stretch)
        width = (LONG_SIDE if stretch.is_landscape else SHORT_SIDE) - 2 * MARGIN
        for part, following in pairwise((*stretch.parts[lead:], None)):
            _add(book, part, following, width=width)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _add_lead(book: Any, document: Document, stretch: Stretch) -> int:
    """The notice with which a paper begins, and its contents as links; gives how many parts stand before them."""
    lead = sum(1 for _ in takewhile(lambda part: isinstance(part, Notice), stretch.parts))
    for part in stretch.parts[:lead]:
        _add(book, part, None, width=0)
    chapters = [part for part in document.parts if isinstance(part, Heading) and part.level == 1]
    if chapters:
        book.add_paragraph(CONTENTS, style="Caption")
    for one in chapters:
        link_to(book.add_paragraph(style="List Bullet"), one.text, anchor_of(one))
    return lead


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


def _add(book: Any, part: Part | None, following: Part | None, *, width: float) -> None:
    """One part, on paper of a width in centimetres."""
    if isinstance(part, Heading):
        heading = book.add_heading(part.text, part.level)
        if part.level == 1 or part.anchor:
            name_place(heading, anchor_of(part))
    elif isinstance(part, Paragraph | Notice):
        said = book.add_paragraph(part.text, style="Intense Quote" if isinstance(part, Notice) else None)
        said.paragraph_format.keep_with_next = leads_on(part, following) or None
    elif isinstance(part, Stated):
        paragraph = book.add_paragraph()
        write(paragraph, part.sign)
        paragraph.add_run(f" {part.text}")
        paragraph.paragraph_format.keep_with_next = leads_on(part, following)
    elif isinstance(part, Bullets):
        _add_bullets(book, part)
    elif isinstance(part, Chart):
        _add_chart(book, part)
    elif isinstance(part, Table):
        add_table(book, part, width)


def _add_bullets(book: Any, part: Bullets) -> None:
    """A list of points."""
    for item in part.items:
        book.add_paragraph(item, style="List Bullet")


def _add_chart(book: Any, part: Chart) -> None:
    """The chart as a picture with its description."""
    book.add_paragraph(part.title, style="Caption")
    picture = book.add_picture(BytesIO(as_png(as_svg(part))), width=Cm(CHART_WIDTH))
    describe_picture(picture, part.title, part.description)
