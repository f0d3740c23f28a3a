"""Answers to members with what corrects them: the first words, those that stand, and all between."""

from collections.abc import Iterable

from actionplan.models import Answer


def lines_of(rows: Iterable[Answer]) -> tuple[tuple[Answer, ...], ...]:
    """Each thing that was said with its corrections behind it, where ``rows`` come in the order they were said."""
    lines: dict[int, list[Answer]] = {}
    begins: dict[int, int] = {}
    for row in rows:
        first = begins[row.pk] = begins[row.corrects_id] if row.corrects_id else row.pk
        lines.setdefault(first, []).append(row)
    return tuple(tuple(line) for line in lines.values())


def first_of(said: Answer) -> Answer:
    """What was said first in the place of this: itself, or what it corrects."""
    while said.corrects is not None:
        said = said.corrects
    return said


def standing_for(said: Answer) -> Answer | None:
    """What stands now in the place of this: itself or its last correction; ``None`` once it was withdrawn."""
    while (later := Answer.objects.filter(corrects=said).first()) is not None:
        said = later
    return None if Answer.objects.filter(withdraws=said).exists() else said
