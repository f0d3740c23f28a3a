"""The state of an action and of a finding, row by row as the table of words says it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.rules import states
from actionplan.rules.states import ActionFacts
from actionplan.vocabulary import ActionState, AssuranceOutcome, DeliveryStatus, FindingState, Rating, Standing

DAY = date(2014, 12, 4)
YESTERDAY, TOMORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)

NO, ON, RISK, OFF, DONE = DeliveryStatus
ASSURED, RETURNED, REOPENED = AssuranceOutcome
SUSPENDED, SUPERSEDED, WITHDRAWN = Standing.SUSPENDED, Standing.SUPERSEDED, Standing.WITHDRAWN

days = st.dates(date(2014, 1, 1), date(2016, 12, 31))
all_facts = st.builds(
    ActionFacts,
    status=st.sampled_from(DeliveryStatus),
    outcome=st.none() | st.sampled_from(AssuranceOutcome),
    standing=st.sampled_from(Standing),
    due_on=st.none() | days,
    review_on=st.none() | days,
)
states_of_actions = st.lists(st.sampled_from(ActionState), max_size=8)

IN_TIME = [
    ({"status": NO}, ActionState.NOT_STARTED, Rating.GREY, True),
    ({"status": ON}, ActionState.ON_TRACK, Rating.GREEN, True),
    ({"status": RISK}, ActionState.AT_RISK, Rating.AMBER, True),
    ({"status": OFF}, ActionState.OFF_TRACK, Rating.RED, True),
    ({"status": DONE}, ActionState.AWAITING_ASSURANCE, Rating.AMBER, False),
    ({"status": DONE, "outcome": ASSURED}, ActionState.ASSURED, Rating.GREEN, False),
    ({"status": DONE, "outcome": RETURNED}, ActionState.AT_RISK, Rating.AMBER, True),
    ({"status": DONE, "outcome": REOPENED}, ActionState.AT_RISK, Rating.AMBER, True),
    ({"status": ON, "standing": SUSPENDED, "review_on": TOMORROW}, ActionState.SUSPENDED, Rating.GREY, False),
    ({"status": ON, "standing": SUSPENDED, "review_on": DAY}, ActionState.SUSPENDED, Rating.GREY, False),
    ({"status": ON, "standing": SUSPENDED}, ActionState.SUSPENDED, Rating.GREY, False),
    ({"status": ON, "standing": SUSPENDED, "review_on": YESTERDAY}, ActionState.SUSPENDED, Rating.GREY, True),
    ({"status": ON, "standing": SUPERSEDED}, ActionState.SUPERSEDED, Rating.GREY, False),
    ({"status": ON, "standing": WITHDRAWN}, ActionState.WITHDRAWN, Rating.GREY, False),
]


@pytest.mark.parametrize(("facts", "state", "rating", "runs"), IN_TIME)
def test_each_state_in_time_has_its_word_colour_and_clock(facts, state, rating, runs):
    given_facts = ActionFacts(**facts, due_on=DAY)
    assert states.action_state(given_facts, DAY) == state
    assert states.said_state(given_facts) == state
    assert states.rating(state) == rating
    assert states.clock_runs(given_facts, DAY) is runs


@pytest.mark.parametrize(("facts", "state", "rating", "runs"), IN_TIME)
def test_past_its_date_every_state_whose_clock_runs_is_overdue_and_no_other(facts, state, rating, runs):
    late = ActionFacts(**facts, due_on=YESTERDAY)
    assert states.action_state(late, DAY) == (ActionState.OVERDUE if runs else state)
    assert states.said_state(late) == state
    assert states.days_late(late, DAY) == (1 if runs else 0)


def test_a_returned_claim_comes_back_with_all_its_days_late():
    due = DAY - timedelta(days=40)
    claimed = ActionFacts(status=DONE, due_on=due)
    assert states.days_late(claimed, DAY) == 0
    assert states.days_late(ActionFacts(status=DONE, outcome=RETURNED, due_on=due), DAY) == 40
    assert states.days_late(ActionFacts(status=DONE, outcome=REOPENED, due_on=due), DAY) == 40


def test_a_suspension_holds_the_clock_until_its_review_date_and_then_counts_all_days():
    facts = ActionFacts(status=ON, standing=SUSPENDED, review_on=DAY, due_on=DAY - timedelta(days=10))
    assert states.days_late(facts, DAY) == 0
    assert states.days_late(facts, TOMORROW) == 11
    assert states.action_state(facts, TOMORROW) == ActionState.OVERDUE


def test_the_due_date_itself_is_in_time_and_no_date_is_never_late():
    assert states.days_late(ActionFacts(status=ON, due_on=DAY), DAY) == 0
    assert states.days_late(ActionFacts(status=ON), date(2099, 1, 1)) == 0


@given(all_facts, days)
def test_what_is_overdue_is_never_shown_green_whatever_was_claimed(facts, day):
    late = facts.due_on is not None and facts.due_on < day and states.clock_runs(facts, day)
    state = states.action_state(facts, day)
    assert (state == ActionState.OVERDUE) is late
    assert not (late and states.rating(state) != Rating.RED)


@given(all_facts, days)
def test_green_is_on_track_in_time_or_assured_and_nothing_else(facts, day):
    if states.rating(states.action_state(facts, day)) != Rating.GREEN:
        return
    on_track_in_time = facts.status == ON and (facts.due_on is None or day <= facts.due_on)
    assured = facts.status == DONE and facts.outcome == ASSURED
    assert facts.standing == Standing.LIVE
    assert on_track_in_time or assured


@given(all_facts, days)
def test_days_late_are_counted_exactly_while_the_clock_runs(facts, day):
    late = states.days_late(facts, day)
    assert late >= 0
    if late:
        assert states.clock_runs(facts, day)
        assert facts.due_on + timedelta(days=late) == day


@given(all_facts, days, st.sampled_from([SUPERSEDED, WITHDRAWN]))
def test_what_left_the_plan_is_never_late_however_long_ago_it_was_due(facts, day, standing):
    assert states.action_state(replace(facts, standing=standing), day) in states.OUT_OF_THE_COUNTS


def test_the_orders_are_those_of_the_table_worst_first():
    assert states.ORDER_OF_ACTIONS[:7] == (
        ActionState.OVERDUE,
        ActionState.OFF_TRACK,
        ActionState.AT_RISK,
        ActionState.NOT_STARTED,
        ActionState.AWAITING_ASSURANCE,
        ActionState.ON_TRACK,
        ActionState.ASSURED,
    )
    assert [states.place(state) for state in FindingState] == [0, 1, 2, 3, 4]
    assert [state.label for state in FindingState] == [
        "Off course",
        "At risk",
        "Not started",
        "On course",
        "All assured",
    ]
    assert states.place(ActionState.OVERDUE) == 0


A = ActionState
FINDINGS = [
    ([A.ASSURED, A.ASSURED], False, FindingState.ALL_ASSURED),
    ([A.ASSURED, A.WITHDRAWN, A.SUPERSEDED], False, FindingState.ALL_ASSURED),
    ([A.NOT_STARTED, A.NOT_STARTED], False, FindingState.NOT_STARTED),
    ([A.NOT_STARTED, A.ON_TRACK], False, FindingState.ON_COURSE),
    ([A.ON_TRACK, A.ASSURED], False, FindingState.ON_COURSE),
    ([A.AWAITING_ASSURANCE, A.ASSURED], False, FindingState.ON_COURSE),
    ([A.AWAITING_ASSURANCE], False, FindingState.ON_COURSE),
    ([A.AT_RISK, A.ON_TRACK], False, FindingState.AT_RISK),
    ([A.AT_RISK, A.OFF_TRACK], False, FindingState.OFF_COURSE),
    ([A.OVERDUE, A.ASSURED], False, FindingState.OFF_COURSE),
    ([A.OFF_TRACK], False, FindingState.OFF_COURSE),
    ([A.ASSURED], True, FindingState.OFF_COURSE),
    ([], False, FindingState.OFF_COURSE),
    ([A.WITHDRAWN], False, FindingState.OFF_COURSE),
    ([A.SUSPENDED, A.ASSURED], False, FindingState.OFF_COURSE),
    ([A.SUSPENDED], False, FindingState.OFF_COURSE),
    ([A.SUSPENDED, A.ON_TRACK], False, FindingState.ON_COURSE),
]


@pytest.mark.parametrize(("actions", "bare", "state"), FINDINGS)
def test_a_finding_stands_where_its_main_actions_put_it(actions, bare, state):
    assert states.finding_state(actions, has_bare_requirement=bare) == state


@given(states_of_actions, st.booleans())
def test_a_finding_is_never_better_than_its_worst_trouble(actions, bare):
    state = states.finding_state(actions, has_bare_requirement=bare)
    if bare or {A.OVERDUE, A.OFF_TRACK} & set(actions):
        assert state == FindingState.OFF_COURSE
    elif A.AT_RISK in actions:
        assert states.place(state) <= states.place(FindingState.AT_RISK)


@given(states_of_actions, st.lists(st.sampled_from(sorted(states.OUT_OF_THE_COUNTS)), max_size=3))
def test_what_left_the_plan_changes_no_finding(actions, gone):
    assert states.finding_state(actions + gone) == states.finding_state(actions)


def test_every_state_has_a_colour_family():
    assert set(states.RATINGS) == set(ActionState)
