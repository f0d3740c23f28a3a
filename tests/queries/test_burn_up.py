"""The chart of the plan: what was due, claimed and assured by the end of each day, and which actions make that up."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actionplan.commands import plans
from actionplan.commands.actions import DueDate
from actionplan.commands.recording import recording
from actionplan.models import AssuranceDecision, Deadline, ProgressUpdate
from actionplan.queries.burn_up import BurnUp, burn_up, chart_of
from actionplan.queries.plans import timetable
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Standing
from tests.factories import Council

PUBLISHED = date(2014, 9, 16)
TODAY = date(2014, 12, 4)
ASSURED, RETURNED, REOPENED = AssuranceOutcome


def told(council: Council, *, on: date = TODAY, published_on: date = PUBLISHED) -> BurnUp:
    """The chart of the council's plan."""
    lines = timetable(council.plan, on=on)
    return burn_up(council.plan.actions.all(), lines, published_on=published_on, on=on)


def set_deadlines(council: Council, *named: tuple[str, int]) -> None:
    """Deadlines so many months from publication."""
    rows = [
        {"name": name, "number": number, "unit": "months", "start_on": PUBLISHED, "start_words": "publication"}
        for name, number in named
    ]
    plans.add_parts(council.plan, Deadline, rows, **council.by())


def test_a_claim_counts_from_its_day_and_assurance_from_its_own(council: Council):
    action = council.action()
    council.go_to(date(2014, 10, 20))
    council.claim(action)
    council.go_to(date(2014, 11, 10))
    council.decide(action, ASSURED)
    chart = chart_of(council.plan.actions.all())
    assert chart.complete(date(2014, 10, 19)) == frozenset()
    assert chart.complete(date(2014, 10, 20)) == {action.pk}
    assert chart.assured(date(2014, 11, 9)) == frozenset()
    assert chart.assured(date(2014, 11, 10)) == {action.pk}


def test_a_returned_or_reopened_action_is_no_longer_complete_until_it_is_claimed_again(council: Council):
    action = council.action()
    council.claim(action)
    council.go_to(date(2014, 10, 5))
    council.decide(action, ASSURED)
    council.go_to(date(2014, 10, 8))
    council.decide(action, REOPENED)
    council.go_to(date(2014, 10, 12))
    council.claim(action)
    council.go_to(date(2014, 10, 15))
    council.decide(action, RETURNED)
    chart = chart_of(council.plan.actions.all())
    days = [date(2014, 10, day) for day in (4, 7, 8, 12, 15)]
    assert [bool(chart.complete(day)) for day in days] == [True, True, False, True, False]
    assert [bool(chart.assured(day)) for day in days] == [False, True, False, False, False]


def test_what_left_the_plan_counts_while_it_was_in_it(council: Council):
    action = council.action(due=DueDate(date(2014, 10, 31)))
    council.claim(action)
    council.go_to(date(2014, 11, 15))
    council.stand(action, Standing.WITHDRAWN)
    chart = chart_of(council.plan.actions.all())
    before, after = date(2014, 11, 14), date(2014, 11, 15)
    assert chart.planned(before) == chart.complete(before) == chart.counted(before) == {action.pk}
    assert chart.planned(after) == chart.complete(after) == chart.counted(after) == frozenset()
    assert told(council).total == 0


def test_a_suspended_action_is_planned_and_not_complete(council: Council):
    action = council.action()
    council.claim(action)
    council.stand(action, Standing.SUSPENDED, review_on=date(2015, 1, 31))
    chart = chart_of(council.plan.actions.all())
    assert chart.complete(TODAY) == frozenset()
    assert chart.planned(date(2014, 12, 31)) == {action.pk}


def test_nothing_counts_before_the_london_day_on_which_it_came_into_the_plan(council: Council):
    council.go_to(date(2014, 10, 10))
    action = council.action(due=DueDate(date(2014, 10, 1)))
    chart = chart_of(council.plan.actions.all())
    assert chart.counted(date(2014, 10, 9)) == chart.planned(date(2014, 10, 9)) == frozenset()
    assert chart.counted(date(2014, 10, 10)) == chart.planned(date(2014, 10, 10)) == {action.pk}


def test_the_plan_is_by_the_date_first_agreed_however_often_it_moves(council: Council):
    action = council.action(due=DueDate(date(2014, 10, 31)))
    council.move(action, date(2015, 3, 31))
    assert chart_of(council.plan.actions.all()).planned(date(2014, 10, 31)) == {action.pk}


def test_an_action_without_a_date_is_never_planned_and_said_to_be_so(council: Council):
    undated, _ = council.action(due=DueDate(None, "TBC")), council.action()
    shown = told(council)
    assert shown.undated == {undated.pk}
    assert undated.pk not in shown.points[-1].planned
    assert (shown.total, shown.number_planned, shown.planned_on) == (2, 1, date(2014, 12, 31))
    assert shown.sentence == ("4 December 2014: 0 of 2 actions due as first agreed, 0 complete, 0 of those assured.")


