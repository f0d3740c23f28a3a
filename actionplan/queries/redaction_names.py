"""The places where words stand as who decides reads them: the thing with a link, the field and a few findings."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse

from actionplan.models import (
    Action,
    Change,
    Document,
    DueDateDecision,
    Finding,
    Import,
    ImportedRow,
    PositionWithdrawn,
    PublishedPosition,
    ReportText,
    Requirement,
    Source,
)
from actionplan.queries.published import shown as shown_position
from actionplan.queries.redaction_at_hand import AtHand, at_hand_with
from actionplan.queries.redaction_places import Place, all_places_with, fixed_places_with, in_scope, seen_as
from actionplan.queries.redaction_scope import EVERYWHERE, Scope
from actionplan.rules.redaction import Snippet

MOST_SHOWN: Final = 200
"""Places that one page lists; those beyond are counted, and are dealt with too."""
_FIELDS: Final = {"because": "the reason of the change", "said": "what a sheet said", "wrote": "what was written of it"}
"""Columns whose name says too little."""


@dataclass(frozen=True)
class ShownPlace:
    """One place: its key on the form, what it is, its page if it has one, the field, how often, and a few findings."""

    key: str
    thing: str
    address: str
    field: str
    number: int
    number_of_versions: int
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True)
class Found:
    """Everywhere that words stand. ``seen`` marks the places, those too that are not listed.

    Of what the two people may not reach only the number is told.
    """

    places: tuple[ShownPlace, ...]
    number_unlisted: int
    fixed: tuple[ShownPlace, ...]
    at_hand: AtHand
    seen: str
    number_elsewhere: int = 0

    @property
    def number(self) -> int:
        """How many places of the record there are."""
        return len(self.places) + self.number_unlisted


def found(words: str, fingerprint: str, scope: Scope = EVERYWHERE, *, but: int | None = None) -> Found:
    """Where these words, and the file with this fingerprint where one is named, are kept; ``but`` in this request."""
    every, every_fixed = (all_places_with(words), fixed_places_with(words)) if words else ([], [])
    places, fixed = in_scope(every, scope), in_scope(every_fixed, scope)
    at_hand = at_hand_with(words, fingerprint, scope, but=but)
    return Found(
        tuple(map(_shown, places[:MOST_SHOWN])),
        len(places[MOST_SHOWN:]),
        tuple(map(_shown, fixed[:MOST_SHOWN])),
        at_hand,
        seen_as(places),
        len(every) - len(places) + len(every_fixed) - len(fixed) + at_hand.number_elsewhere,
    )


def _shown(place: Place) -> ShownPlace:
    """A place in words."""
    kind, number = place.cells[0].thing
    row = kind._base_manager.filter(pk=number).first()
    thing, address = _named(row) if row else (str(kind._meta.verbose_name), "")
    field = place.cells[0].field
    return ShownPlace(
        key=place.key,
        thing=thing[:1].upper() + thing[1:],
        address=address,
        field=_FIELDS.get(field.name, str(field.verbose_name)),
        number=place.number,
        number_of_versions=sum(hasattr(cell.model, "instance_type") for cell in place.cells),
        snippets=place.snippets,
    )


def _named(row: Any) -> tuple[str, str]:
    """What a row is called, and the address of its page, if it has one."""
    kind = type(row)
    if kind in _OWN_PAGE:
        return _OWN_PAGE[kind](row)
    action = row.request.action if kind is DueDateDecision else getattr(row, "action", None)
    name = str(kind._meta.verbose_name)
    if action is not None:
        return f"{name} on action {action.reference}", _of_action(action)
    return f"{name} {row.pk}", ""


def _of_action(action: Action) -> str:
    """The page of an action."""
    return reverse("action", kwargs={"plan": action.plan.slug, "action": action.slug})


def _of_finding(finding: Finding) -> str:
    """The page of a finding."""
    return reverse("finding", kwargs={"plan": finding.plan.slug, "finding": finding.slug})


def _of_import(number: int, plan: Any) -> str:
    """The page of an import."""
    return reverse("import", kwargs={"plan": plan.slug, "number": number})


def _of_change(change: Change) -> tuple[str, str]:
    """A change, with its entry in the audit of its plan."""
    named = {"plan": change.plan.slug, "number": change.pk} if change.plan else {}
    return f"change {change.pk}", reverse("plan-audit-change", kwargs=named) if named else ""


def _of_position(row: PublishedPosition) -> tuple[str, str]:
    """A published position, with its page."""
    position = shown_position(row)
    return f"published {position.name[:1].lower()}{position.name[1:]}", position.address


_OWN_PAGE: Final[dict[Any, Callable[[Any], tuple[str, str]]]] = {
    Action: lambda row: (f"action {row.reference}", _of_action(row)),
    Finding: lambda row: (f"finding {row.reference}", _of_finding(row)),
    Requirement: lambda row: (f"requirement of finding {row.finding.reference}", _of_finding(row.finding)),
    Source: lambda row: (f"source of findings {row.pk}", reverse("sources", kwargs={"plan": row.plan.slug})),
    Document: lambda row: (f"document {row.pk}", reverse("documents", kwargs={"plan": row.plan.slug})),
    ReportText: lambda row: ("text of the report", reverse("report-text", kwargs={"plan": row.plan.slug})),
    Import: lambda row: (f"import {row.pk}", _of_import(row.pk, row.plan)),
    ImportedRow: lambda row: (
        f"row {row.row} of import {row.imported_id}",
        _of_import(row.imported_id, row.imported.plan),
    ),
    Change: _of_change,
    PublishedPosition: _of_position,
    PositionWithdrawn: lambda row: _of_position(row.position),
}
"""How the kinds are named that have a page, or stand on another's."""
