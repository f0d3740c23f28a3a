"""The chart of the plan, drawn on the server once for each width at which its words can be read."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from actionplan.queries.burn_up import BurnUp, Point
from actionplan.rules.forecast import Forecast
from actionplan.templatetags.axes import Axes, Size, Words, short_day

register = template.Library()

SIZES = {
    "wide": Size("wide", width=1130, height=350, text=16, most_lines=8, room=100),
    "middle": Size("middle", width=670, height=340, text=16, most_lines=8, room=85),
    "narrow": Size("narrow", width=288, height=280, text=14, most_lines=6, room=75),
}
"""In pixels: the whole width of a page, a tablet's or a sheet of A4, and a small phone's."""


MARKS = {
    "planned": SafeString('<rect class="plan-chart__mark-planned" x="-7" y="-7" width="14" height="14"/>'),
    "complete": SafeString('<circle class="plan-chart__mark-complete" r="6"/>'),
    "assured": SafeString('<circle class="plan-chart__mark-assured" r="4.5"/>'),
    "forecast": SafeString('<path class="plan-chart__mark-forecast" d="M0-6 6 0 0 6-6 0z"/>'),
}
"""The sign of each line around its middle, so made that the later ones are seen within the earlier."""


@dataclass(frozen=True)
class Mark:
    """Where today's figure of one line stands."""

    name: str
    x: float
    y: float


@dataclass(frozen=True)
class Band:
    """The window from the line on which it opens, with its name over it."""

    x: float
    width: float
    words: Words


@dataclass(frozen=True)
class Drawing:
    """Where everything of one drawing stands, in pixels from its upper left corner."""

    shown: BurnUp
    size: Size
    outlook: Forecast | None = None

    @cached_property
    def axes(self) -> Axes:
        """Where days and numbers stand."""
        most = max(len(keys or ()) for point in self.shown.points for keys in point[1:])
        if self.forecast_ends:
            most = max(most, round(self.forecast_ends[1]))
        return Axes(self.size, self.shown.begins_on, self.shown.ends_on, most)

    @property
    def planned(self) -> str:
        """The line of what is planned, to the last day."""
        return " ".join(self.axes.place(point.day, len(point.planned)) for point in self.shown.points)

    @property
    def complete(self) -> str:
        """The line of what was called complete, to today."""
        return " ".join(self.axes.place(point.day, len(point.complete or ())) for point in self._past)

    @property
    def assured(self) -> str:
        """The line of what was assured, to today."""
        return " ".join(self.axes.place(point.day, len(point.assured or ())) for point in self._past)

    @property
    def forecast_ends(self) -> tuple[date, float] | None:
        """Where the line of the present rate ends: when all are assured or, later than the chart shows, at its edge."""
        one, assured = self.outlook, len(self.shown.today.assured or ())
        if one is None or one.falls_on is None:
            return None
        if one.falls_on <= self.shown.ends_on:
            return one.falls_on, assured + one.left
        shown = (self.shown.ends_on - one.day).days
        return (self.shown.ends_on, assured + one.left * shown / one.days_to_go) if shown > 0 else None

    @property
    def forecast(self) -> str:
        """The line of the present rate, from today; nothing where there is no rate."""
        if self.forecast_ends is None:
            return ""
        day, number = self.forecast_ends
        today = self.axes.place(self.shown.today.day, len(self.shown.today.assured or ()))
        return f"{today} {self.axes.x(day)},{self.axes.y(number)}"

    @property
    def forecast_mark(self) -> Mark | None:
        """Where the line of the present rate comes to all of them, where the chart shows that day."""
        one, ends = self.outlook, self.forecast_ends
        if one is None or ends is None or one.falls_on != ends[0]:
            return None
        return Mark("forecast", self.axes.x(ends[0]), self.axes.y(ends[1]))

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Today's figures: the smaller sign last, so that each is seen where they are equal."""
        x, sets = self.axes.x(self.shown.today.day), self.shown.today[1:]
        named = zip(("planned", "complete", "assured"), sets, strict=True)
        return tuple(Mark(name, x, self.axes.y(len(keys or ()))) for name, keys in named)

    @property
    def today(self) -> Words:
        """The name of today over its line."""
        day = self.shown.today.day
        return self.axes.over(f"Today, {short_day(day)}", self.axes.x(day), row=1)

    @property
    def today_x(self) -> float:
        """How far along today is."""
        return self.axes.x(self.shown.today.day)

    @property
    def window(self) -> Band | None:
        """The window, if there is one."""
        shown = self.shown.window
        if shown is None or shown.closes.falls_on <= self.shown.begins_on:
            return None
        opens_on = max(shown.opens.falls_on, self.shown.begins_on)
        opens, closes = self.axes.x(opens_on), self.axes.x(shown.closes.falls_on)
        words = self.axes.over(shown.name, (opens + closes) / 2, row=2)
        return Band(opens, round(closes - opens, 1), words)

    @property
    def _past(self) -> tuple[Point, ...]:
        """The points up to today."""
        return tuple(point for point in self.shown.points if point.day <= self.shown.today.day)


@register.inclusion_tag("overview/_parts/drawing.html")
def burn_up_drawing(shown: BurnUp, size: str, outlook: Forecast | None = None) -> dict[str, Drawing]:
    """Draw the chart *wide*, *middle* or *narrow*, with its forecast; its figures must stand beside it as a table."""
    return {"drawing": Drawing(shown, SIZES[size], outlook)}


@register.simple_tag
def chart_mark(name: str) -> SafeString:
    """The sign of a line of the chart, around the point 0, 0 of a drawing."""
    return MARKS[name]


@register.simple_tag
def chart_sign(name: str) -> SafeString:
    """A piece of a line of the chart with its sign, for the legend; silent to a screen reader."""
    return format_html(
        '<svg class="plan-chart__sign" viewBox="-20 -9 40 18" width="40" height="18"'
        ' aria-hidden="true" focusable="false"><path class="plan-chart__{}" d="M-20 0h40"/>{}</svg>',
        name,
        MARKS[name],
    )
