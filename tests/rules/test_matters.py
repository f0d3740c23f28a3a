"""What members are owed: by when, where a matter stands on a day, and what may be said in it next."""

from datetime import date, timedelta

import pytest

from actionplan.rules.matters import (
    Said,
    answered_in,
    due_of_question,
    due_of_recommendation,
    numeral,
    state_of,
    time_in_words,
    why_not_said,
)
from actionplan.vocabulary import AnswerKind, MatterState

ASKED, DUE = date(2014, 11, 3), date(2014, 11, 17)
A, F, C, T = AnswerKind.ANSWER, AnswerKind.FOLLOW_UP, AnswerKind.CLOSED, AnswerKind.TAKEN_BACK
N, P, H = AnswerKind.INTERIM, AnswerKind.PROGRESS, AnswerKind.CHASED


def said(*kinds: AnswerKind) -> list[Said]:
    """Each of these said on the day after the last."""
    return [Said(kind, ASKED + timedelta(days=number)) for number, kind in enumerate(kinds, start=1)]


@pytest.mark.parametrize(
    ("kinds", "before", "after"),
    [
        ((), "waiting", "overdue"),
        ((N,), "waiting", "overdue"),
        ((H, N, H), "waiting", "overdue"),
        ((A,), "answered", "answered"),
        ((N, A, P), "answered", "answered"),
        ((A, F), "waiting", "overdue"),
        ((A, F, A), "answered", "answered"),
        ((A, C), "closed", "closed"),
        ((C,), "closed", "closed"),
        ((A, C, F), "waiting", "overdue"),
        ((T,), "taken_back", "taken_back"),
    ],
)
def test_where_a_matter_stands_follows_from_what_was_said_and_when_it_is_due(kinds, before, after):
    assert state_of(said(*kinds), due_on=DUE, day=DUE) == before
    assert state_of(said(*kinds), due_on=DUE, day=DUE + timedelta(days=1)) == after


def test_a_question_is_due_so_many_days_after_the_day_it_was_asked():
    assert due_of_question(asked_on=ASKED, answer_days=14) == DUE


@pytest.mark.parametrize(
    ("held_on", "months", "due_on"),
    [
        (date(2014, 10, 22), 2, date(2014, 12, 22)),
        (date(2014, 11, 27), 2, date(2015, 1, 27)),
        (date(2014, 12, 31), 2, date(2015, 2, 28)),
        (date(2015, 12, 31), 2, date(2016, 2, 29)),
        (date(2014, 10, 31), 1, date(2014, 11, 30)),
        (date(2014, 12, 1), 12, date(2015, 12, 1)),
        (date(2014, 10, 15), 2, date(2014, 12, 15)),
    ],
)
def test_a_recommendation_is_due_months_after_its_meeting_and_never_on_a_day_that_is_not(held_on, months, due_on):
    assert due_of_recommendation(held_on=held_on, months=months) == due_on


@pytest.mark.parametrize(
    ("state", "may", "may_not"),
    [
        (MatterState.WAITING, {A, N, H, C, T}, {P, F}),
        (MatterState.OVERDUE, {A, N, H, C, T}, {P, F}),
        (MatterState.ANSWERED, {P, F, C}, {A, N, H, T}),
        (MatterState.CLOSED, {F}, {A, N, P, H, C, T}),
        (MatterState.TAKEN_BACK, set(), set(AnswerKind)),
    ],
)
def test_what_may_be_said_next_depends_on_where_a_matter_stands(state, may, may_not):
    assert may | may_not == set(AnswerKind)
    assert {kind for kind in AnswerKind if why_not_said(kind, state) is None} == may
    assert all(str(why_not_said(kind, state)).endswith(".") for kind in may_not)


@pytest.mark.parametrize(
    ("kinds", "days"), [((), None), ((A,), 1), ((N, H, A), 3), ((A, F), None), ((A, F, N, A), 2), ((A, P, C), 1)]
)
def test_how_long_an_answer_took_is_counted_from_the_question_or_its_last_follow_up(kinds, days):
    assert answered_in(said(*kinds), began_on=ASKED) == days


@pytest.mark.parametrize(
    ("state", "day", "answered", "words"),
    [
        ("answered", DUE, 12, "answered in 12 days"),
        ("closed", DUE, 1, "answered in 1 day"),
        ("answered", DUE, 0, "answered on the same day"),
        ("closed", DUE, None, ""),
        ("taken_back", DUE, None, ""),
        ("waiting", DUE, None, "due today"),
        ("waiting", DUE - timedelta(days=3), None, "3 days left"),
        ("overdue", DUE + timedelta(days=9), None, "9 days late"),
        ("overdue", DUE + timedelta(days=1), None, "1 day late"),
    ],
)
def test_time_is_said_in_words(state, day, answered, words):
    assert time_in_words(MatterState(state), due_on=DUE, day=day, answered_days=answered) == words


def test_what_was_resolved_is_numbered_as_minutes_number_it():
    assert [numeral(n) for n in (1, 2, 3, 4, 5, 9, 14, 40, 58)] == [
        *("(i)", "(ii)", "(iii)", "(iv)", "(v)", "(ix)", "(xiv)", "(xl)", "(lviii)"),
    ]
