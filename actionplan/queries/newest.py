"""The newest rows of each action, noted beside it, so that thousands are read in a fixed number of queries."""

from typing import Any

from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery

from actionplan.models import Action, AssuranceDecision, ProgressUpdate, StandingDecision

_STANDS = Q(date_requests__corrected_by=None, date_requests__withdrawn_by=None)
"""A request that nobody has corrected or taken back."""
_WAITS = _STANDS & Q(date_requests__decision=None, date_requests__withdraws=None)
"""A request that waits for its decision, of which an action has one at most."""


def with_newest(actions: "QuerySet[Action]") -> "QuerySet[Any]":
    """Note, beside each action, its newest rows, how often its date moved and the date that waits for a decision."""
    later = Q(date_requests__to_on__gt=F("date_requests__from_on"))
    moves = Count("date_requests", filter=Q(date_requests__decision__is_agreed=True) & later & _STANDS)
    return actions.annotate(
        newest_update=_newest(ProgressUpdate, "-place", "-sequence"),
        newest_decision=_newest(AssuranceDecision, "-pk"),
        newest_standing=_newest(StandingDecision, "-sequence"),
        number_of_moves=moves,
        waiting_on=Max("date_requests__to_on", filter=_WAITS),
    )


def _newest(model: Any, *order: str) -> Subquery:
    """The key of an action's newest row of a kind that no other corrects or withdraws."""
    return Subquery(model.objects.current().filter(action=OuterRef("pk")).order_by(*order).values("pk")[:1])
