"""Each row of a sheet is understood for what it is, and the actions carry what stands above them."""

from datetime import date

import pytest

from actionplan.spreadsheet.result import RowKind
from actionplan.spreadsheet.understanding import understand
from tests.spreadsheet.looking import kinds, read_made
from tests.spreadsheet.making import FULL_ROW, HEADINGS, Maker, book_of


def test_a_clean_row_fills_every_field():
    headings = [
        "Ref", "Ofsted area for improvement", "Requirement", "Action", "Lead officer", "Partners", "By when",
        "Resources", "Success measure", "Origin", "Progress", "Impact", "RAG rating", "Also serves", "Cost code",
    ]  # fmt: skip
    values = [
        "4c-1", "4c Care leavers in touch", "A list of all", "Visit every care leaver", "Head of Care / Team Manager",
        "Police; Housing", "end of March 2015", "£5,000", "95% in touch", "Ofsted; transformation plan",
        "First visits made", "Early signs", "At risk", "4b, 4e", "X123",
    ]  # fmt: skip
    reading = understand(book_of([headings, values]))
    (row,) = reading.actions
    assert (row.reference, row.finding_reference, row.finding_text) == ("4c-1", "4c", "Care leavers in touch")
    assert (row.requirement, row.text) == ("A list of all", "Visit every care leaver")
    assert (row.owner, row.contributors, row.partners) == ("Head of Care", ["Team Manager"], ["Police", "Housing"])
    assert (row.due_on, row.due_text, row.due_precision, row.due_kind) == (
        "2015-03-31",
        "end of March 2015",
        "month",
        "due",
    )
    assert (row.resources, row.success_measure) == ("£5,000", "95% in touch")
    assert (row.progress, row.impact) == ("First visits made", "Early signs")
    assert (row.rating, row.status) == ("At risk", "at_risk")
    assert row.origins == ["this_inspection", "transformation_plan"]
    assert row.also_serves == ["4b", "4e"]
    assert row.original == {"Cost code": "X123"}
    assert row.cells["due"] == "G2"
    assert reading.sheets[0].columns["Cost code"] == "notes"


def test_title_key_theme_and_notes_are_accounted_for_and_are_no_actions():
    reading = understand(
        book_of(
            [
                ["Draft action plan"],
                ["Version 0.9", "", "October 2014"],
                [],
                HEADINGS,
                ["Care leavers"],
                FULL_ROW,
                ["4c-2", "", "Agree a protocol", "Head of Housing", "Dec 2014", "Not started"],
                ["Looked after children"],
                ["4d-1", "4d Adoption", "Track each plan", "Head of Care", "Q4 2014/15", "At risk"],
                [],
                ["Key"],
                ["G", "Green", "On track"],
                ["Notes: dates are draft"],
                ["Signed", "", "Director"],
            ]
        )
    )
    assert kinds(reading) == [
        (1, "skipped"), (2, "skipped"), (4, "heading"), (5, "theme"), (6, "action"), (7, "action"), (8, "theme"),
        (9, "action"), (11, "skipped"), (12, "skipped"), (13, "skipped"), (14, "skipped"),
    ]  # fmt: skip
    assert [row.theme for row in reading.actions] == ["Care leavers", "Care leavers", "Looked after children"]
    assert [row.finding_reference for row in reading.actions] == ["4c", "4c", "4d"]
    assert reading.sheets[0].rows_accounted == {"skipped": 6, "heading": 1, "theme": 2, "action": 3}


def test_merged_findings_and_banners_are_carried_down(tmp_path):
    maker = Maker(
        [
            HEADINGS,
            ["Safeguarding"],
            ["4h-1", "4h Missing children", "Meet weekly", "Head of Care", "17/10/14", "On track"],
            ["4h-2", None, "Interview each child", "Head of Care", "30/11/14", "At risk"],
            ["4i-1", "4i Strategy discussions", "Use one line", "Head of Care", "31/10/14", "On track"],
        ]
    ).merge("A2:F2", "B3:B4")
    reading = read_made(maker, tmp_path)
    assert [(row.finding_reference, row.finding_text) for row in reading.actions] == [
        ("4h", "Missing children"),
        ("4h", "Missing children"),
        ("4i", "Strategy discussions"),
    ]
    assert {row.theme for row in reading.actions} == {"Safeguarding"}
    assert reading.actions[1].cells["finding"] == "B3"


def test_an_owner_merged_over_two_rows_is_the_owner_of_both(tmp_path):
    second = ["4c-2", "", "Agree a protocol", None, "Dec 2014", "Not started"]
    reading = read_made(Maker([HEADINGS, FULL_ROW, second]).merge("D2:D3"), tmp_path)
    assert [row.owner for row in reading.actions] == ["Head of Care", "Head of Care"]


def test_an_action_merged_over_rows_takes_in_what_stands_beside_it(tmp_path):
    rows = [HEADINGS, FULL_ROW, ["", "", None, "Team Manager", "30/06/2015", ""]]
    reading = read_made(Maker(rows).merge("C2:C3"), tmp_path)
    assert kinds(reading) == [(1, "heading"), (2, "action"), (3, "joined")]
    (row,) = reading.actions
    assert (row.owner, row.contributors) == ("Head of Care", ["Team Manager"])
    assert (row.due_on, [one.code for one in row.warnings]) == ("2015-06-30", ["several_owners", "date_several"])
    assert reading.rows[2].joined_to == 2


def test_a_heading_repeated_on_each_page_is_no_action_and_keeps_the_finding():
    second = ["4c-2", "", "Agree a protocol", "Head of Housing", "Dec 2014", "Not started"]
    reading = understand(book_of([HEADINGS, FULL_ROW, ["Page 1 of 2"], HEADINGS, second]))
    assert kinds(reading) == [(1, "heading"), (2, "action"), (3, "skipped"), (4, "heading"), (5, "action")]
    assert [row.finding_reference for row in reading.actions] == ["4c", "4c"]


def test_tables_with_other_columns_on_one_sheet_are_read_each_by_its_own_headings():
    reading = understand(
        book_of(
            [
                HEADINGS,
                FULL_ROW,
                ["Safeguarding board"],
                ["Who?", "How?", "What?", "When?"],
                ["Board Manager", "Audit together", "9a Auditing is recent", "Jan 2016"],
            ]
        )
    )
    first, second = reading.actions
    assert (second.text, second.owner, second.finding_reference) == ("Audit together", "Board Manager", "9a")
    assert (first.theme, second.theme) == ("", "Safeguarding board")


def test_headings_two_rows_high_are_joined(tmp_path):
    maker = Maker(
        [
            ["Ref", "Action", "Lead", "Progress", None, "By when"],
            [None, None, None, "RAG", "Comment", None],
            ["1", "Do it", "Head of Care", "On track", "Half way", "Dec 2014"],
        ]
    ).merge("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2")
    reading = read_made(maker, tmp_path)
    (row,) = reading.actions
    assert (row.status, row.progress, row.due_on) == ("on_track", "Half way", "2014-12-31")
    assert reading.sheets[0].rows_accounted == {"heading": 2, "action": 1}


def test_a_finding_on_its_own_row_belongs_to_the_actions_under_it():
    reading = understand(
        book_of([HEADINGS, ["", "4f Life story work"], ["4f-1", "", "Train carers", "Head of Care", "Dec 2014", ""]])
    )
    assert kinds(reading)[1] == (2, RowKind.FINDING)
    assert reading.rows[1].finding_reference == "4f"
    assert reading.actions[0].finding_text == "Life story work"


def test_an_action_split_over_rows_is_joined_and_said():
    rows = [
        HEADINGS,
        ["4c-1", "4c Care leavers", "Visit every care leaver and", "Head of Care", "Dec 2014", ""],
        ["", "", "write down what they need", "", "", ""],
        ["", "", "from us", "", "", ""],
    ]
    (row,) = understand(book_of(rows)).actions
    assert row.text == "Visit every care leaver and write down what they need from us"
    assert "joined_fragments" in [one.code for one in row.warnings]


def test_more_of_the_progress_on_the_next_row_is_joined():
    headings = [*HEADINGS, "Progress"]
    rows = [headings, [*FULL_ROW, "Begun in May."], ["", "", "", "", "", "", "Half done in June."]]
    (row,) = understand(book_of(rows)).actions
    assert row.progress == "Begun in May.\nHalf done in June."


def test_a_row_without_its_action_is_kept_and_warned_of():
    reading = understand(book_of([HEADINGS, FULL_ROW, ["4c-2", "", "", "Head of Care", "Dec 2014", ""]]))
    assert [one.code for one in reading.actions[1].warnings] == ["no_action_text"]


def test_an_action_alone_in_its_row_is_still_an_action():
    rows = [HEADINGS, FULL_ROW, ["", "", "Write to every care leaver", "", "", ""]]
    reading = understand(book_of(rows))
    assert [row.text for row in reading.actions] == ["Visit every care leaver", "Write to every care leaver"]
    codes = [one.code for one in reading.actions[1].warnings]
    assert codes == ["no_reference", "no_owner", "date_missing"]


def test_numbers_stored_for_references_are_shown_as_the_sheet_shows_them(tmp_path):
    rows = [["Ref", "Action", "Lead"], *[[number, "Do it", "Head of Care"] for number in (1.9, 1.1, 2)]]
    maker = Maker(rows)
    reading = read_made(maker, tmp_path)
    assert [row.reference for row in reading.actions] == ["1.9", "1.1", "2"]
    assert [[one.code for one in row.warnings if one.code.startswith("ref")] for row in reading.actions] == [
        [], ["reference_ambiguous"], []
    ]  # fmt: skip
    maker.sheet["A3"].number_format = "0.00"
    assert read_made(maker, tmp_path).actions[1].reference == "1.10"


def test_a_reference_on_two_rows_is_warned_of_on_both():
    reading = understand(book_of([HEADINGS, FULL_ROW, FULL_ROW]))
    assert ["reference_duplicate" in [one.code for one in row.warnings] for row in reading.actions] == [True, True]


def test_a_column_of_findings_headed_no_is_the_finding_and_not_the_action():
    rows = [["No.", "Action", "Lead"], ["4a", "Do it", "Head of Care"], ["4a", "Do more", "Head of Care"]]
    reading = understand(book_of(rows))
    assert [(row.finding_reference, row.reference) for row in reading.actions] == [("4a", ""), ("4a", "")]


def test_hidden_struck_and_commented_things_are_said(tmp_path):
    maker = Maker([[*HEADINGS, "Secret"], [*FULL_ROW, "x"], [*FULL_ROW[:2], "Old action", *FULL_ROW[3:], "y"]])
    maker.strike("C3").comment("D2", "Ask about cover").add_sheet("Lists", [["Head of Care"]], state="hidden")
    maker.sheet.row_dimensions[3].hidden = True
    maker.sheet.column_dimensions["G"].hidden = True
    reading = read_made(maker, tmp_path)
    first, second = reading.actions
    assert first.original == {"Comment on D2": "Ask about cover"}
    assert (second.is_hidden, second.is_struck) == (True, True)
    assert {"hidden_row", "struck_through"} <= {one.code for one in second.warnings}
    assert {(one.code, one.sheet, one.column) for one in reading.warnings} == {
        ("hidden_column", "Plan", "G"),
        ("hidden_sheet", "Lists", ""),
    }
    assert reading.sheets[1].hidden
    assert reading.rows[-1].because == "hidden_sheet"
    assert reading.rows[-1].text == ""


def test_a_sheet_without_a_table_is_said_and_the_others_are_read(tmp_path):
    maker = Maker([HEADINGS, FULL_ROW]).add_sheet("Contents", [["Page", "Title"], ["1", "Plan"]])
    reading = read_made(maker, tmp_path)
    assert [one.code for one in reading.warnings] == ["sheet_not_read"]
    assert reading.sheets[1].rows_accounted == {"skipped": 2}


def test_a_formula_without_its_result_is_said(tmp_path):
    reading = read_made(Maker([[*HEADINGS, "Days"], [*FULL_ROW, "=1+1"]]), tmp_path)
    assert ("formula_without_value", "G2") in [(one.code, one.column) for one in reading.warnings]


def test_what_may_name_a_child_holds_the_row_and_is_masked_in_the_warning():
    rows = [[*HEADINGS, "Progress"], [*FULL_ROW, "Seen AB (12/03/2004)"]]
    (row,) = understand(book_of(rows)).actions
    assert [(one.cell, one.kind) for one in row.held] == [("G2", "initials_with_date")]
    assert row.progress == "Seen AB (12/03/2004)"
    said = " ".join(one.message + one.value for one in row.warnings)
    assert "12/03/2004" not in said
    assert "■■ (■■/■■/■■■■" in said


def test_a_comment_and_a_finding_above_hold_the_row_too(tmp_path):
    maker = Maker([HEADINGS, FULL_ROW, ["4c-2", "", "Agree", "Head of Care", "Dec 2014", ""]])
    maker.comment("C3", "for DOB 12/03/2004")
    maker.sheet["B2"] = "4c Care leavers such as SO14 7LY"
    reading = read_made(maker, tmp_path)
    assert [[one.kind for one in row.held] for row in reading.actions] == [["postcode"], ["date_of_birth", "postcode"]]


