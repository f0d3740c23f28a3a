"""Words that an imported sheet had in columns of its own: a column for each in the tracker's workbook, and back."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from actionplan.spreadsheet.grid import Cell
from actionplan.spreadsheet.own_columns import KEPT, OTHERS

MOST_COLUMNS: Final = 40
"""The most columns of kept words; those that the fewest actions have stand together in one more."""
_OPEN, _CLOSE = "[[", "]]"
_PART: Final = re.compile(r"^\[\[(.+?)\]\][ \n]?", re.MULTILINE)


def kept_headings(kept: Iterable[Mapping[str, str]]) -> list[str]:
    """The headings that have a column of their own, those of the most actions first when there are too many."""
    counts = Counter(heading for one in kept for heading, words in one.items() if words.strip())
    most = {heading for heading, _ in counts.most_common(MOST_COLUMNS)}
    return [heading for heading in counts if heading in most and f"{KEPT}{heading}" != OTHERS]


def kept_columns(headings: Sequence[str], kept: Sequence[Mapping[str, str]]) -> list[str]:
    """What the columns of kept words are headed, with the one for all others only where there are any."""
    has_others = any(_others(one, headings) for one in kept)
    return [*(f"{KEPT}{heading}" for heading in headings), *([OTHERS] if has_others else [])]


def kept_cells(one: Mapping[str, str], headings: Sequence[str], number: int) -> list[str]:
    """What an action has in ``number`` such columns."""
    cells = [one.get(heading, "") for heading in headings]
    return cells if len(cells) == number else [*cells, "\n".join(_others(one, headings))]


def _others(one: Mapping[str, str], headings: Sequence[str]) -> list[str]:
    """The words without a column, each after its heading; no line of theirs can be taken for a heading."""
    rest = ((heading, words) for heading, words in one.items() if heading not in headings and words.strip())
    return [f"{_OPEN}{heading}{_CLOSE} " + words.replace(f"\n{_OPEN}", f"\n {_OPEN}") for heading, words in rest]


def kept_in(heading: str, cell: Cell) -> Iterator[tuple[str, Cell]]:
    """The words of a cell under the headings that they were first kept under."""
    if heading != OTHERS:
        yield heading.removeprefix(KEPT), cell
        return
    before, *parts = _PART.split(cell.text)
    if before.strip():
        yield heading, replace(cell, text=before.strip())
    for label, words in zip(parts[::2], parts[1::2], strict=True):
        yield label, replace(cell, text=words.strip())
