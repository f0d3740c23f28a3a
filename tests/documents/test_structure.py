"""What programs that read aloud and printers without colours need of the made files: order, headings, nothing loose."""

import itertools
import re
from io import BytesIO

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from pypdf.generic import ContentStream

from actionplan.documents.colours import INKS
from actionplan.documents.composition import Heading, Sign, Table
from actionplan.documents.layout import lines_of
from actionplan.documents.pack import compose
from actionplan.documents.pdf import as_pdf
from actionplan.documents.signs import LETTERS
from actionplan.documents.word import as_word
from tests.documents.papers_made import a_content
from tests.documents.reading import tags_of

PAPER = compose(a_content(8), marking="Not published: a preview")
SHOWS = {b"Tj", b"TJ", b"'", b'"', b"Do", b"f", b"f*", b"S", b"B"}
"""What puts letters, pictures or lines on a page."""


@pytest.fixture(scope="module")
def content() -> bytes:
    return as_pdf(PAPER)


@pytest.fixture(scope="module")
def word():
    return docx.Document(BytesIO(as_word(PAPER)))


def loose_marks(page, reader) -> list[bytes]:
    """What is put on a page outside of every tag and without being marked as decoration."""
    depth, loose = 0, []
    for _, operator in ContentStream(page.get_contents(), reader).operations:
        depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
        if operator in SHOWS and depth == 0:
            loose.append(operator)
    return loose


def test_nothing_on_any_page_is_outside_the_tags(content):
    reader = pypdf.PdfReader(BytesIO(content))
    assert [loose_marks(page, reader) for page in reader.pages] == [[] for _ in reader.pages]
    assert all(page["/StructParents"] >= 0 and page["/Tabs"] == "/S" for page in reader.pages)


def test_every_table_of_the_pdf_has_a_caption_and_headings_and_cells_that_name_them(content):
    tables = [one for one in tags_of(content) if one["/S"] == "/Table"]
    assert len(tables) == sum(isinstance(part, Table) for part in PAPER.parts)
    for table in tables:
        assert [str(kid.get_object()["/S"]) for kid in table["/K"]][-2:] == ["/THead", "/TBody"]
    assert sum(one["/S"] == "/Caption" for one in tags_of(content)) == len(tables)
    cells = [one for one in tags_of(content) if one["/S"] == "/TD"]
    assert all(any("/Headers" in one.get_object() for one in attributes(cell)) for cell in cells)


def attributes(element):
    found = element["/A"]
    return found if isinstance(found, list) else [found]


def test_the_headings_of_the_pdf_are_those_of_the_paper_and_sentences_are_paragraphs(content):
    kinds = [str(one["/S"]) for one in tags_of(content)]
    levels = [int(kind[2:]) for kind in kinds if re.fullmatch(r"/H\d", kind)]
    assert levels[1:] == [part.level for part in PAPER.parts if isinstance(part, Heading)]
    assert kinds.count("/P") > 20


def test_links_of_the_pdf_are_tagged_and_say_where_they_lead(content):
    reader = pypdf.PdfReader(BytesIO(content))
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    assert len(links) > 11
    assert all(one["/Subtype"] == "/Link" and one["/Contents"] and "/StructParent" in one for one in links)


def test_word_numbers_stand_right_and_columns_are_as_wide_as_they_are_said_to_be(word):
    table = next(one for one in word.tables if one.rows[0].cells[-1].text == "Which")
    assert {row.cells[1].paragraphs[0].alignment for row in table.rows} == {2}
    for one in word.tables:
        grid = [int(column.get(qn("w:w"))) for column in one._tbl.tblGrid.iter(qn("w:gridCol"))]
        cells = [round(cell.width.twips) for cell in one.rows[0].cells]
        assert all(abs(wide - own) <= 1 for wide, own in zip(grid, cells, strict=True))


def test_every_link_of_the_word_paper_leads_to_a_place_in_it(word):
    places = [one.get(qn("w:name")) for one in word.element.body.iter(qn("w:bookmarkStart"))]
    links = {one.get(qn("w:anchor")) for one in word.element.body.iter(qn("w:hyperlink"))}
    assert links <= set(places)
    assert len(places) == len(set(places))
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", one) for one in places)


def test_every_state_is_a_word_and_a_shape_of_its_own_so_that_a_photocopy_is_right():
    signs = {
        line
        for part in PAPER.parts
        if isinstance(part, Table)
        for row in part.rows
        for cell in row
        for line in lines_of(cell)
        if isinstance(line, Sign)
    }
    assert all(sign.word for sign in signs)
    for one, other in itertools.combinations({(sign.word, sign.shape, sign.family) for sign in signs}, 2):
        assert one[0] != other[0], "one word has two shapes"
    assert len(LETTERS) == len({*LETTERS, *{sign.shape for sign in signs}})


def test_darker_is_worse_and_words_stand_out_from_their_ground_in_grey():
    grounds = [grey(INKS[family].fill) for family in ("bad", "watch", "good")]
    assert grounds == sorted(grounds)
    assert min(after - before for before, after in itertools.pairwise(grounds)) > 40
    assert all(abs(grey(ink.text) - grey(ink.fill or "ffffff")) > 120 for ink in INKS.values())


def grey(colour: str) -> float:
    """How light a colour is on a photocopy, from 0 to 255."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue
