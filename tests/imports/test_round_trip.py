"""The plan's own workbook imports as it is without a difference, and with one cell edited as that one change."""

from pathlib import Path

from openpyxl import load_workbook

from actionplan.spreadsheet.own_columns import COLUMNS, GUIDANCE_SHEET, LISTS_SHEET, PLAN_SHEET
from actionplan.spreadsheet.own_rows import LONGEST_CELL
from tests.factories import Council
from tests.factories.fixtures import council, council_of_the_module
from tests.imports.conftest import look, read_with
from tests.imports.round_trips import (
    change,
    edited,
    exported,
    looked_at,
    nothing,
    tie,
)

__all__ = ["council", "council_of_the_module"]

EDITS = (
    ("Action", "Meet every week", "text"),
    ("Accountable post", "Head of other_manager", "owner"),
    ("Contributors", "Head of other_manager", "contributors"),
    ("Partners", "Police", "partners"),
    ("By when", "31/01/2015", "due"),
    ("Success measure", "90% by April", "success_measure"),
    ("Resources", "Two posts", "resources"),
    ("Origin", "Previous inspection", "origins"),
    ("Also serves", "f-other", "also_serves"),
    ("Delivery status", "At risk", "status"),
    ("Progress", "It has begun.", "progress"),
    ("Difference made", "Fewer wait.", "impact"),
    ("Requirement", "A plan", "requirement"),
)


def test_one_edited_cell_is_one_change_of_that_field(council: Council, tmp_path: Path):
    council.add_finding(reference="f-other", title="Another")
    finding = council.add_finding(reference="f-own", title="Its own", requirements=["A plan"])
    rows = [council.action(finding=finding) for _ in EDITS]
    council.say(rows[0], "on_track", happened="Begun.")
    untouched = council.action()
    path = exported(council, council.plan, tmp_path)
    for row, (heading, words, _) in zip(rows, EDITS, strict=True):
        path = edited(path, row.reference, heading, words)
    shown = look(path, council.plan, on=council.today)
    found = {row.action.reference: [one.field for one in row.differences] for row in shown.rows}
    assert found == {row.reference: [field] for row, (_, _, field) in zip(rows, EDITS, strict=True)} | {
        untouched.reference: []
    }


def test_an_edit_of_what_an_owner_said_before_the_download_is_a_change(council: Council, tmp_path: Path):
    action = council.action()
    council.say(action, "on_track", happened="Begun.")
    path = edited(exported(council, council.plan, tmp_path), action.reference, "Delivery status", "At risk")
    (row,) = look(path, council.plan, on=council.today).rows
    assert ([one.field for one in row.differences], row.conflicts) == (["status"], ())


def test_what_an_owner_has_said_since_the_download_stands_until_somebody_answers(council: Council, tmp_path: Path):
    action = council.action()
    path = edited(exported(council, council.plan, tmp_path), action.reference, "Delivery status", "At risk")
    council.say(action, "on_track", happened="Begun.")
    (row,) = look(path, council.plan, on=council.today).rows
    assert (row.differences, [one.field for one in row.conflicts]) == ((), ["status"])


def test_a_name_taken_off_a_list_is_one_change(council: Council, tmp_path: Path):
    action = council.action()
    tie(council, action, [council.posts["owner"], council.posts["other_manager"]])
    path = edited(exported(council, council.plan, tmp_path), action.reference, "Partners", "Police")
    (row,) = look(path, council.plan, on=council.today).rows
    assert [(one.field, one.sheet) for one in row.differences] == [("partners", "no longer: Health")]


def test_a_version_that_is_not_of_this_plans_record_is_not_believed(council: Council, tmp_path: Path):
    action = council.action()
    council.say(action, "on_track", happened="Begun.")
    path = edited(exported(council, council.plan, tmp_path), action.reference, "Delivery status", "At risk")
    book = load_workbook(path)
    (version,) = (row[1] for row in book[GUIDANCE_SHEET].iter_rows() if row[0].value == "Version")
    version.value = version.value[:-1] + "9"
    book.save(path)
    (row,) = look(path, council.plan, on=council.today).rows
    assert (row.differences, [one.field for one in row.conflicts]) == ((), ["status"])


def test_what_was_typed_over_a_kept_cell_is_one_change(council: Council, tmp_path: Path):
    action = council.action()
    change(council, action, original_cells={"Area": "Care", "RAG rating": "Blue"})
    path = edited(exported(council, council.plan, tmp_path), action.reference, "Kept: Area", "Leadership")
    (row,) = look(path, council.plan, on=council.today).rows
    assert [one.field for one in row.differences] == ["original_cells"]
    assert row.action.original_cells == {"Area": "Leadership", "RAG rating": "Blue"}


def test_words_that_somebody_has_cleared_come_back_and_new_ones_are_held(council: Council, tmp_path: Path):
    action = council.action()
    council.say(action, "on_track", happened="Case AB 01/02/2003", cleared={"happened": "A case number"})
    path = exported(council, council.plan, tmp_path)
    assert looked_at(path, council.plan, council)["counts"] == {"unchanged": 1}
    path = edited(path, action.reference, "Progress", "Case CD 03/04/2005")
    assert looked_at(path, council.plan, council)["counts"] == {"held": 1}


def test_a_text_too_long_for_a_cell_is_said_and_changes_nothing(council: Council, tmp_path: Path):
    action = council.action()
    change(council, action, resources="😐" * (LONGEST_CELL // 2 + 1), success_measure="a" * LONGEST_CELL)
    path = exported(council, council.plan, tmp_path)
    assert looked_at(path, council.plan, council) == nothing(1)
    words = [cell.value for row in load_workbook(path)[GUIDANCE_SHEET].iter_rows() for cell in row]
    assert any(f"{action.reference}: Resources" in str(one) for one in words)


def test_the_workbook_is_ready_to_be_filled_in_and_printed(council: Council, tmp_path: Path):
    council.action()
    book = load_workbook(exported(council, council.plan, tmp_path))
    page = book[PLAN_SHEET]
    assert book.sheetnames == [PLAN_SHEET, GUIDANCE_SHEET, LISTS_SHEET]
    assert [cell.value for cell in page[1]] == [column.heading for column in COLUMNS]
    assert (page.freeze_panes, page.print_title_rows, page.page_setup.orientation) == ("B2", "$1:$1", "landscape")
    assert (page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight) == (True, 0)
    choices = {str(one.sqref): one.formula1 for one in page.data_validations.dataValidation}
    assert {place[0] for place in choices} == {"B", "F", "G", "H", "M", "N", "O"}
    lists = book[LISTS_SHEET]
    offered = {
        place[0]: [cell.value for (cell,) in lists[where.removeprefix("Lists!").replace("$", "")] if cell.value]
        for place, where in choices.items()
    }
    assert offered["B"] == [council.finding.reference]
    assert offered["F"] == ["Head of other_manager", "Head of owner", "Head of partner"]
    assert offered["O"] == ["Not started", "On track", "At risk", "Off track", "Complete"]


def test_the_sheets_beside_the_plan_are_not_imported_and_that_is_said(council: Council, tmp_path: Path):
    council.action()
    reading = read_with(exported(council, council.plan, tmp_path), {})
    said = [one.sheet for one in reading.warnings if one.code == "own_sheet"]
    assert said == [GUIDANCE_SHEET, LISTS_SHEET]
    assert {row.because for row in reading.rows if row.sheet in said} == {"own_sheet"}
    assert [one.code for one in reading.warnings if one.code != "own_sheet"] == []
