"""How old an update may be, what is due soon, what has slipped, and by when papers want their updates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.rules.freshness import cut_off, has_slipped, is_due_soon, is_stale

DAY = date(2014, 12, 4)
days = st.dates(date(2014, 1, 1), date(2016, 12, 31))


@pytest.mark.parametrize(("ago", "stale"), [(0, False), (34, False), (35, False), (36, True), (400, True)])
def test_an_update_is_owed_once_more_than_thirty_five_days_have_passed(ago, stale):
    heard = DAY - timedelta(days=ago)
    assert is_stale(clock_is_running=True, last_heard_on=heard, day=DAY, stale_days=35) is stale


def test_nothing_is_owed_while_the_clock_stands_or_before_anything_was_heard():
    heard = DAY - timedelta(days=400)
    assert not is_stale(clock_is_running=False, last_heard_on=heard, day=DAY, stale_days=35)
    assert not is_stale(clock_is_running=True, last_heard_on=None, day=DAY, stale_days=35)


@pytest.mark.parametrize(("left", "soon"), [(-1, False), (0, True), (1, True), (30, True), (31, False)])
def test_an_action_is_due_soon_from_thirty_days_before_until_its_day(left, soon):
    due = DAY + timedelta(days=left)
    assert is_due_soon(clock_is_running=True, due_on=due, day=DAY, due_soon_days=30) is soon


def test_nothing_is_due_soon_without_a_date_or_with_the_clock_stopped():
    assert not is_due_soon(clock_is_running=True, due_on=None, day=DAY, due_soon_days=30)
    assert not is_due_soon(clock_is_running=False, due_on=DAY, day=DAY, due_soon_days=30)


@pytest.mark.parametrize(
    ("first", "now", "slipped"),
    [
        (DAY, DAY, False),
        (DAY, DAY + timedelta(days=1), True),
        (DAY, DAY - timedelta(days=1), False),
        (DAY, None, True),
        (None, DAY, False),
        (None, None, False),
    ],
)
def test_a_date_has_slipped_when_it_is_later_than_the_first_or_gone(first, now, slipped):
    assert has_slipped(first_due_on=first, due_on=now) is slipped


@given(days, days, st.integers(0, 90))
def test_nothing_is_both_late_and_due_soon(due, day, threshold):
    if due < day:
        assert not is_due_soon(clock_is_running=True, due_on=due, day=day, due_soon_days=threshold)


def test_papers_of_27_november_take_updates_until_the_17th():
    assert cut_off(held_on=date(2014, 11, 27), cut_off_days=10) == date(2014, 11, 17)
