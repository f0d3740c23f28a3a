"""Finds the dates that officers write inside a cell: days, weeks, months, quarters and years, in United Kingdom order."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.vocabulary import DatePrecision

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_YEAR: Final = r"((?:19|20|21)\d\d|['’]?\d\d)(?![\d/.:]?\d)"
_DAY: Final = r"(?<![\d/.])(\d{1,2})(?:st|nd|rd|th)?"
_TO: Final = r"\s*(?:-|–|—|/|&|\bto\b|\band\b|\bor\b)\s*"
_PART: Final = r"(?:\b(early|mid|middle|late|end|start|beginning)(?:\s+of)?[\s-]*)?"
_TWO_YEARS: Final = r"((?:20)?\d\d)\s*[/–-]\s*((?:20)?\d\d)(?!\d)"
_DAY_OF_PART: Final = {"early": 10, "start": 10, "beginning": 10, "mid": 15, "middle": 15}
_SEASONS: Final = {
    "spring": (5, 31),
    "summer": (8, 31),
    "autumn": (11, 30),
    "spring term": (3, 31),
    "summer term": (7, 31),
    "autumn term": (12, 31),
    "easter": (4, 30),
    "christmas": (12, 31),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: where it stands, the first and last day of the period, and why there may be no last day.

    ``fault`` is "" or one of: impossible, no_year, vague. ``suggestion`` is the day that was probably meant.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    precision: DatePrecision
    fault: str = ""
    suggestion: date | None = None


@dataclass(frozen=True, slots=True)
class _Period:
    first: date | None
    last: date | None
    precision: DatePrecision
    fault: str = ""
    suggestion: date | None = None


_Builder = Callable[[re.Match[str], date | None], _Period | None]


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def find_dates(text: str, near: date | None = None) -> tuple[Found, ...]:
    """Every date in ``text``, in the order written; ``near`` helps to guess a year that was left out."""
    rest, found = text.lower(), []
    for pattern, build in _PATTERNS:
        for match in list(pattern.finditer(rest)):
            period = build(match, near)
            if period is not None:
                found.append(_placed(match, period))
                rest = rest[: match.start()] + "\x00" * (match.end() - match.start()) + rest[match.end() :]
    return tuple(sorted(found, key=lambda one: one.start))


def _placed(match: re.Match[str], period: _Period) -> Found:
    return Found(
        match.start(), match.end(), period.first, period.last, period.precision, period.fault, period.suggestion
    )


def _year(words: str) -> int:
    number = int(words.lstrip("'’"))
    if number >= 100:
        return number
    return number + (2000 if number < 70 else 1900)


def _month(words: str) -> int:
    return MONTHS.index(words[:3]) + 1


def _day(year: int, month: int, day: int) -> _Period:
    """A day, or the impossible day with what was probably meant: the month's last day, or day and month swapped."""
    if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        exact = date(year, month, day)
        return _Period(exact, exact, DatePrecision.DAY)
    suggestion = None
    if 1 <= month <= 12 and 28 < day <= 31:
        suggestion = last_of_month(year, month)
    elif month > 12 and 1 <= day <= 12 and month <= monthrange(year, day)[1]:
        suggestion = date(year, day, month)
    return _Period(None, None, DatePrecision.DAY, "impossible", suggestion)


def _closest_year(near: date | None, month: int, day: int) -> date | None:
    if near is None:
        return None
    years = (near.year - 1, near.year, near.year + 1)
    days = [date(year, month, min(day, monthrange(year, month)[1])) for year in years]
    return min(days, key=lambda one: abs((one - near).days))


def _without_year(near: date | None, month: int, day: int, precision: DatePrecision) -> _Period:
    if not 1 <= day <= 31:
        return _Period(None, None, precision, "impossible")
    return _Period(None, None, precision, "no_year", _closest_year(near, month, day))


def _iso(match: re.Match[str], near: date | None) -> _Period:
    return _day(int(match[1]), int(match[2]), int(match[3]))


def _numeric(match: re.Match[str], near: date | None) -> _Period:
    return _day(_year(match[4]), int(match[3]), int(match[1]))


def _quarter(match: re.Match[str], near: date | None) -> _Period | None:
    number = int(match["later"] or match["named"] or match["ordinal"])
    years = match["years"]
    if not years:
        return _Period(None, None, DatePrecision.QUARTER, "no_year")
    parts = [int(part) % 100 for part in re.findall(r"\d+", years)]
    begins = 2000 + parts[0]
    if len(parts) == 2 and parts[1] != (parts[0] + 1) % 100:
        return _Period(None, None, DatePrecision.QUARTER, "impossible")
    year, month = (begins + 1, 3) if number == 4 else (begins, 3 + 3 * number)
    period = _Period(date(year, month - 2, 1), last_of_month(year, month), DatePrecision.QUARTER)
    if len(parts) == 2:
        return period
    return _Period(None, None, DatePrecision.QUARTER, "vague", period.last)


def _financial_year(match: re.Match[str], near: date | None) -> _Period | None:
    first, second = _year(match["first"]), _year(match["second"])
    if second != first + 1:
        return None
    return _Period(date(first, 4, 1), date(second, 3, 31), DatePrecision.YEAR)


def _day_month_year(match: re.Match[str], near: date | None) -> _Period:
    year, month = _year(match[4]), _month(match[3])
    last = _day(year, month, int(match[2] or match[1]))
    if not match[2] or last.last is None:
        return last
    return _Period(_day(year, month, int(match[1])).last, last.last, DatePrecision.DAY)


