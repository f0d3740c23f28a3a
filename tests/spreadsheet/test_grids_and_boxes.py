"""Months, boxes and colours say how actions stand and when they are due, where no column says so."""

from datetime import date

import pytest

from actionplan.spreadsheet.grid import Cell, Merge
from actionplan.spreadsheet.months import is_period, months_of
from actionplan.spreadsheet.ratings import read_rating, state_of
from actionplan.spreadsheet.understanding import understand
from tests.spreadsheet.making import book_of


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("Apr-14", True), ("April 2014", True), ("Apr", True), ("Q1", True), ("Q1 2014/15", True),
        ("w/c 20/04/15", True),
        ("Action", False), ("2014/15", False), ("Update Sept 14", False), ("Marketing", False), ("", False),
    ],
)  # fmt: skip
def test_a_heading_is_a_month_a_quarter_or_a_week(words, is_one):
    assert is_period(words) is is_one


def days(headings, around=()):
    return [one.last for one in months_of({n: [*parts] for n, parts in enumerate(headings)}, around).values()]


def test_months_take_their_year_from_above_or_from_the_title():
    assert days([["Nov"], ["Dec"], ["Jan"]], ["Plan 2014/15"]) == [
        date(2014, 11, 30),
        date(2014, 12, 31),
        date(2015, 1, 31),
    ]
    assert days([["2014", "Nov"], ["2014", "Dec"], ["2015", "Jan"]]) == [
        date(2014, 11, 30),
        date(2014, 12, 31),
        date(2015, 1, 31),
    ]
    assert days([["Nov"], ["Dec"], ["Jan"]], ["Plan 2014"])[-1] == date(2015, 1, 31)
    assert days([["Q3"], ["Q4"], ["Q4 2015/16"]], ["2014/15"]) == [
        date(2014, 12, 31),
        date(2015, 3, 31),
        date(2016, 3, 31),
    ]
    assert days([["Apr"], ["May"], ["Jun"]]) == [None, None, None]
    assert days([["1 April 2014"], ["1 May 2014"], ["1 June 2014"]]) == [
        date(2014, 4, 30),
        date(2014, 5, 31),
        date(2014, 6, 30),
    ]
    assert days([[one] for one in "ONDJFM"], ["2014/15"])[3] == date(2015, 1, 31)
    assert days([["Apr"], ["May"]]) == []


def filled(rows, fills):
    book = book_of(rows)
    for (row, column), fill in fills.items():
        before = book.sheets[0].rows.setdefault(row, {}).get(column)
        text = before.text if before else ""
        book.sheets[0].rows[row][column] = Cell(row, column, text or None, text, fill)
    return book


GRID = [
    ["Ref", "Action", "Lead", "Oct-14", "Nov-14", "Dec-14"],
    ["1", "Visit", "Head"],
    ["2", "Write", "Head", "", "x"],
]


def test_the_last_marked_month_is_when_an_action_is_due_and_its_colour_how_it_stands():
    first, second = understand(filled(GRID, {(2, 4): "green", (2, 5): "amber"})).actions
    assert (first.due_on, first.due_text, first.due_precision, first.rating) == (
        "2014-11-30",
        "Nov-14",
        "month",
        "amber fill",
    )
    assert [one.code for one in first.warnings] == [
        "no_finding",
        "date_from_months",
        "rating_from_months",
        "legend_needed",
    ]
    assert (second.due_on, second.rating, second.original) == ("2014-11-30", "", {"Nov-14": "x"})


def test_a_band_of_colour_over_the_whole_row_says_nothing():
    book = filled(GRID, {(2, column): "blue" for column in range(1, 7)})
    assert (understand(book).actions[0].due_on, understand(book).actions[0].rating) == ("", "")


def test_a_month_without_a_year_is_asked():
    rows = [["Action", "Lead", "Oct", "Nov", "Dec"], ["Visit", "Head", "x", "", ""]]
    (row,) = understand(book_of(rows)).actions
    assert (row.due_on, row.due_text) == ("", "Oct")
    assert "date_without_year" in [one.code for one in row.warnings]


