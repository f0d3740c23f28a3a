"""Some of a plan's counted actions and how they stand: what every page that shares out a plan counts, in one place."""

from dataclasses import dataclass

from actionplan.queries.findings import counts_of
from actionplan.queries.positions import ActionPosition
from actionplan.rules import states
from actionplan.vocabulary import ActionState


@dataclass(frozen=True)
class Share:
    """Some of a plan's counted actions, and how they stand."""

    actions: tuple[ActionPosition, ...]

    @property
    def counts(self) -> dict[ActionState, int]:
        """How many are in each counted state; they add up to ``total``."""
        return counts_of(self.actions)

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.actions)

    @property
    def number_open(self) -> int:
        """How many somebody is still at work on: neither assured nor suspended."""
        return sum(one.state not in states.NOT_OPEN for one in self.actions)

    @property
    def number_late(self) -> int:
        """How many are past their due date while the clock runs."""
        return sum(one.days_late > 0 for one in self.actions)

    @property
    def number_stale(self) -> int:
        """How many owe an update."""
        return sum(one.is_stale for one in self.actions)

    @property
    def average_age(self) -> int | None:
        """How many days ago these were last heard of, on average and in whole days, a half rounded up.

        Only actions of which somebody may owe a word are asked; ``None`` when there is none. What was never updated
        counts from the day on which it came into the plan.
        """
        ages = [one.days_since_update for one in self.actions if one.waits_for_owner]
        return (2 * sum(ages) + len(ages)) // (2 * len(ages)) if ages else None
