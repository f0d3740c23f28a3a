"""The allow-list itself: every value that councillors and the public may see, and nothing else.

No class here has a field for restricted words, and none hands out a stored row, so no template can reach one.
"""

from dataclasses import dataclass
from datetime import date

from actionplan.queries.plans import DeadlinePosition, Window
from actionplan.queries.scrutiny_action_values import PublicAction, PublicApart, PublicCount, PublicGap
from actionplan.rules.travel import Direction
from actionplan.vocabulary import ActionState, FindingState, Impact


@dataclass(frozen=True)
class FindingTravel:
    """Where a finding stood at an earlier moment: both are ``None`` when it was not in the plan."""

    before: FindingState | None
    direction: Direction
    impact_before: Impact | None
    impact_direction: Direction


@dataclass(frozen=True)
class PublicFinding:
    """A finding as members see it, with its counts by state, which add up to ``total``. ``slug`` names it in addresses.

    ``because`` is the rule of its state in one sentence; ``other_reasons`` say why it is not on course beyond what its
    own actions say. ``travel`` is there where it is compared with an earlier moment, and ``gaps`` where words are
    kept from the public.
    """

    anchor: str
    slug: str
    reference: str
    title: str
    statement: str
    state: FindingState
    counts: tuple[PublicCount, ...]
    actions: tuple[PublicAction, ...]
    impact: Impact
    number_with_impact: int
    last_due_on: date | None
    other_reasons: tuple[str, ...]
    apart: tuple[PublicApart, ...]
    because: str = ""
    paragraph: str = ""
    number_bare: int = 0
    travel: FindingTravel | None = None
    gaps: tuple[PublicGap, ...] = ()

    @property
    def total(self) -> int:
        """All its counted actions."""
        return len(self.actions)

    @property
    def troubled(self) -> tuple[PublicAction, ...]:
        """The actions for which a reason is owed, worst first."""
        return tuple(one for one in self.actions if one.is_troubled)

    @property
    def revised(self) -> tuple[PublicAction, ...]:
        """The actions that are due later than first agreed."""
        return tuple(one for one in self.actions if one.has_slipped)

    @property
    def changed_actions(self) -> tuple[PublicAction, ...]:
        """The actions whose state is another than at the moment they are compared with."""
        return tuple(one for one in self.actions if one.travel and one.travel.before != one.state)

    @property
    def lacks_action(self) -> bool:
        """Whether it has no action, or requires something that none answers."""
        return self.number_bare > 0 or not self.actions

    @property
    def is_not_on_course(self) -> bool:
        """Whether members are owed an explanation of it."""
        return self.state in (FindingState.OFF_COURSE, FindingState.AT_RISK)


@dataclass(frozen=True)
class PublicSource:
    """Where findings come from, with its findings in the report's order."""

    name: str
    introduction: str
    findings: tuple[PublicFinding, ...]


@dataclass(frozen=True)
class PublicMeeting:
    """A meeting as members see it."""

    body: str
    held_on: date
    papers_on: date | None = None


@dataclass(frozen=True)
class Position:
    """Where a plan stands on a day, as members see it."""

    plan_title: str
    council: str
    day: date
    timetable: tuple[DeadlinePosition | Window, ...]
    sources: tuple[PublicSource, ...]
    next_meeting: PublicMeeting | None
    last_meeting: PublicMeeting | None

    @property
    def findings(self) -> tuple[PublicFinding, ...]:
        """Every finding, in the report's order."""
        return tuple(finding for source in self.sources for finding in source.findings)

    @property
    def actions(self) -> tuple[PublicAction, ...]:
        """Every counted action, once, under its main finding."""
        return tuple(action for finding in self.findings for action in finding.actions)

    @property
    def apart(self) -> tuple[PublicApart, ...]:
        """Every action that was superseded or withdrawn: listed apart, and in none of the counts."""
        return tuple(action for finding in self.findings for action in finding.apart)

    @property
    def not_on_course(self) -> tuple[PublicFinding, ...]:
        """The findings that are off course or at risk, worst first."""
        order = list(FindingState)
        return tuple(sorted((f for f in self.findings if f.is_not_on_course), key=lambda f: order.index(f.state)))

    @property
    def troubled_by_state(self) -> tuple[tuple[FindingState, tuple[PublicFinding, ...]], ...]:
        """The findings that are not on course, by their state; states with none are left out."""
        pairs = (
            (state, tuple(one for one in self.findings if one.state == state))
            for state in (FindingState.OFF_COURSE, FindingState.AT_RISK)
        )
        return tuple(pair for pair in pairs if pair[1])

    @property
    def awaiting(self) -> tuple[PublicAction, ...]:
        """The claims of completion that the QA unit has not checked yet, the longest waiting first."""
        waiting = (one for one in self.actions if one.state == ActionState.AWAITING_ASSURANCE)
        return tuple(sorted(waiting, key=lambda one: -one.days_since_update))

    @property
    def finding_counts(self) -> dict[FindingState, int]:
        """How many findings are in each state."""
        return {state: sum(one.state == state for one in self.findings) for state in FindingState}

    @property
    def impact_counts(self) -> dict[Impact, int]:
        """How many findings have reached each step of impact, the furthest first; they add up to all findings."""
        steps = [one.impact for one in self.findings]
        return {step: steps.count(step) for step in reversed(Impact)}

    @property
    def with_impact(self) -> tuple[PublicAction, ...]:
        """The actions that have any evidence that children's lives are better, the furthest first."""
        order = list(Impact)
        found = (one for one in self.actions if one.impact != Impact.NOT_YET_EVIDENCED)
        return tuple(sorted(found, key=lambda one: -order.index(one.impact)))

    @property
    def number_revised(self) -> int:
        """How many actions are due later than first agreed."""
        return sum(one.has_slipped for one in self.actions)

    @property
    def number_beyond_the_limit(self) -> int:
        """How many have a due date that has moved more often than the council's limit."""
        return sum(one.is_moved_too_often for one in self.actions)

    @property
    def counts(self) -> dict[ActionState, int]:
        """How many actions are in each state; they add up to ``total``."""
        total: dict[ActionState, int] = {}
        for count in (count for finding in self.findings for count in finding.counts):
            total[count.state] = total.get(count.state, 0) + count.number
        return total

    @property
    def total(self) -> int:
        """All counted actions."""
        return len(self.actions)

    @property
    def number_without_impact(self) -> int:
        """How many findings have no evidence of impact yet."""
        return sum(finding.number_with_impact == 0 for finding in self.findings)
