"""Telling names apart that would be alike once the same marker stands in both."""

from typing import Any

from django.db import models

from actionplan.queries.redaction_places import Cell
from actionplan.rules.redaction import cut_beside

Text = tuple[Cell, Any]
"""A text that changes, and what it becomes."""
Name = tuple[Any, int, str]
"""A kind, the number of a thing of that kind, and the column of its name."""


def told_apart(texts: list[Text], mark: str) -> list[Text]:
    """These texts; where two things would have the same name, a number follows the marker, in all versions too."""
    now: dict[Name, Any] = {_name(cell): None for cell, _ in texts if _keys_of(cell)}
    counts: dict[Name, int] = {}
    for cell, new in texts:
        if _keys_of(cell):
            taken, count = _taken(cell, now), 1
            while _numbered(cell, new, mark, count) in taken:
                count += 1
            counts[_name(cell)] = count
            now[_name(cell)] = _numbered(cell, new, mark, count)
    return [(cell, _numbered(cell, new, mark, counts.get(_name(cell), 1))) for cell, new in texts]


def _name(cell: Cell) -> Name:
    """Whose name a text is: the same for a row and for all its versions."""
    return (*cell.thing, cell.field.column)


def _keys_of(cell: Cell) -> list[tuple[str, ...]]:
    """With which other columns the text has to be the only one of its kind; none for most."""
    name = cell.field.name
    alone = [()] if cell.field.unique else []
    keys = [key.fields for key in cell.model._meta.total_unique_constraints if name in key.fields]
    return alone + [tuple(one for one in key if one != name) for key in keys]


def _taken(cell: Cell, now: dict[Name, Any]) -> set[Any]:
    """The names that the others have: as they are, or as they become where that is settled."""
    rows: Any = models.QuerySet(cell.model)
    column, found = cell.field.attname, set()
    for others in _keys_of(cell):
        same = rows.filter(pk=cell.row).values(*others).get() if others else {}
        for row, value in rows.filter(**same).exclude(pk=cell.row).values_list("pk", column):
            found.add(now.get((cell.model, row, cell.field.column), value))
    return found


def _numbered(cell: Cell, text: Any, mark: str, count: int) -> Any:
    """A name with a number after its first marker."""
    if count == 1:
        return text
    numbered = f"{mark} {count}"
    new = text.replace(mark, numbered, 1)
    return cut_beside(new, numbered, cell.field.max_length or len(new))
