"""Days are London days: the day on which a moment falls for the council."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def london_day(moment: datetime) -> date:
    """The London day of an aware moment."""
    return moment.astimezone(LONDON).date()


def end_of(day: date) -> datetime:
    """The last instant of a London day."""
    return datetime.combine(day, time.max, tzinfo=LONDON)
