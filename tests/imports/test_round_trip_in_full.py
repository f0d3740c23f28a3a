"""A plan in which everything occurs comes back from its own files, and nothing in them runs or is restricted."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from actionplan.models import Action, Change
from actionplan.spreadsheet.own_columns import PLAN_SHEET
from tests.factories import Council
from tests.factories.fixtures import council, council_of_the_module
from tests.imports.round_trips import FORMULAS, TEXTS, a_full_plan, exported, looked_at, nothing

__all__ = ["council", "council_of_the_module"]


@pytest.fixture(scope="module")
def full(council_of_the_module: Council) -> Council:
    """A council with such a plan, for all tests of this module."""
    a_full_plan(council_of_the_module)
    return council_of_the_module


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_plan_with_everything_in_it_comes_back_from_its_own_file_unchanged(full: Council, db, tmp_path: Path, kind):
    plan = full.plan
    changes = Change.objects.count()
    number = Action.objects.filter(plan=plan).count() - 2
    assert looked_at(exported(full, plan, tmp_path, kind), plan, full) == nothing(number)
    assert Change.objects.count() == changes


def test_restricted_words_and_what_has_left_the_plan_are_not_in_the_file(full: Council, db, tmp_path: Path):
    plan = full.plan
    book = load_workbook(exported(full, plan, tmp_path))
    words = [str(cell.value) for page in book for row in page.iter_rows() for cell in row]
    assert not any("SECRET" in one for one in words)
    rows = {row[0] for row in book[PLAN_SHEET].iter_rows(min_row=2, values_only=True)}
    gone = {
        one.reference for one in Action.objects.filter(standing_decisions__standing__in=["withdrawn", "superseded"])
    }
    assert len(gone) == 2
    assert not rows & gone


def test_every_text_of_the_workbook_is_text(full: Council, db, tmp_path: Path):
    book = load_workbook(exported(full, full.plan, tmp_path))
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "d"}
    assert {*FORMULAS, TEXTS["markup"]} <= {cell.value for cell in cells}
