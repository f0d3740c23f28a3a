"""What changed from one position to another: the direction of each finding and action, and what became of them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from actionplan.queries.scrutiny_action_values import ActionTravel, PublicAction, PublicApart
from actionplan.queries.scrutiny_values import FindingTravel, Position, PublicFinding
from actionplan.rules.travel import Direction, direction, direction_of_impact
from actionplan.vocabulary import ActionState, Word

CLAIMED: Final = frozenset({ActionState.AWAITING_ASSURANCE, ActionState.ASSURED})
"""What its owner calls complete, assured or not."""


class Became(Word):
    """What became of an action between two positions; one action may be several of these."""

    WORSE = "worse", "worse"
    IMPROVED = "improved", "improved"
    COMPLETED = "completed", "called complete"
    ASSURED = "assured", "assured"
    RETURNED = "returned", "claims returned to their owners"
    LATER = "later", "due later"
    ADDED = "added", "added"
    BACK = "back", "brought back"


ORDER: Final = (Direction.WORSE, Direction.IMPROVED, Direction.NO_CHANGE, Direction.NO_COMPARISON)
"""Worse before improved in every count."""


@dataclass(frozen=True)
class Since:
    """A position beside an earlier one: every finding and action in it says where it stood then.

    ``left`` are the actions that counted then and are gone from the plan since; ``gone`` the findings, by reference.
    What the page asks again and again is worked out once.
    """

    position: Position
    left: tuple[PublicApart, ...]
    gone: tuple[str, ...]

    @cached_property
    def directions(self) -> dict[Direction, int]:
        """How many findings went which way, every way named; they add up to all findings."""
        return {one: sum(_way(finding) == one for finding in self.position.findings) for one in ORDER}

    @property
    def further(self) -> tuple[PublicFinding, ...]:
        """The findings with more evidence that children's lives are better than there was."""
        return self._by_impact(Direction.IMPROVED)

    @property
    def fallen_back(self) -> tuple[PublicFinding, ...]:
        """The findings with less of it."""
        return self._by_impact(Direction.WORSE)

    def _by_impact(self, way: Direction) -> tuple[PublicFinding, ...]:
        """The findings whose evidence of impact went one way."""
        return tuple(one for one in self.position.findings if one.travel and one.travel.impact_direction == way)

    @property
    def changed(self) -> tuple[PublicFinding, ...]:
        """The findings whose state is another, what is worse first; those that were not there come last."""
        changed = (one for one in self.position.findings if one.travel and one.travel.before != one.state)
        return tuple(sorted(changed, key=lambda one: ORDER.index(_way(one))))

    @property
    def later(self) -> tuple[PublicAction, ...]:
        """The actions that are due later than they were then."""
        return self.those(Became.LATER)

    def those(self, became: Became) -> tuple[PublicAction, ...]:
        """The actions of which something became."""
        return tuple(one for one in self.position.actions if is_so(one, became))

    @cached_property
    def counts(self) -> dict[Became, int]:
        """How many actions became what, every word named."""
        return {became: len(self.those(became)) for became in Became}

    @property
    def has_changes(self) -> bool:
        """Whether anything is otherwise than it was."""
        return bool(self.changed or self.left or self.gone or any(self.counts.values()))


def since(now: Position, then: Position) -> Since:
    """What changed from an earlier position to this one; findings and actions are the same by their words in addresses.

    Both are of the allow-list: one that was published compares as well as one that is asked for today.
    """
    before = {one.slug: one for one in then.findings}
    actions = {one.slug: one for one in then.actions}
    apart = {one.slug: one for one in then.apart}
    sources = tuple(
        replace(source, findings=tuple(_beside(one, before, actions, apart) for one in source.findings))
        for source in now.sources
    )
    shown = {one.slug for one in now.findings}
    gone = tuple(one.reference for one in then.findings if one.slug not in shown)
    return Since(replace(now, sources=sources), _left(now.apart, actions), gone)


def _is_later(action: PublicAction, then: ActionTravel) -> bool:
    """Whether an action is due later than it was, or had a date and has none."""
    if then.before is None or then.due_on is None:
        return False
    return action.due_on is None or action.due_on > then.due_on


_TESTS: Final[Mapping[Became, Callable[[PublicAction, ActionTravel], bool]]] = {
    Became.WORSE: lambda _, then: then.direction == Direction.WORSE,
    Became.IMPROVED: lambda _, then: then.direction == Direction.IMPROVED,
    Became.COMPLETED: lambda now, then: now.state in CLAIMED and then.before not in CLAIMED,
    Became.ASSURED: lambda now, then: now.state == ActionState.ASSURED != then.before,
    Became.RETURNED: lambda now, then: now.is_returned and not then.was_returned,
    Became.LATER: _is_later,
    Became.ADDED: lambda _, then: then.before is None,
    Became.BACK: lambda _, then: then.before in (ActionState.SUPERSEDED, ActionState.WITHDRAWN),
}


def is_so(action: PublicAction, became: Became) -> bool:
    """Whether this became of an action since the position that it is compared with."""
    return action.travel is not None and _TESTS[became](action, action.travel)


def _left(apart: Collection[PublicApart], actions: Mapping[str, PublicAction]) -> tuple[PublicApart, ...]:
    """Of what is gone from the plan, what counted then."""
    return tuple(one for one in apart if one.slug in actions)


def _way(finding: PublicFinding) -> Direction:
    """The direction of a finding; none where it is compared with nothing."""
    return finding.travel.direction if finding.travel else Direction.NO_COMPARISON


def _beside(
    now: PublicFinding,
    before: Mapping[str, PublicFinding],
    actions: Mapping[str, PublicAction],
    apart: Mapping[str, PublicApart],
) -> PublicFinding:
    """A finding with where it and each of its actions stood then."""
    then = before.get(now.slug)
    travel = FindingTravel(
        then.state if then else None,
        direction(then.state if then else None, now.state),
        then.impact if then else None,
        direction_of_impact(then.impact, now.impact) if then else Direction.NO_COMPARISON,
    )
    beside = tuple(replace(one, travel=_of_action(one, actions, apart)) for one in now.actions)
    return replace(now, actions=beside, travel=travel)


def _of_action(
    now: PublicAction, actions: Mapping[str, PublicAction], apart: Mapping[str, PublicApart]
) -> ActionTravel:
    """Where an action stood then: in the counts, gone from the plan, or not there."""
    then = actions.get(now.slug)
    if then is not None:
        return ActionTravel(then.state, direction(then.state, now.state), then.due_on, then.is_returned)
    gone = apart.get(now.slug)
    return ActionTravel(gone.state if gone else None, Direction.NO_COMPARISON, None, was_returned=False)
