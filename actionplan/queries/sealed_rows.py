"""The rows that changes wrote, read back from the database and hashed in canonical form."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from django.db import DatabaseError

from actionplan.models import Secret
from actionplan.models.sealed_columns import FORMS, NEWEST, change_column, sealed_models, shapes
from actionplan.queries.redacted_texts import that_belong_together
from actionplan.rules.sealing import Keys, row_hash

CHUNK: Final = 2000
"""Rows that are in memory at the same time, their hashes apart."""

NOT_READABLE: Final = (DatabaseError, ValueError, TypeError, AttributeError, LookupError)
"""What reading a row that was spoilt can raise."""

Hashed = dict[int, list[tuple[str, int, bytes]]]
"""By number of the change: table, number and hash of each row it wrote, in the order of the canonical form."""


def hashed(
    first: int, last: int, keys: Mapping[int, Keys], forms: Mapping[int, int], tables: Iterable[str] | None = None
) -> Hashed:
    """The rows of the changes from one number to another, in these tables or in all.

    A change without keys counts with none of its rows. ``forms`` says in which form each is; the newest where not.
    """
    found: Hashed = {}
    gone = _redacted(first, last)
    for table in sorted(tables) if tables is not None else sealed_models():
        for change, row, values in _rows(sealed_models()[table], first, last):
            if change in keys:
                shape, chosen = _shape(table, forms.get(change, NEWEST))
                cells = [values[place] for place in chosen] if chosen else values
                redacted = gone.get((change, table, row)) if gone else None
                one = row_hash(shape, row, cells, keys[change], redacted)
                found.setdefault(change, []).append((table, row, one))
    return found


def hashed_where_readable(
    first: int, last: int, keys: Mapping[int, Keys], forms: Mapping[int, int]
) -> tuple[Hashed, set[int]]:
    """The same of every table, and the numbers of the changes of which it cannot be read."""
    try:
        return hashed(first, last, keys, forms), set()
    except NOT_READABLE:
        if first == last:
            return {}, {first}
    middle = (first + last) // 2
    before = hashed_where_readable(first, middle, keys, forms)
    after = hashed_where_readable(middle + 1, last, keys, forms)
    return before[0] | after[0], before[1] | after[1]


def provable_keys(first: int, last: int, forms: Mapping[int, int]) -> dict[int, Keys]:
    """The same, but for changes whose digest is in no known form and keys that are spoilt."""
    kept = keys_of(first, last).items()
    return {number: one for number, one in kept if forms.get(number) in FORMS and is_readable(one)}


def is_readable(keys: Keys) -> bool:
    """Whether the keys of a change are what they should be, so far as can be seen of them."""
    try:
        return len(bytes.fromhex(keys.secret)) == 32 if keys.secret else bool(keys.kept.keys())
    except (ValueError, AttributeError, TypeError):
        return False


def keys_of(first: int, last: int) -> dict[int, Keys]:
    """What the words of each change from one number to another are hashed with."""
    rows = Secret.objects.filter(change__gte=first, change__lte=last).values_list("change_id", "value", "keys")
    return {change: Keys(value, kept) for change, value, kept in rows}


def _rows(model: Any, first: int, last: int) -> Iterator[tuple[int, int, tuple[Any, ...]]]:
    """The rows of one table by those changes: the change, the row's own number, and its values."""
    own, names = change_column(model), shapes(NEWEST)[model._meta.db_table].names
    rows = model._base_manager.filter(**{f"{own}__gte": first, f"{own}__lte": last}).order_by("pk")
    for change, row, *values in rows.values_list(own, "pk", *names).iterator(chunk_size=CHUNK):
        yield change, row, tuple(values)


def _shape(table: str, form: int) -> tuple[Any, tuple[int, ...]]:
    """The columns of a table by a form, and their places among those of the newest, where they are not all."""
    if form == NEWEST:
        return shapes(NEWEST)[table], ()
    shape, newest = shapes(form)[table], shapes(NEWEST)[table].names
    return shape, tuple(newest.index(name) for name in shape.names)


def _redacted(first: int, last: int) -> dict[tuple[int, str, int], dict[str, str]]:
    """By change, table and row, the word hashes of what stood in the redacted columns before the first redaction.

    Only what a redaction carried out itself counts: a hash that somebody put beside it later stands for nothing.
    """
    gone: dict[tuple[int, str, int], dict[str, str]] = {}
    rows = that_belong_together().filter(wrote__gte=first, wrote__lte=last).order_by("id")
    for wrote, table, row, column, kept in rows.values_list("wrote_id", "table", "row", "column", "fingerprint"):
        gone.setdefault((wrote, table, row), {}).setdefault(column, kept)
    return gone
