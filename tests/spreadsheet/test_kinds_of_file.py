"""The same plan is read alike from every kind of file that councils send."""

import subprocess
import sys
from datetime import date, datetime

import pytest

from actionplan.spreadsheet.child import read_file
from actionplan.spreadsheet.formats import seen
from actionplan.spreadsheet.grid import words_of
from actionplan.spreadsheet.limits import Limits
from actionplan.spreadsheet.reading import read
from actionplan.spreadsheet.result import Reading
from actionplan.spreadsheet.workbook import open_book
from tests.spreadsheet.corpus.ods import write_ods
from tests.spreadsheet.corpus.pages import Book as MadeBook
from tests.spreadsheet.corpus.pages import C, Page, write_xls, write_xlsx
from tests.spreadsheet.making import FULL_ROW, HEADINGS, Maker, old_workbook, open_document, repacked, text_table

ROWS = [HEADINGS, FULL_ROW]


def in_process(path, *, mapping=None, legend=None, name=""):
    limits = Limits().to_json()
    request = {
        "path": str(path),
        "name": name or path.name,
        "mapping": mapping or {},
        "legend": legend or {},
        "limits": limits,
    }
    return read_file(request)


def what(reading):
    return [(row.row, row.reference, row.text, row.owner, row.due_on, row.status) for row in reading.actions]


EXPECTED = [(2, "4c-1", "Visit every care leaver", "Head of Care", "2015-03-31", "on_track")]


