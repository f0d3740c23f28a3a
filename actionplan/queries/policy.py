"""The council's thresholds as they stood on a day."""

from datetime import date

from actionplan.models import Policy as PolicyRow
from actionplan.rules.policy import KEYS, Policy, policy_from


def policy_on(day: date) -> Policy:
    """The thresholds in force on a day: for each, the newest row that starts on or before it."""
    rows = PolicyRow.objects.filter(from_on__lte=day, key__in=KEYS).order_by("from_on", "id")
    return policy_from({row.key: int(row.value) for row in rows})
