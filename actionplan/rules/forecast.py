"""When every action would be assured at the present rate: arithmetic with its method, and when there is none to do."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from actionplan.vocabulary import Word

LONGEST: Final = timedelta(days=84)
"""The rate is that of the last twelve weeks: long enough for a school holiday, short enough to be the present."""
SHORTEST: Final = timedelta(days=28)
"""Under four weeks of record a rate says nothing."""
FURTHEST: Final = timedelta(days=3653)
"""Further away than ten years no date is given."""


class Outlook(Word):
    """What the present rate comes to."""

    NOTHING_TO_DO = "nothing_to_do", "No action is left to assure"
    TOO_SOON = "too_soon", "Too few weeks to say"
    NO_RATE = "no_rate", "No rate"
    TOO_FAR = "too_far", "More than ten years away"
    DATED = "dated", "A date"


@dataclass(frozen=True)
class Forecast:
    """What the rate from ``since`` to ``day`` comes to: ``number`` actions more assured than then, and ``left`` to go.

    ``total`` are the actions in the counts that are not suspended; ``falls_on`` stands only where there is a date.
    """

    outlook: Outlook
    day: date
    since: date
    number: int
    left: int
    total: int
    falls_on: date | None = None

    @property
    def days_measured(self) -> int:
        """Over how many days the rate was measured."""
        return (self.day - self.since).days

    @property
    def days_to_go(self) -> int:
        """How many days the rest would take; 0 where there is no date."""
        return (self.falls_on - self.day).days if self.falls_on else 0


def measured_from(began_on: date, day: date) -> date:
    """The day from whose end the rate is measured: twelve weeks before, or when the plan's first action came."""
    return max(began_on, day - LONGEST)


def forecast(*, since: date, day: date, assured_then: int, assured_now: int, total: int) -> Forecast:
    """The forecast from how many of ``total`` actions were assured at the end of two days.

    Actions that are suspended or left the plan belong in none of the three numbers. The days that the rest takes are
    rounded to the nearest whole one. It is arithmetic, and no promise: what is left may be harder than what is done.
    """
    number, left = assured_now - assured_then, total - assured_now
    outlook, falls_on = _outlook(number, left, since, day)
    return Forecast(outlook, day, since, number, left, total, falls_on)


def _outlook(number: int, left: int, since: date, day: date) -> tuple[Outlook, date | None]:
    """What can be said, and the date where there is one."""
    if left <= 0:
        return Outlook.NOTHING_TO_DO, None
    measured = (day - since).days
    if measured < SHORTEST.days:
        return Outlook.TOO_SOON, None
    if number <= 0:
        return Outlook.NO_RATE, None
    days = (2 * left * measured + number) // (2 * number)
    return (Outlook.TOO_FAR, None) if days > FURTHEST.days else (Outlook.DATED, day + timedelta(days=days))
