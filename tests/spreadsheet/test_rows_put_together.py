"""Rows that belong together are put together: lines of a document, numbered levels, a second sheet, blocks."""

import pytest

from actionplan.spreadsheet.result import RowKind
from actionplan.spreadsheet.understanding import understand
from tests.spreadsheet.looking import kinds, read_made
from tests.spreadsheet.making import HEADINGS, Maker, book_of


def test_an_action_whose_number_stands_in_the_middle_of_its_lines_is_one_action():
    rows = [
        ["Ref", "Action", "Lead", "By when"],
        ["", "Ensure that all children who go", "Head of", ""],
        ["4h-1", "missing are offered an inter-", "Care", "Dec 2014"],
        ["", "view within 72 hours.", "", ""],
        ["", "Agree with the police how", "", ""],
        ["4h-2", "information is shared", "Team Manager", "Jan 2015"],
        ["", "each week.", "", ""],
    ]
    first, second = understand(book_of(rows)).actions
    assert first.text == "Ensure that all children who go missing are offered an inter-view within 72 hours."
    assert (first.owner, second.text) == ("Head of Care", "Agree with the police how information is shared each week.")


def test_an_action_goes_on_over_the_end_of_a_page():
    rows = [
        ["Improvement plan"], HEADINGS,
        ["1", "4a Plans", "Review each plan and", "Head of Care", "Dec 2014", ""],
        ["", "", "report what was", "", "", ""], ["", "", "found to the", "", "", ""],
        ["Page 1 of 2"], ["Improvement plan"], HEADINGS,
        ["", "", "board", "", "", ""],
        ["2", "4b", "Write", "Head of Care", "Dec 2014", ""],
    ]  # fmt: skip
    reading = understand(book_of(rows))
    assert [row.text for row in reading.actions] == ["Review each plan and report what was found to the board", "Write"]
    assert [row.because for row in reading.rows if row.kind == "skipped"] == [
        "above_table",
        "page_number",
        "repeated_title",
    ]


def test_headings_in_two_rows_without_merges_are_joined():
    rows = [
        ["Ref", "Area for", "Action", "Lead", "By"],
        ["", "improvement", "", "officer", "when"],
        ["1", "4a", "Do", "Head", "Dec 2014"],
    ]
    reading = understand(book_of(rows))
    assert list(reading.sheets[0].columns) == ["Ref", "Area for improvement", "Action", "Lead officer", "By when"]
    assert kinds(reading) == [(1, "heading"), (2, "heading"), (3, "action")]


def test_a_heading_of_groups_above_the_headings_is_part_of_them(tmp_path):
    rows = [
        ["Action", None, "Progress", None],
        ["Task", "Lead", "RAG", "Comments"],
        ["Do it", "Head", "On track", "Half"],
    ]
    reading = read_made(Maker(rows).merge("A1:B1", "C1:D1"), tmp_path)
    (row,) = reading.actions
    assert (row.text, row.owner, row.status, row.progress) == ("Do it", "Head", "on_track", "Half")
    assert reading.sheets[0].rows_accounted == {"heading": 2, "action": 1}


NUMBERED = [
    ["No.", "Description", "Lead", "By when"],
    [1, "Leadership"],
    [1.9, "Scrutiny is effective"],
    ["1.9.1", "Train members", "Head", "Dec 2014"],
    [1.1, "Data is used"],
    ["1.10.1", "Build a dashboard", "Head", "Dec 2014"],
    [2, "Care"],
]


def test_themes_requirements_and_actions_may_share_a_column_of_numbers():
    reading = understand(book_of(NUMBERED))
    assert [row.kind for row in reading.rows] == ["heading", "theme", "finding", "action", "finding", "action", "theme"]
    assert [(row.theme, row.finding_reference, row.finding_text, row.requirement) for row in reading.actions] == [
        ("Leadership", "1", "Leadership", "Scrutiny is effective"),
        ("Leadership", "1", "Leadership", "Data is used"),
    ]
    assert "reference_ambiguous" in [one.code for one in reading.rows[4].warnings]


