"""Deadlines as data: a number of days or months from a day, and the rule in words beside the date."""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

from actionplan.vocabulary import DeadlineUnit

SATURDAY = 5
WITHOUT = "; weekends and England's bank holidays do not count"
"""What is said of working days beside their number."""


@dataclass(frozen=True)
class DeadlineRule:
    """How a deadline is worked out.

    ``start_words`` names the day counted from ("publication"). ``counts_start_day`` is true when that day is day one.
    The report (paragraph 5) gives 90 days; the statutory rule elsewhere is 70 working days from receipt.
    """

    number: int
    unit: DeadlineUnit
    start_on: date
    start_words: str
    counts_start_day: bool = False


def falls_on(rule: DeadlineRule, holidays: Collection[date] = ()) -> date:
    """The day of the deadline; ``holidays`` are the bank holidays that working days leap over."""
    if rule.unit == DeadlineUnit.MONTHS:
        return _months_after(rule.start_on, rule.number)
    if rule.unit == DeadlineUnit.WORKING_DAYS:
        return _working_days_after(rule, holidays)
    return rule.start_on + timedelta(days=rule.number - rule.counts_start_day)


def in_words(rule: DeadlineRule, written_start: str) -> str:
    """The rule as a phrase; ``written_start`` is its start day as people write it ("16 September 2014")."""
    unit = rule.unit.label[:-1] if rule.number == 1 else rule.unit.label
    from_when = f"{rule.number} {unit} from {rule.start_words} on {written_start}"
    if rule.unit == DeadlineUnit.MONTHS:
        return from_when
    counted = f"{from_when}, counting from {'that day' if rule.counts_start_day else 'the day after'}"
    return counted + (WITHOUT if rule.unit == DeadlineUnit.WORKING_DAYS else "")


def window_in_words(opens: DeadlineRule, closes: DeadlineRule, start_of_opening: str, start_of_closing: str) -> str:
    """Two rules as one phrase: "12 to 18 months from publication on 16 September 2014"; each whole if they differ.

    The last two are the start days of the rules as people write them.
    """
    if replace(closes, number=opens.number) == opens:
        return f"{opens.number} to {in_words(closes, start_of_closing)}"
    return f"opens {in_words(opens, start_of_opening)}, and closes {in_words(closes, start_of_closing)}"


def _months_after(start: date, months: int) -> date:
    """The same day of a later month, or that month's last day when it is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _working_days_after(rule: DeadlineRule, holidays: Collection[date]) -> date:
    """Step over weekends and holidays until the number of working days is reached."""
    day = rule.start_on - timedelta(days=rule.counts_start_day)
    left = rule.number
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < SATURDAY and day not in holidays
    return day
