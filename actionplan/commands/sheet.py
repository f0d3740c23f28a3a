"""What a sheet says of one action, as values: what an import is confirmed with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from actionplan.commands.actions import NO_DATE, DueDate
from actionplan.models import Action, Finding
from actionplan.vocabulary import DeliveryStatus, OriginKind

WRITTEN = frozenset({"new", "changed"})
"""The states of rows that a confirmed import writes."""


@dataclass(frozen=True)
class SheetAction:
    """One action as a sheet gives it, and what will happen to it.

    ``state`` is new, changed, unchanged, held, refused or left out; ``action`` is what it matched; ``changes`` names
    the fields that differ. ``part`` counts the actions of a cell that was split. ``status`` is ``None`` where the
    sheet says nothing that is understood. ``first_due`` is the date first agreed, where a cell gives it beside a later
    one. ``cleared`` gives the reason for which words that looked like a child's identity were said not to be one, and
    ``moved_because`` why the due date moves; the import's own reason where it is empty.

    ``adds`` and ``drops`` name, for a changed row, what it links and unlinks, by kind; without ``adds`` a kind among
    the changes is linked whole. ``said`` and ``wrote`` are kept for the next import to be compared with.
    """

    sheet: str
    row: int
    state: str
    reference: str
    why: str = ""
    finding: Finding | None = None
    action: Action | None = None
    text: str = ""
    requirement: str = ""
    owner: str = ""
    contributors: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    due: DueDate = NO_DATE
    success_measure: str = ""
    resources: str = ""
    origins: tuple[OriginKind, ...] = ()
    also_serves: tuple[Finding, ...] = ()
    status: DeliveryStatus | None = None
    progress: str = ""
    impact: str = ""
    original_cells: dict[str, str] = field(default_factory=dict)
    changes: tuple[str, ...] = ()
    cleared: str = ""
    part: int = 0
    first_due: DueDate = NO_DATE
    moved_because: str = ""
    adds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    drops: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    said: Mapping[str, Any] = field(default_factory=dict)
    wrote: Mapping[str, Any] = field(default_factory=dict)

    def but(self, **fields: Any) -> Self:
        """The same with these fields put otherwise; ``dataclasses.replace`` would set all thirty of them anew."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__, **fields)
        return other

    @property
    def texts(self) -> dict[str, str]:
        """Its free text by field, for the identity guard."""
        told = {name: getattr(self, name) for name in ("text", "success_measure", "resources", "progress", "impact")}
        names = "\n".join((self.owner, *self.contributors, *self.partners))
        cells = "\n".join(f"{heading} {text}" for heading, text in self.original_cells.items())
        return told | {
            "original_cells": cells,
            "requirement": self.requirement,
            "due": f"{self.due.words}\n{self.first_due.words}" if self.first_due.words else self.due.words,
            "names": names,
            "reference": self.reference,
        }

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands in the file, as no other row does."""
        return self.sheet, self.row, self.part

    def takes(self, name: str) -> bool:
        """Whether the sheet's word on a field is written: all of a new row, and of a changed one what differs."""
        return self.state == "new" or name in self.changes

    @property
    def titles(self) -> tuple[str, ...]:
        """The posts that writing it needs, the accountable one first."""
        owner = (self.owner,) if self.owner and self.takes("owner") else ()
        return (*owner, *self.links("contributors"))

    def links(self, kind: str) -> tuple[Any, ...]:
        """What it links to its action, of a kind: all that a new row names, and what a changed one adds."""
        named: tuple[Any, ...] = getattr(self, kind)
        if self.state == "new":
            return named
        if kind not in self.adds:
            return named if kind in self.changes else ()
        added = set(self.adds[kind])
        return tuple(one for one in named if _name(one) in added)


def _name(linked: object) -> str:
    """What ``adds`` calls something that is linked."""
    return linked.reference if isinstance(linked, Finding) else str(linked)
