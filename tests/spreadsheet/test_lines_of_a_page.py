"""Pages pasted into a sheet, blocks under titles, and headings over two columns."""

from actionplan.spreadsheet.result import RowKind
from actionplan.spreadsheet.understanding import understand
from tests.spreadsheet.looking import kinds, read_made
from tests.spreadsheet.making import Maker, book_of

PASTED = [
    ["Ofsted Recommendation", "Action", "Lead Officer", "By when", "Expected outcome"],
    ["1. Ensure that social", "Develop a revised", "Assistant Director,", "31 March", "Assessments are"],
    ["workers' assessments are", "assessment framework", "Safeguarding", "2015", "timely and of"],
    ["of consistently good", "and train all", "", "", "good quality"],
    ["quality", "staff in it"],
    ["", "Introduce weekly", "Service Manager,", "28/02/", "95% within 45 days"],
    ["", "performance clinics", "Assessment", "2015"],
]


def test_lines_of_one_action_are_joined_though_its_owner_and_date_go_on_too():
    first, second = understand(book_of(PASTED)).actions
    assert first.text == "Develop a revised assessment framework and train all staff in it"
    assert first.finding_text == "Ensure that social workers' assessments are of consistently good quality"
    assert (first.owner, first.due_on) == ("Assistant Director, Safeguarding", "2015-03-31")
    assert (second.text, second.owner) == ("Introduce weekly performance clinics", "Service Manager, Assessment")
    assert (second.due_on, second.finding_reference) == ("2015-02-28", "1")


def test_words_above_the_headings_are_a_theme_like_those_between_the_rows():
    made = [
        ["PRIORITY ONE – Good plans"],
        ["Ref", "Objective", "Action", "Owner"],
        ["1.1", "Plans are SMART", "Train staff", "Head of Care"],
        ["PRIORITY TWO – Care leavers thrive"],
        ["2.1", "Leavers have homes", "Agree a protocol", "Head of Housing"],
    ]
    reading = understand(book_of(made))
    assert [row.theme for row in reading.actions] == ["PRIORITY ONE – Good plans", "PRIORITY TWO – Care leavers thrive"]
    assert kinds(reading)[0] == (1, RowKind.THEME)


def test_a_title_above_the_headings_is_no_theme_when_no_row_is_like_it():
    made = [["Improvement plan"], ["Ref", "Action", "Owner"], ["1", "Train staff", "Head of Care"], ["Practice"]]
    assert understand(book_of([*made, ["2", "Audit", "Head of Care"]])).actions[0].theme == ""


def test_a_heading_over_two_columns_names_a_reference_and_its_words(tmp_path):
    made = Maker(
        [
            ["Priority", "", "Action", "", "Lead"],
            ["1", "Leadership", "1a", "Appoint a director", "Chief Executive"],
            ["2", "Practice", "2a", "Recruit social workers", "Director"],
        ]
    ).merge("A1:B1", "C1:D1")
    rows = read_made(made, tmp_path).actions
    assert [(row.reference, row.finding_reference, row.finding_text) for row in rows] == [
        ("1a", "1", "Leadership"),
        ("2a", "2", "Practice"),
    ]


def test_who_else_is_involved_works_on_it_too():
    headings = ["LSCB Finding", "How will we achieve this?", "Who will lead?", "Who else is involved?"]
    (row,) = understand(book_of([headings, ["2: Data", "Agree it", "Board Manager", "Police, Health"]])).actions
    assert (row.finding_reference, row.owner, row.contributors) == ("2", "Board Manager", ["Police", "Health"])


def test_short_blocks_of_a_pasted_page_are_put_together_by_their_numbers():
    made = [
        ["Area for development: Early help"],
        ["No", "What we will do", "Who will do it", "By when"],
        ["", "Roll out the early help", "Early Help"],
        ["1", "assessment to all schools in", "Manager", "Mar 2015"],
        ["", "the borough"],
        ["2", "Set up a single front door", "Head of MASH", "Apr 2015"],
        ["Area for development: Care leavers"],
        ["No", "Action", "Lead", "Resources", "Deadline"],
        ["3", "Agree a joint housing", "Head of Leaving", "£20k", "30/06/15"],
        ["", "protocol", "Care"],
    ]
    reading = understand(book_of(made))
    assert [(row.reference, row.text, row.finding_text) for row in reading.actions] == [
        ("1", "Roll out the early help assessment to all schools in the borough", "Early help"),
        ("2", "Set up a single front door", "Early help"),
        ("3", "Agree a joint housing protocol", "Care leavers"),
    ]
    assert [row.owner for row in reading.actions] == ["Early Help Manager", "Head of MASH", "Head of Leaving Care"]


def test_an_action_without_a_number_and_with_its_own_date_stays_one():
    made = [["No", "Action", "Lead", "By when"], ["1", "Write it", "Manager", "May 2015"]]
    reading = understand(book_of([*made, ["", "and publish it", "Manager", "June 2015"]]))
    assert [row.due_on for row in reading.actions] == ["2015-05-31", "2015-06-30"]


def test_a_title_with_the_number_of_its_page_is_no_action():
    headings, first = ["Ref", "Finding", "Action", "Lead", "Status"], ["1", "4a Plans", "Write", "Manager", "On track"]
    title = [["Children's Plan", "", "", "", f"Page {number}"] for number in (1, 2)]
    reading = understand(book_of([title[0], headings, first, title[1], headings, ["2", "", "Check", "Manager"]]))
    assert [(row.row, row.finding_reference) for row in reading.actions] == [(3, "4a"), (6, "4a")]
    assert [row.because for row in reading.rows if row.row == 4] == ["repeated_title"]


def test_a_line_under_an_action_that_says_what_it_is_belongs_to_the_action(tmp_path):
    made = Maker(
        [
            ["Ref", "Finding", "Action", "Lead", "Due"],
            ["1", "4a Plans", "Write plans", "Manager", "31/03/15"],
            ["Progress: 20 of 40 plans are written"],
            ["2", "4a Plans", "Check plans", "Manager", "30/04/15"],
            ["Impact: none yet"],
        ]
    ).merge("A3:E3", "A5:E5")
    first, second = read_made(made, tmp_path).actions
    assert (first.progress, second.theme, second.impact) == ("20 of 40 plans are written", "", "none yet")


def test_activities_that_are_headed_as_such_are_actions():
    headings = ["#", "Improvement required", "Improvement activity", "Accountability", "To be delivered by"]
    (row,) = understand(book_of([headings, ["1", "SMART plans", "Train staff", "Head of Care", "31.3.15"]])).actions
    assert (row.requirement, row.text, row.owner, row.due_on) == (
        "SMART plans",
        "Train staff",
        "Head of Care",
        "2015-03-31",
    )


def test_bullets_on_rows_of_their_own_belong_to_the_action_above_and_are_offered_apart():
    made = [["Ref", "Action", "Lead"], ["1", "Improve planning by:", "Manager"], ["", "• training all staff"]]
    (row,) = understand(book_of([*made, ["", "• auditing each month"]])).actions
    assert row.text == "Improve planning by:\n• training all staff\n• auditing each month"
    assert [part.text for part in row.split] == [
        "Improve planning by: training all staff",
        "Improve planning by: auditing each month",
    ]


def test_a_theme_in_the_column_of_findings_is_a_theme():
    made = [
        ["No", "Recommendation", "Action", "Owner"],
        ["", "Theme A: Leadership"],
        ["1", "4a Plans", "Do it", "Manager"],
    ]
    (row,) = understand(book_of(made)).actions
    assert (row.theme, row.finding_reference) == ("Theme A: Leadership", "4a")
