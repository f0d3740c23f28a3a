"""With the guards dropped by hand, a row changed or erased in any recorded or history table is found and named."""

from collections.abc import Iterator

import pytest
from django.db import connection, models, transaction

from actionplan.models import Change, guards
from actionplan.models.sealed_columns import NEWEST, sealed_models, shapes
from tests.factories import Council, a_council
from tests.harness.tampering import broken, by_hand
from tests.models.rows import a_row_of_each


@pytest.fixture(scope="module")
def full(django_db_setup: None, django_db_blocker) -> Iterator[Council]:
    """A council with a row in every table, and no guard on any."""
    with django_db_blocker.unblock(), transaction.atomic():
        council = a_council()
        a_row_of_each(council)
        guards.lift(connection)
        yield council
        transaction.set_rollback(True)


def a_column(table: str) -> str:
    """A column of a table that can take another value without breaking a rule of the database, and the value."""
    fields = {field.column: field for field in sealed_models()[table]._meta.concrete_fields}
    for name in shapes(NEWEST)[table].names:
        field = fields[name]
        if isinstance(field, (models.TextField, models.CharField)) and not field.choices and not field.unique:
            return f"\"{name}\" = '~' || substr(COALESCE(\"{name}\", ''), 2)"
    plain = [name for name in fields if isinstance(fields[name], models.IntegerField) and not fields[name].primary_key]
    if plain:
        return f'"{plain[0]}" = "{plain[0]}" + 1'
    return '"change_id" = "change_id" - 1'


def rows() -> Iterator[tuple[str, int, str]]:
    """Each table that has rows, its newest row, and the column that is its number."""
    for table, model in sealed_models().items():
        last = model._base_manager.order_by("-pk").values_list("pk", flat=True).first()
        if last is not None:
            yield table, last, model._meta.pk.column


def written_by(table: str, row: int) -> int:
    """The change that a row is of."""
    return sealed_models()[table]._base_manager.values_list("change_id", flat=True).get(pk=row)


def test_nothing_is_found_in_a_record_that_nobody_touched(full: Council, db: None):
    assert broken() == []
    assert sum(1 for _ in rows()) > 30


def test_a_changed_row_is_named_in_every_table(full: Council, db: None):
    touched = list(rows())
    for table, row, key in touched:
        by_hand(f'UPDATE "{table}" SET {a_column(table)} WHERE "{key}" = {row}')
    found = broken()
    for table, row, _ in touched:
        assert any(f"Row {row:,} of {table}, written by change" in one for one in found), table


def test_an_erased_row_is_named_in_every_table(full: Council, db: None):
    touched = list(rows())
    with transaction.atomic():
        by_hand("PRAGMA defer_foreign_keys = ON" if connection.vendor == "sqlite" else "SET CONSTRAINTS ALL DEFERRED")
        for table, row, key in touched:
            by_hand(f'DELETE FROM "{table}" WHERE "{key}" = {row}')
        found = broken()
        transaction.set_rollback(True)
    gone = Change.objects.last().number
    for table, row, _ in touched:
        if table == "actionplan_change":
            assert f"The record counts {row:,} changes, and the last one there is change {row - 1:,}." in found
        elif written_by(table, row) < gone:
            starts = f"Row {row:,} of {table}, written by change"
            assert any(one.startswith(starts) and one.endswith("is missing.") for one in found), table
