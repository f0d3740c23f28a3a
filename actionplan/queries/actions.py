"""What hangs on one action: its updates and everything linked to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from actionplan.models import (
    Action,
    AssuranceDecision,
    Contributor,
    DueDateRequest,
    Finding,
    Origin,
    Plan,
    ProgressUpdate,
)


@dataclass(frozen=True)
class Said:
    """An update as it stands, with the rows that it corrects, the newest of them first.

    ``is_decided`` is whether the QA unit has decided it, so that its words stay.
    """

    update: ProgressUpdate
    earlier: tuple[ProgressUpdate, ...]
    is_decided: bool


@dataclass(frozen=True)
class Details:
    """Everything an action's page shows beside its position, newest first where there is an order."""

    updates: tuple[ProgressUpdate, ...]
    said: tuple[Said, ...]
    decisions: tuple[AssuranceDecision, ...]
    date_requests: tuple[DueDateRequest, ...]
    contributors: tuple[Contributor, ...]
    origins: tuple[Origin, ...]
    also_serves: tuple[Finding, ...]
    tags: tuple[str, ...]


def details(action: Action) -> Details:
    """What hangs on an action; withdrawn links are left out, withdrawn and corrected updates too."""
    made = ("change__by", "change__on_behalf_of")
    updates = _updates(action)
    decisions = AssuranceDecision.objects.current().filter(action=action).select_related(*made)
    requests = DueDateRequest.objects.current().filter(action=action).select_related(*made, "decision__change__by")
    also = Finding.objects.filter(also_served_by__action=action, also_served_by__is_withdrawn=False)
    also = also.filter(is_withdrawn=False)
    return Details(
        updates=tuple(one.update for one in updates),
        said=updates,
        decisions=tuple(decisions),
        date_requests=tuple(requests.order_by("-pk")),
        contributors=tuple(action.contributors.filter(is_withdrawn=False).select_related("post")),
        origins=tuple(action.origins.filter(is_withdrawn=False)),
        also_serves=tuple(also),
        tags=tuple(action.tags.filter(is_withdrawn=False).values_list("word", flat=True)),
    )


def _updates(action: Action) -> tuple[Said, ...]:
    """The updates of an action that stand, newest first; in two queries."""
    beside = ("change__by", "change__on_behalf_of", "action__plan", "action__owner")
    rows = list(ProgressUpdate.objects.filter(action=action).select_related(*beside))
    decided = set(AssuranceDecision.objects.filter(action=action).values_list("claim", flat=True))
    by_key = {row.pk: row for row in rows}
    gone = {key for row in rows for key in (row.corrects_id, row.withdraws_id)}
    standing = (row for row in rows if row.pk not in gone and row.withdraws_id is None)
    return tuple(Said(row, tuple(_corrected(row, by_key)), row.pk in decided) for row in standing)


def _corrected(update: ProgressUpdate, by_key: Mapping[int, ProgressUpdate]) -> Iterator[ProgressUpdate]:
    """The rows that an update corrects, one after another."""
    while update.corrects_id is not None:
        update = by_key[update.corrects_id]
        yield update


def dates_asked(plan: Plan) -> "QuerySet[DueDateRequest]":
    """The requests for a new due date that wait for a decision, oldest first."""
    waiting = DueDateRequest.objects.current().filter(action__plan=plan, decision=None)
    return waiting.select_related("action__owner", "change__by").order_by("pk")