def test_a_date_in_its_own_column_comes_before_the_months():
    rows = [["Action", "Lead", "By when", "Oct-14", "Nov-14", "Dec-14"], ["Visit", "Head", "Jan 2015", "x", "", ""]]
    assert understand(book_of(rows)).actions[0].due_on == "2015-01-31"


@pytest.mark.parametrize(
    ("ticks", "rating", "status", "code"),
    [
        (("✓", "", ""), "achieved", "", "legend_needed"),
        (("", "", "x"), "not started", "not_started", ""),
        (("✓", "x", ""), "achieved and partly achieved", "", "rating_conflict"),
        (("☐", "", "-"), "", "", ""),
    ],
)
def test_a_ticked_box_says_how_an_action_stands(ticks, rating, status, code):
    headings = ["Action", "Lead", "Achieved", "Partly achieved", "Not started"]
    (row,) = understand(book_of([headings, ["Visit", "Head", *ticks]])).actions
    assert (row.rating, row.status) == (rating, status)
    assert code in [*(one.code for one in row.warnings), ""]


def test_a_box_under_an_origin_says_where_an_action_comes_from():
    rows = [["Action", "Lead", "Previous inspection", "Transformation plan"], ["Visit", "Head", "x", ""]]
    assert understand(book_of(rows)).actions[0].origins == ["previous_inspection"]


def test_the_colours_of_another_column_rate_where_no_column_does():
    rows = [["Ref", "Action", "Lead"], ["1", "Visit", "Head"], ["2", "Write", "Head"], ["3", "Call", "Head"]]
    reading = understand(filled(rows, {(2, 1): "green", (3, 1): "red"}))
    assert [row.rating for row in reading.actions] == ["green fill", "red fill", ""]
    assert [(one.code, one.column) for one in reading.warnings] == [("status_from_colour", "A")]


@pytest.mark.parametrize(
    ("words", "fill", "legend", "status", "sign"),
    [
        ("A", "green", {}, None, "a on green"),
        ("A", "green", {"a": "at_risk", "green": "on_track"}, None, "a on green"),
        ("A", "green", {"a on green": "at_risk"}, "at_risk", ""),
        ("A", "light yellow", {"a": "at_risk"}, "at_risk", ""),
        ("On track", "red", {"red": "off_track"}, None, "on track on red"),
        ("On track", "red", {}, "on_track", ""),
        ("A/G", "", {}, None, "a/g"),
        ("50%", "", {}, None, ""),
    ],
)
def test_a_letter_on_another_colour_is_asked_for_as_such(words, fill, legend, status, sign):
    read = read_rating(words, fill, legend)
    assert (read.status, read.sign) == (status, sign)


def test_a_date_beside_a_state_changes_nothing():
    assert [state_of(one) for one in ("Completed Nov 2014", "Complete (31/10/14)", "Phase 1 completed")] == [
        "complete", "complete", None,
    ]  # fmt: skip


def test_years_in_the_row_of_the_headings_stand_over_the_months_of_the_row_below():
    headings = ["No", "Action", "Lead", "2014", "", "2015"]
    months = ["", "", "", "Nov", "Dec", "Jan"]
    row = ["1", "Audit twenty files", "QA Manager", "", "x", ""]
    book = book_of([headings, months, row])
    book.sheets[0].merges = [Merge(1, 4, 1, 5)]
    assert understand(book).actions[0].due_on == "2014-12-31"


def test_no_beside_yes_is_a_box_and_no_column_of_numbers():
    headings = ["Ref", "Action", "Lead", "Yes", "No", "Partly"]
    rows = [["1", "Visit", "Manager", "Y", "", ""], ["2", "Call", "Manager", "", "Y", ""]]
    assert [row.rating for row in understand(book_of([headings, *rows])).actions] == ["yes", "no"]


def test_figures_of_how_much_is_done_leave_the_rating_to_its_own_column():
    headings = ["Action", "Lead", "% complete", "RAG"]
    rows = [["Visit", "Manager", 50, "A"], ["Call", "Manager", 100, "G"]]
    reading = understand(book_of([headings, *rows]))
    assert [(row.rating, row.original) for row in reading.actions] == [
        ("A", {"% complete": "50"}),
        ("G", {"% complete": "100"}),
    ]
