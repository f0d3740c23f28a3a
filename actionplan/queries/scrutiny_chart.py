"""The chart of the plan for members, with which actions each of its figures counts, and the forecast at its rate."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from actionplan.models import Plan
from actionplan.queries.burn_up import BurnUp, Chart, Keys, burn_up_of, chart_of
from actionplan.queries.scrutiny import Standing
from actionplan.queries.scrutiny_asked import Line
from actionplan.queries.scrutiny_values import Position
from actionplan.rules.forecast import Forecast, Outlook, forecast, measured_from
from actionplan.rules.moments import london_day
from actionplan.rules.periods import in_words
from actionplan.vocabulary import ActionState


@dataclass(frozen=True)
class PublicChart:
    """The chart, the forecast, and the words in addresses of the actions that it counts by their keys.

    ``number_suspended`` are left out of the forecast.
    """

    shown: BurnUp
    forecast: Forecast
    number_suspended: int
    slugs: Mapping[int, str]

    def those(self, charted: tuple[Line, date] | None) -> frozenset[str] | None:
        """The actions that a line counts by the end of a day, ``None`` when none is asked; none of a day not shown."""
        if charted is None:
            return None
        line, day = charted
        point = next((one for one in self.shown.points if one.day == day), None)
        if point is None:
            return frozenset()
        sets = {Line.PLANNED: point.planned, Line.COMPLETE: point.complete, Line.ASSURED: point.assured}
        return frozenset(self.slugs[key] for key in sets[line] or ())

    @property
    def headline(self) -> str:
        """The forecast in one sentence."""
        one, rate = self.forecast, "At the present rate"
        if one.falls_on:
            beside = self._beside(one.falls_on)
            return f"{rate}, all {one.total} actions would be assured on {in_words(one.falls_on)}{beside}."
        words = {
            Outlook.NOTHING_TO_DO: f"All {one.total} actions are assured, so there is nothing to forecast.",
            Outlook.NO_RATE: f"{rate}, the other {one.left} of {one.total} actions would never be assured.",
            Outlook.TOO_FAR: f"{rate}, it would take more than ten years to assure all {one.total} actions.",
        }
        return words.get(one.outlook, "It is too soon to say when all actions would be assured.")

    @property
    def method(self) -> str:
        """How the forecast was worked out."""
        one = self.forecast
        if one.outlook == Outlook.NOTHING_TO_DO:
            return ""
        if one.outlook == Outlook.TOO_SOON:
            return f"A rate needs four weeks, and this plan has {_days(one.days_measured)} since its first action."
        counted = (
            f"{_actions(max(one.number, 0))} assured in the {_days(one.days_measured)} since {in_words(one.since)}."
        )
        rest = f" At that rate the other {one.left} take {_days(one.days_to_go)}." if one.falls_on else ""
        apart = self.number_suspended
        left_out = f" The {_suspended(apart)} left out." if apart else ""
        return f"{counted}{rest}{left_out}"

    def _beside(self, day: date) -> str:
        """How far a day lies from the re-inspection window."""
        window = self.shown.window
        if window is None:
            return ""
        if day > window.closes.falls_on:
            return f", {_days((day - window.closes.falls_on).days)} after the window closes"
        days = (day - window.opens.falls_on).days
        if not days:
            return ", the day on which the window opens"
        return f", {_days(abs(days))} {'after' if days > 0 else 'before'} the window opens"


def public_chart(plan: Plan, standing: Standing, position: Position) -> PublicChart:
    """The chart and the forecast of a position, from the rows that it was made of and one query more."""
    rows, day = standing.rows, position.day
    chart = chart_of(rows)
    suspended = frozenset(
        one.action.pk for finding in standing.findings for one in finding.counted if one.state == ActionState.SUSPENDED
    )
    return PublicChart(
        burn_up_of(chart, position.timetable, published_on=plan.published_on, on=day),
        _forecast(chart, chart.counted(day) - suspended, began_on=_began_on(standing, day), day=day),
        len(suspended),
        {one.pk: one.slug for one in rows},
    )


def _forecast(chart: Chart, open_or_assured: Keys, *, began_on: date, day: date) -> Forecast:
    """The forecast for these actions."""
    since = measured_from(began_on, day)
    then, now = (len(chart.assured(one) & open_or_assured) for one in (since, day))
    return forecast(since=since, day=day, assured_then=then, assured_now=now, total=len(open_or_assured))


def _began_on(standing: Standing, day: date) -> date:
    """The day on which the first action came into the plan; the day itself while there is none."""
    return min((london_day(one.entered_at) for one in standing.rows), default=day)


def _actions(number: int) -> str:
    """How many actions were."""
    return {0: "No action was", 1: "1 action was"}.get(number, f"{number} actions were")


def _suspended(number: int) -> str:
    """How many suspended actions are."""
    return "1 suspended action is" if number == 1 else f"{number} suspended actions are"


def _days(number: int) -> str:
    """A number of days, in words."""
    return "1 day" if number == 1 else f"{number} days"
