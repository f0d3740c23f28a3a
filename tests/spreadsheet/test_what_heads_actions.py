"""Rows that head others: themes above each other, and requirements that only say who leads what is under them."""

import pytest

from actionplan.spreadsheet.result import RowKind
from actionplan.spreadsheet.understanding import understand
from tests.spreadsheet.making import book_of

TRACKER = ["No.", "Description", "Owner", "Target date", "Status"]
HEADINGS = ["Ref", "Action", "Lead", "By when"]
LED = [
    ["1", "Care planning"],
    ["1.1", "Every child has a plan", "Head of Care"],
    ["1.1.1", "Review old plans", "", "31/03/2015"],
    ["1.1.2", "Track plans", "Team Manager", "30/04/2015"],
    ["1.2", "Children take part", "IRO Manager"],
    ["1.2.1", "Offer an advocate", "As above", "30/06/2015"],
    ["2", "Permanence"],
    ["2.1", "No drift"],
    ["2.1.1", "Meet weekly", "", "30/06/2015"],
]


def test_a_requirement_with_an_owner_and_no_date_heads_the_actions_under_it():
    reading = understand(book_of([TRACKER, *LED]))
    assert [row.row for row in reading.rows if row.kind == RowKind.FINDING] == [3, 6, 9]
    assert [(row.reference, row.requirement, row.theme) for row in reading.actions][:2] == [
        ("1.1.1", "Every child has a plan", "Care planning"),
        ("1.1.2", "Every child has a plan", "Care planning"),
    ]


def test_the_owner_of_a_requirement_is_given_to_its_actions_without_one_and_said():
    actions = understand(book_of([TRACKER, *LED])).actions
    assert [row.owner for row in actions] == ["Head of Care", "Team Manager", "IRO Manager", ""]
    codes = [[one.code for one in row.warnings] for row in actions]
    assert ["owner_from_above" in each for each in codes] == [True, False, True, False]
    assert [row.original for row in actions] == [{}, {"Lead above, in C3": "Head of Care"}, {}, {}]


@pytest.mark.parametrize("more", [["31/01/2015"], ["", "On track"]])
def test_a_row_that_tells_its_own_date_or_state_stays_an_action(more):
    rows = [["1", "Plans", "Head of Care", *more], ["1.1", "Review plans", "Team Manager", "31/03/2015"]]
    assert [row.row for row in understand(book_of([TRACKER, *rows])).actions] == [2, 3]


def test_a_row_over_others_without_dates_stays_an_action():
    rows = [["1", "Plans", "Head of Care"], ["1.1", "Review plans", "Team Manager"]]
    assert [row.row for row in understand(book_of([TRACKER, *rows])).actions] == [2, 3]


def block(number, outcome):
    return [[f"Outcome {number}: {outcome}"], [f"Success looks like: {outcome} for all"], HEADINGS]


def test_two_lines_above_each_block_are_both_its_theme():
    rows = [*block(1, "Safe"), ["1", "Visit", "Lead", "May 2015"], *block(2, "Heard"), ["2", "Ask", "Lead", "May 2015"]]
    reading = understand(book_of(rows))
    assert [row.theme for row in reading.actions] == [
        "Outcome 1: Safe › Success looks like: Safe for all",
        "Outcome 2: Heard › Success looks like: Heard for all",
    ]


def test_a_theme_of_the_lower_kind_stays_under_the_wider_one():
    action = ["1", "Visit", "Lead", "May 2015"]
    rows = [HEADINGS, ["SECTION A"], ["Workstream 1"], action, ["Workstream 2"], action, ["SECTION B"], action]
    assert [row.theme for row in understand(book_of(rows)).actions] == [
        "SECTION A › Workstream 1",
        "SECTION A › Workstream 2",
        "SECTION B",
    ]


def test_a_line_under_a_finding_that_says_more_of_it_does_not_end_it():
    rows = [["Recommendation 1: Plans"], ["Outcome: plans are good"], HEADINGS, ["1", "Visit", "Lead", "May 2015"]]
    again = [["Recommendation 2: Homes"], ["Outcome: homes are near"], HEADINGS, ["2", "Find", "Lead", "May 2015"]]
    actions = understand(book_of([*rows, *again])).actions
    assert [(row.finding_text, row.theme) for row in actions] == [
        ("Plans", "Outcome: plans are good"),
        ("Homes", "Outcome: homes are near"),
    ]


def test_other_lines_between_a_finding_and_what_says_more_of_it_do_not_end_it():
    above = [["Recommendation 1: Plans"], ["Senior responsible officer: Director"], ["Success looks like: good plans"]]
    (row,) = understand(book_of([*above, HEADINGS, ["1", "Visit", "Lead", "May 2015"]])).actions
    assert (row.finding_text, row.theme) == ("Plans", "Success looks like: good plans")
