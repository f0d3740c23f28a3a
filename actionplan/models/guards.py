"""The database's own refusal to change or erase what is recorded: triggers, installed after every migration.

They let one update through: that by which a redaction, within its own transaction, puts its marker in place of words. A
SQLite table rebuild drops its triggers silently, so they are installed anew each time, whatever is there.
"""

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from simple_history.models import HistoricalChanges

from actionplan.models.base import Recorded
from actionplan.models.record import RecordHead
from actionplan.models.redactions import Redaction
from actionplan.models.seals import Secret
from actionplan.models.texts import text_columns

REFUSAL = "what is recorded is never changed or erased"
_REDACTING = (
    f"SELECT h.redacting FROM {{schema}}{RecordHead._meta.db_table} h"  # noqa: S608 names come from the models
    f" JOIN {{schema}}{Redaction._meta.db_table} r ON r.change_id = h.redacting AND r.outcome = 'carried_out'"
)
"""The number of the redaction that is being carried out: no row when none is."""
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION refuse_to_change_the_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE redacting bigint; words text[] := TG_ARGV::text[]; was jsonb; becomes jsonb;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    EXECUTE format($ask${_REDACTING.format(schema="%1$I.")}$ask$, TG_TABLE_SCHEMA) INTO redacting;
    IF redacting IS NOT NULL THEN
      was := to_jsonb(OLD); becomes := to_jsonb(NEW);
      IF was - words = becomes - words AND NOT EXISTS (
        SELECT 1 FROM unnest(words) AS word WHERE was ->> word IS DISTINCT FROM becomes ->> word
        AND NOT TG_TABLE_NAME = '{Secret._meta.db_table}'
        AND position('[redacted ' || redacting || ']' IN coalesce(becomes ->> word, '')) = 0
      ) THEN RETURN NEW; END IF;
    END IF;
  END IF;
  RAISE EXCEPTION '{REFUSAL}: %', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""  # noqa: S608
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
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTION)
        for statement in _statements(connection, all_guarded()):
            cursor.execute(statement)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take every guard away: for the test harness, which empties tables between tests, and for nothing else."""
    with connection.cursor() as cursor:
        for table, guard in expected(connection):
            cursor.execute(_drop(connection, table, guard))


def expected(connection: BaseDatabaseWrapper) -> set[tuple[str, str]]:
    """The guards that must be there, as pairs of table and trigger name."""
    kinds = ("change", "erase", "empty") if connection.vendor == "postgresql" else ("change", "erase", "replace")
    return {(model._meta.db_table, _name(model, kind)) for model in all_guarded() for kind in kinds}


def missing(connection: BaseDatabaseWrapper) -> set[tuple[str, str]]:
    """The guards that ought to be there and are not: an empty set is a healthy record."""
    with connection.cursor() as cursor:
        cursor.execute(_LISTINGS[connection.vendor])
        return expected(connection) - set(cursor.fetchall())


def _name(model: type[models.Model], kind: str) -> str:
    """A trigger's name, short enough for PostgreSQL."""
    return f"guard_{kind}_{model._meta.db_table.removeprefix('actionplan_')}"


def _drop(connection: BaseDatabaseWrapper, table: str, guard: str) -> str:
    """The statement that drops one guard."""
    on_table = f" ON {connection.ops.quote_name(table)}" if connection.vendor == "postgresql" else ""
    return f"DROP TRIGGER IF EXISTS {connection.ops.quote_name(guard)}{on_table}"


def _statements(connection: BaseDatabaseWrapper, guarded: Iterable[type[models.Model]]) -> Iterator[str]:
    """For each table: drop the guards of before, then create those of now."""
    create = _create_postgresql if connection.vendor == "postgresql" else _create_sqlite
    for table, guard in sorted(expected(connection)):
        yield _drop(connection, table, guard)
    for model in guarded:
        yield from create(model)


def may_be_redacted(model: type[models.Model]) -> tuple[str, ...]:
    """The columns that a redaction may touch: those with words, and of a secret all but whose it is."""
    return ("value", "keys") if model is Secret else text_columns(model)


def _create_postgresql(model: type[models.Model]) -> Iterator[str]:
    """Rows may not be changed, but for a redaction, or erased, nor the whole table emptied."""
    table, columns = model._meta.db_table, ", ".join(f"'{column}'" for column in may_be_redacted(model))
    for kind, event, each in (
        ("change", "UPDATE", "ROW"),
        ("erase", "DELETE", "ROW"),
        ("empty", "TRUNCATE", "STATEMENT"),
    ):
        yield (
            f'CREATE TRIGGER "{_name(model, kind)}" BEFORE {event} ON "{table}" '
            f"FOR EACH {each} EXECUTE FUNCTION refuse_to_change_the_record({columns})"
        )


def _create_sqlite(model: type[models.Model]) -> Iterator[str]:
    """Rows may not be changed, but for a redaction, erased, or forged past those by ``INSERT OR REPLACE``."""
    table = model._meta.db_table
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}: {table}'); END"
    otherwise = f"WHEN NOT ({_is_redaction_sqlite(model)})"
    yield f'CREATE TRIGGER "{_name(model, "change")}" BEFORE UPDATE ON "{table}" {otherwise} {refuse}'
    yield f'CREATE TRIGGER "{_name(model, "erase")}" BEFORE DELETE ON "{table}" {refuse}'
    same = " OR ".join(" AND ".join(f'"{column}" = NEW."{column}"' for column in key) for key in _keys(model))
    there = f'EXISTS (SELECT 1 FROM "{table}" WHERE {same})'  # noqa: S608 names come from the models
    yield f'CREATE TRIGGER "{_name(model, "replace")}" BEFORE INSERT ON "{table}" WHEN {there} {refuse}'


def _is_redaction_sqlite(model: type[models.Model]) -> str:
    """The condition that an update only puts the marker of the redaction that is being carried out."""
    redacting, words = f"({_REDACTING.format(schema='')})", may_be_redacted(model)
    conditions = [f"{redacting} IS NOT NULL"]
    for field in model._meta.concrete_fields:
        same = f'OLD."{field.column}" IS NEW."{field.column}"'
        marked = f"instr(NEW.\"{field.column}\", '[redacted ' || {redacting} || ']') > 0"
        if field.column in words:
            same = "1" if model is Secret else f"({same} OR coalesce({marked}, 0))"
        conditions.append(same)
    return " AND ".join(conditions)


def _keys(model: type[models.Model]) -> Iterator[list[str]]:
    """The columns of each key by which a row could be replaced; SQLite's own row number is one wherever it is apart."""
    yield ["rowid"]
    fields = model._meta.concrete_fields
    yield from ([field.column] for field in fields if field.unique)
    for constraint in model._meta.total_unique_constraints:
        yield [model._meta.get_field(name).column for name in constraint.fields]
