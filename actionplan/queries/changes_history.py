"""What the history says of the time between two changes: each version with the one before it."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any

from actionplan.queries.changes_lines import Span

Pair = tuple[Any, Any]
"""A version and the one before it; ``None`` in its place for what was new."""


def pairs_of(model: Any, span: Span, *beside: str, **among: Any) -> list[Pair]:
    """Each version of a kind that was written within a span, after the one before it; in one query.

    ``among`` says of which rows, ``beside`` what is read with them. One row's pairs follow one another in time.
    """
    rows = model.history.filter(change__gt=span.first, change__lte=span.last, **among)
    whole = model.history.filter(id__in=rows.order_by().values("id"), change__lte=span.last)
    made = ("change__by", "change__on_behalf_of", "change__imported")
    return list(_pairs(whole.select_related(*made, *beside).order_by("id", "change"), span))


def _pairs(rows: Any, span: Span) -> Iterator[Pair]:
    """The versions written within a span, each after the one before it."""
    for _, versions in groupby(rows, key=lambda row: row.id):
        yield from ((old, new) for old, new in pairwise([None, *versions]) if new.change_id > span.first)
