"""Named moments: the meetings that a position can be compared with, and where the plan stood for each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.db.models import Exists, OuterRef, QuerySet

from actionplan.models import Meeting, Plan, PublishedPosition
from actionplan.queries.as_at import as_at, last_change_by
from actionplan.queries.policy import policy_on
from actionplan.queries.published import position_seen_by
from actionplan.queries.scrutiny import bare_position
from actionplan.queries.scrutiny_values import Position
from actionplan.rules.freshness import cut_off
from actionplan.rules.periods import in_words
from actionplan.rules.policy import Policy
from actionplan.vocabulary import BodyKind

MOST = 40
"""How many meetings are offered."""
NONE_PUBLISHED: Final = "No position was published for it"


@dataclass(frozen=True)
class MeetingChoice:
    """A meeting that can be chosen; ``value`` names it in addresses.

    ``saw_a_position`` where one that stands was published for it, ``saw_one_withdrawn`` where one was withdrawn since.
    """

    value: str
    body: str
    held_on: date
    is_of_a_panel: bool
    saw_a_position: bool
    saw_one_withdrawn: bool = False

    @property
    def words(self) -> str:
        """The meeting by its body and day: "Scrutiny panel of 22 October 2014"."""
        return f"{self.body} of {in_words(self.held_on)}"


@dataclass(frozen=True)
class Moment:
    """A meeting with the day whose position it is compared by: that published for it, else its reporting cut-off."""

    meeting: MeetingChoice
    day: date
    published: Position | None = None

    @property
    def is_published(self) -> bool:
        """Whether the position was published for it, and stands."""
        return self.published is not None

    @property
    def since(self) -> str:
        """How directions name it: "22 October 2014"."""
        return in_words(self.meeting.held_on)

    @property
    def which(self) -> str:
        """Which position is meant: "the plan as it stood on 12 October 2014, the last day …"."""
        if self.is_published:
            return f"the position of {in_words(self.day)}, which was published for the meeting."
        why = "The position published for it was withdrawn" if self.meeting.saw_one_withdrawn else NONE_PUBLISHED
        return (
            f"the plan as it stood on {in_words(self.day)}, the last day on which an update reached the meeting's"
            f" papers. {why}."
        )

    @property
    def words(self) -> str:
        """What is compared with, as a sentence."""
        return f"Compared with {self.which}"


def meetings_before(plan: Plan, day: date) -> tuple[MeetingChoice, ...]:
    """The meetings held before a day, the latest first; without the cancelled ones. One query."""
    published = PublishedPosition.objects.filter(plan=plan, meeting=OuterRef("pk"))
    standing, gone = Exists(published.filter(withdrawn=None)), Exists(published.exclude(withdrawn=None))
    held = Meeting.objects.filter(held_on__lt=day, is_cancelled=False)
    rows: QuerySet[Any] = held.annotate(saw=standing, gone=gone).select_related("body")
    return tuple(
        MeetingChoice(
            f"{row.held_on.isoformat()}-{row.body.slug}",
            row.body.name,
            row.held_on,
            row.body.kind == BodyKind.SCRUTINY_PANEL,
            row.saw,
            row.gone,
        )
        for row in rows.order_by("-held_on", "pk")[:MOST]
    )


def chosen_among(meetings: Sequence[MeetingChoice], given: str = "") -> MeetingChoice | None:
    """The meeting that an address names by its value or its day.

    Else the last for which a position was published; where none ever was, the last of a scrutiny panel, or of any body.
    """
    wanted = (
        (one for one in meetings if given and given in (one.value, one.held_on.isoformat())),
        (one for one in meetings if one.saw_a_position),
        (one for one in meetings if one.is_of_a_panel),
        iter(meetings),
    )
    return next((found for those in wanted if (found := next(those, None))), None)


def moment_of(plan: Plan, meeting: MeetingChoice) -> Moment:
    """The moment of a meeting: the position published for it, as it was frozen.

    Else its reporting cut-off, by what was set for the day on which it met.
    """
    body = meeting.value.removeprefix(f"{meeting.held_on.isoformat()}-")
    seen = position_seen_by(plan, body=body, held_on=meeting.held_on) if meeting.saw_a_position else None
    if seen is not None:
        return Moment(meeting, *seen)
    days = policy_on(meeting.held_on).reporting_cut_off_days
    return Moment(meeting, cut_off(held_on=meeting.held_on, cut_off_days=days))


def position_of_moment(plan: Plan, moment: Moment, *, policy: Policy, only: str = "") -> Position | None:
    """Where the plan, or ``only`` one finding, stood at a moment; ``None`` when there was no record of any of it yet.

    On a page of the past it is what was known by then. What was published is given as it was frozen.
    """
    if moment.published is not None:
        return _only(moment.published, only)
    number = last_change_by(moment.day)
    if number is None:
        return None
    with as_at(number):
        found = bare_position(plan, on=moment.day, policy=policy, only=only)
    return found if found.findings else None


def _only(position: Position, only: str) -> Position | None:
    """A position, or that of one finding in it; ``None`` where it was not in it."""
    if not only:
        return position
    sources = (
        replace(source, findings=tuple(one for one in source.findings if one.slug == only))
        for source in position.sources
    )
    found = replace(position, sources=tuple(one for one in sources if one.findings))
    return found if found.findings else None
