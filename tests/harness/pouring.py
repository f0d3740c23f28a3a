"""A story is told once in each process; after that its rows are poured into the empty tables as they were then."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction

_STANDS_ANYWAY = {"django_migrations", "django_content_type", "auth_permission"}
"""Tables that migrations fill."""
_POURED_AT_ONCE = 400

Rows = dict[str, tuple[list[str], list[Sequence[Any]]]]
_kept: dict[str, Rows] = {}
"""By story, the columns and rows of each table that has any."""


def told_once(story: str, tell: Callable[[], object]) -> None:
    """Let the tables, which are empty, hold what a story leaves in them; the story itself is told the first time."""
    if story not in _kept:
        tell()
        _kept[story] = _rows()
        return
    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, rows) in _kept[story].items():
            _pour(cursor, table, columns, rows)
        if connection.vendor == "postgresql":
            for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
                cursor.execute(statement)


def _rows() -> Rows:
    """Everything that the tables hold."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names(cursor)) - _STANDS_ANYWAY):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = cursor.fetchall()
            if rows:
                found[table] = [column[0] for column in cursor.description], rows
    return found


def _pour(cursor: Any, table: str, columns: list[str], rows: list[Sequence[Any]]) -> None:
    """Put rows into a table, many in one statement."""
    quoted = ", ".join(map(connection.ops.quote_name, columns))
    one = f"({', '.join(['%s'] * len(columns))})"
    at_once = min(_POURED_AT_ONCE, 900 // len(columns))
    for start in range(0, len(rows), at_once):
        some = rows[start : start + at_once]
        values = ", ".join([one] * len(some))
        cursor.execute(
            f"INSERT INTO {connection.ops.quote_name(table)} ({quoted}) VALUES {values}",
            [value for row in some for value in row],
        )


def _models() -> list[Any]:
    """Every model, those of its histories too, for the sequences of their keys."""
    return list(connection.introspection.installed_models(connection.introspection.table_names()))
