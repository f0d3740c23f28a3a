"""Days are London days: the day on which a moment falls for the council."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2099
"""The years of the days that people type: others are slips, such as a year of two figures."""


def london_day(moment: datetime) -> date:
    """The London day of an aware moment."""
    return moment.astimezone(LONDON).date()
