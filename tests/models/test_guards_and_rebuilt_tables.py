"""A migration may rebuild any table that the guards name: they are lifted for it, and there again whatever becomes."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.models.signals import pre_migrate

from actionplan.models import guards
from tests.factories import a_council

NAMED = ["recordhead", "redaction", "digest"]
"""The tables that the guards of all others ask."""


def a_migration(*operations: Any) -> type[migrations.Migration]:
    """One more migration of ours."""
    last = MigrationLoader(None).graph.leaf_nodes("actionplan")[0]
    return type("Migration", (migrations.Migration,), {"dependencies": [last], "operations": list(operations)})


@pytest.fixture
def migrate(monkeypatch, transactional_db: None) -> Iterator[Any]:
    """Run one more migration than there are, then forget it."""
    load = MigrationLoader.load_disk

    def run(*operations: Any) -> None:
        more = a_migration(*operations)

        def load_one_more(loader: MigrationLoader) -> None:
            load(loader)
            loader.disk_migrations["actionplan", "9999_one_more"] = more("9999_one_more", "actionplan")

        monkeypatch.setattr(MigrationLoader, "load_disk", load_one_more)
        call_command("migrate", "actionplan", verbosity=0)

    yield run
    monkeypatch.undo()
    guards.lift(connection)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE name = '9999_one_more'")
    guards.install(connection)


@pytest.mark.parametrize("table", NAMED)
def test_a_table_that_the_guards_name_is_rebuilt_and_the_guards_are_back(migrate, table: str):
    a_council()
    migrate(
        migrations.AddField(table, "one_more", models.CharField(max_length=3, default="x")),
        migrations.RemoveField(table, "one_more"),
    )
    assert guards.missing(connection) == set()
    with pytest.raises(DatabaseError, match=guards.REFUSAL), connection.cursor() as cursor:
        cursor.execute("UPDATE actionplan_change SET because = 'forged'")


def test_guards_are_back_after_a_migration_that_broke_off(migrate):
    a_council()

    def break_off(*_: Any) -> None:
        raise LookupError("broken off")

    with pytest.raises(LookupError):
        migrate(
            migrations.AddField("recordhead", "one_more", models.CharField(max_length=3, default="x")),
            migrations.RunPython(break_off),
        )
    assert guards.missing(connection) == set()


def test_where_there_is_nothing_to_migrate_nothing_is_lifted(db: None):
    pre_migrate.send(sender=sender(), using="default", plan=[], verbosity=0, interactive=False)
    assert guards.missing(connection) == set()


def sender() -> Any:
    """Who announces a migration of ours."""
    from django.apps import apps

    return apps.get_app_config("actionplan")
