"""What one finding requires, withdrawn or not, with the actions of the plan that answer each."""

from dataclasses import dataclass
from datetime import date

from actionplan.models import Action, Finding, Requirement
from actionplan.queries.positions import ActionPosition, positions
from actionplan.rules.policy import Policy


@dataclass(frozen=True)
class RequirementLine:
    """A requirement with the counted actions that answer it."""

    requirement: Requirement
    actions: tuple[ActionPosition, ...]


def requirement_lines(finding: Finding, *, on: date, policy: Policy) -> list[RequirementLine]:
    """What a finding requires, in its order."""
    standing = positions(Action.objects.filter(finding=finding), on=on, policy=policy)
    rows = list(finding.requirements.select_related("change__by"))
    return [
        RequirementLine(row, tuple(one for one in standing if one.is_counted and one.action.requirement_id == row.pk))
        for row in rows
    ]
