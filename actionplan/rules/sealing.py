"""How the record is proved: rows in one canonical form, a fingerprint for each change, and one root over them all.

Everything here can be done again by anybody with another program; ``docs/explanation/the-seal.md`` says how.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from itertools import groupby
from typing import Any, Final

SHORT: Final = 8
"""Figures of a row's hash that a digest keeps for each row: too few to prove it, enough to say which it was."""
KEY_BYTES: Final = 32
"""The length of every key. What is hashed is a key and then a text, so no other length can be let in."""
EMPTY: Final = frozenset({"", "{}", "[]", "null"})
"""Texts that say nothing, and enter as they are."""

KeptKeys = Mapping[str, Mapping[str, "str | Mapping[str, str]"]]
"""Of each table and row, in hexadecimal: the key of the row, or those of its columns by name."""


class Kind(Enum):
    """How the values of a column enter."""

    PLAIN = ""
    WORDS = "~"
    JSON = "{}"


@dataclass(frozen=True)
class Shape:
    """The columns of a table by one version of the canonical form, sorted by name, and the kind of each."""

    form: int
    table: str
    columns: tuple[tuple[str, Kind], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(name for name, _ in self.columns)


@dataclass(frozen=True)
class Keys:
    """What the words of one change are hashed with: its ``secret``, or the keys that were ``kept`` of it."""

    secret: str
    kept: KeptKeys

    def of_row(self, table: str, row: int) -> bytes | None:
        """The key of a row; ``None`` when it was not kept whole."""
        if self.secret:
            return _keyed(bytes.fromhex(self.secret), f'["{table}",{row}]')
        key = self.kept.get(table, {}).get(str(row))
        return _whole(bytes.fromhex(key)) if isinstance(key, str) else None

    def of_cell(self, table: str, row: int, column: str) -> bytes | None:
        """The key of one cell; ``None`` for one that was taken away."""
        whole = self.of_row(table, row)
        if whole:
            return _keyed(whole, column)
        parts = self.kept.get(table, {}).get(str(row), {})
        key = parts.get(column) if isinstance(parts, Mapping) else None
        return _whole(bytes.fromhex(key)) if key else None

    def word_hash(self, table: str, row: int, column: str, value: Any) -> str:
        """How a text or a JSON value enters a row, in hexadecimal; nothing where its key was taken away."""
        key = self.of_cell(table, row, column)
        return _keyed(key, value if isinstance(value, str) else json_text(value)).hex() if key else ""

    def without(self, shapes: Mapping[str, Shape], contents: "Contents", cells: Iterable[tuple[str, int, str]]) -> Any:
        """What is to be kept, as JSON, when the secret goes: the keys of every row and cell but these."""
        gone = {(table, row): {c for t, r, c in cells if (t, r) == (table, row)} for table, row, _ in cells}
        kept: dict[str, dict[str, Any]] = {}
        for table, row, _ in rows_in(contents):
            whole, of_table = self.of_row(table, row), kept.setdefault(table, {})
            if whole and (table, row) not in gone:
                of_table[str(row)] = whole.hex()
                continue
            left = {name for name, kind in shapes[table].columns if kind != Kind.PLAIN} - gone.get((table, row), set())
            keys = {name: self.of_cell(table, row, name) for name in sorted(left)}
            of_table[str(row)] = {name: key.hex() for name, key in keys.items() if key}
        return kept


Contents = Mapping[str, Sequence[Sequence[Any]]]
"""By table, runs of rows whose numbers follow one another: the first's number, and the short hashes of all in a row."""


def row_hash(
    shape: Shape, row: int, values: Sequence[Any], keys: Keys, redacted: Mapping[str, str] | None = None
) -> bytes:
    """SHA-256 of a row in canonical form: ``values`` in the order of the shape's columns.

    ``redacted`` gives, by column, the word hash of what stood there before a redaction.
    """
    whole = keys.of_row(shape.table, row)
    cells: list[tuple[str, Any]] = []
    for (name, kind), value in zip(shape.columns, values, strict=True):
        entered = value
        if kind is Kind.PLAIN:
            if value is not None and type(value) not in _AS_THEY_ARE:
                entered = plain(value)
        elif redacted and name in redacted:
            entered = redacted[name]
        elif value is not None or kind is Kind.JSON:
            text = value if kind is Kind.WORDS else json_text(value)
            if text in EMPTY:
                entered = text
            elif whole:
                entered = sha256(sha256(whole + name.encode()).digest() + text.encode()).hexdigest()
            else:
                entered = keys.word_hash(shape.table, row, name, text)
        cells.append((name, entered))
    return sha256(canonical([shape.form, shape.table, row, cells])).digest()


_AS_THEY_ARE: Final = frozenset({bool, int, str})


def plain(value: Any) -> Any:
    """A value that is not words, as JSON can say it: days in ISO, instants in UTC, decimals as text."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"A {type(value).__name__} has no canonical form.")


def json_text(value: Any) -> str:
    """The one text of a JSON value: keys sorted, no spaces, whole numbers without a point."""
    return canonical(_numbers(value)).decode() if value else ("null" if value is None else canonical(value).decode())


def canonical(value: Any) -> bytes:
    """JSON without spaces, keys sorted, in UTF-8."""
    return _ENCODER.encode(value).encode()


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(rows: Iterable[tuple[str, int, bytes]]) -> str:
    """SHA-256 over the hashes of a change's rows, which come in the order of table and number."""
    whole = sha256()
    for _, _, one in rows:
        whole.update(one)
    return whole.hexdigest()


def contents(rows: Iterable[tuple[str, int, bytes]]) -> dict[str, list[list[Any]]]:
    """What a digest keeps of its rows so that one that was changed can be named; rows in order of table and number."""
    kept: dict[str, list[list[Any]]] = {}
    for table, of_table in groupby(rows, lambda row: row[0]):
        runs = kept[table] = []
        last = None
        for _, row, one in of_table:
            if last is None or row != last + 1:
                runs.append([row, []])
            runs[-1][1].append(one.hex()[:SHORT])
            last = row
        kept[table] = [[first, "".join(hashes)] for first, hashes in runs]
    return kept


def rows_in(kept: Contents) -> Iterable[tuple[str, int, str]]:
    """Each row that a digest is over: table, number and short hash."""
    for table in sorted(kept):
        for first, hashes in kept[table]:
            for place in range(len(hashes) // SHORT):
                yield table, first + place, hashes[place * SHORT : (place + 1) * SHORT]


def number_of_rows(kept: Contents) -> int:
    """How many rows a digest is over."""
    return sum(len(hashes) // SHORT for runs in kept.values() for _, hashes in runs)


def _keyed(key: bytes, text: str) -> bytes:
    """SHA-256 of a key and a text."""
    return sha256(_whole(key) + text.encode()).digest()


def _whole(key: bytes) -> bytes:
    """A key. Raises ``ValueError`` for one of another length, which may have a byte of the text or lack one."""
    if len(key) != KEY_BYTES:
        raise ValueError(f"A key has {KEY_BYTES} bytes.")
    return key


def _numbers(value: Any) -> Any:
    """A JSON value whose numbers are written alike by both databases: 2.0 is 2."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {key: _numbers(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_numbers(one) for one in value]
    return value
