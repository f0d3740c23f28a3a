"""Where each finding stands: its main actions, those that also serve it, and the state that follows."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet

from actionplan.models import Action, AlsoServes, Finding, Requirement
from actionplan.queries.positions import ActionPosition, positions
from actionplan.rules import states
from actionplan.rules.policy import Policy
from actionplan.vocabulary import ActionState, FindingState, Impact, Rating

STEPS_OF_IMPACT = tuple(Impact)


@dataclass(frozen=True)
class RequirementPosition:
    """Something that a finding requires, with those of its counted main actions that answer it, the worst first."""

    requirement: Requirement
    actions: tuple[ActionPosition, ...]

    @property
    def is_bare(self) -> bool:
        """Whether no action answers it."""
        return not self.actions


@dataclass(frozen=True)
class FindingPosition:
    """A finding on a day. ``actions`` are its main actions; ``also`` serve it but are counted elsewhere."""

    finding: Finding
    actions: tuple[ActionPosition, ...]
    also: tuple[ActionPosition, ...]
    requirements: tuple[RequirementPosition, ...]

    @cached_property
    def state(self) -> FindingState:
        """The state shown."""
        return states.finding_state(
            (one.state for one in self.actions), has_bare_requirement=bool(self.bare_requirements)
        )

    @property
    def bare_requirements(self) -> tuple[Requirement, ...]:
        """What it requires that no live action answers."""
        return tuple(one.requirement for one in self.requirements if one.is_bare)

    @property
    def answering_none(self) -> tuple[ActionPosition, ...]:
        """Its counted main actions that answer none of its requirements, the worst first."""
        answering = {action.action.pk for one in self.requirements for action in one.actions}
        return tuple(one for one in self.worst_first if one.action.pk not in answering)

    @property
    def apart(self) -> tuple[ActionPosition, ...]:
        """Its main actions that were superseded or withdrawn: listed apart, and in none of the figures."""
        return tuple(one for one in self.actions if not one.is_counted)

    @property
    def place(self) -> int:
        """Its place in the order, 0 the worst."""
        return states.place(self.state)

    @cached_property
    def counted(self) -> tuple[ActionPosition, ...]:
        """The main actions that belong to the totals."""
        return tuple(one for one in self.actions if one.is_counted)

    @property
    def counts(self) -> dict[ActionState, int]:
        """How many of the counted actions are in each state, every state named, worst first."""
        return counts_of(self.counted)

    @property
    def ratings(self) -> dict[Rating, int]:
        """How many of the counted actions have each rating, every rating named."""
        return ratings_of(self.counted)

    @property
    def worst_first(self) -> tuple[ActionPosition, ...]:
        """The counted main actions, the worst first."""
        return worst_first(self.counted)

    @property
    def number_stale(self) -> int:
        """How many of its actions owe an update."""
        return sum(one.is_stale for one in self.counted)

    @property
    def number_slipped(self) -> int:
        """How many of its actions are due later than first agreed."""
        return sum(one.has_slipped for one in self.counted)

    @property
    def troubled(self) -> tuple[ActionPosition, ...]:
        """The actions for which a reason is owed, worst first."""
        return worst_first(one for one in self.counted if one.state in states.TROUBLED)

    @property
    def impact(self) -> Impact:
        """The furthest step of impact that any of its actions has evidence for."""
        return max((one.impact for one in self.counted), key=STEPS_OF_IMPACT.index, default=Impact.NOT_YET_EVIDENCED)

    @property
    def number_with_impact(self) -> int:
        """How many of its actions have any evidence of impact."""
        return sum(one.impact != Impact.NOT_YET_EVIDENCED for one in self.counted)

    @property
    def impacts(self) -> dict[Impact, int]:
        """How many of its actions have reached each step of impact, every step named, the furthest last."""
        counted = Counter(one.impact for one in self.counted)
        return {step: counted[step] for step in Impact}

    @property
    def last_due_on(self) -> date | None:
        """The latest current due date of its actions."""
        return max((one.action.due_on for one in self.counted if one.action.due_on), default=None)


def counts_of(actions: Iterable[ActionPosition]) -> dict[ActionState, int]:
    """How many actions are in each counted state, every one named, worst first."""
    counted = Counter(one.state for one in actions)
    return {state: counted[state] for state in ActionState if state not in states.OUT_OF_THE_COUNTS}


def ratings_of(actions: Iterable[ActionPosition]) -> dict[Rating, int]:
    """How many actions have each rating, every one named: red, amber, green, grey."""
    counted = Counter(one.rating for one in actions)
    return {rating: counted[rating] for rating in Rating}


def worst_first(actions: Iterable[ActionPosition]) -> tuple[ActionPosition, ...]:
    """Actions by their place in the order, the latest days late first within it."""
    return tuple(sorted(actions, key=lambda one: (one.place, -one.days_late, one.action.due_on or date.max)))


def finding_positions(
    findings: "QuerySet[Finding]", actions: "QuerySet[Action]", *, on: date, policy: Policy, with_also: bool = True
) -> list[FindingPosition]:
    """The position of each of these findings, counting these actions, in the plan's own order.

    Without ``with_also``, what also serves a finding is not asked for, which saves a query.
    """
    return findings_and_others(findings, actions, on=on, policy=policy, with_also=with_also)[0]


def findings_and_others(
    findings: "QuerySet[Finding]", actions: "QuerySet[Action]", *, on: date, policy: Policy, with_also: bool = True
) -> tuple[list[FindingPosition], list[ActionPosition]]:
    """The same, and beside it those of these actions whose main finding is none of these findings."""
    required = _with_requirements(findings)
    standing = positions(actions, on=on, policy=policy)
    own: dict[int, list[ActionPosition]] = {finding.pk: [] for finding in required}
    others: list[ActionPosition] = []
    for one in standing:
        own.get(one.action.finding_id, others).append(one)
    also = _also_serving(standing) if with_also else {}
    found = [
        FindingPosition(
            finding,
            tuple(own[finding.pk]),
            tuple(also.get(finding.pk, ())),
            tuple(_answered(row, own[finding.pk]) for row in requirements),
        )
        for finding, requirements in required.items()
    ]
    return found, others


def around(finding: Finding, actions: "QuerySet[Action]") -> "QuerySet[Action]":
    """Those of these actions that a finding's own page is about: its main actions, and those that also serve it."""
    also = AlsoServes.objects.filter(finding=finding, is_withdrawn=False).values("action")
    return actions.filter(Q(finding=finding) | Q(pk__in=also))


