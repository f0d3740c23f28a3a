"""What was to be done, what is said to be done and what is assured, from publication to the re-inspection window."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from actionplan.models import Action
from actionplan.queries.plans import DeadlinePosition, Window, each_deadline
from actionplan.queries.replay import Replay, replay
from actionplan.rules.moments import london_day
from actionplan.rules.periods import in_words
from actionplan.rules.states import OUT_OF_THE_COUNTS
from actionplan.vocabulary import ActionState

CLAIMED = frozenset({ActionState.AWAITING_ASSURANCE, ActionState.ASSURED})
"""What an owner calls complete, whether or not the QA unit has assured it."""
SHORTEST = timedelta(days=28)
"""The least time that a chart shows."""

Keys = frozenset[int]


class Point(NamedTuple):
    """The actions of one day, by key: due by it as first agreed and, unless it is to come, complete and assured."""

    day: date
    planned: Keys
    complete: Keys | None
    assured: Keys | None


@dataclass(frozen=True)
class BurnUp:
    """The points of the chart in the order of their days: the first day, each month's end, today and the last day.

    ``undated`` are the actions in the counts today for which no date was ever agreed: they are never planned. All the
    others are planned by ``planned_on``, which is never before today: of an earlier day the chart would tell what was
    in the plan then. ``closed_on`` is the last deadline when it is past.
    """

    today: Point
    points: tuple[Point, ...]
    total: int
    undated: Keys
    planned_on: date | None
    window: Window | None
    closed_on: date | None

    @property
    def begins_on(self) -> date:
        """The first day shown."""
        return self.points[0].day

    @property
    def last(self) -> Point:
        """The last point shown."""
        return self.points[-1]

    @property
    def ends_on(self) -> date:
        """The last day shown."""
        return self.last.day

    @property
    def number_planned(self) -> int:
        """How many actions have a date that the chart plans them by."""
        return self.total - len(self.undated)

    @property
    def sentence(self) -> str:
        """What the chart says of today, for who cannot see it."""
        planned, complete, assured = (len(keys or ()) for keys in self.today[1:])
        return (
            f"{in_words(self.today.day)}: {planned} of {self.total} actions due as first agreed,"
            f" {complete} complete, {assured} of those assured."
        )


@dataclass(frozen=True)
class Chart:
    """Some actions with their story, of which any day can be asked.

    An action counts from the London day on which it came into the plan, while it is not superseded or withdrawn.
    A day to come is seen as things stand now.
    """

    actions: Sequence[Action]
    told: Replay

    def counted(self, day: date) -> Keys:
        """The actions in the counts at the end of a day."""
        return self._where(day, lambda state: state not in OUT_OF_THE_COUNTS)

    def planned(self, day: date) -> Keys:
        """Those in the counts that were to be done by the end of a day, as first agreed."""
        due = {one.pk for one in self.actions if one.first_due_on is not None and one.first_due_on <= day}
        return self.counted(day) & due

    def complete(self, day: date) -> Keys:
        """Those that their owners called complete at the end of a day, assured or not."""
        return self._where(day, CLAIMED.__contains__)

    def assured(self, day: date) -> Keys:
        """Those that the QA unit had assured at the end of a day."""
        return self._where(day, ActionState.ASSURED.__eq__)

    def _where(self, day: date, holds: Callable[[ActionState], bool]) -> Keys:
        """The actions in the plan by the end of a day whose state then is of a kind."""
        there = (one.pk for one in self.actions if london_day(one.entered_at) <= day)
        return frozenset(key for key in there if holds(self.told.state(key, day)))


def chart_of(actions: Iterable[Action]) -> Chart:
    """The story of these actions, in one query beside their own."""
    rows = tuple(actions)
    return Chart(rows, replay(rows))


def burn_up(
    actions: Iterable[Action], timetable: Sequence[DeadlinePosition | Window], *, published_on: date, on: date
) -> BurnUp:
    """The chart of these actions from the publication of the report to the last deadline, as seen on a day.

    Without a deadline it runs to the last date first agreed; a plan whose last deadline is past runs on to today.
    """
    return burn_up_of(chart_of(actions), timetable, published_on=published_on, on=on)


def burn_up_of(chart: Chart, timetable: Sequence[DeadlinePosition | Window], *, published_on: date, on: date) -> BurnUp:
    """The same of a story that has been read, of which more is asked."""
    counted = chart.counted(on)
    dates = {one.pk: one.first_due_on for one in chart.actions if one.pk in counted and one.first_due_on}
    closes_on = max((one.falls_on for one in each_deadline(timetable)), default=None)
    last = closes_on or max(dates.values(), default=on)
    begins_on = min(published_on, on)
    days = _days(begins_on, max(last, on, begins_on + SHORTEST), on)
    points = tuple(_point(chart, day, on) for day in days)
    return BurnUp(
        today=next(point for point in points if point.day == on),
        points=points,
        total=len(counted),
        undated=counted - dates.keys(),
        planned_on=max(on, *dates.values()) if dates else None,
        window=_last_window(timetable),
        closed_on=closes_on if closes_on and closes_on < on else None,
    )


def _point(chart: Chart, day: date, on: date) -> Point:
    """One day of the chart; what will be complete on a day to come nobody knows."""
    if day > on:
        return Point(day, chart.planned(day), None, None)
    return Point(day, chart.planned(day), chart.complete(day), chart.assured(day))


def _days(first: date, last: date, on: date) -> list[date]:
    """The first day, the end of each month, today and the last day, each once and in order."""
    return sorted({first, *_month_ends(first, last), on, last})


def _month_ends(first: date, last: date) -> Iterator[date]:
    """The last day of each month from one day to another."""
    day = first
    while True:
        day = day.replace(day=monthrange(day.year, day.month)[1])
        if day > last:
            return
        yield day
        day += timedelta(days=1)


def _last_window(timetable: Sequence[DeadlinePosition | Window]) -> Window | None:
    """The window that closes last, if there is one."""
    windows = (one for one in timetable if isinstance(one, Window))
    return max(windows, key=lambda window: window.closes.falls_on, default=None)
