"""The database's own refusal to change or erase what is recorded: triggers, installed after every migration.

They let one update through: that by which a redaction, within its own transaction, puts its marker in place of words. A
SQLite table rebuild drops its triggers silently, so they are installed anew each time, whatever is there. It also trips
over triggers of other tables that name the table, so those that do are lifted before a migration.
"""

from collections.abc import Iterator
from contextlib import suppress
from types import ModuleType

from django.apps import apps
from django.db import DatabaseError, models
from django.db.backends.base.base import BaseDatabaseWrapper
from simple_history.models import HistoricalChanges

from actionplan.models import guards_postgresql, guards_sqlite
from actionplan.models.base import Recorded
from actionplan.models.guards_redacting import REFUSAL, may_be_redacted
from actionplan.models.record import RecordHead
from actionplan.models.seals import Secret

__all__ = [
    "REFUSAL", "all_guarded", "expected", "guarded_models", "install", "lift", "lift_for_migration", "may_be_redacted",
    "missing", "put_back",
]  # fmt: skip

_LISTINGS = {
    "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": (
        "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE t.tgenabled IN ('O', 'A')"
    ),
}


def guarded_models() -> list[type[models.Model]]:
    """Every recorded model and every history model."""
    all_models = apps.get_app_config("actionplan").get_models()
    return [model for model in all_models if issubclass(model, (Recorded, HistoricalChanges))]


def all_guarded() -> list[type[models.Model]]:
    """Those, and the secrets that prove them: no row of the record, but never lost either."""
    return [*guarded_models(), Secret]


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every guard in place, on either database; safe to repeat."""
    with connection.cursor() as cursor:
        for statement in _statements(connection):
            cursor.execute(statement)


def put_back(connection: BaseDatabaseWrapper) -> None:
    """Put back what guards are gone and still can be, after a migration that broke off."""
    gone = {guard for _, guard in missing(connection)}
    for guard, statement in _created(connection):
        if guard in gone:
            with suppress(DatabaseError), connection.cursor() as cursor:
                cursor.execute(statement)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take every guard away: for the test harness, which empties tables between tests, and for nothing else."""
    with connection.cursor() as cursor:
        for table, guard in expected(connection):
            cursor.execute(_drop(connection, table, guard))


def lift_for_migration(connection: BaseDatabaseWrapper) -> None:
    """On SQLite, take away the guards that name other tables than their own, which a migration may rebuild.

    Those against erasing and replacing stay, unless their own table is rebuilt.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for model in _with_guards():
                cursor.execute(_drop(connection, model._meta.db_table, _name(model, "change")))


def expected(connection: BaseDatabaseWrapper) -> set[tuple[str, str]]:
    """The guards that must be there, as pairs of table and trigger name."""
    kinds = _of_vendor(connection).KINDS
    return {(model._meta.db_table, _name(model, kind)) for model in _with_guards() for kind in kinds}


def missing(connection: BaseDatabaseWrapper) -> set[tuple[str, str]]:
    """The guards that ought to be there and are not: an empty set is a healthy record."""
    with connection.cursor() as cursor:
        cursor.execute(_LISTINGS[connection.vendor])
        return expected(connection) - set(cursor.fetchall())


def _with_guards() -> list[type[models.Model]]:
    """Every table with guards: the head of the record changes with each change, but never turns back."""
    return [*all_guarded(), RecordHead]


def _of_vendor(connection: BaseDatabaseWrapper) -> ModuleType:
    """How the guards are said to this database."""
    return guards_postgresql if connection.vendor == "postgresql" else guards_sqlite


def _name(model: type[models.Model], kind: str) -> str:
    """A trigger's name, short enough for PostgreSQL."""
    return f"guard_{kind}_{model._meta.db_table.removeprefix('actionplan_')}"


def _drop(connection: BaseDatabaseWrapper, table: str, guard: str) -> str:
    """The statement that drops one guard."""
    on_table = f" ON {connection.ops.quote_name(table)}" if connection.vendor == "postgresql" else ""
    return f"DROP TRIGGER IF EXISTS {connection.ops.quote_name(guard)}{on_table}"


def _statements(connection: BaseDatabaseWrapper) -> Iterator[str]:
    """The functions that the guards call, then for all tables: drop the guards of before, and create those of now."""
    if connection.vendor == "postgresql":
        yield from guards_postgresql.FUNCTIONS
    for table, guard in sorted(expected(connection)):
        yield _drop(connection, table, guard)
    for _, statement in _created(connection):
        yield statement


def _created(connection: BaseDatabaseWrapper) -> Iterator[tuple[str, str]]:
    """Each guard's name and the statement that creates it."""
    vendor = _of_vendor(connection)
    for model in _with_guards():
        names = {kind: _name(model, kind) for kind in vendor.KINDS}
        yield from zip(names.values(), vendor.created(model, names), strict=True)
