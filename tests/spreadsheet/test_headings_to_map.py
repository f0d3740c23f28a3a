"""A person can say what columns are, and is shown enough to say so; the choice fits the next sheet of the shape."""

import pytest

from actionplan.spreadsheet.headings import Headings, may_also_be
from actionplan.spreadsheet.understanding import understand
from tests.spreadsheet.making import HEADINGS, book_of

UNKNOWN = [
    ["Plan"],
    ["Pwnc", "Beth", "Pwy"],
    ["Care", "Visit", "Head of Care", "AB (12/03/2004)"],
    ["Care", "Write", "Head"],
]
MAPPING = {"Pwnc": "finding", "Beth": "action", "pwy:": "owner", "Column D": "progress"}


def test_a_sheet_of_unknown_headings_shows_them_with_some_of_their_cells():
    (sheet,) = understand(book_of(UNKNOWN)).sheets
    assert [(one.column, one.heading, one.taken_for, one.samples) for one in sheet.headings] == [
        ("A", "Pwnc", "notes", ["Care"]),
        ("B", "Beth", "notes", ["Visit", "Write"]),
        ("C", "Pwy", "notes", ["Head of Care", "Head"]),
    ]


def test_the_sheet_reads_once_a_person_has_said_what_they_are():
    reading = understand(book_of(UNKNOWN), mapping=MAPPING)
    first, second = reading.actions
    assert (first.finding_text, first.text, first.owner, first.progress) == (
        "Care",
        "Visit",
        "Head of Care",
        "AB (12/03/2004)",
    )
    assert (second.text, reading.warnings) == ("Write", [])
    assert [one.samples for one in reading.sheets[0].headings][-1] == ["■■ (■■/■■/■■■■)"]


def test_the_shape_is_the_same_before_and_after_and_for_other_rows_and_months():
    shapes = {understand(book_of(UNKNOWN), mapping=mapping).shape for mapping in (None, MAPPING)}
    shapes.add(understand(book_of([["pwnc", "BETH:", "Pwy"], ["x", "y", "z"]])).shape)
    assert len(shapes) == 1
    grids = [[*HEADINGS, *months] for months in (("Apr-14", "May-14", "Jun-14"), ("Apr-15", "May-15", "Jun-15"))]
    assert len({understand(book_of([heading, ["1"] * 6])).shape for heading in grids}) == 1
    assert understand(book_of([HEADINGS, ["1"] * 6])).shape != shapes.pop()


def test_a_known_sheet_shows_what_its_columns_were_taken_for():
    headings = [*HEADINGS, "Cost code", "Achieved", "Not achieved", "Action / Progress"]
    (sheet,) = understand(book_of([headings, ["1", "4a", "Do", "Head", "Dec 2014", "", "7", "x", "", ""]])).sheets
    assert [one.taken_for for one in sheet.headings] == [
        "reference", "finding", "action", "owner", "due", "rating", "notes", "rating", "rating", "notes",
    ]  # fmt: skip
    assert sheet.columns["Achieved"] == "rating"


@pytest.mark.parametrize(
    ("heading", "others"),
    [
        ("Action / Progress", ["progress"]),
        ("Lead and timescale", ["due"]),
        ("Outcome", ["success_measure"]),
        ("Success measures / How will we know?", []),
        ("Timescale/Target", []),
        ("Action", []),
    ],
)
def test_a_heading_that_could_be_two_things_says_so(heading, others):
    field = Headings({}).field_at_all(heading)
    assert list(may_also_be(heading, field)) == others
    reading = understand(book_of([["Ref", heading, "Action required", "RAG"], ["1", "x", "y", "G"]]))
    assert ("heading_ambiguous" in [one.code for one in reading.warnings]) is bool(others)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("What are we going to do about it?", "action"),
        ("Who will do it?", "owner"),
        ("When will it be done by?", "due"),
        ("How will we know it has made a difference?", "success_measure"),
        ("What difference has it made?", "impact"),
        ("What did Ofsted say?", "finding"),
        ("Council Lead", "owner"),
        ("SMART Actions", "action"),
        ("Description", "action"),
        ("Day of the last update", None),
        ("Number of actions", None),
        ("Head of Service", None),
    ],
)
def test_a_heading_in_other_words_is_guessed_where_the_row_is_one_of_headings(heading, field):
    assert Headings({}).field_at_all(heading) == field


@pytest.mark.parametrize(
    ("heading", "cells", "field"),
    [
        ("Target", ["Dec 2014", "Jan 2015"], "due"),
        ("Target", ["95% in touch", "All seen"], "success_measure"),
        ("Priority", ["High", "Low"], "notes"),
        ("Priority", ["Planning is late", "Care is poor"], "finding"),
        ("Completed", ["12/11/2014", "13/11/2014"], "notes"),
        ("Completed", ["Yes", "No"], "rating"),
    ],
)
def test_the_cells_decide_where_a_heading_has_two_uses(heading, cells, field):
    rows = [["Action", "Lead", heading], *(["Do", "Head", cell] for cell in cells)]
    assert understand(book_of(rows)).sheets[0].columns[heading] == field


def test_the_latest_of_dated_updates_is_the_progress_and_the_others_are_kept():
    headings = ["Action", "Lead", "Update Sept 14", "Update Oct 14", "Update Nov 14"]
    (row,) = understand(book_of([headings, ["Visit", "Head", "Begun", "Half done", ""]])).actions
    assert (row.progress, row.original) == ("Half done", {"Update Sept 14": "Begun"})


def test_columns_without_a_heading_are_known_by_their_cells():
    rows = [["", "Action", "Lead", ""], *([f"1.{n}", "Do", "Head", sign] for n, sign in enumerate("GAR", start=1))]
    reading = understand(book_of(rows))
    assert [(row.reference, row.rating) for row in reading.actions] == [("1.1", "G"), ("1.2", "A"), ("1.3", "R")]
    assert (reading.sheets[0].columns["Column A"], reading.sheets[0].columns["Column D"]) == ("reference", "rating")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Revised End Date", "revised_due"),
        ("New timescale", "revised_due"),
        ("Original By When", "first_due"),
        ("Actual completion date", "notes"),
        ("Date completed", "notes"),
    ],
)
def test_a_date_that_was_moved_or_reached_is_not_the_due_date(heading, field):
    reading = understand(book_of([["Action", "Lead", "By when", heading], ["Visit", "Head", "Dec 2014", "Jan 2015"]]))
    assert reading.sheets[0].columns[heading] == field


def test_the_latest_quarter_with_a_rating_is_read():
    headings = ["Action", "Lead", "Q1 RAG", "Q2 RAG", "Q3 RAG"]
    (row,) = understand(book_of([headings, ["Visit", "Head", "A", "G", ""]])).actions
    assert (row.rating, row.original) == ("G", {"Q1 RAG": "A"})
