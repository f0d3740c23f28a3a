"""Dates are said as people say them, in London time."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from actionplan.rules.moments import LONDON
from actionplan.templatetags import dates

TODAY = date(2014, 12, 4)


def test_a_day_is_said_without_a_leading_nought() -> None:
    assert dates.day(date(2014, 3, 5)) == "5 March 2014"
    assert dates.short_day(date(2014, 9, 30)) == "30 Sep 2014"
    assert dates.day_month(date(2014, 10, 22)) == "22 October"
    assert dates.weekday(date(2014, 12, 5)) == "Friday 5 December"


def test_a_moment_is_said_in_london_time() -> None:
    assert dates.moment(datetime(2014, 12, 4, 10, 42, tzinfo=UTC)) == "4 December 2014 at 10:42am"
    assert dates.moment(datetime(2014, 7, 1, 23, 5, tzinfo=UTC)) == "2 July 2014 at 12:05am"
    assert dates.time(datetime(2014, 12, 4, 17, 0, tzinfo=UTC)) == "5:00pm"


def test_a_moment_belongs_to_its_london_day() -> None:
    assert dates.day(datetime(2014, 7, 1, 23, 5, tzinfo=UTC)) == "2 July 2014"
    assert dates.days_ago(datetime(2014, 12, 3, 23, 59, tzinfo=UTC), TODAY) == "yesterday"


@pytest.mark.parametrize("say", [dates.day, dates.short_day, dates.day_month, dates.weekday, dates.time, dates.moment])
def test_no_date_says_nothing(say: Callable[[None], str]) -> None:
    assert say(None) == ""


@pytest.mark.parametrize(
    ("due_on", "said"),
    [
        (date(2014, 12, 15), "11 days left"),
        (date(2014, 12, 5), "1 day left"),
        (TODAY, "due today"),
        (date(2014, 12, 3), "1 day late"),
        (date(2014, 11, 10), "24 days late"),
        (None, "no date"),
    ],
)
def test_how_far_off_a_due_day_is(due_on: date | None, said: str) -> None:
    assert dates.days_left(due_on, TODAY) == said


@pytest.mark.parametrize(
    ("happened_on", "said"),
    [
        (TODAY, "today"),
        (date(2014, 12, 3), "yesterday"),
        (date(2014, 10, 28), "37 days ago"),
        (None, "never"),
    ],
)
def test_how_long_ago_something_happened(happened_on: date | None, said: str) -> None:
    assert dates.days_ago(happened_on, TODAY) == said


@pytest.mark.parametrize(
    ("said_on", "said"),
    [
        (date(2014, 12, 4), ""),
        (date(2014, 12, 3), ", 1 day later"),
        (date(2014, 11, 12), ", 22 days later"),
    ],
)
def test_how_long_after_the_day_it_was_so_the_tracker_was_told(said_on: date, said: str) -> None:
    assert dates.told_later(datetime(2014, 12, 4, 0, 30, tzinfo=LONDON), said_on) == said
