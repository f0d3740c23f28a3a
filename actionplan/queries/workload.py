"""What a person's posts answer for: their actions, each once, in the group that says what it needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from actionplan.queries.findings import worst_first
from actionplan.queries.positions import ActionPosition
from actionplan.vocabulary import ActionState


class Need(IntEnum):
    """What an action asks of its owner: what the QA unit sent back before anything else, then worst first."""

    RETURNED = 0
    OVERDUE = 1
    UPDATE_DUE = 2
    DUE_SOON = 3
    OFF_TRACK_OR_AT_RISK = 4
    SUSPENSION_TO_REVIEW = 5
    UP_TO_DATE = 6

    @property
    def label(self) -> str:
        """How people read it."""
        return LABELS[self]

    @property
    def short(self) -> str:
        """How it reads under a figure."""
        return SHORT.get(self, self.label.lower())

    @property
    def anchor(self) -> str:
        """The name of its group on the page."""
        return self.name.lower().replace("_", "-")


LABELS = {
    Need.RETURNED: "Returned to you by the QA unit",
    Need.OVERDUE: "Overdue",
    Need.UPDATE_DUE: "Update due",
    Need.DUE_SOON: "Due soon",
    Need.OFF_TRACK_OR_AT_RISK: "Off track or at risk",
    Need.SUSPENSION_TO_REVIEW: "Suspended, with a review that the QA unit owes",
    Need.UP_TO_DATE: "Up to date",
}
SHORT = {Need.RETURNED: "returned to you", Need.SUSPENSION_TO_REVIEW: "with the QA unit"}
NEEDS_SOMEBODY = (Need.RETURNED, Need.OVERDUE, Need.UPDATE_DUE)
"""The groups for which an update is owed before the next meeting."""


@dataclass(frozen=True)
class Group:
    """The actions with one need."""

    need: Need
    actions: tuple[ActionPosition, ...]


def groups(actions: Sequence[ActionPosition]) -> tuple[Group, ...]:
    """Each action once, in the first group that it belongs to; groups with nothing in them are left out."""
    found = ((need, [one for one in actions if need_of(one) == need]) for need in Need)
    return tuple(Group(need, worst_first(those)) for need, those in found if those)


def number_in(grouped: Sequence[Group]) -> int:
    """How many actions these groups hold together."""
    return sum(len(group.actions) for group in grouped)


def needing(actions: Sequence[ActionPosition]) -> tuple[ActionPosition, ...]:
    """The actions that need an update, in the order of the groups."""
    grouped = groups([one for one in actions if one.is_counted])
    return tuple(one for group in grouped if group.need in NEEDS_SOMEBODY for one in group.actions)


def need_of(one: ActionPosition) -> Need:
    """The first thing that an action asks of its owner; nothing where they can say nothing of it."""
    if one.why_no_update is not None:
        return Need.SUSPENSION_TO_REVIEW if one.review_is_due else Need.UP_TO_DATE
    needs = {
        Need.RETURNED: one.is_returned,
        Need.OVERDUE: one.state == ActionState.OVERDUE,
        Need.UPDATE_DUE: one.is_stale,
        Need.DUE_SOON: one.is_due_soon,
        Need.OFF_TRACK_OR_AT_RISK: one.state in (ActionState.OFF_TRACK, ActionState.AT_RISK),
    }
    return next((need for need, holds in needs.items() if holds), Need.UP_TO_DATE)
