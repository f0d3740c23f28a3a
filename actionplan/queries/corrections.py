"""When what a correction says was first said: a slip of the pen that is mended later is no news of an action."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from actionplan.models import ProgressUpdate


def corrected_moments(updates: Iterable[ProgressUpdate]) -> dict[int, datetime]:
    """For each of these updates that corrects another, by its key, the moment of the first row in that line.

    Takes one query, or none where none of them corrects any.
    """
    correcting = {one.pk: (one.action_id, one.corrects_id) for one in updates if one.corrects_id is not None}
    if not correcting:
        return {}
    actions = {action for action, _ in correcting.values()}
    rows = ProgressUpdate.objects.filter(action__in=actions, corrected_by__isnull=False)
    before = {pk: (corrects, at) for pk, corrects, at in rows.order_by().values_list("pk", "corrects", "change__at")}
    return {pk: _first_moment(corrects, before) for pk, (_, corrects) in correcting.items()}


def _first_moment(key: int, before: Mapping[int, tuple[int | None, datetime]]) -> datetime:
    """The moment of the first of the rows that each correct the one before."""
    corrects, at = before[key]
    return at if corrects is None else _first_moment(corrects, before)
