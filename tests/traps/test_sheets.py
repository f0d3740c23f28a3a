"""Traps of the import library and of reading sheets: what keeps our own imports out of them."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from actionplan.commands.sheet import SheetAction
from actionplan.models import Action
from actionplan.spreadsheet.resources import ActionResource
from tests.factories import Council
from tests.models.rows import import_rows


def test_a_resource_saves_row_by_row_and_compares_before_it_writes():
    told = ActionResource._meta
    assert not told.use_bulk, "in bulk the library writes no history"
    assert not told.skip_diff, "without differences it takes every row for a changed one"
    assert told.skip_unchanged


def rows(council: Council, name: str, number: int) -> list[SheetAction]:
    """So many new rows, which name the same post, contributor, partner and further finding."""
    told = {"owner": "Head of owner", "contributors": ("Head of partner",), "partners": ("Police",)}
    finding = council.finding
    return [SheetAction("Plan", n, "new", f"{name}{n}", finding=finding, text="Do it", **told) for n in range(number)]


def queries(council: Council, name: str, number: int) -> int:
    """How many queries it takes to confirm so many rows."""
    with CaptureQueriesContext(connection) as asked:
        import_rows(council, *rows(council, name, number))
    return len(asked)


def test_names_are_looked_up_once_for_all_the_rows_of_a_sheet(council: Council):
    import_rows(council, *rows(council, "first", 1))
    assert queries(council, "few", 3) == queries(council, "many", 12)
    assert Action.history.filter(reference__startswith="many").count() == 12