def test_what_was_corrected_or_withdrawn_since_is_left_out_of_every_day(council: Council):
    wrong, taken_back = council.action(), council.action()
    for action in (wrong, taken_back):
        council.claim(action)
    council.go_to(date(2014, 11, 1))
    first, second = ProgressUpdate.objects.order_by("pk")
    add_later(council, first, action=wrong, status="on_track", corrects=first)
    add_later(council, second, action=taken_back, status="complete", withdraws=second)
    assert chart_of(council.plan.actions.all()).complete(date(2014, 10, 31)) == frozenset()


def add_later(council: Council, row: ProgressUpdate, **told: object) -> ProgressUpdate:
    """Put a row right or take it back, in a change of its own."""
    told = {"said_on": row.said_on, "place": row.place, "sequence": row.action.updates.count() + 1, **told}
    with recording("progress.correct", plan=council.plan, **council.by()) as record:
        return record.add(ProgressUpdate(**told))


def test_a_slip_of_the_pen_that_is_mended_later_moves_no_claim(council: Council):
    action = council.action()
    row = council.claim(action)
    for day in (date(2014, 11, 1), date(2014, 12, 1)):
        council.go_to(day)
        row = add_later(council, row, action=action, status="complete", corrects=row, happened="Done at last.")
    chart = chart_of(council.plan.actions.all())
    assert chart.complete(date(2014, 9, 30)) == frozenset()
    assert chart.complete(date(2014, 10, 31)) == chart.complete(TODAY) == {action.pk}


def test_a_decision_that_was_withdrawn_leaves_the_claim_waiting(council: Council):
    action = council.action()
    council.claim(action)
    made = council.decide(action, ASSURED)
    AssuranceDecision.objects.create(
        action=action, claim=made.claim, change=made.change, sequence=2, outcome=ASSURED, reason="Slip", withdraws=made
    )
    chart = chart_of(council.plan.actions.all())
    assert (chart.complete(TODAY), chart.assured(TODAY)) == ({action.pk}, frozenset())


def test_the_chart_has_each_months_end_today_and_the_close_of_the_window(council: Council):
    set_deadlines(council, ("Action plan", 3), ("Re-inspection window opens", 12), ("Re-inspection window closes", 18))
    council.say(council.action(), DeliveryStatus.ON_TRACK)
    shown = told(council)
    days = [point.day for point in shown.points]
    assert days[:5] == [PUBLISHED, date(2014, 9, 30), date(2014, 10, 31), date(2014, 11, 30), TODAY]
    assert days[-2:] == [date(2016, 2, 29), date(2016, 3, 16)]
    assert len(days) == 3 + 18
    assert (shown.begins_on, shown.ends_on, shown.today.day) == (PUBLISHED, date(2016, 3, 16), TODAY)
    assert (shown.window.name, shown.window.opens.falls_on) == ("Re-inspection window", date(2015, 9, 16))
    assert shown.window.closes.falls_on == shown.ends_on
    assert all((point.complete is None) == (point.day > TODAY) for point in shown.points)
    assert all(point.planned is not None for point in shown.points)


def test_without_deadlines_the_chart_runs_to_the_last_date_first_agreed(council: Council):
    council.action(due=DueDate(date(2015, 6, 12)))
    shown = told(council)
    assert (shown.ends_on, shown.window, shown.closed_on) == (date(2015, 6, 12), None, None)


def test_a_plan_whose_last_deadline_is_past_runs_on_to_today(council: Council):
    set_deadlines(council, ("Action plan", 1))
    council.action(due=DueDate(date(2015, 6, 12)))
    shown = told(council)
    assert (shown.ends_on, shown.closed_on, shown.planned_on) == (TODAY, date(2014, 10, 16), date(2015, 6, 12))
    assert shown.points[-1] == shown.today


def test_a_plan_whose_dates_are_all_past_is_planned_by_today(council: Council):
    council.go_to(date(2014, 11, 20))
    late, gone = (council.action(due=DueDate(date(2014, 10, day))) for day in (5, 6))
    council.go_to(date(2014, 12, 1))
    council.stand(gone, Standing.WITHDRAWN)
    shown = told(council)
    assert (shown.number_planned, shown.planned_on) == (1, TODAY)
    assert chart_of(council.plan.actions.all()).planned(shown.planned_on) == {late.pk}


def test_a_plan_without_dates_or_deadlines_still_shows_what_is_done(council: Council):
    council.claim(council.action(due=DueDate()))
    shown = told(council)
    assert (shown.ends_on, shown.number_planned, len(shown.today.complete)) == (TODAY, 0, 1)


@pytest.mark.parametrize("published_on", [TODAY, TODAY + timedelta(days=9)])
def test_a_plan_published_today_or_later_shows_its_first_weeks(council: Council, published_on):
    shown = told(council, published_on=published_on)
    assert (shown.begins_on, shown.ends_on) == (TODAY, TODAY + timedelta(days=28))
    assert (shown.total, shown.today.complete, shown.number_planned) == (0, frozenset(), 0)


def test_a_longer_story_takes_no_more_queries(council: Council):
    rows = council.plan.actions.all()
    for _ in range(2):
        for outcome in (ASSURED, RETURNED):
            action = council.action()
            council.claim(action)
            council.decide(action, outcome)
        council.stand(council.action(), Standing.WITHDRAWN)
        with CaptureQueriesContext(connection) as asked:
            chart_of(rows.all())
        assert len(asked) == 2
