"""Where an action came from and where it went, when it was split or merged."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from actionplan.models import Action, StandingDecision
from actionplan.queries.positions import ActionPosition, positions
from actionplan.rules.policy import Policy
from actionplan.vocabulary import Standing


@dataclass(frozen=True)
class Ways:
    """The action that it is a part of, the parts it was split into, and those that it took in."""

    whole: Action | None = None
    parts: tuple[Action, ...] = ()
    taken_in: tuple[Action, ...] = ()


def ways_of(action: Action, visible: "QuerySet[Action]") -> Ways:
    """The ways of an action among those that the reader may see; in two queries."""
    beside = visible.filter(Q(split_from=action) | Q(pk=action.split_from_id or 0))
    found = list(beside.select_related("plan").order_by("pk"))
    rows = StandingDecision.objects.current().filter(action__in=_superseded_by(action)).order_by("action", "sequence")
    newest = {row.action_id: row for row in rows.select_related("action__plan")}
    seen = set(visible.filter(pk__in=newest).values_list("pk", flat=True)) if newest else set()
    return Ways(
        whole=next((one for one in found if one.pk == action.split_from_id), None),
        parts=tuple(one for one in found if one.split_from_id == action.pk),
        taken_in=tuple(
            row.action
            for row in newest.values()
            if row.action_id in seen and _is_taken_in(row, action) and row.action_id != action.split_from_id
        ),
    )


def in_the_place_of(one: ActionPosition, *, on: date, policy: Policy) -> list[Action]:
    """What counts in the plan instead of an action that was superseded: the other one, or all of its parts."""
    if one.standing is None or one.standing.standing != Standing.SUPERSEDED:
        return []
    rows = Action.objects.filter(Q(pk=one.standing.superseded_by_id) | Q(split_from=one.action))
    return [other.action for other in positions(rows, on=on, policy=policy) if other.is_counted]


def _superseded_by(action: Action) -> "QuerySet[Action]":
    """The actions that this one ever took the place of."""
    return Action.objects.filter(standing_decisions__superseded_by=action)


def _is_taken_in(newest: StandingDecision, action: Action) -> bool:
    """Whether an action's newest standing says that this one is in its place."""
    return newest.standing == Standing.SUPERSEDED and newest.superseded_by_id == action.pk
