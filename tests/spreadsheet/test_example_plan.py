"""The example plan reads cleanly: every row known, every action with its finding, nothing assumed."""

import json
from pathlib import Path

import pytest

from actionplan.spreadsheet.reading import read
from actionplan.spreadsheet.result import RowKind

EXAMPLE = Path(__file__).parents[2] / "fixtures" / "draft-action-plan.xlsx"


@pytest.fixture(scope="module")
def reading():
    return read(EXAMPLE, name=EXAMPLE.name)


def test_the_example_is_read_without_errors_questions_or_held_rows(reading):
    assert reading.readable
    assert (reading.errors, reading.warnings, reading.legend_words) == ([], [], {})
    assert [row.row for row in reading.actions if row.held] == []
    doubts = {one.code for one in reading.every_warning()}
    assert doubts <= {"several_owners", "no_owner", "date_ongoing", "date_to_be_confirmed"}


def test_every_row_of_the_example_is_known(reading):
    assert {row.because for row in reading.rows if row.kind == RowKind.SKIPPED} == {"above_table", "below_table"}
    assert RowKind.JOINED not in {row.kind for row in reading.rows}
    assert set(reading.sheets[0].columns.values()).isdisjoint({"notes", "ignore"})


def test_every_action_of_the_example_has_what_a_plan_needs(reading):
    for row in reading.actions:
        assert row.reference.startswith(row.finding_reference)
        assert row.text
        assert row.finding_text
        assert row.success_measure
        assert row.theme
        assert row.status
        assert row.origins
        assert row.due_text


def test_the_example_answers_what_its_findings_require_but_for_one(reading):
    told = json.loads((EXAMPLE.parent / "ofsted-2014.json").read_text(encoding="utf-8"))["findings"]
    required = {(one["reference"], words) for one in told for words in one["requirements"]}
    answered = {(row.finding_reference, row.requirement) for row in reading.actions if row.requirement}
    assert answered <= required
    assert required - answered == {("4c", "Every care leaver is given the history of their own health.")}
    assert {row.reference for row in reading.actions if not row.requirement} == {
        "4a-1", "4h-1", "4k-1", "4l-1", "4l-2", "4l-3", "4l-4", "4l-5", "9d-1", "9d-2", "9d-3",
    }  # fmt: skip
