"""Finds the dates that officers write inside a cell, in United Kingdom order: what they look like, shape by shape."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.rules.calendar_words import (
    SEASONS,
    Period,
    closest_year,
    day_period,
    financial_year,
    last_of_month,
    month_of,
    month_period,
    months_period,
    quarter_period,
    without_year,
    year_of,
)
from actionplan.vocabulary import DatePrecision

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary|uary|urary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_YEAR: Final = r"((?:19|20|21)\d\d|['’]?\d\d)(?![\d/.:]?\d)"
_YEAR_IN_FULL: Final = r"((?:19|20|21)\d\d)(?!\d)"
_DAY: Final = r"(?<![\d/.])(?<!phase )(?<!stage )(?<!step )(\d{1,2})(?:st|nd|rd|th)?"
_TO: Final = r"\s*(?:-|–|—|/|&|\bto\b|\band\b|\bor\b)\s*"
_PART: Final = r"(?:\b(early|mid|middle|late|end|start|beginning)(?:\s+of)?[\s-]*)?"
_QUARTER: Final = (
    rf"\b(?:q(?:uarter|tr)?\s*(?P<named>[1-4])(?:{_TO}q(?:uarter|tr)?\s*(?P<later>[1-4]))?"
    r"|(?P<ordinal>[1-4])(?:st|nd|rd|th)\s+quarter)(?!\d)"
    r"(?:,?\s*(?:of\s+)?\(?(?:fy\s*)?(?P<years>(?:20)?\d\d\s*[/–-]\s*(?:20)?\d\d(?!\d)|20\d\d))?"
)
_FAR_IN_YEARS: Final = 3
_MONTH_BEFORE: Final = re.compile(rf"\b{_MONTH}\s+$")


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: where it stands and the period it names."""

    start: int
    end: int
    period: Period


def find_dates(text: str, near: date | None = None) -> tuple[Found, ...]:
    """Every date in ``text``, in the order written; ``near`` helps to guess a year that was left out."""
    rest, found = text.lower(), []
    for pattern, build in _PATTERNS:
        for match in list(pattern.finditer(rest)):
            period = build(match)
            if period is not None:
                found.append(Found(match.start(), match.end(), _completed(period, match, near)))
                rest = rest[: match.start()] + "\x00" * (match.end() - match.start()) + rest[match.end() :]
    return tuple(sorted(found, key=lambda one: one.start))


def _completed(period: Period, match: re.Match[str], near: date | None) -> Period:
    """With a suggested year where it was left out, and "Dec 19" read as a day when 2019 is far from the plan."""
    if near is None:
        return period
    figures = re.fullmatch(rf"{_PART}\W*({_MONTH})\s*([0-3]\d)", match[0])
    if figures and period.last and abs(period.last.year - near.year) > _FAR_IN_YEARS:
        period = without_year(month_of(figures[2]), int(figures[3]))
    if period.yearless is None:
        return period
    suggestion = closest_year(near, *period.yearless)
    return Period(None, None, period.precision, period.fault, suggestion, period.yearless)


def _days(match: re.Match[str]) -> Period | None:
    """One day, or the days of one month from the first named to the second; none in "Jan 15 Feb 15"."""
    if _MONTH_BEFORE.search(match.string[: match.start()]):
        return None
    year, month = year_of(match[4]), month_of(match[3])
    last = day_period(year, month, int(match[2] or match[1]))
    if not match[2] or last.last is None:
        return last
    return Period(day_period(year, month, int(match[1])).last, last.last, DatePrecision.DAY)


def _months(match: re.Match[str]) -> Period:
    """From one month to another of the same year, or over the turn of the year."""
    year, first, last = year_of(match[4]), month_of(match[2]), month_of(match[3])
    return months_period((year - (first > last), first), (year, last))


def _season(match: re.Match[str]) -> Period:
    month, day = SEASONS[" ".join(match[1].split())]
    return Period(None, None, DatePrecision.QUARTER, "vague", date(year_of(match[2]), month, day))


