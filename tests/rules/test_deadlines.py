"""Deadlines as data: days, working days and months, with and without the first day, and the rule in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.rules.deadlines import DeadlineRule, falls_on, in_words, window_in_words
from actionplan.vocabulary import DeadlineUnit

CALENDAR, WORKING, MONTHS = DeadlineUnit
PUBLISHED = date(2014, 9, 16)


def rule(number: int, unit: DeadlineUnit, start: date = PUBLISHED, *, inclusive: bool = False) -> DeadlineRule:
    """A deadline counted from publication."""
    return DeadlineRule(number, unit, start, "publication", inclusive)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        (rule(90, CALENDAR), date(2014, 12, 15)),
        (rule(90, CALENDAR, inclusive=True), date(2014, 12, 14)),
        (rule(1, CALENDAR, inclusive=True), PUBLISHED),
        (rule(12, MONTHS), date(2015, 9, 16)),
        (rule(18, MONTHS), date(2016, 3, 16)),
        (rule(1, MONTHS, date(2015, 1, 31)), date(2015, 2, 28)),
        (rule(1, MONTHS, date(2016, 1, 31)), date(2016, 2, 29)),
        (rule(3, MONTHS, date(2014, 11, 30)), date(2015, 2, 28)),
        (rule(1, WORKING, date(2014, 9, 19)), date(2014, 9, 22)),
        (rule(1, WORKING, date(2014, 9, 19), inclusive=True), date(2014, 9, 19)),
        (rule(1, WORKING, date(2014, 9, 20), inclusive=True), date(2014, 9, 22)),
        (rule(70, WORKING), date(2014, 12, 23)),
    ],
)
def test_each_rule_falls_on_its_day(told, day):
    assert falls_on(told) == day


def test_working_days_leap_over_bank_holidays():
    christmas = {date(2014, 12, 25), date(2014, 12, 26)}
    assert falls_on(rule(2, WORKING, date(2014, 12, 24))) == date(2014, 12, 26)
    assert falls_on(rule(2, WORKING, date(2014, 12, 24)), christmas) == date(2014, 12, 30)


@given(st.integers(1, 200), st.dates(date(2014, 1, 1), date(2020, 1, 1)), st.booleans())
def test_a_deadline_in_working_days_is_a_working_day_with_that_many_in_between(number, start, inclusive):
    day = falls_on(rule(number, WORKING, start, inclusive=inclusive))
    first = start if inclusive else start + timedelta(days=1)
    between = [first + timedelta(days=step) for step in range((day - first).days + 1)]
    assert day.weekday() < 5
    assert sum(one.weekday() < 5 for one in between) == number


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (rule(90, CALENDAR), "90 calendar days from publication on 16 September 2014, counting from the day after"),
        (
            rule(70, WORKING, inclusive=True),
            (
                "70 working days from publication on 16 September 2014, counting from that day;"
                " weekends and England's bank holidays do not count"
            ),
        ),
        (rule(1, CALENDAR), "1 calendar day from publication on 16 September 2014, counting from the day after"),
        (rule(1, MONTHS), "1 month from publication on 16 September 2014"),
        (rule(18, MONTHS), "18 months from publication on 16 September 2014"),
    ],
)
def test_the_rule_stands_in_words_beside_its_date(told, words):
    assert in_words(told, "16 September 2014") == words


def test_a_window_says_both_its_ends_in_one_phrase():
    opens, closes = rule(12, MONTHS), rule(18, MONTHS)
    written = "16 September 2014"
    assert window_in_words(opens, closes, written, written) == "12 to 18 months from publication on 16 September 2014"
    later = rule(18, MONTHS, date(2014, 10, 1))
    assert window_in_words(opens, later, written, "1 October 2014") == (
        "opens 12 months from publication on 16 September 2014, and closes 18 months from publication on 1 October 2014"
    )