def test_a_persons_mapping_comes_first_and_an_ignored_column_is_left_out():
    rows = [["What next", "Lead", "Child", "By when"], ["Visit", "Head of Care", "AB (12/03/2004)", "Dec 2014"]]
    mapping = {"what NEXT?": "action", "Child": "ignore"}
    reading = understand(book_of(rows), mapping=mapping)
    (row,) = reading.actions
    assert (row.text, row.original, row.held) == ("Visit", {}, [])
    assert reading.sheets[0].columns["Child"] == "ignore"


def test_no_message_shows_what_may_name_a_child():
    child = "AB (12/03/2004)"
    rows = [[f"About {child}", ""], HEADINGS, [child], ["4a", f"4a {child}"], [child] * 6, [child] * 6]
    reading = understand(book_of(rows))
    told = [one.message + one.value for one in reading.every_warning()] + list(reading.legend_words)
    told += [row.text + row.theme for row in reading.rows if row.kind != "action"]
    assert "12/03/2004" not in " ".join(told)
    assert all(row.held for row in reading.actions)
    assert "12/03/2004" not in understand(book_of([[child, "x"]])).errors[0].message


def test_words_only_in_a_hidden_column_are_said_to_be_there(tmp_path):
    maker = Maker([[*HEADINGS, "Secret"], [*FULL_ROW, "x"], ["", "", "", "", "", "", "y"]])
    maker.sheet.column_dimensions["G"].hidden = True
    reading = read_made(maker, tmp_path)
    assert (reading.rows[2].because, reading.rows[2].text) == ("hidden_column", "")


def test_a_finding_and_a_requirement_under_it_are_both_carried():
    rows = [
        ["Finding", "Requirement", "Action", "Lead"],
        ["4a", "A strategy", "Write it", "Head"],
        ["", "A panel", "Set it up", "Head"],
        ["4b", "", "Find places", "Head"],
        ["", "", "on track", ""],
    ]
    reading = understand(book_of(rows))
    assert [(row.finding_reference, row.requirement) for row in reading.actions] == [
        ("4a", "A strategy"),
        ("4a", "A panel"),
        ("4b", ""),
    ]
    assert reading.rows[-1].because == "below_table"


@pytest.mark.parametrize(
    ("written", "starts", "due", "code"),
    [
        ("From Dec 2014", "2014-12-01", "", "date_is_a_start"),
        ("Review March 2015", "", "2015-03-31", "date_is_a_review"),
        ("Quarterly", "", "", "date_repeats"),
        ("31/11/14", "", "", "date_impossible"),
        ("TBC", "", "", "date_to_be_confirmed"),
    ],
)
def test_a_date_that_is_not_plainly_due_is_warned_of(written, starts, due, code):
    (row,) = understand(book_of([HEADINGS, [*FULL_ROW[:4], written, "On track"]])).actions
    assert (row.starts_on, row.due_on, row.due_text) == (starts, due, written)
    assert [(one.code, one.column, one.value) for one in row.warnings] == [(code, "E", written)]


def test_a_year_left_out_is_suggested_from_the_plans_own_dates(tmp_path):
    maker = Maker([HEADINGS, [*FULL_ROW[:4], date(2014, 12, 5), ""], ["4c-2", "", "Call", "Head", "19 Dec", ""]])
    assert read_made(maker, tmp_path).actions[1].due_suggestion == "2014-12-19"


def test_a_mapping_that_fits_no_column_is_said():
    reading = understand(book_of([HEADINGS, FULL_ROW]), mapping={"Wer?": "owner"})
    assert [(one.code, one.value) for one in reading.warnings] == [("heading_not_found", "wer")]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "no_rows"),
        ([HEADINGS], "no_rows"),
        ([["Name", "Colour"], ["A", "Red"]], "no_known_heading"),
        ([["Lead", "By when", "Success measure"], ["A", "Dec 2014", "Yes"]], "no_known_heading"),
    ],
)
def test_a_sheet_with_nothing_to_import_says_why(rows, code):
    reading = understand(book_of(rows))
    assert (reading.readable, [error.code for error in reading.errors]) == (False, [code])


def test_the_headings_that_were_seen_are_named_when_none_was_known():
    message = understand(book_of([["Name", "Colour"], ["A", "Red"]])).errors[0].message
    assert "“Name”, “Colour”" in message
