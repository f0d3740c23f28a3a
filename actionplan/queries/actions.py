"""What hangs on one action: its updates and everything linked to it."""

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
class Details:
    """Everything an action's page shows beside its position, newest first where there is an order."""

    updates: tuple[ProgressUpdate, ...]
    decisions: tuple[AssuranceDecision, ...]
    date_requests: tuple[DueDateRequest, ...]
    contributors: tuple[Contributor, ...]
    origins: tuple[Origin, ...]
    also_serves: tuple[Finding, ...]


def details(action: Action) -> Details:
    """What hangs on an action; withdrawn links are left out, withdrawn and corrected updates too."""
    made = ("change__by", "change__on_behalf_of")
    updates = ProgressUpdate.objects.current().filter(action=action).select_related(*made)
    decisions = AssuranceDecision.objects.current().filter(action=action).select_related(*made)
    requests = DueDateRequest.objects.current().filter(action=action).select_related(*made, "decision__change__by")
    also = Finding.objects.filter(also_served_by__action=action, also_served_by__is_withdrawn=False)
    return Details(
        updates=tuple(updates),
        decisions=tuple(decisions),
        date_requests=tuple(requests.order_by("-pk")),
        contributors=tuple(action.contributors.filter(is_withdrawn=False).select_related("post")),
        origins=tuple(action.origins.filter(is_withdrawn=False)),
        also_serves=tuple(also),
    )


def dates_asked(plan: Plan) -> "QuerySet[DueDateRequest]":
    """The requests for a new due date that wait for a decision, oldest first."""
    waiting = DueDateRequest.objects.current().filter(action__plan=plan, decision=None)
    return waiting.select_related("action__owner", "change__by").order_by("pk")
