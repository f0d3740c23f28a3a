"""A row beside the action it matched, as people see it: each difference, and whose word stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from actionplan.rules.periods import in_words


@dataclass(frozen=True)
class Difference:
    """One field of one action: its name, what people call it, what the plan has and what the sheet says.

    ``before`` is what the sheet said at the last import, where that tells why the plan stands.
    """

    field: str
    label: str
    now: str
    sheet: str
    before: str = ""


LABELS = {
    "standing": "Standing",
    "reference": "Reference",
    "text": "Action",
    "finding": "Finding",
    "requirement": "Requirement",
    "owner": "Accountable post",
    "due": "Due date",
    "success_measure": "Success measure",
    "resources": "Resources",
    "status": "State",
    "progress": "Progress",
    "impact": "Difference made",
    "contributors": "Also working on it",
    "partners": "Partners",
    "origins": "Came from",
    "also_serves": "Also serves",
    "original_cells": "Kept as the sheet has it",
}
"""What people call each field, in the order in which differences are shown."""
_ORDER: Final = {name: number for number, name in enumerate(LABELS)}


@dataclass
class Compared:
    """A row beside the action it matched: what is taken from the sheet, what is in conflict, and what stands.

    ``answered`` are the conflicts that a person has answered, ``unheard`` the fields of which the next import is to
    remember what was heard before this one, so that an open question is asked again. ``redacted`` are the fields from
    which a redaction took words, with its number and day, that the sheet would put back.
    """

    taken: list[Difference] = field(default_factory=list)
    conflicts: list[Difference] = field(default_factory=list)
    stands: list[Difference] = field(default_factory=list)
    answered: dict[str, str] = field(default_factory=dict)
    unheard: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    adds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    drops: dict[str, tuple[str, ...]] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    redacted: list[tuple[str, int, date | None]] = field(default_factory=list)

    @property
    def changes(self) -> tuple[str, ...]:
        """The names of the fields that are taken from the sheet, in the order in which they are shown."""
        return tuple(one.field for one in self.taken)

    def settled(self) -> "Compared":
        """With everything in the order of the labels."""
        for found in (self.taken, self.conflicts, self.stands):
            found.sort(key=lambda one: _ORDER[one.field])
        return self


def cells(said: Mapping[str, str], headings: Mapping[str, str]) -> str:
    """Unmapped cells as one text."""
    return "; ".join(f"{heading}: {said[heading]}" for heading in sorted(headings) if heading in said)


def day(on: date | None, words: str) -> str:
    """A due date as people compare it: the day, and the words where they say something else."""
    if not on:
        return f"No date (“{words}”)" if words else "No date"
    told = in_words(on)
    return told if not words or words == told else f"{told} (“{words}”)"
