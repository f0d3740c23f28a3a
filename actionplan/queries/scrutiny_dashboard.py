"""The page by which members scrutinise the plan: five answers and what they rest on, in a fixed number of queries."""

from dataclasses import dataclass, replace
from datetime import date

from actionplan.models import Plan
from actionplan.queries.published import ShownPosition, newest_of
from actionplan.queries.scrutiny import bare_position, position_from, standing_of
from actionplan.queries.scrutiny_chart import PublicChart, public_chart
from actionplan.queries.scrutiny_matter_values import Owed
from actionplan.queries.scrutiny_matters import owed_to_members
from actionplan.queries.scrutiny_moments import (
    MeetingChoice,
    Moment,
    chosen_among,
    meetings_before,
    moment_of,
    position_of_moment,
)
from actionplan.queries.scrutiny_since import Since, since
from actionplan.queries.scrutiny_values import Position
from actionplan.queries.scrutiny_voices import PublicVoice, voices
from actionplan.rules.policy import Policy


@dataclass(frozen=True)
class Compared:
    """What a position is compared with: the meetings to choose from, the one chosen, and what changed since.

    ``moment`` is ``None`` when no meeting was held yet; ``since`` when there is no record of the plan for it.
    """

    meetings: tuple[MeetingChoice, ...]
    moment: Moment | None
    since: Since | None

    @property
    def words(self) -> str:
        """The day of the meeting, in words, where there is a comparison."""
        return self.moment.since if self.moment and self.since else ""

    @property
    def passed_over(self) -> MeetingChoice | None:
        """The last meeting, where the position is compared with an earlier one because none was published for it."""
        last = self.meetings[0] if self.meetings else None
        is_another = last is not None and self.moment is not None and self.moment.meeting != last
        return last if last and is_another and not last.saw_a_position else None


@dataclass(frozen=True)
class ScrutinyPage:
    """All that the page says; in ``position`` each finding and action says where it stood then, if it is compared.

    ``document`` is the newest published position that stands, which is one document to read or to take away.
    """

    position: Position
    chart: PublicChart
    compared: Compared
    owed: Owed
    voices: tuple[PublicVoice, ...]
    document: ShownPosition | None = None


def scrutiny_page(plan: Plan, *, on: date, policy: Policy, meeting: str = "") -> ScrutinyPage:
    """The page on a day, compared with the meeting that an address names, or the last."""
    standing = standing_of(plan, on=on, policy=policy)
    now = position_from(plan, standing, on=on)
    compared = compare(plan, now, policy=policy, meeting=meeting)
    return ScrutinyPage(
        position=compared.since.position if compared.since else now,
        chart=public_chart(plan, standing, now),
        compared=compared,
        owed=owed_to_members(plan, on=on),
        voices=voices(plan),
        document=newest_of(plan),
    )


def compare(plan: Plan, now: Position, *, policy: Policy, meeting: str = "", only: str = "") -> Compared:
    """A position, of the plan or ``only`` of one finding, beside that of an earlier meeting."""
    held = meetings_before(plan, now.day)
    chosen = chosen_among(held, meeting)
    if chosen is None:
        return Compared(held, None, None)
    moment = moment_of(plan, chosen)
    then = position_of_moment(plan, moment, policy=policy, only=only)
    return Compared(held, moment, since(now, then) if then else None)


@dataclass(frozen=True)
class Between:
    """Two positions beside each other; ``until`` is the later meeting, ``None`` for the plan as it stands.

    ``meetings`` are all that either may be of; the earlier is looked for among those before the later.
    """

    meetings: tuple[MeetingChoice, ...]
    compared: Compared
    until: Moment | None


def between(plan: Plan, *, on: date, policy: Policy, meeting: str, until: str) -> Between:
    """The position of the meeting that an address names, beside that of a later one or of the plan as it stands."""
    held = meetings_before(plan, on)
    later = next((one for one in held if until and until in (one.value, one.held_on.isoformat())), None)
    moment = moment_of(plan, later) if later else None
    then = position_of_moment(plan, moment, policy=policy) if moment else None
    if moment and then:
        shown = replace(then, day=moment.meeting.held_on)
        return Between(held, compare(plan, shown, policy=policy, meeting=meeting), moment)
    now = bare_position(plan, on=on, policy=policy)
    return Between(held, compare(plan, now, policy=policy, meeting=meeting), None)
