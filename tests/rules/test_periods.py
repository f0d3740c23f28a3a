"""What officers write of time, and the day it means."""

from datetime import date, datetime

import pytest

from actionplan.rules.periods import DateProblem, in_words, read_date
from actionplan.vocabulary import DatePrecision

AUTUMN_2014 = date(2014, 11, 15)

DUE = [
    ("31 March 2015", date(2015, 3, 31), "day"),
    ("5th March 2015", date(2015, 3, 5), "day"),
    ("5 March, 2015", date(2015, 3, 5), "day"),
    ("March 5th, 2015", date(2015, 3, 5), "day"),
    ("Friday 5th December 2014", date(2014, 12, 5), "day"),
    ("31March2015", date(2015, 3, 31), "day"),
    ("03/04/15", date(2015, 4, 3), "day"),
    ("31.12.14", date(2014, 12, 31), "day"),
    ("31-12-2014", date(2014, 12, 31), "day"),
    ("2014-12-31", date(2014, 12, 31), "day"),
    ("2014-12-31 00:00:00", date(2014, 12, 31), "day"),
    ("by 31/03/2015", date(2015, 3, 31), "day"),
    ("31 March 2015 (Phase 1)", date(2015, 3, 31), "day"),
    ("1-5 March 2015", date(2015, 3, 5), "day"),
    ("30 June - 3 July 2015", date(2015, 7, 3), "day"),
    ("1/4/15-30/6/15", date(2015, 6, 30), "day"),
    ("between 1 June and 3 July 2015", date(2015, 7, 3), "day"),
    ("Immediate and by 30/01/15", date(2015, 1, 30), "day"),
    ("Dec 2014", date(2014, 12, 31), "month"),
    ("Sept. 2014", date(2014, 9, 30), "month"),
    ("Dec 14", date(2014, 12, 31), "month"),
    ("Dec '14", date(2014, 12, 31), "month"),
    ("Mar-15", date(2015, 3, 31), "month"),
    ("03/2015", date(2015, 3, 31), "month"),
    ("end of March 2015", date(2015, 3, 31), "month"),
    ("before end of Dec14", date(2014, 12, 31), "month"),
    ("mid-March 2015", date(2015, 3, 15), "month"),
    ("early April 2015", date(2015, 4, 10), "month"),
    ("June/July 2015", date(2015, 7, 31), "month"),
    ("Oct - Dec 2014", date(2014, 12, 31), "month"),
    ("Nov 2014 to Jan 2015", date(2015, 1, 31), "month"),
    ("Sep 14 to Jan 15", date(2015, 1, 31), "month"),
    ("from Dec 2014 to March 2015", date(2015, 3, 31), "month"),
    ("from Oct-Dec 2014", date(2014, 12, 31), "month"),
    ("Q4 2014/15", date(2015, 3, 31), "quarter"),
    ("Q1 2015-16", date(2015, 6, 30), "quarter"),
    ("Quarter 3, 2014/2015", date(2014, 12, 31), "quarter"),
    ("2nd quarter 15/16", date(2015, 9, 30), "quarter"),
    ("Q3/Q4 2014/15", date(2015, 3, 31), "quarter"),
    ("w/c 20/04/15", date(2015, 4, 26), "week"),
    ("week commencing 20th April 2015", date(2015, 4, 26), "week"),
    ("W/E 24/04/15", date(2015, 4, 24), "week"),
    ("2014/15", date(2015, 3, 31), "year"),
    ("end of financial year 2014-15", date(2015, 3, 31), "year"),
    ("FY 14/15", date(2015, 3, 31), "year"),
    ("by end of 2015", date(2015, 12, 31), "year"),
    (2015, date(2015, 12, 31), "year"),
    (2015.0, date(2015, 12, 31), "year"),
    (date(2015, 3, 5), date(2015, 3, 5), "day"),
    (datetime(2015, 3, 5, 9, 30), date(2015, 3, 5), "day"),
]


@pytest.mark.parametrize(("written", "on", "precision"), DUE)
def test_a_due_date_is_the_last_day_of_what_was_written(written, on, precision):
    read = read_date(written, near=AUTUMN_2014)
    assert (read.on, read.precision, read.kind, read.problem) == (on, DatePrecision(precision), "due", None)


NO_DATE = [
    ("Ongoing", DateProblem.ONGOING),
    ("On-going", DateProblem.ONGOING),
    ("continuous", DateProblem.ONGOING),
    ("TBC", DateProblem.TO_BE_CONFIRMED),
    ("to be agreed", DateProblem.TO_BE_CONFIRMED),
    ("immediate", DateProblem.IMMEDIATE),
    ("With immediate effect", DateProblem.IMMEDIATE),
    ("ASAP", DateProblem.IMMEDIATE),
    ("n/a", DateProblem.NOT_APPLICABLE),
    ("-", DateProblem.NOT_APPLICABLE),
    ("Completed", DateProblem.UNREADABLE),
    ("within 6 months", DateProblem.UNREADABLE),
    ("14/15", DateProblem.UNREADABLE),
    ("2014/16", DateProblem.UNREADABLE),
    ("13/2015", DateProblem.UNREADABLE),
    ("01/02/03/04", DateProblem.UNREADABLE),
    (12, DateProblem.UNREADABLE),
    (99999, DateProblem.UNREADABLE),
    (True, DateProblem.UNREADABLE),
]


