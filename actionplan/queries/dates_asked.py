"""The new due dates that were asked for of some actions, with what was decided about each."""

from collections.abc import Iterable

from actionplan.models import Action, DueDateRequest


def newest_asked(actions: Iterable[Action]) -> dict[int, DueDateRequest]:
    """For each of these actions of which a date was asked for, by its key, the newest request with its decision."""
    keys = [one.pk for one in actions]
    asked = DueDateRequest.objects.current().filter(action__in=keys).order_by("pk")
    return {one.action_id: one for one in asked.select_related("change__by", "decision__change__by")}
