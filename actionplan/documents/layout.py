"""What every form of a paper needs alike: its pages by the way they lie, and its cells as lines."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.documents.composition import Break, Bullets, Cell, Heading, Line, Paragraph, Part, Refs, Stated, Table
from actionplan.rules.periods import in_words

CONTENTS: Final = "Contents"
NONE: Final = "None"
"""What stands where nothing is counted."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Parts that stand on pages which lie the same way."""

    is_landscape: bool
    parts: tuple[Part, ...]


def stretches(parts: Iterable[Part]) -> Iterator[Stretch]:
    """The parts by the pages that they stand on; each stretch begins a new page, and none is empty."""
    is_landscape, held = False, list[Part]()
    for part in parts:
        if not isinstance(part, Break):
            held.append(part)
            continue
        if held:
            yield Stretch(is_landscape, tuple(held))
        is_landscape, held = part.is_landscape, []
    if held:
        yield Stretch(is_landscape, tuple(held))


def lines_of(cell: Cell) -> tuple[Line, ...]:
    """A cell line by line; a day as "5 March 2015", a number with its thousands set off."""
    if isinstance(cell, tuple):
        return cell
    if isinstance(cell, Refs):
        return (", ".join(one.text for one in cell.items) or NONE,)
    if isinstance(cell, date):
        return (in_words(cell),)
    return (f"{cell:,}",) if isinstance(cell, int) else (cell,)


def is_of_numbers(column: Iterable[Cell]) -> bool:
    """Whether a column holds whole numbers, and words only where a number is not known."""
    return any(isinstance(cell, int) for cell in column)


def leads_on(part: Part, following: Part | None) -> bool:
    """Whether what a finding says belongs to what follows, so that no page ends between them."""
    if isinstance(part, Paragraph):
        return isinstance(following, Stated)
    return isinstance(part, Stated) and isinstance(following, Stated | Bullets | Table)


def anchor_of(heading: Heading) -> str:
    """The name of the place of a heading: its own, or one made of its words."""
    words = re.sub(r"\W+", "-", heading.text.lower()).strip("-")
    return heading.anchor or f"part-{words}"
