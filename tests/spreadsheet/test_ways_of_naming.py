"""Ways in which officers name findings and people that differ from council to council."""

from datetime import date

import pytest

from actionplan.spreadsheet.people import read_contributors, read_people
from actionplan.spreadsheet.references import findings_of, names_finding
from actionplan.spreadsheet.understanding import understand
from tests.spreadsheet.making import book_of

KEY = {"HSG": "Head of Safeguarding", "PSW": "Principal Social Worker"}


@pytest.mark.parametrize(
    ("words", "references", "text"),
    [
        ("1, 4a & LSCB 2", ["1", "4a", "LSCB 2"], ""),
        ("9a-9c", ["9a", "9b", "9c"], ""),
        ("9a to 9d: The Board", ["9a", "9b", "9c", "9d"], "The Board"),
        ("4a–c", ["4a", "4b", "4c"], ""),
        ("Para 4 (d)", ["4d"], ""),
        ("4.e", ["4e"], ""),
        ("LSCB 2: The Board", ["LSCB 2"], "The Board"),
        ("4a - a plan for each child", ["4a"], "a plan for each child"),
        ("CSE 14 children", [], "CSE 14 children"),
        ("LAC 16 plus", [], "LAC 16 plus"),
        ("Area for development: Early help", [], "Early help"),
        ("4a, b and d", ["4a", "4b", "4d"], ""),
        ("Paras 12-14", ["12", "13", "14"], ""),
        ("4a, a plan for each", ["4a"], "a plan for each"),
        ("12-14", ["12"], "14"),
    ],
)
def test_references_of_findings_are_all_read(words, references, text):
    assert findings_of(words) == (references, text)


def test_a_title_with_a_reference_of_the_board_names_a_finding():
    assert names_finding("Finding LSCB 2: The Board does not evaluate", in_words=True)


def test_a_title_that_says_what_it_is_names_a_finding():
    assert names_finding("Area for development: Early help", in_words=True)
    assert not names_finding("Finding homes for all", in_words=True)


def test_a_recommendation_that_is_read_as_the_action_keeps_its_finding():
    headings = ["Item", "Recommendation", "Lead", "Give expected new achievement date", "Comments"]
    reading = understand(book_of([headings, ["1", "4c Care leavers", "Head of Care", "Sept 2015", "No staff"]]))
    (row,) = reading.actions
    assert (row.text, row.finding_reference, row.due_on) == ("4c Care leavers", "4c", "2015-09-30")


def test_a_column_of_references_of_actions_stays_so_beside_paragraphs_of_the_report():
    headings = ["Action ref", "Ofsted para", "Action", "Lead officer"]
    reading = understand(
        book_of([headings, *([f"1{one}", "4a", f"Step {one} of it", "Head of Care"] for one in "abc")])
    )
    assert [(row.reference, row.finding_reference) for row in reading.actions] == [
        ("1a", "4a"),
        ("1b", "4a"),
        ("1c", "4a"),
    ]


def test_lines_of_a_legend_do_not_make_references_of_actions_those_of_findings():
    rows = [["G1", "4a Plans", "Write guidance", "Manager"], ["G2", "4b Leavers", "Launch guidance", "Manager"]]
    legend = [["Legend"], ["", "", "Completed"], ["", "", "On schedule"]]
    reading = understand(book_of([["Ref", "Finding", "Task", "Lead"], *rows, [], *legend]))
    assert [(row.reference, row.finding_reference) for row in reading.actions] == [("G1", "4a"), ("G2", "4b")]


@pytest.mark.parametrize("ditto", ["″", '"', "''", "do.", "“"])
def test_every_mark_of_ditto_means_the_people_above(ditto):
    above = read_people("Head of Care / Team Manager")
    assert read_people(ditto, above).owner == "Head of Care"


@pytest.mark.parametrize(
    ("words", "posts"),
    [
        ("HSG & LSCB Manager", ["Head of Safeguarding", "LSCB Manager"]),
        ("Lead: HSG Support: PSW", ["Head of Safeguarding", "Principal Social Worker"]),
        ("Support: PSW Lead: HSG", ["Head of Safeguarding", "Principal Social Worker"]),
        ("PSW with support from HR", ["Principal Social Worker", "HR"]),
        ("Head of Care (supported by HSG)", ["Head of Care", "Head of Safeguarding"]),
        ("Head of Care in partnership with Housing", ["Head of Care", "Housing"]),
        ("Head of Support Services", ["Head of Support Services"]),
    ],
)
def test_who_leads_and_who_supports_are_told_apart(words, posts):
    people = read_people(words, key=KEY)
    assert [people.owner, *people.contributors] == posts


def test_initials_between_commas_are_several_posts():
    assert read_contributors("PSW, HR") == ("PSW", "HR")


@pytest.mark.parametrize("words", ["n/a", "NEW", "-", "TBC"])
def test_words_for_no_reference_are_none(words):
    (row,) = understand(book_of([["Ref", "Action", "Lead"], [words, "Write plans", "Head of Care"]])).actions
    assert row.reference == ""
    assert "no_reference" in {one.code for one in row.warnings}


def test_a_reference_that_a_spreadsheet_made_a_date_of_is_asked():
    (row,) = understand(book_of([["Ref", "Action", "Lead"], [date(2015, 1, 4), "Write", "Head of Care"]])).actions
    assert row.reference_suggestion == "4-1"
    assert "reference_ambiguous" in {one.code for one in row.warnings}


def test_the_error_of_a_formula_is_nobody():
    assert read_people("#REF!").problems == ("no_owner",)


def test_ongoing_beside_a_post_is_no_part_of_its_name():
    headings = ["Action", "Lead and timescale", "RAG"]
    (row,) = understand(book_of([headings, ["Find jobs", "HR Director (ongoing)", "On track"]])).actions
    assert (row.owner, row.due_text, row.due_on) == ("HR Director", "ongoing", "")


@pytest.mark.parametrize(
    ("words", "owner"), [("Vacant (Head of Care)", "Head of Care"), ("(Head of Care)", "Head of Care")]
)
def test_the_post_in_brackets_is_named_without_them(words, owner):
    assert read_people(words).owner == owner


def test_a_lead_agency_owns_where_no_column_names_posts():
    rows = [["Audit", "Police", "May 2015"], ["Visit", "LSCB Manager", "May 2015"]]
    alone = understand(book_of([["Action", "Lead agency", "By when"], *rows])).actions
    assert [row.owner for row in alone] == ["Police", "LSCB Manager"]
    headings = ["Action", "Lead agency", "By when", "Lead officer"]
    (row,) = understand(book_of([headings, ["Audit", "Police", "May 2015", "Head of Care"]])).actions
    assert (row.owner, row.partners) == ("Head of Care", ["Police"])
