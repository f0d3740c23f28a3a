"""Days are London days: the day on which a moment falls for the council."""

from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2099
"""The years of the days that people type: others are slips, such as a year of two figures."""


def london_day(moment: datetime) -> date:
    """The London day of an aware moment."""
    return moment.astimezone(LONDON).date()


def end_of_day(day: date) -> datetime:
    """The first moment after a London day: what happened before it had happened by the end of that day."""
    return datetime.combine(day + timedelta(days=1), time(), LONDON)
