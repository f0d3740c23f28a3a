"""The guards themselves: on every table that records, back after a rebuild, and missed by name when gone."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction
from django.db.models.signals import post_migrate

from actionplan.apps import ActionplanConfig
from actionplan.models import Change, Policy, guards
from actionplan.models.base import Recorded
from tests.factories import a_council

LONGEST_NAME = 63
"""PostgreSQL cuts longer names off, and two could become one."""


def tables() -> set[str]:
    """Every table of the app that the database has, and no table that something else made."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_table_list(cursor)
    return {table.name for table in found if table.name.startswith("actionplan_")}


def is_history(table: str) -> bool:
    """Whether a table has the columns of a history."""
    with connection.cursor() as cursor:
        names = {column.name for column in connection.introspection.get_table_description(cursor, table)}
    return {"history_id", "history_date", "history_type"} <= names


def triggers_by_table() -> dict[str, set[str]]:
    """The names of the triggers on each table, as the database lists them."""
    listing = (
        "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT event_object_table, trigger_name FROM information_schema.triggers"
        " UNION SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE NOT tgisinternal"
    )
    with connection.cursor() as cursor:
        cursor.execute(listing)
        rows = cursor.fetchall()
    return {table: {name for there, name in rows if there == table} for table, _ in rows}


def recorded_tables() -> set[str]:
    """The tables that must be guarded, found by what the models are and what the tables look like."""
    kinds = [model for model in apps.get_models() if issubclass(model, Recorded)]
    return {model._meta.db_table for model in kinds} | {table for table in tables() if is_history(table)}


def test_every_recorded_and_history_table_has_its_three_guards(db):
    there = triggers_by_table()
    assert len(recorded_tables()) > 25
    unguarded = {table for table in recorded_tables() if len(there.get(table, ())) != 3}
    assert unguarded == set()
    assert guards.missing(connection) == set()


def test_what_has_no_guard_is_known_by_name(db):
    free = {"recordhead", "demonstrationclock", "stagedimport", "person", "draft", "savedfilter"}
    free |= {"recordcheck", "secret", "wordstoredact", "positioninpreparation"}
    changing = {
        model._meta.model_name for model in apps.get_app_config("actionplan").get_models() if hasattr(model, "history")
    }
    assert {table.removeprefix("actionplan_") for table in tables() - recorded_tables()} == free | changing


def test_no_guards_name_is_too_long_or_used_twice(db):
    names = [name for _, name in guards.expected(connection)]
    assert max(map(len, names)) <= LONGEST_NAME
    assert len(names) == len(set(names))


def test_a_guard_taken_away_is_missed_by_name(db):
    with connection.cursor() as cursor:
        on_table = " ON actionplan_change" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER guard_erase_change{on_table}")
    assert guards.missing(connection) == {("actionplan_change", "guard_erase_change")}
    guards.install(connection)
    assert guards.missing(connection) == set()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL can disable a trigger")
@pytest.mark.parametrize("how", ["DISABLE TRIGGER", "ENABLE REPLICA TRIGGER"])
def test_a_guard_that_is_disabled_is_missed(db, how):
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE actionplan_change {how} guard_change_change")
    assert guards.missing(connection) == {("actionplan_change", "guard_change_change")}


def test_installing_again_changes_nothing(db):
    before = triggers_by_table()
    guards.install(connection)
    assert triggers_by_table() == before


def test_lifting_takes_every_guard_away(db):
    guards.lift(connection)
    assert guards.missing(connection) == guards.expected(connection)


def rebuild_policies() -> None:
    """Alter a column and back, as a migration would."""
    longer = models.CharField(max_length=61)
    longer.set_attributes_from_name("key")
    old = Policy._meta.get_field("key")
    with connection.schema_editor() as editor:
        editor.alter_field(Policy, old, longer)
    with connection.schema_editor() as editor:
        editor.alter_field(Policy, longer, old)


def forge() -> None:
    """Try to change a recorded row behind everybody's back."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE actionplan_policy SET value = '1'")


@pytest.mark.django_db(transaction=True)
def test_guards_lost_to_a_table_rebuild_come_back_with_the_next_migration():
    council = a_council()
    Policy.objects.create(key="stale_days", value=28, from_on=council.today, change=Change.objects.last())
    rebuild_policies()
    if connection.vendor == "sqlite":
        assert {table for table, _ in guards.missing(connection)} == {"actionplan_policy"}
        forge()
    call_command("migrate", verbosity=0)
    assert guards.missing(connection) == set()
    with pytest.raises(DatabaseError, match=guards.REFUSAL):
        forge()


def test_the_announcement_of_a_migration_installs_the_guards(db):
    guards.lift(connection)
    config = apps.get_app_config("actionplan")
    assert isinstance(config, ActionplanConfig)
    post_migrate.send(sender=config, using="default", app_config=config, verbosity=0, interactive=False, plan=[])
    assert guards.missing(connection) == set()