def test_a_number_that_lost_its_nought_is_put_right_only_when_its_other_reading_stood_before():
    def references(*numbers):
        rows = [["Ref", "Action", "Lead"], *([number, "Do it", "Head"] for number in numbers)]
        return [(row.reference, row.reference_suggestion) for row in understand(book_of(rows)).actions]

    assert references(1.1, 1.9, 1.1)[2] == ("1.10", "")
    assert references(1.9, 1.1)[1] == ("1.1", "1.10")
    assert references(1.2, 1.19, 1.2)[2] == ("1.20", "")


def test_a_number_beside_a_finding_over_several_actions_is_the_findings():
    rows = [
        ["No.", "Recommendation", "Action", "Lead"],
        ["1", "Thresholds", "Write", "Head"], ["", "", "Train", "Head"],
        ["2", "Audits", "Audit", "Head"], ["", "", "Report", "Head"],
    ]  # fmt: skip
    read = understand(book_of(rows)).actions
    assert [(row.reference, row.finding_reference, row.finding_text) for row in read] == [
        ("", "1", "Thresholds"), ("", "1", "Thresholds"), ("", "2", "Audits"), ("", "2", "Audits"),
    ]  # fmt: skip


def test_a_reference_merged_over_several_actions_is_of_the_first_only(tmp_path):
    rows = [["Ref", "Action", "Lead"], ["4c-1", "Visit", "Head"], [None, "Write", "Head"]]
    read = read_made(Maker(rows).merge("A2:A3"), tmp_path).actions
    assert [(row.reference, row.finding_reference) for row in read] == [("4c-1", "4c"), ("", "4c")]


def test_each_block_may_be_headed_by_its_finding():
    block = [["Action", "Lead"], ["Do it", "Head of Care"]]
    rows = [["Recommendation 1: Thresholds"], *block, [], ["Recommendation 2: Audits"], *block]
    reading = understand(book_of(rows))
    assert [(row.finding_reference, row.finding_text) for row in reading.actions] == [
        ("1", "Thresholds"),
        ("2", "Audits"),
    ]
    assert reading.sheets[0].rows_accounted == {"finding": 2, "heading": 2, "action": 2}


def test_each_block_may_be_headed_by_its_theme():
    block = [["Action", "Lead"], ["Do it", "Head of Care"]]
    reading = understand(book_of([["Plan", "2014"], ["Leadership"], *block, [], ["Care"], *block]))
    assert [row.theme for row in reading.actions] == ["Leadership", "Care"]


def criteria(*rows, name="Criteria"):
    book = book_of(
        [["Ref", "Finding", "Action", "Lead"], ["1.1", "R1", "Visit", "Head"], ["1.2", "R1", "Write", "Head"]]
    )
    book.sheets += book_of(rows, name=name).sheets
    return understand(book)


def test_a_second_sheet_says_more_of_the_same_actions():
    reading = criteria(
        ["Action ref", "Success criteria", "Evidence"],
        ["1.1", "All seen", "List"],
        ["", "None lost", ""],
        ["9", "No", ""],
    )
    first, second = reading.actions
    assert (first.success_measure, first.original) == ("All seen\nNone lost", {"Evidence (Criteria)": "List"})
    assert first.cells["success_measure"] == "Criteria!B2"
    assert second.success_measure == ""
    told = [
        (row.kind, row.joined_sheet, row.joined_to, row.because) for row in reading.rows if row.sheet == "Criteria"
    ][1:]
    assert told[:2] == [(RowKind.JOINED, "Plan", 2, "same_reference")] * 2
    assert told[2] == (RowKind.SKIPPED, "", 0, "no_such_action")


def test_criteria_of_a_finding_are_of_all_its_actions_and_may_repeat_their_words():
    reading = criteria(["Recommendation no.", "Success criteria"], ["R1", "All seen"])
    assert [row.success_measure for row in reading.actions] == ["All seen", "All seen"]
    reading = criteria(["Ref", "Action", "Success criteria", "Lead"], ["1.1", "Visit", "All seen", "Head"])
    assert [row.success_measure for row in reading.actions] == ["All seen", ""]
    assert len(reading.actions) == 2


