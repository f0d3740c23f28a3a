"""Reads when an action is due from what officers write, keeping their words and how exactly they said it."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from actionplan.rules.dates_in_text import Found, find_dates
from actionplan.vocabulary import DatePrecision

EARLIEST: Final = date(2000, 1, 1)
LATEST: Final = date(2049, 12, 31)
_EPOCH: Final = date(1899, 12, 30)
_EPOCH_1904: Final = date(1904, 1, 1)

_WEEK_FROM: Final = re.compile(
    r"\b(?:w\s*/\s*[cb]|w[cb]|(?:week|wk)\s+(?:commencing|comm|beginning|starting|of))\b\.?", re.IGNORECASE
)
_WEEK_TO: Final = re.compile(r"\b(?:w\s*/\s*e|week\s+ending)\b\.?", re.IGNORECASE)
_START: Final = re.compile(
    r"\b(?:from|since|start(?:s|ing|ed)?|commenc(?:es|ing|ed)|begin(?:s|ning)?|onwards?|after|not before"
    r"|no earlier than)\b",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"\b(\d{1,3})\s*(?:calendar\s+)?(day|week)s?\s+(?:of|from|after)\s+(?:the\s+)?$", re.IGNORECASE
)
_REVIEW: Final = re.compile(r"\breview(?:ed|s)?\b", re.IGNORECASE)
_REPEATS: Final = re.compile(
    r"\b(?:daily|weekly|fortnightly|(?:bi-?|six[- ])?monthly|quarterly|termly|annual(?:ly)?|yearly|every|each)\b",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(r"^\s*(?:-|–|—|to|until|till|through to|up to|/)\s*(?:the\s+|end\s+of\s+)?$", re.IGNORECASE)
_YEAR_ALONE: Final = re.compile(
    r"^(?:\W|by|before|during|in|the|end|of|at|latest|calendar|financial|year|fy|from|onwards)*$", re.IGNORECASE
)
_NO_DATE: Final = {
    "ongoing": re.compile(r"\b(?:on-?\s?going|continu(?:ous|ing|al))\b", re.IGNORECASE),
    "to_be_confirmed": re.compile(
        r"\bt\.?b\.?[cad]\b|\bto be (?:confirmed|agreed|determined|decided|set)\b", re.IGNORECASE
    ),
    "immediate": re.compile(r"\b(?:immediate(?:ly)?|asap|as soon as possible|urgent|now)\b", re.IGNORECASE),
    "not_applicable": re.compile(r"^\W*(?:n\s*/?\s*a|not applicable|none|nil)?\W*$", re.IGNORECASE),
}


class DateProblem(StrEnum):
    """Why a person should look at a date; the codes are those of the import's warnings."""

    IMPOSSIBLE = "date_impossible"
    NO_YEAR = "date_without_year"
    VAGUE = "date_vague"
    SEVERAL = "date_several"
    IMPLAUSIBLE = "date_implausible"
    SERIAL = "date_serial_number"
    UNREADABLE = "date_unreadable"
    ONGOING = "date_ongoing"
    TO_BE_CONFIRMED = "date_to_be_confirmed"
    IMMEDIATE = "date_immediate"
    NOT_APPLICABLE = "date_not_applicable"
    REPEATS = "date_repeats"


@dataclass(frozen=True, slots=True)
class ReadDate:
    """What a cell says of time.

    ``on`` is the last day of the period named (for a start, its first day). ``kind`` is due, start, review or none;
    with none there is no date and ``problem`` says which sort of none. ``suggestion`` is offered, never used unasked.
    """

    on: date | None
    precision: DatePrecision
    kind: str
    words: str
    problem: DateProblem | None = None
    suggestion: date | None = None


