"""The two axes of a chart over time: where a day and a number stand, and which of them are named."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
"""What the lines of the scale may count by."""
MONTHS = (1, 2, 3, 6, 12, 24, 60)
"""How many months may lie between two months named under the chart."""


@dataclass(frozen=True)
class Size:
    """A drawing in pixels. Its margins hold the words; ``room`` is what the name of a month takes."""

    name: str
    width: int
    height: int
    text: int
    most_lines: int
    room: int

    @property
    def left(self) -> int:
        """Where the days begin: right of the figures of the scale."""
        return self.text * 2 + 4

    @property
    def right(self) -> int:
        """Where the days end."""
        return self.width - 12

    @property
    def top(self) -> int:
        """Where the scale ends: under two lines of words."""
        return self.text * 2 + 18

    @property
    def bottom(self) -> int:
        """Where the scale begins: over the names of the days."""
        return self.height - self.text - 14

    @property
    def depth(self) -> int:
        """How high the scale is."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Words:
    """Words at a place of the drawing, which is their start, middle or end."""

    text: str
    x: float
    y: float
    anchor: str = "middle"


@dataclass(frozen=True)
class Axes:
    """Days from left to right, the last after the first, and numbers from 0 up to at least ``most``."""

    size: Size
    first: date
    last: date
    most: int

    def x(self, day: date) -> float:
        """How far along a day is."""
        along = (day - self.first).days / (self.last - self.first).days
        return round(self.size.left + along * (self.size.right - self.size.left), 1)

    def y(self, number: float) -> float:
        """How far down a number is."""
        return round(self.size.bottom - number / self.top * self.size.depth, 1)

    def place(self, day: date, number: int) -> str:
        """A point of a line."""
        return f"{self.x(day)},{self.y(number)}"

    @cached_property
    def step(self) -> int:
        """What the lines of the scale count by."""
        return next((step for step in STEPS if self.most <= step * self.size.most_lines), STEPS[-1])

    @cached_property
    def top(self) -> int:
        """The number at the top of the scale: a whole number of steps, and at least one."""
        return max(1, -(-self.most // self.step)) * self.step

    @property
    def lines(self) -> tuple[float, ...]:
        """How far down each line of the scale lies, the lowest first."""
        return tuple(self.y(number) for number in range(0, self.top + 1, self.step))

    @property
    def numbers(self) -> tuple[Words, ...]:
        """The number of each line of the scale."""
        x, below = self.size.left - 6, self.size.text * 0.35
        return tuple(
            Words(str(number), x, round(self.y(number) + below, 1), "end")
            for number in range(0, self.top + 1, self.step)
        )

    @property
    def days(self) -> tuple[Words, ...]:
        """The names of the first and the last day, and of as many months between them as there is room for."""
        y = self.size.bottom + self.size.text + 4
        first = Words(short_day(self.first), self.size.left, y, "start")
        last = Words(short_day(self.last), self.size.right, y, "end")
        return (first, *(Words(f"{month:%b %Y}", self.x(month), y) for month in self._months()), last)

    def over(self, text: str, x: float, *, row: int) -> Words:
        """Words in one of the two rows over the drawing, kept within its edges."""
        half, y = len(text) * self.size.text * 0.3, row * (self.size.text + 5)
        if x < half:
            return Words(text, 0, y, "start")
        return Words(text, self.size.width, y, "end") if x + half > self.size.width else Words(text, round(x, 1), y)

    def _months(self) -> Iterator[date]:
        """The first days of the months that are named: regular, and clear of each other and of both ends."""
        of_a_month = (self.size.right - self.size.left) * 30 / (self.last - self.first).days
        apart = next((months for months in MONTHS if months * of_a_month >= self.size.room), MONTHS[-1])
        clear = self.size.room * 1.6
        for day in _month_starts(self.first, self.last):
            is_clear = self.size.left + clear <= self.x(day) <= self.size.right - clear
            if is_clear and (day.month - 1 + day.year * 12) % apart == 0:
                yield day


def short_day(day: date) -> str:
    """A day in few letters."""
    return f"{day.day} {day:%b %Y}"


def _month_starts(first: date, last: date) -> Iterator[date]:
    """The first day of each month after one day and up to another."""
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    return (date(month // 12, month % 12 + 1, 1) for month in months)
