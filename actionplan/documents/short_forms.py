"""Writes the short forms of a paper in full at their first use, whichever part that is in."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from actionplan.documents.composition import Bullets, Cell, Notice, Paragraph, Part, Stated, Table
from actionplan.rules.acronyms import FirstUses


def in_full(parts: Iterable[Part], terms: Mapping[str, str]) -> tuple[Part, ...]:
    """The parts with each short form in full where running words first use it, and again where tables first do.

    A workbook has its words and its tables on sheets of their own, so either must be right alone. Headings are left as
    they are.
    """
    words, tables = FirstUses(terms), FirstUses(terms)
    return tuple(_part(part, tables if isinstance(part, Table) else words) for part in parts)


def _part(part: Part, uses: FirstUses) -> Part:
    """One part."""
    if isinstance(part, Paragraph | Notice | Stated):
        return replace(part, text=uses.expanded(part.text))
    if isinstance(part, Bullets):
        return Bullets(tuple(uses.expanded(one) for one in part.items))
    if isinstance(part, Table):
        return replace(part, rows=tuple(tuple(_cell(cell, uses) for cell in row) for row in part.rows))
    return part


def _cell(cell: Cell, uses: FirstUses) -> Cell:
    """One cell."""
    if isinstance(cell, str):
        return uses.expanded(cell)
    if isinstance(cell, tuple):
        return tuple(uses.expanded(line) if isinstance(line, str) else line for line in cell)
    return cell
