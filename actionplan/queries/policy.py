"""The council's settings as they stood on a day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Max

from actionplan.models import Policy as PolicyRow
from actionplan.rules.policy import KEYS, Policy, policy_from


def policy_on(day: date, *, seen: int | None = None) -> Policy:
    """The settings in force on a day: for each, the newest row that starts on or before it; in one query.

    With ``seen`` (a number of ``newest_of``), as they were before anything later was recorded.
    """
    rows = PolicyRow.objects.filter(from_on__lte=day, key__in=KEYS).order_by("from_on", "id")
    if seen is not None:
        rows = rows.filter(pk__lte=seen)
    return policy_from(dict(rows.values_list("key", "value")))


def newest_of(keys: Iterable[str]) -> int:
    """A number that grows whenever one of these settings is set, for any day; 0 when none ever was."""
    newest: int | None = PolicyRow.objects.filter(key__in=list(keys)).aggregate(newest=Max("pk"))["newest"]
    return newest or 0