def _month_day_year(match: re.Match[str], near: date | None) -> _Period:
    return _day(int(match[3]), _month(match[1]), int(match[2]))


def _months_year(match: re.Match[str], near: date | None) -> _Period:
    year, month = _year(match[4]), _month(match[3])
    first_month = _month(match[2])
    first = date(year - (first_month > month), first_month, 1)
    return _Period(first, last_of_month(year, month), DatePrecision.MONTH)


def _month_number_year(match: re.Match[str], near: date | None) -> _Period | None:
    year, month = int(match[2]), int(match[1])
    if not 1 <= month <= 12:
        return None
    return _Period(date(year, month, 1), last_of_month(year, month), DatePrecision.MONTH)


def _two_months_and_years(match: re.Match[str], near: date | None) -> _Period:
    first, last = (_year(match[2]), _month(match[1])), (_year(match[4]), _month(match[3]))
    return _Period(date(*first, 1), last_of_month(*last), DatePrecision.MONTH)


def _month_year(match: re.Match[str], near: date | None) -> _Period:
    year, month = _year(match[3]), _month(match[2])
    day = int(match[3].lstrip("'’"))
    if near and day <= 31 and abs(year - near.year) > 3 and "'" not in match[3]:
        return _without_year(near, month, day, DatePrecision.DAY)
    last = last_of_month(year, month)
    if match[1] in _DAY_OF_PART:
        last = last.replace(day=_DAY_OF_PART[match[1]])
    return _Period(date(year, month, 1), last, DatePrecision.MONTH)


def _day_month(match: re.Match[str], near: date | None) -> _Period:
    return _without_year(near, _month(match[2]), int(match[1]), DatePrecision.DAY)


def _month_day(match: re.Match[str], near: date | None) -> _Period:
    return _without_year(near, _month(match[1]), int(match[2]), DatePrecision.DAY)


def _month_alone(match: re.Match[str], near: date | None) -> _Period:
    return _without_year(near, _month(match[1]), 31, DatePrecision.MONTH)


def _season(match: re.Match[str], near: date | None) -> _Period:
    month, day = _SEASONS[" ".join(match[1].split())]
    return _Period(None, None, DatePrecision.QUARTER, "vague", date(_year(match[2]), month, day))


def _whole_year(match: re.Match[str], near: date | None) -> _Period:
    year = int(match[1])
    return _Period(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)


def _patterns() -> Iterator[tuple[re.Pattern[str], _Builder]]:
    """The shapes, most particular first: what one has taken, the next does not see."""
    quarter = rf"\b(?:q(?:uarter|tr)?\s*(?P<named>[1-4])(?:{_TO}q(?:uarter|tr)?\s*(?P<later>[1-4]))?"
    quarter += r"|(?P<ordinal>[1-4])(?:st|nd|rd|th)\s+quarter)(?!\d)"
    quarter += rf"(?:,?\s*(?:of\s+)?\(?(?:fy\s*)?(?P<years>{_TWO_YEARS}|20\d\d))?"
    seasons = r"\b((?:spring|summer|autumn)(?:\s+term)?|easter|christmas)\s+((?:20)\d\d)\b"
    yield re.compile(r"(?<![\d/-])((?:19|20|21)\d\d)-(\d{1,2})-(\d{1,2})(?:[t ]\d\d:\d\d(?::\d\d)?)?(?!\d)"), _iso
    yield re.compile(r"(?<![\d/.])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/])"), _numeric
    yield re.compile(quarter), _quarter
    yield re.compile(rf"\b({_MONTH})[\s-]*{_YEAR}{_TO}({_MONTH})[\s-]*{_YEAR}"), _two_months_and_years
    yield re.compile(rf"{_DAY}(?:{_TO}{_DAY})?\s*(?:of\s+)?[-/.]?\s*({_MONTH})[\s,/-]*{_YEAR}"), _day_month_year
    yield re.compile(rf"\b({_MONTH})\s*{_DAY},?\s+((?:19|20|21)\d\d)\b"), _month_day_year
    yield re.compile(rf"{_PART}\b({_MONTH}){_TO}(?:(?:early|mid|late|end)\W+)?({_MONTH})[\s,/-]*{_YEAR}"), _months_year
    yield re.compile(rf"{_PART}\b({_MONTH})[\s,/-]*{_YEAR}"), _month_year
    yield re.compile(r"\b(?:fy|financial year|year)\s*(?P<first>\d\d)\s*[/–-]\s*(?P<second>\d\d)\b"), _financial_year
    yield re.compile(r"(?<![\d/.-])(?P<first>20\d\d)\s*[/–-]\s*(?P<second>(?:20)?\d\d)(?![/.-]?\d)"), _financial_year
    yield re.compile(r"(?<![\d/.-])(\d{1,2})[/.](20\d\d)(?![/.-]?\d)"), _month_number_year
    yield re.compile(seasons), _season
    yield re.compile(rf"{_DAY}\s*(?:of\s+)?[-/]?\s*\b({_MONTH})"), _day_month
    yield re.compile(rf"\b({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)\b"), _month_day
    yield re.compile(rf"(?:^|(?<=[\s(/-]))({_MONTH})(?=$|[\s,./)–-])"), _month_alone
    yield re.compile(r"(?<![\d/.-])(20\d\d)(?![\d/.-])"), _whole_year


_PATTERNS: Final = tuple(_patterns())
