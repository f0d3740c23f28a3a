"""What one change wrote: the actions it touched, themselves or by what hangs on them."""

from typing import Any, Final

from django.db.models import QuerySet

from actionplan.models import Action, AlsoServes, Change, Contributor, Origin, Partner, Tag

LINKS: Final[tuple[Any, ...]] = (AlsoServes, Contributor, Origin, Partner, Tag)


def actions_of(change: Change) -> "QuerySet[Action]":
    """The actions of which a change wrote a version, or a version of a link; in a fixed number of queries."""
    keys = set(Action.history.filter(change=change).values_list("id", flat=True))
    for model in LINKS:
        keys |= set(model.history.filter(change=change).values_list("action_id", flat=True))
    return Action.objects.filter(pk__in=keys)
