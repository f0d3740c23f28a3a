"""Sheets of words are as wide as one page, and every program shows all lines of a row."""

from io import BytesIO

import openpyxl
import xlsxwriter

from actionplan.spreadsheet.about import LINE, WORDS, height_of, write_about


def test_what_a_list_is_stands_on_one_pages_width_with_rows_as_high_as_their_words():
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        write_about(book, book.add_worksheet("About"), [("Plan", "Short"), ("Filter", "Some words " * 30)])
    page = openpyxl.load_workbook(content)["About"]
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.row_dimensions[2].height >= 4 * LINE


def test_a_row_is_as_high_as_the_highest_of_its_cells():
    assert height_of(("one\ntwo\nthree", WORDS), ("one", 12)) == 3 * LINE
