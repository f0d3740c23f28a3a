"""Reads the headings of a month grid: a column for each month, quarter or week, with marks or colours below."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.rules.calendar_words import MONTHS, last_of_month, quarter_period
from actionplan.rules.dates_in_text import find_dates
from actionplan.rules.periods import read_date
from actionplan.vocabulary import DatePrecision

FEWEST: Final = 3
LONGEST: Final = 24
_MONTH: Final = re.compile(
    r"^(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?$",
    re.IGNORECASE,
)
_QUARTER: Final = re.compile(r"^q(?:uarter|tr)?\s*([1-4])$", re.IGNORECASE)
_INITIALS: Final = "jfmamjjasond" * 3
_FEWEST_INITIALS: Final = 6
_YEARS: Final = re.compile(r"(?<!\d)(20\d\d)\s*[/–-]\s*(?:20)?(\d\d)(?!\d)|(?<!\d)(20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Month:
    """A month, quarter or week that a column stands for: its last day, if the year is known, and how exact it is."""

    words: str
    last: date | None
    precision: DatePrecision


def is_period(words: str) -> bool:
    """Whether a heading is a month, a quarter or a week and nothing else."""
    plain = " ".join(words.split())
    if not plain or len(plain) > LONGEST:
        return False
    return bool(_MONTH.match(plain) or _QUARTER.match(plain)) or _dated(plain) is not None


def months_of(headings: Mapping[int, Sequence[str]], around: Sequence[str]) -> dict[int, Month]:
    """The columns that stand for a month, by number; none when there are fewer than three of them.

    ``headings`` gives each column's words from the top heading to the lowest; ``around`` are the words above the table,
    where the year may stand.
    """
    periods = {number: parts for number, parts in headings.items() if parts and is_period(parts[-1])}
    if len(periods) < FEWEST:
        periods = _by_initials(headings)
    if len(periods) < FEWEST:
        return {}
    found: dict[int, Month] = {}
    year = _Years(around)
    for number, parts in sorted(periods.items()):
        words = " ".join(parts[-1].split())
        found[number] = _dated(words) or year.month(words, parts[:-1])
    if all(one.precision == DatePrecision.DAY and one.last and one.last.day == 1 for one in found.values()):
        return {number: _whole_month(one) for number, one in found.items()}
    return found


def is_row_of_initials(words: Sequence[str]) -> bool:
    """Whether headings hold the initials of months one after the other: A, M, J, J, A, S."""
    return _first_initial(words) is not None


def _first_initial(words: Sequence[str]) -> int | None:
    """The month (from 0) with which single letters begin that count on through the months."""
    letters = "".join(one.strip().lower() for one in words if len(one.strip()) == 1)
    if len(letters) < _FEWEST_INITIALS or letters not in _INITIALS:
        return None
    return _INITIALS.index(letters) % 12


def _by_initials(headings: Mapping[int, Sequence[str]]) -> dict[int, Sequence[str]]:
    """Columns that are headed by the initials of months, with the months' names."""
    single = {number: parts for number, parts in sorted(headings.items()) if parts and len(parts[-1].strip()) == 1}
    first = _first_initial([parts[-1] for parts in single.values()])
    if first is None:
        return {}
    names = {number: MONTHS[(first + place) % 12] for place, number in enumerate(single)}
    return {number: [*single[number][:-1], name.capitalize()] for number, name in names.items()}


def _whole_month(first: Month) -> Month:
    """A heading that is the first day of its month stands for the month."""
    last = first.last and last_of_month(first.last.year, first.last.month)
    return Month(first.words, last, DatePrecision.MONTH)


def _dated(words: str) -> Month | None:
    """A heading that says its year itself."""
    dates = find_dates(words)
    if len(dates) != 1 or dates[0].period.fault or dates[0].period.precision == DatePrecision.YEAR:
        return None
    rest = words[: dates[0].start] + words[dates[0].end :]
    if re.sub(r"\b(?:w\s*/\s*[ce]|wc|week (?:commencing|ending|beginning))\b|\W", "", rest.lower()):
        return None
    read = read_date(words)
    return Month(words, read.on, read.precision)


class _Years:
    """Gives months without a year theirs: from the heading above them, from the title, from the month before."""

    def __init__(self, around: Sequence[str]) -> None:
        """Take the year that the words above the table name last."""
        self.first, self.is_financial = 0, False
        self.number = 0
        for words in around:
            self._take(words)

    def _take(self, words: str) -> bool:
        for match in _YEARS.finditer(words):
            self.first, self.is_financial = int(match[1] or match[3]), bool(match[1])
        return bool(_YEARS.search(words))

    def month(self, words: str, above: Sequence[str]) -> Month:
        """A month or a quarter that does not say its year."""
        if [one for one in above if self._take(one)]:
            self.number = 0
        quarter = _QUARTER.match(words)
        if quarter:
            years = f"{self.first}/{(self.first + 1) % 100:02}" if self.first and self.is_financial else ""
            return Month(words, quarter_period(int(quarter[1]), years).last, DatePrecision.QUARTER)
        number = MONTHS.index(words[:3].lower()) + 1
        if not self.first:
            return Month(words, None, DatePrecision.MONTH)
        if self.is_financial:
            year = self.first + (number < 4)
        else:
            self.first += number < self.number
            self.number, year = number, self.first
        return Month(words, last_of_month(year, number), DatePrecision.MONTH)