@pytest.mark.parametrize(("written", "problem"), NO_DATE)
def test_words_that_are_no_date_say_which_sort_of_none(written, problem):
    read = read_date(written, near=AUTUMN_2014)
    assert (read.on, read.kind, read.problem, read.precision) == (None, "none", problem, DatePrecision.NONE)


@pytest.mark.parametrize("nothing", [None, "", "  \n "])
def test_an_empty_cell_is_no_date_and_no_problem(nothing):
    read = read_date(nothing)
    assert (read.on, read.kind, read.words, read.problem) == (None, "none", "", None)


ASKED = [
    ("31/11/14", DateProblem.IMPOSSIBLE, date(2014, 11, 30)),
    ("30 Feb 2015", DateProblem.IMPOSSIBLE, date(2015, 2, 28)),
    ("29 February 2015", DateProblem.IMPOSSIBLE, date(2015, 2, 28)),
    ("03/13/15", DateProblem.IMPOSSIBLE, date(2015, 3, 13)),
    ("45/13/15", DateProblem.IMPOSSIBLE, None),
    ("0/12/2014", DateProblem.IMPOSSIBLE, None),
    ("31/12/14 revised 31/11/15", DateProblem.IMPOSSIBLE, date(2015, 11, 30)),
    ("Q3 2014/16", DateProblem.IMPOSSIBLE, None),
    ("55 March", DateProblem.IMPOSSIBLE, None),
    ("Dec 19th (was Nov)", DateProblem.NO_YEAR, date(2014, 12, 19)),
    ("Dec 19", DateProblem.NO_YEAR, date(2014, 12, 19)),
    ("5 January", DateProblem.NO_YEAR, date(2015, 1, 5)),
    ("June", DateProblem.NO_YEAR, date(2014, 6, 30)),
    ("June - July", DateProblem.NO_YEAR, date(2014, 7, 31)),
    ("Q2", DateProblem.NO_YEAR, None),
    ("Q4 2014", DateProblem.VAGUE, date(2015, 3, 31)),
    ("Summer 2015", DateProblem.VAGUE, date(2015, 8, 31)),
    ("Autumn term 2014", DateProblem.VAGUE, date(2014, 12, 31)),
    ("Phase 3 during 2015", DateProblem.VAGUE, date(2015, 12, 31)),
    ("1/1/2104", DateProblem.IMPLAUSIBLE, date(2104, 1, 1)),
    (datetime(1904, 3, 12), DateProblem.IMPLAUSIBLE, date(1904, 3, 12)),
]


@pytest.mark.parametrize(("written", "problem", "suggestion"), ASKED)
def test_a_doubtful_date_is_not_used_but_a_day_is_suggested(written, problem, suggestion):
    read = read_date(written, near=AUTUMN_2014)
    assert (read.on, read.problem, read.suggestion) == (None, problem, suggestion)


def test_without_a_time_to_be_near_no_year_is_suggested():
    assert read_date("5 January").suggestion is None
    assert read_date("Dec 19").on == date(2019, 12, 31)


@pytest.mark.parametrize(
    ("written", "on"),
    [
        ("From Dec 2014", date(2014, 12, 1)),
        ("From October 2014 onwards", date(2014, 10, 1)),
        ("Dec 2014 onwards", date(2014, 12, 1)),
        ("starting 5 January 2015", date(2015, 1, 5)),
        ("Ongoing from Jan 2015", date(2015, 1, 1)),
    ],
)
def test_from_is_a_start_and_not_a_due_date(written, on):
    read = read_date(written)
    assert (read.on, read.kind) == (on, "start")


def test_a_review_is_not_a_due_date():
    assert read_date("Quarterly").problem == DateProblem.REPEATS
    assert read_date("Quarterly").kind == "review"
    dated = read_date("Ongoing, review March 2015")
    assert (dated.on, dated.kind) == (date(2015, 3, 31), "review")


@pytest.mark.parametrize("written", ["31/12/14\n31/03/15", "31/12/14 revised 31/03/15", "31/12/14 and 31/03/15"])
def test_of_several_dates_the_latest_is_read_and_a_person_is_asked(written):
    read = read_date(written)
    assert (read.on, read.problem) == (date(2015, 3, 31), DateProblem.SEVERAL)


def test_a_bare_serial_number_is_a_day_and_says_so():
    for written in (42094, 42094.5, "42094"):
        read = read_date(written)
        assert (read.on, read.problem) == (date(2015, 3, 31), DateProblem.SERIAL)
    assert read_date(40632, epoch_1904=True).on == date(2015, 3, 31)


def test_the_words_are_kept_as_written():
    assert read_date(" end of\n March 2015 ").words == "end of March 2015"
    assert read_date(date(2015, 3, 5)).words == "5 March 2015"


def test_dates_read_as_the_pages_show_them():
    assert in_words(date(2015, 3, 5)) == "5 March 2015"
