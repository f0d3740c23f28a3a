"""The pack as PDF: tagged after PDF/UA-1, as a program that reads it aloud needs it."""

import itertools
import shutil
import subprocess
from io import BytesIO

import pypdf
import pytest

from actionplan.documents.composition import Chart, Document, Paragraph
from actionplan.documents.pack import compose
from actionplan.documents.pdf import as_pdf
from tests.documents.papers_made import DAY, a_content
from tests.documents.reading import plain, tags_of, words_of_pdf


@pytest.fixture(scope="module")
def content() -> bytes:
    return as_pdf(compose(a_content(), marking="Not published: a preview"))


@pytest.fixture(scope="module")
def root(content):
    return pypdf.PdfReader(BytesIO(content)).trailer["/Root"]


def kinds(content) -> list[str]:
    return [str(one["/S"]) for one in tags_of(content)]


def test_it_is_marked_and_says_its_language_and_title(root):
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "Ofsted inspection of July 2014, position on 4 December 2014" in metadata


def test_headings_are_tagged_and_none_is_passed_over(content):
    levels = [int(kind[2:]) for kind in kinds(content) if kind.startswith("/H") and kind[2:].isdigit()]
    assert levels[0] == 1
    assert {1, 2, 3} <= set(levels)
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_bookmarks_lead_to_every_part(content):
    outline = pypdf.PdfReader(BytesIO(content)).outline
    titles = [one.title for one in outline if not isinstance(one, list)]
    assert titles[:2] == ["Covering summary", "What is not on course, and why"]
    assert {"Every action under its finding", "Key", "Glossary", "Proof of the record"} <= set(titles)


def test_every_heading_of_a_table_says_what_it_heads(content):
    heads = [one for one in tags_of(content) if one["/S"] == "/TH"]
    assert heads
    for one in heads:
        attributes = one["/A"] if isinstance(one["/A"], list) else [one["/A"]]
        assert "/Column" in [a.get_object().get("/Scope") for a in attributes]
    assert kinds(content).count("/TBody") == kinds(content).count("/Table")


def test_the_chart_has_words_in_its_place_and_shapes_are_passed_over(content):
    figures = [one for one in tags_of(content) if one["/S"] == "/Figure"]
    assert [str(one["/Alt"]) for one in figures] == [
        "Chart over time. 4 December 2014: 4 of 8 actions due, 2 complete, 1 of those assured."
    ]


def test_every_page_has_its_number_and_what_the_paper_is_worth(content):
    pages = [plain(page.extract_text()) for page in pypdf.PdfReader(BytesIO(content)).pages]
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, start=1))
    assert all("Not published: a preview" in page for page in pages)


def test_headings_of_a_table_are_repeated_on_its_next_page():
    pages = pypdf.PdfReader(BytesIO(as_pdf(compose(a_content(10), marking="Not published")))).pages
    repeated = [page for page in pages if "First agreed" in plain(page.extract_text())]
    assert len(repeated) > 1


def test_nothing_is_smaller_than_twelve_point(content):
    sizes = set()
    for page in pypdf.PdfReader(BytesIO(content)).pages:
        page.extract_text(visitor_text=lambda text, _, matrix, __, size: sizes.add(abs(round(size * matrix[3]))))
    assert min(sizes - {0}) >= 12


def test_all_typefaces_are_within_the_file(content):
    for page in pypdf.PdfReader(BytesIO(content)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            described = inner["/FontDescriptor"].get_object()
            assert any(name in described for name in ("/FontFile", "/FontFile2", "/FontFile3"))


def test_signs_that_cannot_be_printed_do_not_stop_the_paper():
    paper = Document("A title", "", "A council", "Not published", DAY, (Paragraph("First 漢 and 😀 last é – “so”"),))
    words = plain(words_of_pdf(as_pdf(paper)))
    assert "First [?] and [?] last é – “so”" in words
    assert "[?] stands for signs that cannot be printed here" in words


def test_a_chart_of_one_day_is_drawn():
    chart = next(part for part in compose(a_content(), marking="").parts if isinstance(part, Chart))
    one_day = Chart(chart.title, chart.description, tuple(
        type(line)(line.name, line.points[:1]) for line in chart.lines
    ))  # fmt: skip
    assert as_pdf(Document("A title", "", "A council", "", DAY, (one_day,))).startswith(b"%PDF")


def test_verapdf_finds_nothing_against_pdf_ua(content, tmp_path):
    program = shutil.which("verapdf")
    if not program:
        pytest.skip("veraPDF is not installed and no package registry has it; the tests above read the tags instead")
    (tmp_path / "pack.pdf").write_bytes(content)
    done = subprocess.run(
        [program, "--flavour", "ua1", "--format", "text", str(tmp_path / "pack.pdf")], capture_output=True, check=False
    )
    assert done.stdout.startswith(b"PASS"), done.stdout
