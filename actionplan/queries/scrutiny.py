"""What councillors and the public may see: an allow-list. Their templates receive these values and nothing else.

No class here has a field for restricted words, and none hands out a stored row, so no template can reach one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from actionplan.models import Action, Finding, Plan, Source
from actionplan.queries.findings import FindingPosition, finding_positions
from actionplan.queries.plans import DeadlinePosition, deadline_positions, last_meeting, next_meeting
from actionplan.queries.positions import ActionPosition
from actionplan.rules.policy import Policy
from actionplan.vocabulary import ActionState, FindingState, Impact


@dataclass(frozen=True)
class PublicAction:
    """An action as members see it."""

    reference: str
    text: str
    state: ActionState
    said: ActionState
    owner: str
    why: str
    next: str
    due_on: date | None
    due_words: str
    first_due_on: date | None
    number_of_moves: int
    days_late: int
    days_left: int | None
    updated_on: date | None
    impact: Impact
    difference: str
    assured_because: str

    @property
    def is_claim_overruled(self) -> bool:
        """Whether it shows Overdue whatever the owner said, which is then said beside it."""
        return self.state != self.said

    @property
    def has_slipped(self) -> bool:
        """Whether its due date has moved later."""
        return self.first_due_on is not None and self.due_on != self.first_due_on


@dataclass(frozen=True)
class PublicFinding:
    """A finding as members see it, with its counts by state, which add up to ``total``."""

    reference: str
    title: str
    statement: str
    state: FindingState
    counts: dict[ActionState, int]
    total: int
    impact: Impact
    number_with_impact: int
    last_due_on: date | None
    troubled: tuple[PublicAction, ...]
    awaiting: tuple[PublicAction, ...]
    bare_requirements: tuple[str, ...]

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
    cut_off_on: date | None = None


@dataclass(frozen=True)
class Position:
    """Where a plan stands on a day, as members see it."""

    plan_title: str
    council: str
    day: date
    deadlines: tuple[DeadlinePosition, ...]
    sources: tuple[PublicSource, ...]
    next_meeting: PublicMeeting | None
    last_meeting: PublicMeeting | None

    @property
    def findings(self) -> tuple[PublicFinding, ...]:
        """Every finding, in the report's order."""
        return tuple(finding for source in self.sources for finding in source.findings)

    @property
    def not_on_course(self) -> tuple[PublicFinding, ...]:
        """The findings that are off course or at risk, worst first."""
        order = list(FindingState)
        return tuple(sorted((f for f in self.findings if f.is_not_on_course), key=lambda f: order.index(f.state)))

    @property
    def awaiting(self) -> tuple[PublicAction, ...]:
        """The claims of completion that the QA unit has not checked yet."""
        return tuple(action for finding in self.findings for action in finding.awaiting)

    @property
    def finding_counts(self) -> dict[FindingState, int]:
        """How many findings are in each state."""
        return {state: sum(one.state == state for one in self.findings) for state in FindingState}

    @property
    def counts(self) -> dict[ActionState, int]:
        """How many actions are in each state; each is counted once, under its main finding."""
        return _sum(finding.counts for finding in self.findings)

    @property
    def total(self) -> int:
        """All counted actions."""
        return sum(finding.total for finding in self.findings)

    @property
    def number_with_impact(self) -> int:
        """How many findings have any evidence of impact."""
        return sum(finding.number_with_impact > 0 for finding in self.findings)


def position(plan: Plan, *, on: date, policy: Policy) -> Position:
    """Where the plan stands on a day, for those who read the scrutiny pages."""
    standing = finding_positions(
        Finding.objects.filter(plan=plan, is_withdrawn=False),
        Action.objects.filter(plan=plan),
        on=on,
        policy=policy,
    )
    coming = next_meeting(on=on, cut_off_days=policy.reporting_cut_off_days)
    before = last_meeting(before=on)
    return Position(
        plan_title=plan.title,
        council=plan.council,
        day=on,
        deadlines=tuple(deadline_positions(plan, on=on)),
        sources=_sources(standing),
        next_meeting=PublicMeeting(coming.meeting.body.name, coming.meeting.held_on, coming.cut_off_on)
        if coming
        else None,
        last_meeting=PublicMeeting(before.body.name, before.held_on) if before else None,
    )


def _sources(standing: Iterable[FindingPosition]) -> tuple[PublicSource, ...]:
    """Findings gathered under where they come from."""
    by_source: dict[Source, list[PublicFinding]] = {}
    for one in standing:
        by_source.setdefault(one.finding.source, []).append(_finding(one))
    return tuple(PublicSource(row.name, row.introduction, tuple(found)) for row, found in by_source.items())


def _finding(one: FindingPosition) -> PublicFinding:
    """What members may see of a finding."""
    return PublicFinding(
        reference=one.finding.reference,
        title=one.finding.title,
        statement=one.finding.statement,
        state=one.state,
        counts=one.counts,
        total=len(one.counted),
        impact=one.impact,
        number_with_impact=one.number_with_impact,
        last_due_on=one.last_due_on,
        troubled=tuple(_action(action) for action in one.troubled),
        awaiting=tuple(_action(a) for a in one.counted if a.state == ActionState.AWAITING_ASSURANCE),
        bare_requirements=tuple(requirement.text for requirement in one.bare_requirements),
    )


def _action(one: ActionPosition) -> PublicAction:
    """What members may see of an action."""
    update = one.update
    return PublicAction(
        reference=one.action.reference,
        text=one.action.text,
        state=one.state,
        said=one.said,
        owner=one.action.owner.title if one.action.owner else "",
        why=_why(one),
        next=(update.recovery or update.next) if update else "",
        due_on=one.action.due_on,
        due_words=one.action.due_words,
        first_due_on=one.action.first_due_on,
        number_of_moves=one.number_of_moves,
        days_late=one.days_late,
        days_left=one.days_left,
        updated_on=one.last_heard_on if update else None,
        impact=one.impact,
        difference=update.difference if update else "",
        assured_because=one.decision.reason if one.decision and one.said == ActionState.ASSURED else "",
    )


def _why(one: ActionPosition) -> str:
    """The reason for a red or amber: why the claim came back, what the owner gave, or what last happened."""
    if one.is_returned and one.decision:
        return f"The QA unit returned the claim: {one.decision.reason}"
    return (one.update.reason or one.update.happened) if one.update else ""


def _sum(counts: Iterable[dict[ActionState, int]]) -> dict[ActionState, int]:
    """Counts added up, state by state."""
    total: dict[ActionState, int] = {}
    for one in counts:
        for state, number in one.items():
            total[state] = total.get(state, 0) + number
    return total
