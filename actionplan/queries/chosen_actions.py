"""The actions that a filter chooses: rows answer what the database knows, positions what follows from a day."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.db.models import Q, QuerySet

from actionplan.models import Action, DueDateRequest, Evidence, ImportedRow, Origin, Partner, Tag
from actionplan.queries.action_filter import NONE, OVERDUE, ActionFilter
from actionplan.queries.burn_up import chart_of
from actionplan.queries.findings import worst_first
from actionplan.queries.imports import WRITTEN
from actionplan.queries.positions import ActionPosition


def whatever_the_state(asked: ActionFilter) -> ActionFilter:
    """The same filter without its states, over which a list counts how many are in each."""
    return replace(asked, state=())


def of_the_rows(actions: "QuerySet[Action]", asked: ActionFilter) -> Q:
    """What a filter asks of the rows of these actions themselves: nothing, when positions and words answer it."""
    return Q(*_of_its_own(asked), *_of_its_links(asked), *_of_the_chart(actions, asked))


def _of_its_own(asked: ActionFilter) -> Iterator[Q]:
    """What a filter asks of an action's own row."""
    if asked.owner:
        yield Q(owner=None if asked.owner == NONE else int(asked.owner))
    if asked.organisation:
        yield Q(owner__organisation=int(asked.organisation))
    if asked.finding:
        yield Q(finding__slug__in=asked.finding)
    if asked.requirement:
        yield Q(requirement=None if asked.requirement == NONE else int(asked.requirement))
    if asked.first_due == NONE:
        yield Q(first_due_on=None)
    if asked.success_measure == NONE:
        yield Q(success_measure="")


def _of_its_links(asked: ActionFilter) -> Iterator[Q]:
    """What a filter asks of the rows tied to an action; by key, so that no action comes twice."""
    if asked.partner or asked.commitment:
        partners = Partner.objects.filter(is_withdrawn=False)
        partners = partners.filter(organisation=int(asked.partner)) if asked.partner else partners
        partners = partners.filter(commitment__in=asked.commitment) if asked.commitment else partners
        yield Q(pk__in=partners.values("action"))
    if asked.evidence == NONE:
        yield ~Q(pk__in=Evidence.objects.filter(is_withdrawn=False).order_by().values("action"))
    if asked.origin:
        yield Q(pk__in=Origin.objects.filter(is_withdrawn=False, kind__in=asked.origin).values("action"))
    if asked.tag:
        yield Q(pk__in=Tag.objects.filter(is_withdrawn=False, word__in=asked.tag).values("action"))
    if asked.imported:
        written = ImportedRow.objects.filter(imported=int(asked.imported), outcome__in=WRITTEN)
        yield Q(pk__in=written.filter(action__isnull=False).values("action"))
    if asked.asked:
        yield Q(pk__in=DueDateRequest.objects.current().filter(decision=None).values("action"))


def _is_of_the_chart(asked: ActionFilter) -> bool:
    """Whether a filter asks for a figure of the chart of the plan."""
    return any((asked.planned_by, asked.complete_by, asked.assured_by))


def _of_the_chart(actions: "QuerySet[Action]", asked: ActionFilter) -> Iterator[Q]:
    """What a filter asks of the chart of the plan, each part as it stood at the end of a day."""
    if not _is_of_the_chart(asked):
        return
    chart = chart_of(actions)
    if asked.planned_by:
        yield Q(pk__in=chart.planned(asked.planned_by))
    if asked.complete_by:
        yield Q(pk__in=chart.complete(asked.complete_by))
    if asked.assured_by:
        yield Q(pk__in=chart.assured(asked.assured_by))


def holds(one: ActionPosition, asked: ActionFilter) -> bool:
    """Whether a position answers what a filter asks of the day.

    What is superseded or withdrawn is out of the counts and comes only when its state is asked for by name, or when
    it was still in the plan on the day of the chart that is asked for.
    """
    is_asked_for = one.state in asked.state if asked.state else one.is_counted or _is_of_the_chart(asked)
    return is_asked_for and all(
        (
            not asked.rating or one.rating in asked.rating,
            not asked.impact or one.impact in asked.impact,
            not asked.due or _is_due(one, asked.due),
            not asked.stale or one.is_stale,
            not asked.slipped or one.has_slipped,
            not asked.returned or one.is_returned,
        )
    )


def _is_due(one: ActionPosition, due: str) -> bool:
    """Whether an action is overdue, has no date, or is due within a number of days while its clock runs."""
    if due == NONE:
        return one.action.due_on is None
    if due == OVERDUE:
        return one.days_late > 0
    return one.days_left is not None and one.days_left <= int(due)


def in_order(found: Iterable[ActionPosition], sort: str) -> tuple[ActionPosition, ...]:
    """Positions in the order of a list; what has no date or owner comes last, whichever way round."""
    by = sort.removeprefix("-")
    rows = list(worst_first(found)) if by in ("worst", "state") else list(found)
    if by in KEYS:
        known = sorted((one for one in rows if KEYS[by](one) is not None), key=KEYS[by])
        rest = [one for one in rows if KEYS[by](one) is None]
        return (*(reversed(known) if sort != by else known), *rest)
    return tuple(reversed(rows) if sort != by else rows)


KEYS: dict[str, Callable[[ActionPosition], Any]] = {
    "reference": lambda one: _in_pieces(one.action.reference),
    "owner": lambda one: one.action.owner.title.casefold() if one.action.owner else None,
    "due": lambda one: one.action.due_on,
    "updated": lambda one: one.last_heard_on,
    "state": lambda one: one.place,
}
"""What each order but the plan's own and the worst-first compares; ``None`` for what cannot be compared."""


def _in_pieces(reference: str) -> tuple[tuple[bool, int, str], ...]:
    """A reference cut into numbers and words, so that 4a-2 comes before 4a-10."""
    return tuple(
        (not piece.isdecimal(), int(piece) if piece.isdecimal() else 0, piece)
        for piece in re.findall(r"[0-9]+|[^0-9]+", reference.casefold())
    )
