"""Whether each row that changes has one history row for each of its versions, and stands as the newest says."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from actionplan.models.sealed_columns import sealed_as

AT_ONCE: Final = 1000
"""Rows whose histories are in memory at the same time."""


def versions_at_odds(say: Callable[[str], None]) -> Iterator[str]:
    """Each row of the tables of today that its history does not bear out."""
    for model, history in sealed_as().items():
        if model is not history:
            say(f"Histories: {model._meta.verbose_name_plural}")
            yield from _of_kind(model, history)


def _of_kind(model: Any, history: Any) -> Iterator[str]:
    """The rows of one kind, in parts by their numbers."""
    columns = _shared(model, history)
    after = 0
    while True:
        rows = {
            row[0]: row[1:]
            for row in model._base_manager.filter(pk__gt=after).order_by("pk").values_list("pk", *columns)[:AT_ONCE]
        }
        last = max(rows) if len(rows) == AT_ONCE else None
        yield from _part(model, history, columns, rows, after, last)
        if last is None:
            return
        after = last


def _part(
    model: Any, history: Any, columns: list[str], rows: dict[int, Any], after: int, last: int | None
) -> Iterator[str]:
    """The rows with numbers after one and up to another, beside their histories."""
    versions = history._base_manager.filter(**{"id__gt": after} | ({"id__lte": last} if last else {}))
    table, place, seen = model._meta.db_table, columns.index("version"), set()
    row, before = 0, 0
    newest: Any = None
    changes: set[int] = set()
    for this, change, *version in versions.order_by("id", "version", "pk").values_list("id", "change_id", *columns):
        if this != row:
            yield from _newest_is_now(table, row, columns, newest, rows)
            row, before, changes = this, 0, set()
            seen.add(this)
        number, newest = version[place], tuple(version)
        if number != before + 1:
            yield f"Row {row:,} of {table} has no history row of version {before + 1} before that of {number}."
        if change in changes:
            yield f"Row {row:,} of {table} has two versions by change {change:,}: neither is the later."
        before = number
        changes.add(change)
    yield from _newest_is_now(table, row, columns, newest, rows)
    for one in sorted(rows.keys() - seen):
        yield f"Row {one:,} of {table} has no history."


def _newest_is_now(table: str, row: int, columns: list[str], newest: Any, rows: dict[int, Any]) -> Iterator[str]:
    """That a row stands as the newest row of its history says."""
    if newest is None or row == 0:
        return
    if row not in rows:
        yield f"Row {row:,} of {table} is missing: its history has it."
        return
    differing = [name for name, was, now in zip(columns, newest, rows[row], strict=True) if was != now]
    if differing:
        yield f"Row {row:,} of {table} was changed: {', '.join(differing)} not as its newest history row says."


def _shared(model: Any, history: Any) -> list[str]:
    """The columns that a table shares with its history, its own number apart."""
    kept = {field.attname for field in history._meta.concrete_fields}
    return [field.attname for field in model._meta.concrete_fields if field.attname in kept and not field.primary_key]
