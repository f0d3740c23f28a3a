"""An empty template, filled in by hand, imports as exactly what was typed."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from actionplan.models import Action, Person, Plan
from actionplan.spreadsheet.export import template_as_csv, template_as_xlsx
from actionplan.spreadsheet.own_columns import COLUMNS, GUIDANCE_SHEET, PLAN_SHEET
from tests.factories import Council
from tests.factories.fixtures import council, council_of_the_module
from tests.imports.conftest import read_with, take_in
from tests.imports.round_trips import about, change, edited, exported, looked_at, nothing

__all__ = ["council", "council_of_the_module"]

TYPED = {
    "Action reference": "4a-10",
    "Finding reference": "f-7",
    "Action": "1. Audit 20 files\n2. Audit 20 more",
    "Accountable post": "Head of Quality, Learning and Safeguarding Lead",
    "Contributors": "Head of owner; Chair of the Board / Panel\nHead of partner",
    "Partners": "Health\nTrains, Boats and Planes",
    "By when": "Dec 2014",
    "First agreed date": "30/09/2014",
    "Success measure": "-10% by March",
    "Resources": "ditto",
    "Origin": "This inspection; Transformation plan",
    "Also serves": "4a",
    "Delivery status": "At risk",
    "Progress": "Completed",
    "Difference made": "- fewer wait\n- fewer move",
    "Priority": "High",
}


@pytest.fixture
def empty(council: Council, tmp_path: Path) -> Path:
    """The template of a plan with two findings."""
    council.add_finding(reference="f-7", title="The seventh")
    content, _ = template_as_xlsx(council.plan, about(council.plan, council))
    path = tmp_path / "template.xlsx"
    path.write_bytes(content)
    return path


def fill_in(path: Path, *rows: dict[str, object]) -> Path:
    """The template with rows typed into it, and a column more."""
    book = load_workbook(path)
    page = book[PLAN_SHEET]
    headings = [*(column.heading for column in COLUMNS), "Priority"]
    page.cell(1, len(headings), "Priority")
    for place, row in enumerate(rows, start=2):
        for heading, words in row.items():
            page.cell(place, headings.index(heading) + 1, words)
    path = path.with_name("filled in.xlsx")
    book.save(path)
    return path


def test_a_template_that_nobody_filled_in_has_no_action_to_import(empty: Path):
    page = load_workbook(empty)[PLAN_SHEET]
    assert [cell.value for cell in page[1]] == [column.heading for column in COLUMNS]
    assert [row for row in page.iter_rows(min_row=2, values_only=True) if any(row)] == []
    with pytest.raises(AssertionError, match="there is no action under them"):
        read_with(empty, {})


def test_a_template_says_of_every_column_what_to_put_in_it(empty: Path):
    told = {row[0]: row[1] for row in load_workbook(empty)[GUIDANCE_SHEET].iter_rows(values_only=True) if row[0]}
    assert all(told.get(column.heading) for column in COLUMNS)


def test_what_is_typed_into_a_template_becomes_the_action_word_for_word(council: Council, empty: Path):
    path = fill_in(empty, TYPED)
    (row,) = read_with(path, {}).actions
    read = {name: getattr(row, name) for name in ("reference", "finding_reference", "text", "owner", "theme", "due_on")}
    assert read == {
        "reference": "4a-10",
        "finding_reference": "f-7",
        "text": TYPED["Action"],
        "owner": TYPED["Accountable post"],
        "theme": "",
        "due_on": "2014-12-31",
    }
    assert row.contributors == ["Head of owner", "Chair of the Board / Panel", "Head of partner"]
    assert row.partners == ["Health", "Trains, Boats and Planes"]
    assert (row.first_due_on, row.status, row.also_serves) == ("2014-09-30", "at_risk", ["4a"])
    assert (row.origins, row.original) == (["this_inspection", "transformation_plan"], {"Priority": "High"})
    assert (row.success_measure, row.resources) == (TYPED["Success measure"], "ditto")
    assert (row.progress, row.impact) == (TYPED["Progress"], TYPED["Difference made"])
    assert (row.warnings, row.split, row.held) == ([], [], [])


def test_a_filled_in_template_is_imported_once_and_then_changes_nothing(council: Council, empty: Path):
    second = {"Finding reference": "4a", "Action": "Meet", "By when": datetime(2015, 1, 31)}
    path = fill_in(empty, TYPED, second, {"Finding reference": "4a", "Action": "Meet again"})
    take_in(path, Plan.objects.get(), Person.objects.get(email="qa@example.org"), at=council.tick())
    kept = {one.reference: (one.text, one.due_on, one.first_due_on) for one in Action.objects.all()}
    assert kept == {
        "4a-10": (TYPED["Action"], date(2014, 12, 31), date(2014, 9, 30)),
        "4a-1": ("Meet", date(2015, 1, 31), date(2015, 1, 31)),
        "4a-2": ("Meet again", None, None),
    }
    again = looked_at(path, council.plan, council)
    assert again["counts"] == nothing(3)["counts"]
    assert (again["differences"], again["missing"], again["writes"]) == ([], [], False)


def test_an_edit_back_to_what_an_import_once_said_is_one_change(council: Council, empty: Path, tmp_path: Path):
    path = fill_in(empty, {"Action reference": "4a-1", "Finding reference": "4a", "Action": "Meet"})
    take_in(path, Plan.objects.get(), Person.objects.get(email="qa@example.org"), at=council.tick())
    change(council, Action.objects.get(), text="Meet every week")
    path = edited(exported(council, council.plan, tmp_path), "4a-1", "Action", "Meet")
    again = looked_at(path, council.plan, council)
    assert [(one.now, one.sheet) for _, one in again["differences"]] == [("Meet every week", "Meet")]


def test_a_row_without_an_action_is_told_and_not_lost(empty: Path):
    path = fill_in(
        empty, {"Finding reference": "4a", "Action": "Meet"}, {"Finding reference": "4a"}, {"Priority": "Low"}
    )
    rows = [row for row in read_with(path, {}).rows if row.sheet == PLAN_SHEET]
    assert [row.kind for row in rows] == ["heading", "action", "action", "action"]
    assert [[one.code for one in row.warnings if one.code == "no_action_text"] for row in rows[2:]] == [
        ["no_action_text"],
        ["no_action_text"],
    ]


def test_a_template_as_a_text_table_is_its_headings(council: Council):
    content, rows = template_as_csv(council.plan, about(council.plan, council))
    assert content.decode("utf-8-sig").strip().split(",") == [column.heading for column in COLUMNS]
    assert rows.rows == ()
