"""From which moment a plan's own file is, so that an edit in it is told from what has happened since."""

from dataclasses import replace
from datetime import UTC

from actionplan.models import Change, Plan
from actionplan.queries.imports import PlanNow


def stood_at(plan: Plan) -> str:
    """The words by which a file says from when it is: the plan, its last change and that change's moment."""
    last = Change.objects.filter(plan=plan).order_by("-number").first()
    return _words(plan, last) if last else ""


def as_exported(now: PlanNow, stood: str) -> PlanNow:
    """The plan with the number of the last change that a file knows, if the words in it are of this plan's record."""
    number = stood.split()[1] if len(stood.split()) == 3 else ""
    if not number.isdecimal() or len(number) > 18:
        return now
    found = Change.objects.filter(plan=now.plan, number=int(number)).first()
    return replace(now, since=found.number) if found and _words(now.plan, found) == stood else now


def _words(plan: Plan, change: Change) -> str:
    return f"{plan.slug} {change.number} {change.at.astimezone(UTC):%Y%m%dT%H%M%S%f}"
