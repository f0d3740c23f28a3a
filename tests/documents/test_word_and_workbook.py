"""The pack as a Word document and as a workbook."""

import zipfile
from io import BytesIO

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from actionplan.documents.composition import Column, Document, Heading, Paragraph, Sign, Table
from actionplan.documents.pack import compose
from actionplan.documents.sheet_names import names_of_sheets
from actionplan.documents.word import as_word
from actionplan.documents.workbook import as_workbook
from tests.documents.papers_made import DAY, a_content

PAPER = compose(a_content(12), marking="Not published: a preview")
DANGEROUS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "'=1")


@pytest.fixture(scope="module")
def word():
    return docx.Document(BytesIO(as_word(PAPER)))


@pytest.fixture(scope="module")
def workbook():
    return openpyxl.load_workbook(BytesIO(as_workbook(PAPER)))


def test_word_has_the_headings_of_the_paper_as_styles(word):
    shown = [(one.text, int(one.style.name[-1])) for one in word.paragraphs if one.style.name.startswith("Heading")]
    assert shown == [(part.text, part.level) for part in PAPER.parts if isinstance(part, Heading)]
    assert word.paragraphs[0].style.name == "Title"


def test_word_repeats_the_headings_of_every_table_and_keeps_rows_whole(word):
    assert len(word.tables) == sum(isinstance(part, Table) for part in PAPER.parts)
    for table in word.tables:
        first, *rows = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in rows)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_word_is_in_british_english_with_a_title(word):
    languages = {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    assert (word.core_properties.title, word.core_properties.language) == (PAPER.title, "en-GB")


def test_word_has_no_letter_under_twelve_point(word):
    used = {one.style.name for one in word.paragraphs} | {"Header", "Footer", "Normal"}
    assert min(word.styles[name].font.size.pt for name in used) >= 12
    assert not [run for one in word.paragraphs for run in one.runs if run.font.size and run.font.size.pt < 12]


def test_word_numbers_its_pages_and_says_what_it_is_worth(word):
    foot = word.sections[0].footer.paragraphs[0]
    assert [one.text for one in foot._p.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    assert "Not published: a preview. Page " in foot.text


def test_word_lays_wide_tables_across_and_describes_the_chart(word):
    assert {one.page_width > one.page_height for one in word.sections} == {True, False}
    described = [one.get("descr") for one in word.element.body.iter(qn("wp:docPr"))]
    assert described == ["Chart over time. 4 December 2014: 4 of 8 actions due, 2 complete, 1 of those assured."]


def test_the_workbook_has_every_action_on_one_sheet_with_days_as_days(workbook):
    page = workbook["Every action"]
    rows = list(page.iter_rows(min_row=2, values_only=True))
    assert len(rows) == 12
    headings = [cell.value for cell in page[1]]
    assert headings[:5] == ["Table", "Action", "Owner", "State", "Due"]
    assert {type(row[4]).__name__ for row in rows} == {"datetime"}
    assert page.freeze_panes == "B2"
    assert page.print_title_rows == "$1:$1"


def test_the_workbook_begins_with_the_words_and_is_at_least_twelve_point(workbook):
    assert workbook.sheetnames[0] == "Summary"
    assert workbook.properties.title == PAPER.title
    sizes = {cell.font.sz for page in workbook for row in page.iter_rows() for cell in row if cell.value is not None}
    assert min(sizes) >= 12
    assert "Page &P of &N" in workbook["Every action"].oddFooter.right.text.replace("[Page]", "&P")


@pytest.mark.parametrize("words", DANGEROUS)
def test_no_cell_is_taken_for_a_formula(words):
    table = Table(
        "A table", (Column("Heading", 1), Column("Other", 1)), ((words, (words, Sign("At risk", "triangle", "watch"))),)
    )
    paper = Document(words, words, "A council", "Not published", DAY, (Paragraph(words), table))
    book = openpyxl.load_workbook(BytesIO(as_workbook(paper)))
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type != "f" for cell in cells)
    assert next(cell.value for cell in cells if cell.coordinate == "A2" and cell.parent.title == "A table").startswith(
        "'"
    )


def test_a_workbook_of_many_rows_is_written_in_constant_memory():
    assert b"inlineStr" in zipfile.ZipFile(BytesIO(as_workbook(PAPER))).read("xl/worksheets/sheet1.xml")


def test_sheets_have_short_names_of_their_own():
    names = names_of_sheets(["A/B: [c]", "a b   c", "x" * 40, "x" * 41, "'"])
    assert len({name.lower() for name in names}) == 5
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
