"""England's bank holidays from 2000 on, worked out for each year: days that a deadline in working days leaps over.

The rule is that of the Banking and Financial Dealings Act 1971 with the days that follow Easter. What was proclaimed
for one year alone cannot be worked out, so it stands here as data, from 2000 on. Years before lack theirs; a year to
come has the days of the Act until something is proclaimed for it and is added here.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

MONDAY: Final = 0
SATURDAY: Final = 5

INSTEAD: Final = {
    date(2002, 5, 27): date(2002, 6, 4),
    date(2012, 5, 28): date(2012, 6, 4),
    date(2020, 5, 4): date(2020, 5, 8),
    date(2022, 5, 30): date(2022, 6, 2),
}
"""Days moved by proclamation: Golden and Diamond Jubilee, 75 years since the war in Europe ended, Platinum Jubilee."""

ALSO: Final = (
    date(2002, 6, 3),
    date(2011, 4, 29),
    date(2012, 6, 5),
    date(2022, 6, 3),
    date(2022, 9, 19),
    date(2023, 5, 8),
)
"""Days added by proclamation: for the three Jubilees, a wedding in 2011, a State Funeral and a Coronation."""


def bank_holidays(first: int, last: int) -> frozenset[date]:
    """Every bank holiday in England of the years ``first`` to ``last``, both included, on the days they are taken.

    From 2000 on; of years before, what was proclaimed for one of them alone is not known here.
    """
    return frozenset(day for year in range(first, last + 1) for day in _of(year))


def easter(year: int) -> date:
    """Easter Sunday: the Sunday after the full moon of the church's calendar on or after 21 March."""
    century, place_in_cycle = year // 100, year % 19
    moon = (19 * place_in_cycle + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    if moon == 29 or (moon == 28 and place_in_cycle > 10):
        moon -= 1
    full_moon = date(year, 3, 21) + timedelta(days=moon)
    return full_moon + timedelta(days=7 - (full_moon.weekday() + 1) % 7)


def _of(year: int) -> set[date]:
    """The bank holidays of one year."""
    moving = {_first_monday(year, 5), _last_monday(year, 5), _last_monday(year, 8)}
    sunday = easter(year)
    days = {INSTEAD.get(day, day) for day in moving} | {sunday - timedelta(days=2), sunday + timedelta(days=1)}
    days |= {day for day in ALSO if day.year == year}
    return days | _on_weekdays([date(year, 1, 1)]) | _on_weekdays([date(year, 12, 25), date(year, 12, 26)])


def _first_monday(year: int, month: int) -> date:
    """The first Monday of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(MONDAY - first.weekday()) % 7)


def _last_monday(year: int, month: int) -> date:
    """The last Monday of a month of 31 days."""
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() - MONDAY) % 7)


def _on_weekdays(fixed: Iterable[date]) -> set[date]:
    """Days with a fixed date; each that falls on a weekend gives way to the next weekday that is not taken."""
    wanted = list(fixed)
    taken = {day for day in wanted if day.weekday() < SATURDAY}
    for day in wanted:
        if day not in taken:
            taken.add(_next_free(day, taken))
    return taken


def _next_free(day: date, taken: set[date]) -> date:
    """The next weekday that is no holiday yet."""
    while day.weekday() >= SATURDAY or day in taken:
        day += timedelta(days=1)
    return day
