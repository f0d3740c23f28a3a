"""What a sheet says of one action, as values: what an import is confirmed with."""

from dataclasses import dataclass, field

from actionplan.commands.actions import NO_DATE, DueDate
from actionplan.models import Action, Finding
from actionplan.vocabulary import DeliveryStatus, OriginKind

WRITTEN = frozenset({"new", "changed"})
"""The states of rows that a confirmed import writes."""


@dataclass(frozen=True)
class SheetAction:
    """One action as a sheet gives it, and what will happen to it.

    ``state`` is new, changed, unchanged, held or refused; ``action`` is what it matched; ``changes`` names the fields
    that differ. ``status`` is ``None`` where the sheet says nothing that is understood. ``cleared`` gives the reason
    for which words that looked like a child's identity were said not to be one.
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

    @property
    def texts(self) -> dict[str, str]:
        """Its free text by field, for the identity guard."""
        told = {name: getattr(self, name) for name in ("text", "success_measure", "resources", "progress", "impact")}
        names = "\n".join((self.owner, *self.contributors, *self.partners))
        cells = "\n".join(f"{heading} {text}" for heading, text in self.original_cells.items())
        return told | {
            "original_cells": cells,
            "requirement": self.requirement,
            "due": self.due.words,
            "names": names,
            "reference": self.reference,
        }