def test_an_excel_workbook_is_read_in_a_process_of_its_own(tmp_path):
    path = Maker(ROWS).save(tmp_path)
    reading = read(path, name="plan.xlsx")
    assert what(reading) == EXPECTED
    assert reading == in_process(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_of_text_is_read_in_every_encoding(tmp_path, encoding, separator):
    rows = [HEADINGS, [*FULL_ROW[:2], "Visit every care leaver’s home – £5", *FULL_ROW[3:]]]
    path = text_table(tmp_path / "plan.csv", rows, separator=separator, encoding=encoding)
    assert in_process(path).actions[0].text == "Visit every care leaver’s home – £5"


def test_a_table_of_text_may_name_its_separator(tmp_path):
    path = tmp_path / "plan.csv"
    path.write_text("sep=;\nAction;Lead\nVisit, write and call;Head of Care\n")
    reading = in_process(path)
    assert (reading.actions[0].row, reading.actions[0].text) == (3, "Visit, write and call")


def test_an_old_workbook_without_styles_is_read_for_its_words(tmp_path):
    reading = in_process(old_workbook(tmp_path / "plan.xls", ROWS))
    assert what(reading) == EXPECTED
    assert [one.code for one in reading.warnings] == ["colours_not_read"]


MARKED = Page(
    "Plan",
    [
        ["Ref", "Action", "Lead", "By when", "RAG"],
        [1.1, C("Visit", comment="Ask about cover"), "Head of Care", date(2015, 3, 5), C(fill="00B050")],
        ["2", C("Old", struck=True), "Head of Care", C(date(2014, 12, 1), shown="mmm-yy"), C("ü", font="Wingdings")],
        ["3", "Call", "Head of Care", C(runs=(("31/12/14 ", "struck"), ("28/2/15", ""))), C("G", fill="FFC000")],
        ["4", "Write", "Head of Care", "Dec 2014", None, "hidden"],
        [None, "to all", None, None, None, None],
    ],
    merges=("A5:A6",),
    hidden_rows=(5,),
    hidden_columns=("F",),
)
WRITERS = {"plan.xlsx": write_xlsx, "plan.xls": write_xls, "plan.ods": write_ods}


@pytest.mark.parametrize("name", WRITERS)
def test_what_only_the_eye_sees_is_read_alike_from_each_kind_of_workbook(tmp_path, name):
    made = MadeBook([MARKED, Page("Lists", [["Head of Care"]], is_hidden=True)])
    book = open_book(WRITERS[name](made, tmp_path / name), name=name, limits=Limits())
    sheet, hidden = book.sheets
    assert [(cell.text, cell.fill) for cell in (sheet.rows[2][5], sheet.rows[4][5])] == [("", "green"), ("G", "amber")]
    assert (sheet.rows[3][5].text, sheet.rows[3][4].text, sheet.rows[2][1].text) == ("✓", "Dec-14", "1.1")
    assert (sheet.rows[2][4].value, sheet.rows[2][4].text) == (datetime(2015, 3, 5), "5 March 2015")
    assert [sheet.rows[row][2].is_struck for row in (2, 3)] == [False, True]
    assert (sheet.rows[4][4].text, sheet.rows[4][4].struck) == ("28/2/15", "31/12/14")
    assert sheet.rows[2][2].comment == ("" if name == "plan.xls" else "Ask about cover")  # xlwt writes no comments
    assert [(one.top, one.left, one.bottom, one.right) for one in sheet.merges] == [(5, 1, 6, 1)]
    assert (sheet.hidden_rows, sheet.is_column_hidden(6), sheet.is_column_hidden(5)) == ({5}, True, False)
    assert (hidden.name, hidden.is_hidden, book.notices) == ("Lists", True, [])


def test_colours_that_follow_from_rules_are_noticed_in_each_kind_of_workbook(tmp_path):
    made = MadeBook([Page("Plan", ROWS, rules=("F2:F40",))])
    (sheet,) = open_book(write_xlsx(made, tmp_path / "a.xlsx"), name="a.xlsx", limits=Limits()).sheets
    assert [(one.top, one.left, one.bottom, one.right) for one in sheet.coloured_by_rule] == [(2, 6, 40, 6)]
    (sheet,) = open_book(write_ods(made, tmp_path / "a.ods"), name="a.ods", limits=Limits()).sheets
    assert [(one.top, one.left, one.bottom, one.right) for one in sheet.coloured_by_rule] == [(2, 6, 40, 6)]


def test_a_date_shown_as_its_month_is_the_month_and_a_number_is_shown_as_the_sheet_does():
    assert seen(datetime(2014, 12, 1), "mmm-yy") == "Dec-14"
    assert seen(datetime(2014, 12, 1), "[$-809]mmmm yyyy;@") == "December 2014"
    assert seen(datetime(2014, 12, 1), "mmm") == "Dec 2014"
    assert seen(datetime(2014, 12, 1), "dd/mm/yyyy") == datetime(2014, 12, 1)
    assert seen(datetime(2014, 12, 31), "mmm-yy") == datetime(2014, 12, 31)
    shown = [words_of(*one) for one in [(5000, '"£"#,##0'), (-5, "[$£-809]#,##0.00"), (0.305, "0.0%"), (1.1, "0")]]
    assert shown == ["£5,000", "-£5.00", "30.5%", "1.1"]


def test_empty_rows_at_the_top_keep_the_row_numbers_true(tmp_path):
    for path in (
        Maker([[], [], *ROWS]).save(tmp_path),
        open_document(tmp_path / "plan.ods", [["", ""], ["", ""], *ROWS]),
        old_workbook(tmp_path / "plan.xls", [[], [], *ROWS]),
    ):
        assert in_process(path).actions[0].row == 4


def test_the_kind_is_told_by_the_content_and_not_by_the_name(tmp_path):
    assert what(in_process(Maker(ROWS).save(tmp_path, "plan.xlsx"), name="plan.xls")) == EXPECTED


def test_styles_that_openpyxl_refuses_still_give_the_words(tmp_path):
    path = Maker(ROWS).save(tmp_path)
    fills = b'<fills><fill><patternFill patternType="odd"/></fill></fills>'
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    broken = b'<styleSheet xmlns="' + space + b'">' + fills + b"</styleSheet>"
    reading = in_process(repacked(path, {"xl/styles.xml": broken}))
    assert what(reading) == EXPECTED
    assert [one.code for one in reading.warnings] == ["colours_not_read"]


def test_real_dates_are_read_as_days_also_in_a_workbook_that_counts_from_1904(tmp_path):
    for epoch in (datetime(1899, 12, 30), datetime(1904, 1, 1)):
        maker = Maker([*ROWS, [*FULL_ROW[:4], date(2015, 3, 5), ""], [*FULL_ROW[:4], 42094, ""]])
        maker.workbook.epoch = epoch
        rows = in_process(maker.save(tmp_path)).actions
        assert (rows[1].due_on, rows[1].due_text, rows[1].due_precision) == ("2015-03-05", "5 March 2015", "day")
        assert rows[2].due_on == ("2015-03-31" if epoch.year == 1899 else "2019-04-01")


def test_fills_are_named_whether_given_as_colour_theme_or_index(tmp_path):
    from openpyxl.styles.colors import Color

    maker = Maker([HEADINGS, *[[*FULL_ROW[:5], ""]] * 5])
    maker.fill("F2", "00B050").fill("F3", Color(theme=4)).fill("F4", Color(indexed=10)).fill(
        "F5", Color(theme=4, tint=0.8)
    )
    maker.fill("F6", "FFFFFF")
    (sheet,) = open_book(maker.save(tmp_path), name="plan.xlsx", limits=Limits()).sheets
    fills = [sheet.rows[row][6].fill if 6 in sheet.rows[row] else "" for row in range(2, 7)]
    assert fills == ["green", "blue", "red", "light blue", ""]


def test_a_legend_gives_fills_and_letters_their_meaning_and_nothing_else_does(tmp_path):
    maker = Maker([HEADINGS, *[[*FULL_ROW[:5], sign] for sign in ("", "", "G", "✓")]])
    path = maker.fill("F2", "00B050").fill("F3", "0070C0").save(tmp_path)
    unread = in_process(path)
    assert [row.status for row in unread.actions] == ["", "", "", ""]
    assert unread.legend_words == {"green": 1, "blue": 1, "g": 1, "✓": 1}
    assert all("legend_needed" in [one.code for one in row.warnings] for row in unread.actions)
    read_with = in_process(path, legend={"Green": "on_track", "g": "On track", "blue": "none", "✓": "complete"})
    assert [row.status for row in read_with.actions] == ["on_track", "", "on_track", "complete"]
    assert read_with.legend_words == {}


def test_a_mapping_or_a_legend_that_names_nothing_known_is_refused(tmp_path):
    path = Maker(ROWS).save(tmp_path)
    assert in_process(path, mapping={"Action": "deed"}).errors[0].code == "unknown_field"
    assert in_process(path, legend={"blue": "fine"}).errors[0].code == "unknown_state"


def test_the_child_answers_on_its_own_and_knows_no_django(tmp_path):
    program = "import sys, actionplan.spreadsheet.child; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_reading_survives_its_journey_as_json(tmp_path):
    reading = in_process(Maker(ROWS).save(tmp_path))
    assert Reading.from_json(reading.to_json()) == reading
    assert reading.actions[0].due_date == date(2015, 3, 31)
    assert [one.code for one in reading.every_warning()] == []


def test_a_date_of_an_open_document_without_a_style_is_what_its_words_show(tmp_path):
    days = [("2015-04-01", "Apr-15"), ("2015-04-01", "01/04/15"), ("2015-04-01", "April 2015")]
    rows = [["Action", "Lead", "By when"], *(["Visit", "Head of Care", day] for day in days)]
    read = in_process(open_document(tmp_path / "plan.ods", rows)).actions
    assert [row.due_on for row in read] == ["2015-04-30", "2015-04-01", "2015-04-30"]
