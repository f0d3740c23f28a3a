"""What a page of the plan's editors shows of an action: what hangs on it, and a mark of what was read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from actionplan.models import Action, AlsoServes, Contributor, Finding, Origin, Partner, Plan, Requirement
from actionplan.queries.commitments import SAID_FOR_IT, SAID_ITSELF
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import ActionPosition, positions
from actionplan.rules.moments import london_day
from actionplan.vocabulary import OriginKind

LINKS: tuple[Any, ...] = (Contributor, Partner, AlsoServes, Origin)


@dataclass(frozen=True)
class ActionLinks:
    """What hangs on an action: the keys of posts, organisations and further findings, and each origin's note."""

    contributors: frozenset[int] = frozenset()
    partners: frozenset[int] = frozenset()
    also_serves: frozenset[int] = frozenset()
    origins: Mapping[OriginKind, str] = field(default_factory=dict)


NO_LINKS = ActionLinks()


def links_of(action: Action) -> ActionLinks:
    """What hangs on an action and is not withdrawn."""
    origins = Origin.objects.filter(action=action, is_withdrawn=False).values_list("kind", "note")
    return ActionLinks(
        contributors=_sides(Contributor, action, "post_id"),
        partners=_sides(Partner, action, "organisation_id"),
        also_serves=_sides(AlsoServes, action, "finding_id"),
        origins={OriginKind(kind): note for kind, note in origins},
    )


def mark_of(action: Action) -> int:
    """A number that grows whenever the action, or what hangs on it, is changed: which of it a reader has seen.

    What a partner says of its commitment is nobody's editing, and leaves it as it is.
    """
    found = Action.objects.filter(pk=action.pk).order_by().values_list("change")
    beside = [model.objects.filter(action=action).order_by().values_list("change") for model in LINKS]
    said = Partner.objects.filter(action=action, change__command__in=(SAID_ITSELF, SAID_FOR_IT))
    beside[1] = beside[1].exclude(pk__in=said.values("pk"))
    return max(number for (number,) in found.union(*beside))


def mark_of_requirements(finding: Finding) -> int:
    """A number that grows whenever a requirement of a finding is added or changed; 0 while it has none."""
    newest = Requirement.objects.filter(finding=finding).order_by("-change").values_list("change", flat=True).first()
    return newest or 0


def sources_and_findings(plan: Plan) -> list[tuple[Any, list[Finding]]]:
    """Each source of a plan with its findings, withdrawn ones too, with who changed them last."""
    findings = list(plan.findings.select_related("change__by").order_by("order", "pk"))
    return [(source, [one for one in findings if one.source_id == source.pk]) for source in plan.sources.all()]


def counted_among(actions: Any, at: Any) -> list[ActionPosition]:
    """Those of some actions that belong to the plan's totals at a moment, in the plan's own order."""
    day = london_day(at)
    return [one for one in positions(actions, on=day, policy=policy_on(day)) if one.is_counted]


def references_of(found: Iterable[ActionPosition]) -> str:
    """The references of some actions as a sentence lists them."""
    return ", ".join(one.action.reference for one in found)


def _sides(model: Any, action: Action, column: str) -> frozenset[int]:
    """The keys on the other side of the links of one kind."""
    return frozenset(model.objects.filter(action=action, is_withdrawn=False).values_list(column, flat=True))
