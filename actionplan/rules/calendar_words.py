"""What the words for days, months, quarters and years stand for: each a period with a first and a last day."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.vocabulary import DatePrecision

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS: Final = {
    "spring": (5, 31),
    "summer": (8, 31),
    "autumn": (11, 30),
    "spring term": (3, 31),
    "summer term": (7, 31),
    "autumn term": (12, 31),
    "easter": (4, 30),
    "christmas": (12, 31),
}
_DAY_OF_PART: Final = {"early": 10, "start": 10, "beginning": 10, "mid": 15, "middle": 15}
_CENTURY: Final = 100
_CENTURY_TURNS: Final = 70
_LAST_QUARTER: Final = 4
_TWELVE: Final = range(1, 13)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time, or why there is none: ``fault`` is "" or impossible, no_year or vague.

    ``suggestion`` is the day that was probably meant; ``yearless`` is the month and day of a date without its year.
    """

    first: date | None
    last: date | None
    precision: DatePrecision
    fault: str = ""
    suggestion: date | None = None
    yearless: tuple[int, int] | None = None


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def year_of(words: str) -> int:
    """A year in two or four figures: 14 is 2014, 99 is 1999."""
    number = int(words.lstrip("'’"))
    if number >= _CENTURY:
        return number
    return number + (2000 if number < _CENTURY_TURNS else 1900)


def month_of(words: str) -> int:
    """A month's number from its name or its beginning."""
    return MONTHS.index(words[:3]) + 1


def day_period(year: int, month: int, day: int) -> Period:
    """A day, or an impossible one with what was probably meant: the month's last day, or day and month swapped."""
    suggestion = None
    if month in _TWELVE:
        if day in range(1, monthrange(year, month)[1] + 1):
            exact = date(year, month, day)
            return Period(exact, exact, DatePrecision.DAY)
        suggestion = last_of_month(year, month) if day in range(29, 32) else None
    elif day in _TWELVE and month in range(1, monthrange(year, day)[1] + 1):
        suggestion = date(year, day, month)
    return Period(None, None, DatePrecision.DAY, "impossible", suggestion)


def month_period(year: int, month: int, part: str = "") -> Period | None:
    """A month by its last day; early in it means the 10th, the middle the 15th. None when there is no such month."""
    if month not in _TWELVE:
        return None
    last = last_of_month(year, month)
    return Period(date(year, month, 1), last.replace(day=_DAY_OF_PART.get(part, last.day)), DatePrecision.MONTH)


def months_period(first: tuple[int, int], last: tuple[int, int]) -> Period:
    """From the first day of one month to the last of another, each as year and month."""
    return Period(date(*first, 1), last_of_month(*last), DatePrecision.MONTH)


def without_year(month: int, day: int, precision: DatePrecision = DatePrecision.DAY) -> Period:
    """A day whose year was left out."""
    if day not in range(1, 32):
        return Period(None, None, precision, "impossible")
    return Period(None, None, precision, "no_year", yearless=(month, day))


def quarter_period(number: int, years: str) -> Period:
    """A financial quarter (April to March) of the years as written; one year alone leaves it vague."""
    parts = [int(part) % _CENTURY for part in re.findall(r"\d+", years)]
    if not parts:
        return Period(None, None, DatePrecision.QUARTER, "no_year")
    if parts[1:] not in ([], [(parts[0] + 1) % _CENTURY]):
        return Period(None, None, DatePrecision.QUARTER, "impossible")
    begins = 2000 + parts[0]
    year, month = (begins + 1, 3) if number == _LAST_QUARTER else (begins, 3 + 3 * number)
    last = last_of_month(year, month)
    if not parts[1:]:
        return Period(None, None, DatePrecision.QUARTER, "vague", last)
    return Period(date(year, month - 2, 1), last, DatePrecision.QUARTER)


def financial_year(first: int, second: int) -> Period | None:
    """A financial year by its last day, 31 March; None when the years do not follow each other."""
    if second != first + 1:
        return None
    return Period(date(first, 4, 1), date(second, 3, 31), DatePrecision.YEAR)


def closest_year(near: date, month: int, day: int) -> date:
    """The date with this month and day that is closest to ``near``."""
    years = (near.year - 1, near.year, near.year + 1)
    days = [date(year, month, min(day, monthrange(year, month)[1])) for year in years]
    return min(days, key=lambda one: abs((one - near).days))
