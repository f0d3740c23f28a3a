"""Dates as people say them: days as "5 March 2014", moments in London time, and how long is left."""

from datetime import date, datetime

from django import template

from actionplan.rules.moments import LONDON, london_day

register = template.Library()


def _day_of(value: date) -> date:
    """Return the London day of a moment, or the day itself."""
    return london_day(value) if isinstance(value, datetime) else value


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


@register.filter
def day(value: date | None) -> str:
    """Say a day in full, "5 March 2014"; a moment gives its day in London, and nothing gives nothing."""
    return f"{_day_of(value).day} {_day_of(value):%B %Y}" if value else ""


@register.filter
def short_day(value: date | None) -> str:
    """Say a day in a narrow column, "5 Mar 2014"."""
    return f"{_day_of(value).day} {_day_of(value):%b %Y}" if value else ""


@register.filter
def day_month(value: date | None) -> str:
    """Say a day without its year, "22 October", where the year is plain from the words around it."""
    return f"{_day_of(value).day} {_day_of(value):%B}" if value else ""


@register.filter
def weekday(value: date | None) -> str:
    """Say a day with its name, "Friday 5 December"."""
    return f"{_day_of(value):%A} {day_month(value)}" if value else ""


@register.filter
def time(value: datetime | None) -> str:
    """Say the time of a moment in London, "10:42am"."""
    return value.astimezone(LONDON).strftime("%I:%M%p").lstrip("0").lower() if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """Say a moment in full in London time, "4 December 2014 at 10:42am"."""
    return f"{day(value)} at {time(value)}" if value else ""


@register.filter
def told_later(told_at: datetime, said_on: date) -> str:
    """Say how long after the day it was so the tracker was told: ", 3 days later", or nothing on the day itself."""
    number = (london_day(told_at) - said_on).days
    return f", {_days(number)} later" if number > 0 else ""


@register.filter
def days_left(due_on: date | None, today: date) -> str:
    """Say how far a due day is from today: "11 days left", "due today" or "24 days late"."""
    if due_on is None:
        return "no date"
    number = (due_on - today).days
    if number == 0:
        return "due today"
    return f"{_days(number)} left" if number > 0 else f"{_days(-number)} late"


@register.filter
def days_ago(value: date | None, today: date) -> str:
    """Say how long ago something happened, in whole London days: "today", "yesterday", "37 days ago" or "never"."""
    if value is None:
        return "never"
    number = (today - _day_of(value)).days
    return {0: "today", 1: "yesterday"}.get(number, f"{_days(number)} ago")
