"""Where each finding stands: its main actions, those that also serve it, and the state that follows."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet

from actionplan.models import Action, AlsoServes, Finding, Requirement
from actionplan.queries.positions import ActionPosition, positions
from actionplan.rules import states
from actionplan.rules.policy import Policy
from actionplan.vocabulary import ActionState, FindingState, Impact, Rating

STEPS_OF_IMPACT = tuple(Impact)


@dataclass(frozen=True)
class FindingPosition:
    """A finding on a day. ``actions`` are its main actions; ``also`` serve it but are counted elsewhere."""

    finding: Finding
    actions: tuple[ActionPosition, ...]
    also: tuple[ActionPosition, ...]
    bare_requirements: tuple[Requirement, ...]

    @property
    def state(self) -> FindingState:
        """The state shown."""
        return states.finding_state(
            (one.state for one in self.actions), has_bare_requirement=bool(self.bare_requirements)
        )

    @property
    def place(self) -> int:
        """Its place in the order, 0 the worst."""
        return states.place(self.state)

    @property
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
    def by_state(self) -> tuple[tuple[ActionState, tuple[ActionPosition, ...]], ...]:
        """All its main actions gathered by state, worst first; states that none is in are left out."""
        gathered = groupby(worst_first(self.actions), key=lambda one: one.state)
        return tuple((state, tuple(those)) for state, those in gathered)

    @property
    def number_late(self) -> int:
        """How many of its actions are overdue."""
        return self.counts[ActionState.OVERDUE]

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
    findings: "QuerySet[Finding]", actions: "QuerySet[Action]", *, on: date, policy: Policy
) -> list[FindingPosition]:
    """The position of each of these findings, counting these actions, in the plan's own order."""
    rows = list(findings.select_related("source", "plan"))
    standing = positions(actions, on=on, policy=policy)
    also = _also_serving(standing)
    bare = _bare_requirements(findings, standing)
    return [
        FindingPosition(
            finding,
            tuple(one for one in standing if one.action.finding_id == finding.pk),
            tuple(also.get(finding.pk, ())),
            tuple(bare.get(finding.pk, ())),
        )
        for finding in rows
    ]


def _also_serving(standing: Sequence[ActionPosition]) -> dict[int, list[ActionPosition]]:
    """For each finding, the actions that serve it beside their main one."""
    by_action = {one.action.pk: one for one in standing}
    serving: dict[int, list[ActionPosition]] = {}
    for link in AlsoServes.objects.filter(is_withdrawn=False, action__in=by_action):
        serving.setdefault(link.finding_id, []).append(by_action[link.action_id])
    return serving


def _bare_requirements(
    findings: "QuerySet[Finding]", standing: Sequence[ActionPosition]
) -> dict[int, list[Requirement]]:
    """For each finding, what it requires that no live action answers."""
    answered = {(one.action.requirement_id, one.action.finding_id) for one in standing if one.is_counted}
    bare: dict[int, list[Requirement]] = {}
    for requirement in Requirement.objects.filter(finding__in=findings, is_withdrawn=False):
        if (requirement.pk, requirement.finding_id) not in answered:
            bare.setdefault(requirement.finding_id, []).append(requirement)
    return bare