def _also_serving(standing: Sequence[ActionPosition]) -> dict[int, list[ActionPosition]]:
    """For each finding, the actions that serve it beside their main one."""
    by_action = {one.action.pk: one for one in standing}
    serving: dict[int, list[ActionPosition]] = {}
    for link in AlsoServes.objects.filter(is_withdrawn=False, action__in=by_action):
        serving.setdefault(link.finding_id, []).append(by_action[link.action_id])
    return serving


def _with_requirements(findings: "QuerySet[Finding]") -> dict[Finding, list[Requirement]]:
    """Each finding with what it requires, in order: in one query, of which a finding has a row for each of these."""
    joined = FilteredRelation("requirements", condition=Q(requirements__is_withdrawn=False))
    named = {"required_key": F("required__pk"), "required_text": F("required__text")}
    rows: QuerySet[Any] = findings.select_related("source", "plan").annotate(required=joined, **named)
    found: dict[Finding, list[Requirement]] = {}
    for row in rows.order_by("order", "pk", "required__order", "required__pk"):
        requirements = found.setdefault(row, [])
        if row.required_key is not None:
            requirements.append(Requirement(pk=row.required_key, finding_id=row.pk, text=row.required_text))
    return found


def _answered(row: Requirement, actions: Iterable[ActionPosition]) -> RequirementPosition:
    """A requirement with those of its finding's actions that answer it; what left the plan answers nothing."""
    answering = (one for one in actions if one.is_counted and one.action.requirement_id == row.pk)
    return RequirementPosition(row, worst_first(answering))
