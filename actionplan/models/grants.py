"""What the tracker's own role may do on PostgreSQL, where another role owns the tables: read, add, and little else.

Who owns a table can drop its triggers, so the role that serves pages is given no more than the commands need. Of what
is recorded it may write only the columns in which a redaction leaves its marker, and the triggers look at that again.
"""

from collections.abc import Iterator

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from actionplan.models import guards
from actionplan.models.desk import Draft, SavedFilter
from actionplan.models.imports import StagedImport
from actionplan.models.redactions import WordsToRedact
from actionplan.models.seals import RecordCheck

THROWN_AWAY = frozenset(
    model._meta.db_table for model in (Draft, RecordCheck, SavedFilter, StagedImport, WordsToRedact)
)
"""Our own tables whose rows are no part of the record, and go."""
ONLY_READ = frozenset({"django_migrations"})
OWNER = "owner"
"""The database as its tables' owner connects to it, where settings name one."""
OWNS = (
    "The role of DATABASE_URL owns the tables of the record, or may act for their owner, so whoever has its password "
    "could take away the guards that keep what is recorded. Let another role own them (ACTIONPLAN_OWNER_DATABASE_URL), "
    "or say that one role is meant (ACTIONPLAN_ONE_DATABASE_ROLE)."
)
_OWNED = """
SELECT count(*) FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
AND c.relname IN ({tables}) AND pg_has_role(current_user, c.relowner, 'MEMBER')
"""


def give(connection: BaseDatabaseWrapper, role: str) -> None:
    """Let a role do what the tracker's commands do and nothing else, in one transaction; safe to repeat.

    ``connection`` is the owner's, on PostgreSQL. Whatever the role was given before on these tables is taken away
    first. Raises ``DatabaseError`` for a role that is not there, and ``ImproperlyConfigured`` for the owner itself,
    which would lose what it has.
    """
    if role == role_of(connection):
        raise ImproperlyConfigured(f"“{role}” owns the tables: DATABASE_URL must name another role than their owner.")
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in _statements(connection, role):
            cursor.execute(statement)


def role_of(connection: BaseDatabaseWrapper) -> str:
    """The role that a connection acts as."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])


def owns_the_record(connection: BaseDatabaseWrapper) -> bool:
    """Whether the role of a connection owns a table of the record or may act for its owner, as a superuser may.

    It could then take the guards away. Never so on SQLite, which has no roles, nor where there are no tables yet.
    """
    if connection.vendor != "postgresql":
        return False
    tables = sorted(model._meta.db_table for model in guards.all_guarded())
    with connection.cursor() as cursor:
        cursor.execute(_OWNED.format(tables=", ".join(["%s"] * len(tables))), tables)
        return bool(cursor.fetchone()[0])


def _statements(connection: BaseDatabaseWrapper, role: str) -> Iterator[str]:
    """Everything is taken away, then what is needed is given, table by table."""
    quote = connection.ops.quote_name
    who, redacted = quote(role), {one._meta.db_table: guards.may_be_redacted(one) for one in guards.all_guarded()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        schema = quote(cursor.fetchone()[0])
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {who}"
    yield f"REVOKE ALL ON SCHEMA {schema} FROM {who}"
    yield f"GRANT USAGE ON SCHEMA {schema} TO {who}"
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {who}"
    for table in sorted(connection.introspection.table_names()):
        rights = _rights(table)
        if columns := ", ".join(quote(one) for one in redacted.get(table, ())):
            rights = f"{rights}, UPDATE ({columns})"
        yield f"GRANT {rights} ON {quote(table)} TO {who}"


def _rights(table: str) -> str:
    """What may be done with whole rows of a table."""
    if table in ONLY_READ:
        return "SELECT"
    if table in {model._meta.db_table for model in guards.all_guarded()}:
        return "SELECT, INSERT"
    ours = {model._meta.db_table for model in apps.get_app_config("actionplan").get_models()}
    return "SELECT, INSERT, UPDATE" if table in ours - THROWN_AWAY else "SELECT, INSERT, UPDATE, DELETE"
