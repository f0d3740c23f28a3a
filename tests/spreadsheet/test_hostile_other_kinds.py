"""Old Excel and OpenDocument files that are broken, dangerous or huge end in a plain message too."""

import struct
import zipfile
from dataclasses import replace

import pytest
import xlwt

from actionplan.spreadsheet.limits import Limits
from actionplan.spreadsheet.reading import read
from tests.spreadsheet.corpus.ods import write_ods
from tests.spreadsheet.corpus.pages import Book, C, Page, write_xls
from tests.spreadsheet.making import FULL_ROW, HEADINGS, Maker, old_workbook, ole, repacked

PLAN = Book([Page("Plan", [HEADINGS, FULL_ROW])])
LIMITS = Limits()


def codes(path, limits=LIMITS):
    reading = read(path, name=path.name, limits=limits)
    assert all(error.message.endswith(".") and "Traceback" not in error.message for error in reading.errors)
    assert reading.rows == [] or reading.readable
    return [error.code for error in reading.errors]


def test_an_old_sheet_with_65_000_formatted_empty_rows_is_an_ordinary_file(tmp_path):
    book = xlwt.Workbook()
    sheet, style = book.add_sheet("Plan"), xlwt.easyxf("pattern: pattern solid, fore_colour red")
    for row, values in enumerate([HEADINGS, FULL_ROW]):
        for column, value in enumerate(values):
            sheet.write(row, column, value)
    for row in range(2, 65_536):
        for column in range(12):
            sheet.write(row, column, "", style)
    book.save(str(tmp_path / "plan.xls"))
    reading = read(tmp_path / "plan.xls", name="plan.xls")
    assert (len(reading.rows), len(reading.actions)) == (2, 1)


def test_an_old_workbook_that_is_cut_short_is_refused(tmp_path):
    path = write_xls(PLAN, tmp_path / "plan.xls")
    path.write_bytes(path.read_bytes()[:2_000])
    assert codes(path) == ["not_a_workbook"]


def test_an_old_workbook_that_needs_a_password_says_so(tmp_path):
    start = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 0x0005, 0, 0, 0, 0)
    locked = struct.pack("<HH", 0x002F, 54) + struct.pack("<HHH", 1, 1, 1) + bytes(48)
    assert codes(ole(tmp_path / "plan.xls", "Workbook", start + locked + struct.pack("<HH", 0x000A, 0))) == [
        "encrypted"
    ]


def test_an_old_workbook_with_too_many_rows_is_refused(tmp_path):
    path = old_workbook(tmp_path / "plan.xls", [[f"Row {number}"] for number in range(50)])
    assert codes(path, replace(LIMITS, rows=20)) == ["too_large"]


def test_an_old_workbook_whose_numbers_are_no_dates_is_read(tmp_path):
    rows = [HEADINGS, [*FULL_ROW[:4], C(-5, shown="DD/MM/YYYY"), C(99_999_999, shown="DD/MM/YYYY")]]
    reading = read(write_xls(Book([Page("Plan", rows)]), tmp_path / "plan.xls"), name="plan.xls")
    assert [(row.due_on, row.due_text, row.rating) for row in reading.actions] == [("", "26 December 1899", "99999999")]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (b"<office:document-content", b'<!DOCTYPE x [<!ENTITY a "b">]><office:document-content', "not_a_workbook"),
        (b'repeated="1048000"', b'repeated="99999999999"', "not_a_workbook"),
        (b'repeated="1048000"', b'repeated="many"', "not_a_workbook"),
        (b"</table:table>", b"", "not_a_workbook"),
        (b"Visit every", b"Visit every" * 6_000, "too_large"),
        (b"<table:table-cell o", b'<table:table-cell table:number-columns-repeated="16384" o', "too_large"),
    ],
    ids=["entities", "row number", "no number", "broken", "long cell", "repeated cells"],
)
def test_an_open_document_that_no_program_writes_is_refused(tmp_path, before, after, code):
    path = write_ods(PLAN, tmp_path / "plan.ods")
    content = zipfile.ZipFile(path).read("content.xml").replace(before, after)
    assert codes(repacked(path, {"content.xml": content})) == [code]


def test_an_open_document_that_is_a_bomb_or_has_no_content_is_refused(tmp_path):
    path = write_ods(PLAN, tmp_path / "plan.ods")
    assert codes(repacked(path, {"content.xml": b"<a>" + b" " * (65 * 2**20) + b"</a>"})) == ["too_large"]
    with zipfile.ZipFile(tmp_path / "none.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert codes(tmp_path / "none.ods") == ["not_a_workbook"]


def test_macros_of_an_open_document_are_never_kept(tmp_path):
    path = repacked(write_ods(PLAN, tmp_path / "plan.ods"), {"Basic/Standard/Module1.xml": b"anything"})
    reading = read(path, name="plan.ods")
    assert ([one.code for one in reading.warnings], len(reading.actions)) == (["macros_ignored"], 1)


@pytest.mark.parametrize("words", [" " * 30_000, "SO14 7LY " * 3_000, "moved from ", "1) a ", "4a and ", "a, "])
def test_a_cell_as_long_as_a_book_takes_no_time_in_any_column(tmp_path, words):
    headings = [*HEADINGS, "Partners", "Origin", "Success criteria", "Revised date", "Also serves", "Other"]
    long = f"a{(words * 30_000)[:30_000]}b"
    maker = Maker([headings, *([long if column == at else "x" for column in range(12)] for at in range(12))])
    assert codes(maker.save(tmp_path), replace(LIMITS, seconds=9)) == []


def test_what_looks_like_a_formula_is_only_words(tmp_path):
    reading = read(
        write_ods(
            Book([Page("Plan", [HEADINGS, ["=1+1", "@x", "+Visit", "-Head", "Dec 2014", ""]])]), tmp_path / "p.ods"
        ),
        name="p.ods",
    )
    assert [(row.reference, row.text, row.owner) for row in reading.actions] == [("=1+1", "+Visit", "Head")]
