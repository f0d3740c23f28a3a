"""An action's state at the end of any day, worked out from the stored rows alone, without the rules or the queries."""

from datetime import date
from typing import Any

from actionplan.models import Action, AssuranceDecision, DueDateDecision, ProgressUpdate, StandingDecision
from actionplan.rules.moments import london_day

GONE = ("superseded", "withdrawn")
ORDER = ["overdue", "off_track", "at_risk", "not_started", "awaiting_assurance", "on_track", "assured"]
FINDINGS = ["off_course", "at_risk", "not_started", "on_course", "all_assured"]


def last(rows: Any, day: date) -> Any:
    """The last of some rows that were written by the end of a day."""
    found = [row for row in rows if london_day(row.change.at) <= day]
    return max(found, key=lambda row: row.pk, default=None)


def was_there(action: Action, day: date) -> bool:
    """Whether an action was in the plan by the end of a day."""
    return london_day(action.entered_at) <= day


def due_at(action: Action, day: date) -> date | None:
    """The due date of an action at the end of a day: that of the last agreed request, else the first agreed."""
    agreed = DueDateDecision.objects.filter(request__action=action, is_agreed=True)
    decision = last(agreed.select_related("change", "request"), day)
    return decision.request.to_on if decision else action.first_due_on


def outcome_at(action: Action, day: date) -> tuple[str, str]:
    """What the owner last said, and what the QA unit decided of that, by the end of a day."""
    update = last(ProgressUpdate.objects.filter(action=action).select_related("change"), day)
    if update is None:
        return "not_started", ""
    decision = last(AssuranceDecision.objects.filter(claim=update).select_related("change"), day)
    return update.status, decision.outcome if decision else ""


def state_at(action: Action, day: date) -> str:
    """The state of an action at the end of a day; nothing before it was in the plan."""
    if not was_there(action, day):
        return ""
    standing = last(StandingDecision.objects.filter(action=action).select_related("change"), day)
    kind = standing.standing if standing else "live"
    if kind in GONE:
        return kind
    status, outcome = outcome_at(action, day)
    is_stopped = (status == "complete" and outcome in ("", "assured")) or (
        kind == "suspended" and standing.review_on >= day
    )
    due_on = due_at(action, day)
    if not is_stopped and due_on and due_on < day:
        return "overdue"
    if kind == "suspended":
        return kind
    by_outcome = {"": "awaiting_assurance", "assured": "assured", "returned": "at_risk", "reopened": "at_risk"}
    return by_outcome[outcome] if status == "complete" else status


def finding_at(actions: list[Action], day: date, *, is_bare: bool) -> str:
    """The state of a finding with these actions at the end of a day."""
    live = [state for state in (state_at(one, day) for one in actions) if state and state not in GONE]
    all_assured = bool(live) and set(live) == {"assured"}
    nothing_open = all(state in ("assured", "suspended") for state in live)
    if is_bare or {"overdue", "off_track"} & set(live) or (nothing_open and not all_assured):
        return "off_course"
    if "at_risk" in live:
        return "at_risk"
    if all_assured:
        return "all_assured"
    return "not_started" if set(live) == {"not_started"} else "on_course"


def direction_by_hand(before: str, after: str, order: list[str]) -> str:
    """Better or worse by the order, as the domain says it."""
    if not before:
        return "no_comparison"
    if before == after:
        return "no_change"
    if before not in order or after not in order or {before, after} == {"on_track", "awaiting_assurance"}:
        return "no_comparison"
    return "improved" if order.index(after) > order.index(before) else "worse"
