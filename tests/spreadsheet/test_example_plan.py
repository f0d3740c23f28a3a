"""The example plan reads cleanly: every row known, every action with its finding, nothing assumed."""

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
