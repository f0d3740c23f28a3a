"""Filters with names: a reader's own, and those that officers of the plan share."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import parse_qs

from django.db.models import Q, QuerySet

from actionplan import access
from actionplan.models import Finding, Person, Plan, Requirement, SavedFilter
from actionplan.queries.action_filter import NONE, ActionFilter
from actionplan.queries.filter_words import Names, in_words, said_of
from actionplan.vocabulary import Permission


@dataclass(frozen=True)
class Kept:
    """A filter with a name: whose it is, what it asks for in words, and what of it is not understood or not there."""

    saved: SavedFilter
    is_own: bool
    words: str
    problems: tuple[str, ...]


def filters_for(person: Person, plan: Plan, *, on: date) -> "QuerySet[SavedFilter]":
    """The filters that a person may pick: their own first, then those shared, which only officers of the plan see.

    Nobody whose roles have ended has any.
    """
    own = Q(person=person)
    if access.may(person, Permission.READ_PLAN, on=on, plan=plan):
        own |= Q(is_shared=True)
    elif not access.may(person, Permission.UPDATE_ORGANISATION_ACTIONS, on=on, plan=plan):
        return SavedFilter.objects.none()
    return SavedFilter.objects.filter(own, plan=plan).select_related("person").order_by("name", "pk")


def kept_of(person: Person, saved: Sequence[SavedFilter], names: Names, findings: "QuerySet[Finding]") -> list[Kept]:
    """Filters as their page lists them, a person's own first; by the names and findings that the person may know."""
    keys = {asked.requirement for one in saved if (asked := _asked(one)).requirement not in ("", NONE)}
    required = Requirement.objects.filter(pk__in=map(int, keys), finding__in=findings)
    names = replace(names, requirements=dict(required.values_list("pk", "text")))
    rows = sorted(saved, key=lambda one: one.person_id != person.pk)
    return [_kept(person, one, names) for one in rows]


def _asked(one: SavedFilter) -> ActionFilter:
    """What a filter asks for, as far as it is understood."""
    return ActionFilter.read(parse_qs(one.query))[0]


def _kept(person: Person, one: SavedFilter, names: Names) -> Kept:
    """One of them."""
    asked, problems = ActionFilter.read(parse_qs(one.query))
    said = said_of(asked, names)
    unknown = tuple(part.unknown for part in said if part.unknown)
    return Kept(one, one.person_id == person.pk, in_words(said), (*problems, *unknown))
