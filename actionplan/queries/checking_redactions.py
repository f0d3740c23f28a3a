"""Whether each text that was redacted stands as its last redaction left it: its digest proves what was there before."""

from collections.abc import Iterator, Mapping

from actionplan.models import RedactedText
from actionplan.models.sealed_columns import sealed_models
from actionplan.rules.redaction import is_as_left

AT_ONCE = 500
"""Rows asked for at the same time."""


def redacted_texts_at_odds() -> Iterator[str]:
    """Each redacted text that is not the one that was left."""
    by_column: dict[tuple[str, str], dict[int, str]] = {}
    rows = RedactedText.objects.order_by("id").values_list("table", "column", "row", "left")
    for table, column, row, left in rows.iterator():
        by_column.setdefault((table, column), {})[row] = left
    for (table, column), of_rows in sorted(by_column.items()):
        yield from _of_column(table, column, of_rows)


def _of_column(table: str, column: str, left: Mapping[int, str]) -> Iterator[str]:
    """The redacted texts of one column, in parts."""
    model, numbers = sealed_models()[table], sorted(left)
    for start in range(0, len(numbers), AT_ONCE):
        part = numbers[start : start + AT_ONCE]
        now = dict(model._base_manager.filter(pk__in=part).values_list("pk", column))
        for row in part:
            if row not in now or not is_as_left(left[row], now[row]):
                yield f"Row {row:,} of {table} does not say in {column} what its redaction left there."