def _half_term(match: re.Match[str]) -> Period:
    """A half term has no day that is known to everyone; its month does."""
    return Period(None, None, DatePrecision.MONTH, "vague", last_of_month(int(match[2]), month_of(match[1])))


def _year(match: re.Match[str]) -> Period:
    return Period(date(int(match[1]), 1, 1), date(int(match[1]), 12, 31), DatePrecision.YEAR)


def _particular_shapes() -> Iterator[tuple[str, Callable[[re.Match[str]], Period | None]]]:
    """The shapes that name a day, a quarter or a range of months, most particular first."""
    yield (
        r"(?<![\d/-])((?:19|20|21)\d\d)([-/.])(0?[1-9]|1[0-2])\2(\d{1,2})(?:[t ]\d\d:\d\d(?::\d\d)?)?(?!\d)",
        lambda found: day_period(int(found[1]), int(found[3]), int(found[4])),
    )
    yield (
        r"(?<![\d/.])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/])",
        lambda found: day_period(year_of(found[4]), int(found[3]), int(found[1])),
    )
    yield (
        _QUARTER,
        lambda found: quarter_period(int(found["later"] or found["named"] or found["ordinal"]), found["years"] or ""),
    )
    yield (
        rf"\b({_MONTH})[\s-]*{_YEAR}{_TO}({_MONTH})[\s-]*{_YEAR}",
        lambda found: months_period((year_of(found[2]), month_of(found[1])), (year_of(found[4]), month_of(found[3]))),
    )
    yield rf"{_DAY}(?:{_TO}{_DAY})?\s*(?:of\s+)?[-/.]?\s*({_MONTH})[\s,/-]*{_YEAR}", _days
    yield (
        rf"\b({_MONTH})\s*{_DAY},?\s+{_YEAR_IN_FULL}",
        lambda found: day_period(int(found[3]), month_of(found[1]), int(found[2])),
    )
    yield rf"{_PART}\b({_MONTH}){_TO}(?:(?:early|mid|late|end)\W+)?({_MONTH})[\s,/-]*{_YEAR}", _months


def _vaguer_shapes() -> Iterator[tuple[str, Callable[[re.Match[str]], Period | None]]]:
    """The shapes that name a month, a year or a season, or leave something out."""
    yield (
        rf"{_PART}\b({_MONTH})[\s,/-]*{_YEAR}",
        lambda found: month_period(year_of(found[3]), month_of(found[2]), found[1] or ""),
    )
    yield (
        r"(?:\b(?:fy|financial year|year)\s*(\d\d)|(?<![\d/.-])(20\d\d))\s*[/–-]\s*((?:20)?\d\d)(?![/.-]?\d)",
        lambda found: financial_year(year_of(found[1] or found[2]), year_of(found[3])),
    )
    yield r"(?<![\d/.-])(\d{1,2})[/.](20\d\d)(?![/.-]?\d)", lambda found: month_period(int(found[2]), int(found[1]))
    yield rf"\b({_MONTH})\s+half[\s-]?term\s+(20\d\d)\b", _half_term
    yield r"\b((?:spring|summer|autumn)(?:\s+term)?|easter|christmas)\s+((?:20)\d\d)\b", _season
    yield (
        rf"{_DAY}\s*(?:of\s+)?[-/]?\s*\b({_MONTH})",
        lambda found: without_year(month_of(found[2]), int(found[1])),
    )
    yield (
        rf"\b({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)\b",
        lambda found: without_year(month_of(found[1]), int(found[2])),
    )
    yield (
        rf"(?:^|(?<=[\s(/-]))({_MONTH})(?=$|[\s,./)–-])",
        lambda found: without_year(month_of(found[1]), 31, DatePrecision.MONTH),
    )
    yield r"(?<![\d/.-])(20\d\d)(?![\d/.-])", _year


_PATTERNS: Final = tuple(
    (re.compile(shape), build) for shapes in (_particular_shapes, _vaguer_shapes) for shape, build in shapes()
)
"""Most particular first: what one has taken, the next does not see."""