def test_a_sheet_of_other_references_is_not_read():
    reading = criteria(["Ref", "Success measures"], ["KPI 7", "90%"], ["KPI 8", "80%"])
    assert [(one.code, one.sheet) for one in reading.warnings] == [("sheet_not_read", "Criteria")]
    assert reading.sheets[1].header_row == 0


def test_what_may_name_a_child_on_the_second_sheet_holds_the_action():
    reading = criteria(["Ref", "Success criteria"], ["1.1", "AB (12/03/2004) is seen"])
    assert [(one.cell, one.kind) for one in reading.actions[0].held] == [("Criteria!B2", "initials_with_date")]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (
            [["No", "Recommendation", "Lead", "Timescale"], ["1", "Ensure thresholds", "Head", "Dec 2014"]],
            "Ensure thresholds",
        ),
        ([["No", "What is required / action", "Lead", "When"], ["1", "Do it", "Head", "Dec 2014"]], "Do it"),
        ([["Version", "Date", "Action", "By whom"], ["1", "Dec 2014", "Draft", "Head"]], None),
    ],
)
def test_a_table_without_a_column_of_actions_is_read_by_its_recommendations_and_said(rows, text):
    reading = understand(book_of(rows))
    assert [row.text for row in reading.actions] == ([text] if text else [])
    assert ("heading_ambiguous" in [one.code for one in reading.warnings]) is bool(text)


def test_one_cell_may_name_several_findings():
    rows = [["Ofsted Para No", "Action", "Lead"], ["4a, 4c and 9b", "Do it", "Head"], ["4a", "Do more", "Head"]]
    first, second = understand(book_of(rows)).actions
    assert (first.finding_reference, first.also_serves, second.also_serves) == ("4a", ["4c", "9b"], [])


def test_a_finding_alone_in_the_first_column_is_for_the_actions_below_it():
    rows = [
        ["Area for improvement", "Action", "Lead"],
        ["Care leavers are not in touch"], ["", "Visit", "Head"], ["", "Call", "Head"],
        ["Adoption is slow"], ["", "Track", "Head"],
    ]  # fmt: skip
    reading = understand(book_of(rows))
    assert [row.finding_text for row in reading.actions] == ["Care leavers are not in touch"] * 2 + ["Adoption is slow"]
    assert reading.sheets[0].rows_accounted == {"heading": 1, "finding": 2, "action": 3}


def test_a_heading_over_two_columns_is_of_the_longer_words(tmp_path):
    rows = [
        ["Area for improvement", "Action", None, "Who"],
        ["4a Planning", "1", "Review every plan that is older than a year", "Head of Care"],
        ["4b Education", "2", "Appoint a head of the virtual school", "Head of Education"],
    ]
    reading = read_made(Maker(rows).merge("B1:C1"), tmp_path)
    assert [(row.reference, row.text[:6]) for row in reading.actions] == [("1", "Review"), ("2", "Appoin")]


def test_lines_of_a_finding_and_of_an_owner_are_joined_in_a_pasted_table():
    rows = [
        ["Recommendation", "Action", "Who", "When"],
        ["Improve the timeliness", "Review the process for", "Head of", "March 2015"],
        ["of health", "booking appointments and agree", "Care", ""],
        ["assessments", "", "", ""],
        ["", "it with the trust", "", ""],
        ["Improve education", "Appoint a virtual head", "Head of", "April 2015"],
        ["", "for post-16", "Education", ""],
    ]
    first, second = understand(book_of(rows)).actions
    assert (first.finding_text, first.owner) == ("Improve the timeliness of health assessments", "Head of Care")
    assert first.text == "Review the process for booking appointments and agree it with the trust"
    assert (second.finding_text, second.text) == ("Improve education", "Appoint a virtual head for post-16")
