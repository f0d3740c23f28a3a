"""A downloaded list is not made to be imported, but who tries loses nothing: it is read, and claims nothing new."""

from pathlib import Path

import pytest

from actionplan import access
from actionplan.example.telling import IMPORTED_AT, SHEET
from actionplan.models import Person, Plan
from actionplan.queries.action_filter import ActionFilter
from actionplan.queries.action_links import links_of
from actionplan.queries.action_lists import action_list
from actionplan.rules.policy import Policy
from actionplan.spreadsheet.action_lists import COLUMNS, listing
from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.downloads import as_csv, as_xlsx
from actionplan.spreadsheet.headings import Headings
from tests.imports.conftest import DAY, look, take_in

STATED = {
    "Reference": Field.REFERENCE,
    "Finding reference": Field.FINDING_REFERENCE,
    "Finding": Field.FINDING,
    "Action": Field.ACTION,
    "Requirement": Field.REQUIREMENT,
    "Accountable post": Field.OWNER,
    "Contributors": Field.CONTRIBUTORS,
    "Partners": Field.PARTNERS,
    "Origin": Field.ORIGIN,
    "Status (what the owner said)": Field.RATING,
    "By when (as it was given)": Field.DUE,
    "What has happened": Field.PROGRESS,
    "Difference made": Field.IMPACT,
    "Success measure": Field.SUCCESS_MEASURE,
    "Resources": Field.RESOURCES,
}
"""The columns that a plan is kept in; every other column is worked out by the tracker or has no place in a sheet."""


def test_an_import_knows_the_columns_that_people_state_and_none_that_the_tracker_works_out():
    known = {column.heading: Headings({}).field_of(column.heading) for column in COLUMNS}
    assert {heading: field for heading, field in known.items() if field} == STATED


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_downloaded_list_reads_back_without_another_word_for_any_action(
    plan: Plan, qa: Person, tmp_path: Path, kind: str
):
    take_in(SHEET, plan, qa)
    path = tmp_path / f"list.{kind}"
    path.write_bytes(download(plan, qa, kind))
    rows = look(path, plan).rows
    assert len(rows) == 64
    differences = {one.field for row in rows for one in row.differences}
    assert differences <= {"original_cells"}


def download(plan: Plan, qa: Person, kind: str) -> bytes:
    """The whole list as a file."""
    actions, findings = (see(qa, plan, on=DAY) for see in (access.visible_actions, access.visible_findings))
    shown = action_list(actions, findings, ActionFilter(), on=DAY, policy=Policy())
    told = {"title": plan.title, "council": plan.council, "by": qa.name, "at": IMPORTED_AT}
    made = listing(shown, links_of(shown.found, findings), **told)
    return as_csv(made) if kind == "csv" else as_xlsx(made, at=IMPORTED_AT)
