"""Days are London days: the day on which a moment falls for the council."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def london_day(moment: datetime) -> date:
    """The London day of an aware moment."""
    return moment.astimezone(LONDON).date()
