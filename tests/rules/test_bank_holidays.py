"""England's bank holidays from 2000 to 2030 against the days published for each year, and what they do to deadlines."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.rules.bank_holidays import bank_holidays, easter
from actionplan.rules.deadlines import DeadlineRule, falls_on
from actionplan.vocabulary import DeadlineUnit

PUBLISHED = {
    2000: "3 Jan, 21 Apr, 24 Apr, 1 May, 29 May, 28 Aug, 25 Dec, 26 Dec",
    2001: "1 Jan, 13 Apr, 16 Apr, 7 May, 28 May, 27 Aug, 25 Dec, 26 Dec",
    2002: "1 Jan, 29 Mar, 1 Apr, 6 May, 3 Jun, 4 Jun, 26 Aug, 25 Dec, 26 Dec",
    2003: "1 Jan, 18 Apr, 21 Apr, 5 May, 26 May, 25 Aug, 25 Dec, 26 Dec",
    2004: "1 Jan, 9 Apr, 12 Apr, 3 May, 31 May, 30 Aug, 27 Dec, 28 Dec",
    2005: "3 Jan, 25 Mar, 28 Mar, 2 May, 30 May, 29 Aug, 26 Dec, 27 Dec",
    2006: "2 Jan, 14 Apr, 17 Apr, 1 May, 29 May, 28 Aug, 25 Dec, 26 Dec",
    2007: "1 Jan, 6 Apr, 9 Apr, 7 May, 28 May, 27 Aug, 25 Dec, 26 Dec",
    2008: "1 Jan, 21 Mar, 24 Mar, 5 May, 26 May, 25 Aug, 25 Dec, 26 Dec",
    2009: "1 Jan, 10 Apr, 13 Apr, 4 May, 25 May, 31 Aug, 25 Dec, 28 Dec",
    2010: "1 Jan, 2 Apr, 5 Apr, 3 May, 31 May, 30 Aug, 27 Dec, 28 Dec",
    2011: "3 Jan, 22 Apr, 25 Apr, 29 Apr, 2 May, 30 May, 29 Aug, 26 Dec, 27 Dec",
    2012: "2 Jan, 6 Apr, 9 Apr, 7 May, 4 Jun, 5 Jun, 27 Aug, 25 Dec, 26 Dec",
    2013: "1 Jan, 29 Mar, 1 Apr, 6 May, 27 May, 26 Aug, 25 Dec, 26 Dec",
    2014: "1 Jan, 18 Apr, 21 Apr, 5 May, 26 May, 25 Aug, 25 Dec, 26 Dec",
    2015: "1 Jan, 3 Apr, 6 Apr, 4 May, 25 May, 31 Aug, 25 Dec, 28 Dec",
    2016: "1 Jan, 25 Mar, 28 Mar, 2 May, 30 May, 29 Aug, 26 Dec, 27 Dec",
    2017: "2 Jan, 14 Apr, 17 Apr, 1 May, 29 May, 28 Aug, 25 Dec, 26 Dec",
    2018: "1 Jan, 30 Mar, 2 Apr, 7 May, 28 May, 27 Aug, 25 Dec, 26 Dec",
    2019: "1 Jan, 19 Apr, 22 Apr, 6 May, 27 May, 26 Aug, 25 Dec, 26 Dec",
    2020: "1 Jan, 10 Apr, 13 Apr, 8 May, 25 May, 31 Aug, 25 Dec, 28 Dec",
    2021: "1 Jan, 2 Apr, 5 Apr, 3 May, 31 May, 30 Aug, 27 Dec, 28 Dec",
    2022: "3 Jan, 15 Apr, 18 Apr, 2 May, 2 Jun, 3 Jun, 29 Aug, 19 Sep, 26 Dec, 27 Dec",
    2023: "2 Jan, 7 Apr, 10 Apr, 1 May, 8 May, 29 May, 28 Aug, 25 Dec, 26 Dec",
    2024: "1 Jan, 29 Mar, 1 Apr, 6 May, 27 May, 26 Aug, 25 Dec, 26 Dec",
    2025: "1 Jan, 18 Apr, 21 Apr, 5 May, 26 May, 25 Aug, 25 Dec, 26 Dec",
    2026: "1 Jan, 3 Apr, 6 Apr, 4 May, 25 May, 31 Aug, 25 Dec, 28 Dec",
    2027: "1 Jan, 26 Mar, 29 Mar, 3 May, 31 May, 30 Aug, 27 Dec, 28 Dec",
    2028: "3 Jan, 14 Apr, 17 Apr, 1 May, 29 May, 28 Aug, 25 Dec, 26 Dec",
    2029: "1 Jan, 30 Mar, 2 Apr, 7 May, 28 May, 27 Aug, 25 Dec, 26 Dec",
    2030: "1 Jan, 19 Apr, 22 Apr, 6 May, 27 May, 26 Aug, 25 Dec, 26 Dec",
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_each_year_has_the_bank_holidays_that_were_published_for_it(year):
    days = sorted(bank_holidays(year, year))
    assert ", ".join(f"{day.day} {day:%b}" for day in days) == PUBLISHED[year]


def test_several_years_are_those_of_each_together():
    days = bank_holidays(2000, 2030)
    assert len(days) == sum(words.count(",") + 1 for words in PUBLISHED.values())
    assert bank_holidays(2014, 2014) < days


@given(st.integers(1990, 2090))
def test_every_bank_holiday_is_a_weekday_and_there_are_at_least_eight(year):
    days = bank_holidays(year, year)
    assert len(days) >= 8
    assert all(day.weekday() < 5 for day in days)


@given(st.integers(1900, 2199))
def test_easter_is_a_sunday_between_the_days_it_can_fall_on(year):
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1954, (4, 18)), (1981, (4, 19)), (2008, (3, 23)), (2038, (4, 25)), (2049, (4, 18)), (2076, (4, 19))],
)
def test_easter_keeps_the_exceptions_of_the_churchs_moon(year, day):
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize(
    ("start", "number", "day"),
    [
        (date(2014, 9, 16), 70, date(2014, 12, 23)),
        (date(2014, 9, 19), 70, date(2014, 12, 30)),
        (date(2011, 4, 21), 3, date(2011, 4, 28)),
        (date(2011, 4, 28), 1, date(2011, 5, 3)),
        (date(2022, 5, 31), 3, date(2022, 6, 7)),
        (date(2022, 9, 16), 1, date(2022, 9, 20)),
    ],
)
def test_the_statutory_working_days_leap_over_weekends_and_bank_holidays(start, number, day):
    rule = DeadlineRule(number, DeadlineUnit.WORKING_DAYS, start, "receipt")
    assert falls_on(rule, bank_holidays(start.year, start.year + 1)) == day


@given(st.dates(date(2013, 1, 1), date(2029, 6, 30)), st.integers(1, 100))
def test_a_deadline_in_working_days_never_falls_on_a_bank_holiday(start, number):
    holidays = bank_holidays(2012, 2030)
    day = falls_on(DeadlineRule(number, DeadlineUnit.WORKING_DAYS, start, "receipt"), holidays)
    between = [start + timedelta(days=step) for step in range(1, (day - start).days + 1)]
    assert sum(one.weekday() < 5 and one not in holidays for one in between) == number