def read_date(value: object, *, near: date | None = None, epoch_1904: bool = False) -> ReadDate:
    """Read a cell's value: a date, a bare Excel serial number, or words.

    Days come before months; month and year mean the month's last day; quarters are financial (April to March);
    a range takes its later end; "w/c" means the Sunday, six days on; early is the 10th and mid the 15th.
    ``near`` (the plan's own time) only helps to suggest a year that was left out. Nothing is raised.
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _plausible(ReadDate(value, DatePrecision.DAY, "due", in_words(value)))
    if value is None or isinstance(value, bool):
        return _none("" if value is None else str(value), None if value is None else DateProblem.UNREADABLE)
    words = " ".join(str(value).split())
    if re.fullmatch(r"\d{5}(?:\.\d+)?", words):
        return _serial(float(words), words, epoch_1904)
    if re.fullmatch(r"20\d\d\.0", words):
        words = words[:4]
    return _words(words, near)


def in_words(on: date) -> str:
    """A date as the pages show it: ``5 March 2015``."""
    return f"{on.day} {on:%B %Y}"


def _none(words: str, problem: DateProblem | None, suggestion: date | None = None) -> ReadDate:
    return ReadDate(None, DatePrecision.NONE, "none", words, problem, suggestion)


def _plausible(read: ReadDate) -> ReadDate:
    if read.on is None or EARLIEST <= read.on <= LATEST:
        return read
    return _none(read.words, DateProblem.IMPLAUSIBLE, read.on)


def _serial(number: float, words: str, epoch_1904: bool) -> ReadDate:
    """Excel counts days from the end of 1899, or from 1904 in old Macintosh workbooks."""
    on = (_EPOCH_1904 if epoch_1904 else _EPOCH) + timedelta(days=int(number))
    if not EARLIEST <= on <= LATEST:
        return _none(words, DateProblem.UNREADABLE)
    return ReadDate(on, DatePrecision.DAY, "due", words, DateProblem.SERIAL)


def _words(words: str, near: date | None) -> ReadDate:
    found = find_dates(words, near)
    if not found:
        return _without_date(words)
    fault = _fault(words, found)
    if fault is not None:
        return _faulty(words, fault)
    if len(found) > 1 and not _is_range(words, found):
        return _several(words, found)
    return _plausible(_dated(words, found))


def _without_date(words: str) -> ReadDate:
    for name, pattern in _NO_DATE.items():
        if pattern.search(words):
            return _none(words, DateProblem(f"date_{name}") if words else None)
    if _REPEATS.search(words) or _REVIEW.search(words):
        return ReadDate(None, DatePrecision.NONE, "review", words, DateProblem.REPEATS)
    return _none(words, DateProblem.UNREADABLE)


def _faulty(words: str, found: Found) -> ReadDate:
    names = {"impossible": DateProblem.IMPOSSIBLE, "no_year": DateProblem.NO_YEAR, "vague": DateProblem.VAGUE}
    return _none(words, names[found.period.fault], found.period.suggestion)


def _fault(words: str, found: tuple[Found, ...]) -> Found | None:
    """The date that spoils the cell: an impossible one, a range without its end, or nothing but faulty ones."""
    impossible = next((one for one in found if one.period.fault == "impossible"), None)
    if impossible is not None or all(one.period.fault for one in found):
        return impossible or (found[-1] if _is_range(words, found) else found[0])
    return found[-1] if found[-1].period.fault and _is_range(words, found) else None


def _is_range(words: str, found: tuple[Found, ...]) -> bool:
    """Two dates joined by "to", a dash or a stroke, or named as "between … and …"."""
    if len(found[1:]) != 1:
        return False
    gap = words[found[0].end : found[1].start]
    between = words[: found[0].start].strip().lower() == "between" and gap.strip().lower() == "and"
    strokes = gap.strip() == "/" and found[0].period.precision == DatePrecision.DAY and not found[0].period.fault
    return between or (bool(_RANGE.match(gap)) and not strokes)


def _several(words: str, found: tuple[Found, ...]) -> ReadDate:
    """Several dates in one cell: the latest is read, and a person is asked."""
    dated = [one for one in found if one.period.last]
    latest = max(dated, key=lambda one: one.period.last or EARLIEST)
    return _plausible(ReadDate(latest.period.last, latest.period.precision, "due", words, DateProblem.SEVERAL))


def _dated(words: str, found: tuple[Found, ...]) -> ReadDate:
    one, before = found[-1], words[: found[0].start]
    after = _days_after(before)
    if after or (one.period.precision == DatePrecision.YEAR and not _YEAR_ALONE.match(before + words[one.end :])):
        return _none(words, DateProblem.VAGUE, one.period.last + after if one.period.last else None)
    read = ReadDate(one.period.last, one.period.precision, "due", words)
    if _WEEK_FROM.search(before) and one.period.first:
        return replace(read, on=one.period.first + timedelta(days=6), precision=DatePrecision.WEEK)
    if _WEEK_TO.search(before):
        return replace(read, precision=DatePrecision.WEEK)
    if _REVIEW.search(words):
        return replace(read, kind="review")
    starts = _START.search(before) or re.search(r"\bonwards?\b", words[one.end :], re.IGNORECASE)
    if starts and len(found) == 1 and (one.period.first == one.period.last or not _is_short_range(words, one)):
        return replace(read, on=one.period.first, kind="start")
    return read


def _days_after(before: str) -> timedelta:
    """How long after a date something is meant: 28 days for "within 28 days of"."""
    found = _AFTER.search(before)
    if found is None:
        return timedelta()
    return timedelta(days=int(found[1])) * (7 if found[2].lower() == "week" else 1)


def _is_short_range(words: str, one: Found) -> bool:
    """Whether the single date found is itself a range, such as "Oct to Dec 2014"."""
    return bool(re.search(r"[a-z\d]\W*(?:-|–|—|\bto\b|\band\b)\W*[a-z]", words[one.start : one.end], re.IGNORECASE))
