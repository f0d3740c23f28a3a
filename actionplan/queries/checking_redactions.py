"""Whether each text that was redacted stands as its last redaction left it: its digest proves what was there before."""

from collections.abc import Iterator, Mapping
from typing import Any

from actionplan.models.sealed_columns import sealed_models
from actionplan.queries.redacted_texts import that_belong_together, that_do_not
from actionplan.rules.redaction import is_as_left, marker
from actionplan.rules.sealing import json_text

AT_ONCE = 500
"""Rows asked for at the same time."""


Left = tuple[int, str]
"""The change that redacted a text last, and what proves what it left there."""


def redacted_texts_at_odds() -> Iterator[str]:
    """Each redacted text that is not the one that was left, and each that no redaction left."""
    for one in that_do_not().order_by("id").values_list("pk", flat=True):
        yield f"Row {one:,} of actionplan_redactedtext was written by no redaction: it proves nothing."
    by_column: dict[tuple[str, str], dict[int, Left]] = {}
    rows = that_belong_together().order_by("id").values_list("table", "column", "row", "change_id", "left")
    for table, column, row, change, left in rows.iterator():
        by_column.setdefault((table, column), {})[row] = change, left
    for (table, column), of_rows in sorted(by_column.items()):
        yield from _of_column(table, column, of_rows)


def _of_column(table: str, column: str, left: Mapping[int, Left]) -> Iterator[str]:
    """The redacted texts of one column, in parts."""
    model, numbers = sealed_models()[table], sorted(left)
    for start in range(0, len(numbers), AT_ONCE):
        part = numbers[start : start + AT_ONCE]
        now = dict(model._base_manager.filter(pk__in=part).values_list("pk", column))
        for row in part:
            change, proof = left[row]
            if row not in now or not is_as_left(proof, now[row]) or marker(change) not in _as_text(now[row]):
                yield f"Row {row:,} of {table} does not say in {column} what its redaction left there."


def _as_text(value: Any) -> str:
    """A text, or a JSON value as text."""
    return value if isinstance(value, str) else json_text(value)
