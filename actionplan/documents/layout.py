"""What every form of a paper needs alike: its pages by the way they lie, and its cells as lines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from actionplan.documents.composition import Break, Cell, Line, Part
from actionplan.rules.periods import in_words


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
    if isinstance(cell, date):
        return (in_words(cell),)
    return (f"{cell:,}",) if isinstance(cell, int) else (cell,)


def is_of_numbers(column: Iterable[Cell]) -> bool:
    """Whether a column holds whole numbers, and words only where a number is not known."""
    return any(isinstance(cell, int) for cell in column)
