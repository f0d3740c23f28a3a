"""Draws the chart of a paper as SVG: lines told apart by dash, width and mark, so that a photocopy is right."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final
from xml.sax.saxutils import escape

from actionplan.documents.composition import Chart, ChartLine

WIDTH, HEIGHT = 640, 360
"""In pixels, of which a sheet of A4 has 640 between its margins: so 16 of them are 12 point."""
LEFT, RIGHT, TOP, BOTTOM = 46, 620, 84, 320
STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
MOST_LINES: Final = 6
FONT: Final = "Arial, Liberation Sans, DejaVu Sans, Libertinus Serif, sans-serif"
STROKES: Final = (
    'stroke="#5b6367" stroke-width="2" stroke-dasharray="7 5"',
    'stroke="#5f87b8" stroke-width="2.5"',
    'stroke="#1c3f6e" stroke-width="4.5"',
)
MARKS: Final = (
    '<rect x="{left}" y="{top}" width="12" height="12" fill="#fff" stroke="#5b6367" stroke-width="2"/>',
    '<circle cx="{x}" cy="{y}" r="6.5" fill="#fff" stroke="#5f87b8" stroke-width="2.5"/>',
    '<circle cx="{x}" cy="{y}" r="4" fill="#1c3f6e"/>',
)


@dataclass(frozen=True)
class Drawing:
    """A chart with its scales."""

    chart: Chart

    @cached_property
    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        days = [day for line in self.chart.lines for day, _ in line.points]
        return min(days), max(days)

    @cached_property
    def step(self) -> int:
        """What the scale counts by."""
        most = max((number for line in self.chart.lines for _, number in line.points), default=1)
        return next((step for step in STEPS if step * MOST_LINES >= most), STEPS[-1])

    @cached_property
    def top(self) -> int:
        """The number at the upper end of the scale."""
        most = max((number for line in self.chart.lines for _, number in line.points), default=1)
        return max(self.step, -(-most // self.step) * self.step)

    def x(self, day: date) -> float:
        """Where a day stands."""
        first, last = self.days
        return round(LEFT + (RIGHT - LEFT) * (day - first).days / max((last - first).days, 1), 1)

    def y(self, number: int) -> float:
        """Where a number stands."""
        return round(BOTTOM - (BOTTOM - TOP) * number / self.top, 1)


def as_svg(chart: Chart) -> str:
    """The chart as one SVG, without words for who cannot see it: these are its ``description``."""
    drawing = Drawing(chart)
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"',
            f' font-family="{FONT}" font-size="16" fill="#0b0c0c">',
            *_window(drawing),
            *_scale(drawing),
            *_months(drawing),
            *(part for place, line in enumerate(chart.lines) for part in _line(drawing, place, line)),
            "</svg>",
        )
    )


def _words(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(text)}</text>'


def _window(drawing: Drawing) -> Iterator[str]:
    """The time that is marked, with its name over it."""
    if drawing.chart.window is None:
        return
    first, last = drawing.days
    opens, closes = (drawing.x(min(max(day, first), last)) for day in drawing.chart.window)
    yield f'<rect x="{opens}" y="{TOP}" width="{round(closes - opens, 1)}" height="{BOTTOM - TOP}" fill="#e9eef5"/>'
    yield f'<path d="M{opens} {TOP}V{BOTTOM}" stroke="#1c3f6e" stroke-width="1.5" stroke-dasharray="2 3" fill="none"/>'
    yield _words(RIGHT, TOP - 12, drawing.chart.marked, "end")


def _scale(drawing: Drawing) -> Iterator[str]:
    """A line for each step, with its number."""
    for number in range(0, drawing.top + 1, drawing.step):
        y = drawing.y(number)
        yield f'<path d="M{LEFT} {y}H{RIGHT}" stroke="#b1b4b6" stroke-width="1" fill="none"/>'
        yield _words(LEFT - 8, y + 5, str(number), "end")


def _months(drawing: Drawing) -> Iterator[str]:
    """The first day, the last, and two between them."""
    first, last = drawing.days
    for place in range(4):
        day = first + (last - first) * place / 3
        anchor = {0: "start", 3: "end"}.get(place, "middle")
        yield _words(drawing.x(day), BOTTOM + 26, f"{day:%b %Y}", anchor)


def _line(drawing: Drawing, place: int, line: ChartLine) -> Iterator[str]:
    """A line with its mark at the end, and its name with the same mark over the chart."""
    points = " ".join(f"{drawing.x(day)},{drawing.y(number)}" for day, number in line.points)
    stroke, mark = STROKES[place % len(STROKES)], MARKS[place % len(MARKS)]
    yield f'<polyline points="{points}" fill="none" {stroke}/>'
    day, number = line.points[-1]
    yield _mark(mark, drawing.x(day), drawing.y(number))
    x = 8 + place * 210
    yield f'<path d="M{x} 18h36" fill="none" {stroke}/>'
    yield _mark(mark, x + 18, 18)
    yield _words(x + 44, 23, line.name)


def _mark(mark: str, x: float, y: float) -> str:
    return mark.format(x=x, y=y, left=round(x - 6, 1), top=round(y - 6, 1))
