"""Reads a numbered tracker: themes, requirements and actions that share one column of numbers (1, 1.1, 1.1.1)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.references import is_reference
from actionplan.spreadsheet.tables import Layout, Table

_LOST_NOUGHT: Final = re.compile(r"^(?:\d{1,3}\.)+[1-9]$")

_OWN_STORY: Final = frozenset({Field.DUE, Field.START, Field.PROGRESS, Field.RATING, Field.IMPACT})

Numbers = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repaired:
    """A number that has probably lost its nought: as it should be, after which it stands, and whether that is plain."""

    reference: str
    after: str
    is_certain: bool


@dataclass(slots=True)
class Outline:
    """The rows of a table that only head others, as theme, finding or requirement, and the numbers put right."""

    heads: dict[int, Field] = field(default_factory=dict)
    repaired: dict[int, Repaired] = field(default_factory=dict)


def outline_of(layout: Layout, table: Table) -> Outline:
    """The outline of a table with a column of numbers; an empty one where numbers do not stand under each other."""
    column = table.column_of(Field.REFERENCE)
    if column is None:
        return Outline()
    found = Outline()
    numbered: list[tuple[int, Numbers, bool]] = []
    written = [(row, cell.text) for row in table.body if (cell := layout.own(row).get(column.number))]
    references = _put_right([(row, text) for row, text in written if is_reference(text)], found)
    read = [(row, _numbers(text)) for row, text in references]
    for place, (row, numbers) in enumerate(read):
        has = _fields(layout, table, row)
        leads = bool(has & {Field.OWNER}) and not has & _OWN_STORY and _heads_dated(read[place:], layout, table)
        numbered.append((row, numbers, bool(has & {Field.OWNER, Field.DUE}) and not leads))
    _find_heads(numbered, found)
    return found


def _fields(layout: Layout, table: Table, row: int) -> set[Field | None]:
    """The fields of which a row has words of its own."""
    return {table.columns[number].field for number in layout.own(row) if number in table.columns}


def _heads_dated(read: Sequence[tuple[int, Numbers]], layout: Layout, table: Table) -> bool:
    """Whether the rows under a number are the ones with dates, so that its own row says only who leads them."""
    _, numbers = read[0]
    under = takewhile(lambda one: len(one[1]) > len(numbers) and one[1][: len(numbers)] == numbers, read[1:])
    return any(Field.DUE in _fields(layout, table, row) for row, _ in under)


def _numbers(reference: str) -> Numbers:
    """The parts of a reference: 4c-2 is 4, c and 2."""
    return tuple(part.lower().lstrip("0") or "0" for part in re.findall(r"\d+|[A-Za-z]+", reference))


def _put_right(written: Sequence[tuple[int, str]], found: Outline) -> Iterator[tuple[int, str]]:
    """Each reference, with the nought that a number lost: 1.1 after 1.9 is 1.10 if 1.1 stood before."""
    seen: set[str] = set()
    last: dict[str, tuple[int, str]] = {}
    for place, (row, text) in enumerate(written):
        plain = text.strip().rstrip(".")
        above, _, end = plain.rpartition(".")
        number, before = last.get(above, (0, ""))
        if _LOST_NOUGHT.match(plain) and number == int(end) * 10 - 1:
            right = f"{plain}0"
            has_children = any(other.startswith(f"{right}.") for _, other in written[place + 1 : place + 2])
            found.repaired[row] = Repaired(right, before, plain in seen or has_children)
            plain = right if found.repaired[row].is_certain else plain
            above, _, end = plain.rpartition(".")
        if end.isdecimal():
            last[above] = (int(end), plain)
        seen.add(plain)
        yield row, plain


def _find_heads(numbered: Sequence[tuple[int, Numbers, bool]], found: Outline) -> None:
    """The rows without owner and date under whose number others stand; one level of them is of findings."""
    depths = [len(numbers) for _, numbers, is_solid in numbered if is_solid]
    least = min(depths, default=max((len(numbers) for _, numbers, _ in numbered), default=0))
    heads = {
        row: numbers
        for place, (row, numbers, is_solid) in enumerate(numbered)
        if not is_solid and (len(numbers) < least or _has_children(numbers, numbered[place + 1 : place + 2]))
    }
    levels = sorted({len(numbers) for numbers in heads.values()})
    if not levels or not depths:
        return
    for row, numbers in heads.items():
        if len(levels) == 1:
            found.heads[row] = Field.FINDING
        else:
            found.heads[row] = Field.AREA if len(numbers) == levels[0] else Field.REQUIREMENT


def _has_children(numbers: Numbers, following: Sequence[tuple[int, Numbers, bool]]) -> bool:
    return any(len(other) > len(numbers) and other[: len(numbers)] == numbers for _, other, _ in following)
