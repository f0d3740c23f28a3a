"""What councillors and the public may see of an action: a part of the allow-list of ``scrutiny_values``."""

from dataclasses import dataclass
from datetime import date

from actionplan.rules.dates import is_beyond_the_limit, moves_in_words
from actionplan.rules.freshness import has_slipped
from actionplan.rules.restricting import in_its_place
from actionplan.rules.travel import Direction
from actionplan.vocabulary import ActionState, Impact


@dataclass(frozen=True)
class PublicGap:
    """Where something is kept from the public: why, by its category of Schedule 12A, and what stands in its place.

    ``of`` says whose words they are, as a sentence begins.
    """

    of: str
    category: str
    summary: str

    @property
    def words(self) -> str:
        """The gap in a sentence or two."""
        return in_its_place(self.category, self.summary, whole=self.of)


@dataclass(frozen=True)
class ActionTravel:
    """Where an action stood at an earlier moment: ``before`` is ``None`` when it was not in the plan."""

    before: ActionState | None
    direction: Direction
    due_on: date | None
    was_returned: bool


@dataclass(frozen=True)
class PublicAction:
    """An action as members see it.

    ``why`` is the reason given for its red or amber, ``happened`` what its last update said, ``next`` what is to come.
    ``asked_on`` is a new due date that somebody has asked for and nobody has decided yet; ``moved_because`` the reason
    of the last date that was agreed. ``travel`` is there where it is compared with an earlier moment, and ``gaps``
    where words are kept from the public.
    """

    anchor: str
    slug: str
    reference: str
    text: str
    state: ActionState
    said: ActionState
    owner: str
    why: str
    happened: str
    next: str
    due_on: date | None
    due_words: str
    first_due_on: date | None
    asked_on: date | None
    number_of_moves: int
    most_moves: int
    days_late: int
    days_left: int | None
    updated_on: date | None
    days_since_update: int
    impact: Impact
    difference: str
    assured_because: str
    suspended_because: str
    suspended_until: date | None
    is_review_due: bool
    is_returned: bool
    success_measure: str = ""
    moved_because: str = ""
    travel: ActionTravel | None = None
    gaps: tuple[PublicGap, ...] = ()

    @property
    def is_claim_overruled(self) -> bool:
        """Whether it shows Overdue whatever the owner said, which is then said beside it."""
        return self.state != self.said and not self.suspended_because

    @property
    def is_troubled(self) -> bool:
        """Whether members are owed its reason."""
        return self.state in (ActionState.OVERDUE, ActionState.OFF_TRACK, ActionState.AT_RISK)

    @property
    def has_slipped(self) -> bool:
        """Whether it is due later than first agreed."""
        return has_slipped(first_due_on=self.first_due_on, due_on=self.due_on)

    @property
    def how_far(self) -> str:
        """How far off it is, in words."""
        if self.days_late:
            return f"{_days(self.days_late)} late"
        if self.days_left is None:
            return "No due date is set"
        return f"Not late yet: {_days(self.days_left)} left" if self.days_left else "Not late yet: due today"

    @property
    def moves(self) -> str:
        """How often its due date has moved, against the council's limit; nothing when it never did."""
        return moves_in_words(self.number_of_moves, self.most_moves)

    @property
    def is_moved_too_often(self) -> bool:
        """Whether its due date has moved more often than the limit."""
        return is_beyond_the_limit(self.number_of_moves, self.most_moves)


@dataclass(frozen=True)
class PublicCount:
    """How many of a finding's actions are in a state."""

    state: ActionState
    number: int


@dataclass(frozen=True)
class PublicApart:
    """An action that left the plan: why, and the reference of the one in its place if there is one."""

    slug: str
    reference: str
    text: str
    finding: str
    state: ActionState
    because: str
    successor: str
    successor_slugs: tuple[str, ...]
    left_on: date | None


def _days(number: int) -> str:
    """A number of days, in words."""
    return "1 day" if number == 1 else f"{number} days"
