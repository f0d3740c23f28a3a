"""The state of an action and of a finding, computed from what was said, decided and due."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from actionplan.vocabulary import ActionState, AssuranceOutcome, DeliveryStatus, FindingState, Rating, Standing

ORDER_OF_ACTIONS = tuple(ActionState)
"""Worst first: overdue, off track, at risk, not started, awaiting assurance, on track, assured; then the rest."""

ORDER_OF_FINDINGS = tuple(FindingState)
"""Worst first: off course, at risk, not started, on course, all assured."""

RATINGS = {
    ActionState.OVERDUE: Rating.RED,
    ActionState.OFF_TRACK: Rating.RED,
    ActionState.AT_RISK: Rating.AMBER,
    ActionState.NOT_STARTED: Rating.GREY,
    ActionState.AWAITING_ASSURANCE: Rating.AMBER,
    ActionState.ON_TRACK: Rating.GREEN,
    ActionState.ASSURED: Rating.GREEN,
    ActionState.SUSPENDED: Rating.GREY,
    ActionState.SUPERSEDED: Rating.GREY,
    ActionState.WITHDRAWN: Rating.GREY,
}

OUT_OF_THE_COUNTS = frozenset({ActionState.SUPERSEDED, ActionState.WITHDRAWN})
"""Listed apart: no longer part of the plan, though never erased from it."""

NOT_OPEN = OUT_OF_THE_COUNTS | {ActionState.ASSURED, ActionState.SUSPENDED}
"""States in which nobody is at work on an action. A claim awaiting assurance is still open: it may come back."""

TROUBLED = frozenset({ActionState.OVERDUE, ActionState.OFF_TRACK, ActionState.AT_RISK})
"""The states for which members ask why, how far off, what next and by when."""


@dataclass(frozen=True)
class ActionFacts:
    """All that an action's state depends on, as values: nothing here is computed or guessed.

    ``status`` is what the owner last said. ``outcome`` is the QA unit's decision on that very claim, or ``None``
    while it waits. ``due_on`` is the current due date, ``review_on`` the day until which a suspension stops the clock.
    """

    status: DeliveryStatus = DeliveryStatus.NOT_STARTED
    outcome: AssuranceOutcome | None = None
    standing: Standing = Standing.LIVE
    due_on: date | None = None
    review_on: date | None = None


def review_is_due(facts: ActionFacts, day: date) -> bool:
    """Whether an action is suspended past the day on which the QA unit was to look at it again."""
    return facts.standing == Standing.SUSPENDED and facts.review_on is not None and day > facts.review_on


def clock_runs(facts: ActionFacts, day: date) -> bool:
    """Whether lateness is counted on ``day``: a claim, an assured action and a suspension until its review stop it."""
    if facts.standing in (Standing.SUPERSEDED, Standing.WITHDRAWN):
        return False
    if facts.standing == Standing.SUSPENDED and not review_is_due(facts, day):
        return False
    return facts.status != DeliveryStatus.COMPLETE or facts.outcome in (
        AssuranceOutcome.RETURNED,
        AssuranceOutcome.REOPENED,
    )


def days_late(facts: ActionFacts, day: date) -> int:
    """Whole days past the current due date while the clock runs; 0 when it is not late. The due date is in time."""
    if facts.due_on is None or not clock_runs(facts, day):
        return 0
    return max(0, (day - facts.due_on).days)


def said_state(facts: ActionFacts) -> ActionState:
    """The state by what was said and decided, before lateness is looked at. A returned claim is at risk."""
    if facts.standing != Standing.LIVE:
        return ActionState(facts.standing.value)
    if facts.status != DeliveryStatus.COMPLETE:
        return ActionState(facts.status.value)
    if facts.outcome is None:
        return ActionState.AWAITING_ASSURANCE
    return ActionState.ASSURED if facts.outcome == AssuranceOutcome.ASSURED else ActionState.AT_RISK


def action_state(facts: ActionFacts, day: date) -> ActionState:
    """The state shown on ``day``: overdue whatever the owner says, once the clock runs past the due date."""
    return ActionState.OVERDUE if days_late(facts, day) else said_state(facts)


def rating(state: ActionState) -> Rating:
    """The colour family of an action's state."""
    return RATINGS[state]


def place(state: ActionState | FindingState) -> int:
    """Where a state stands in its order, 0 the worst: what lists sort by and direction of travel compares."""
    order: tuple[ActionState | FindingState, ...]
    order = ORDER_OF_ACTIONS if isinstance(state, ActionState) else ORDER_OF_FINDINGS
    return order.index(state)


def finding_state(states: Iterable[ActionState], *, has_bare_requirement: bool = False) -> FindingState:
    """A finding's state from the states of its main actions.

    ``has_bare_requirement`` says that something the finding requires has no action. A finding with no live action is
    off course: nothing is open and not all is assured.
    """
    live = [state for state in states if state not in OUT_OF_THE_COUNTS]
    if _is_off_course(live, has_bare_requirement=has_bare_requirement):
        return FindingState.OFF_COURSE
    if ActionState.AT_RISK in live:
        return FindingState.AT_RISK
    return _untroubled(live)


def _is_off_course(live: Collection[ActionState], *, has_bare_requirement: bool) -> bool:
    """Overdue, off track, a requirement without an action, or nothing open and not all assured."""
    if has_bare_requirement or not live or {ActionState.OVERDUE, ActionState.OFF_TRACK} & set(live):
        return True
    return all(state in NOT_OPEN for state in live) and set(live) != {ActionState.ASSURED}


def _untroubled(live: Collection[ActionState]) -> FindingState:
    """All assured, not started when all are, else on course."""
    if set(live) == {ActionState.ASSURED}:
        return FindingState.ALL_ASSURED
    return FindingState.NOT_STARTED if set(live) == {ActionState.NOT_STARTED} else FindingState.ON_COURSE
