"""At the present rate: the arithmetic, and each case in which there is none to do."""

from datetime import date, timedelta

import pytest

from actionplan.rules.forecast import LONGEST, Outlook, forecast, measured_from

DAY = date(2014, 12, 4)


def a_forecast(**told):
    return forecast(
        **{"since": date(2014, 10, 22), "day": DAY, "assured_then": 8, "assured_now": 14, "total": 63, **told}
    )


def test_what_is_left_takes_as_long_as_what_was_done():
    shown = a_forecast()
    assert (shown.outlook, shown.falls_on) == (Outlook.DATED, date(2015, 11, 20))
    assert (shown.number, shown.days_measured, shown.left, shown.days_to_go, shown.total) == (6, 43, 49, 351, 63)


@pytest.mark.parametrize(
    ("told", "outlook"),
    [
        ({"assured_now": 63}, Outlook.NOTHING_TO_DO),
        ({"total": 0, "assured_now": 0, "assured_then": 0}, Outlook.NOTHING_TO_DO),
        ({"assured_then": 14}, Outlook.NO_RATE),
        ({"assured_then": 15}, Outlook.NO_RATE),
        ({"since": DAY}, Outlook.TOO_SOON),
        ({"since": DAY - timedelta(days=27)}, Outlook.TOO_SOON),
        ({"since": DAY - timedelta(days=28)}, Outlook.DATED),
        ({"since": DAY, "assured_then": 14}, Outlook.TOO_SOON),
        ({"assured_then": 0, "assured_now": 1, "total": 90}, Outlook.TOO_FAR),
        ({"assured_then": 0, "assured_now": 1, "total": 10**9}, Outlook.TOO_FAR),
    ],
)
def test_where_there_is_no_date_it_says_why(told, outlook):
    shown = a_forecast(**told)
    assert shown.outlook == outlook
    assert (shown.falls_on is None) == (outlook != Outlook.DATED)


def test_a_faster_rate_never_comes_to_a_later_day():
    days = [a_forecast(assured_then=then).falls_on for then in range(13, -1, -1)]
    assert days == sorted(days, reverse=True)
    assert all(day > DAY for day in days)


def test_the_rate_is_that_of_twelve_weeks_or_of_the_plans_whole_life():
    assert measured_from(date(2014, 1, 1), DAY) == DAY - LONGEST
    assert measured_from(date(2014, 11, 1), DAY) == date(2014, 11, 1)
