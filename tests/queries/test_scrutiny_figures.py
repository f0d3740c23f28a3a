"""Every figure of the members' dashboard equals a count made by hand over the rows, for plans of any shape."""

from collections import Counter
from datetime import date, timedelta
from urllib.parse import parse_qs

from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from actionplan.commands import plans, scrutiny
from actionplan.models import Action, Deadline, ProgressUpdate
from actionplan.queries.scrutiny_answers import complete_so_far, due_by_today
from actionplan.queries.scrutiny_asked import Asked, Line
from actionplan.queries.scrutiny_dashboard import ScrutinyPage, scrutiny_page
from actionplan.queries.scrutiny_deadlines import deadline_lines
from actionplan.queries.scrutiny_listings import actions_listed, findings_listed
from actionplan.rules.policy import Policy
from actionplan.vocabulary import AssuranceOutcome, DeadlineUnit, DeliveryStatus, Standing
from tests.factories import Council, fresh
from tests.queries.plans import DAY, Story, stories, tell
from tests.queries.rows_by_hand import (
    FINDINGS,
    GONE,
    ORDER,
    direction_by_hand,
    due_at,
    finding_at,
    outcome_at,
    state_at,
    was_there,
)

MET, CUT_OFF = date(2014, 11, 8), date(2014, 10, 29)
few = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # a smaller example would take minutes to find
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
laters = st.lists(st.sampled_from(["nothing", "risk", "claim", "assure", "move", "withdraw"]), min_size=6, max_size=6)


def live_later(council: Council, actions: list[Action], laters: list[str]) -> None:
    """What happens after the cut-off, where it can; and an action that comes only then."""
    council.go_to(date(2014, 11, 20))
    for action, what in zip(actions, laters, strict=False):
        state = state_at(action, council.today)
        if state in GONE or state == "suspended" or what == "nothing":
            continue
        if what == "withdraw":
            council.stand(action, Standing.WITHDRAWN)
        elif state == "awaiting_assurance":
            council.decide(action, AssuranceOutcome.ASSURED if what == "assure" else AssuranceOutcome.RETURNED)
        elif state != "assured" and what in ("claim", "risk"):
            said = DeliveryStatus.COMPLETE if what == "claim" else DeliveryStatus.AT_RISK
            council.say(action, said, who="other_qa")
        elif state != "assured" and what == "move":
            council.answer(council.ask(action, date(2015, 4, 30), who="other_qa"))
    council.action(finding=council.finding, owner=None)


@few
@given(stories, laters)
def test_every_figure_of_the_dashboard_equals_a_count_by_hand(council: Council, told: list[Story], laters: list[str]):
    point, now = transaction.savepoint(), council.now
    try:
        check(council, told, laters)
    finally:
        transaction.savepoint_rollback(point)
        council.now = now


def check(council: Council, told: list[Story], laters: list[str]) -> None:
    """Tell a plan twice and compare the page with the rows."""
    body = scrutiny.add_body("panel", "Scrutiny panel", **council.by("democratic"))
    scrutiny.call_meeting(body, held_on=MET, **council.by("democratic"))
    rule = {"unit": DeadlineUnit.CALENDAR_DAYS, "start_on": DAY, "start_words": "today"}
    deadlines = [{"name": "Plan", "number": 11, **rule}, {"name": "Window opens", "number": 30, **rule}]
    plans.add_parts(
        council.plan, Deadline, [*deadlines, {"name": "Window closes", "number": 60, **rule}], **council.by()
    )
    live_later(council, tell(council, told), laters)
    actions = [fresh(action) for action in council.plan.actions.all()]
    page = scrutiny_page(council.plan, on=DAY, policy=Policy())
    by_hand = {one: state_at(one, DAY) for one in actions}
    counted = {one: state for one, state in by_hand.items() if state not in GONE}
    check_counts(page, counted)
    check_deadlines(page, counted)
    check_since(council, page, by_hand)
    check_chart(page, actions, counted)


def check_counts(page: ScrutinyPage, counted: dict[Action, str]) -> None:
    """States, dates, completion and impact."""
    position = page.position
    assert {state.value: number for state, number in position.counts.items() if number} == Counter(counted.values())
    due = [state for one, state in counted.items() if one.due_on and one.due_on <= DAY]
    claimed = Counter(counted.values())["awaiting_assurance"], Counter(counted.values())["assured"]
    figures = [int(one.text) for one in due_by_today(position) if one.anchor or one.text.isdigit()]
    if due:
        assert figures[0] == len(due) == sum(figures[1:])
        assert figures[1] == sum(state in ("awaiting_assurance", "assured") for state in due)
    told = [int(one.text) for one in complete_so_far(position) if one.text.isdigit()]
    assert told == ([sum(claimed), claimed[1], claimed[0]] if sum(claimed) else [])
    slipped = [one for one in counted if one.first_due_on and (one.due_on is None or one.due_on > one.first_due_on)]
    assert position.number_revised == len(slipped)
    assert sum(position.impact_counts.values()) == len(position.findings)
    assert {one.slug for one in position.with_impact} == {one.slug for one in counted if has_impact(one)}
    without = {one.finding_id for one in counted if has_impact(one)}
    assert position.number_without_impact == len(position.findings) - len(without)
    assert not page.owed.waiting
    assert not page.voices


def has_impact(action: Action) -> bool:
    """Whether the last update of an action says that it made a difference."""
    newest = ProgressUpdate.objects.filter(action=action).order_by("-sequence").first()
    return newest is not None and newest.impact != "not_yet_evidenced"


def check_deadlines(page: ScrutinyPage, counted: dict[Action, str]) -> None:
    """What stands in the way of each deadline, and that each figure leads to as many rows."""
    position = page.position
    unfinished = [one for one, state in counted.items() if state not in ("awaiting_assurance", "assured")]
    expected = [
        [
            sum(one.lacks_action for one in position.findings),
            sum(one.due_on is None for one in unfinished),
            sum(one.owner_id is None for one in unfinished),
        ]
    ]
    for days in (30, 60):
        after = sum(bool(one.due_on and one.due_on > DAY + timedelta(days=days)) for one in unfinished)
        expected.append([after, sum(one.due_on is None for one in unfinished)])
    lines = deadline_lines(position)
    assert [(one.deadline.days_left) for one in lines] == [11, 30, 60]
    shown = [[int(part[0].text) for part in line.obstacles] for line in lines]
    assert shown == [[number for number in numbers if number] for numbers in expected]
    for line in lines:
        for figure, *_ in line.obstacles:
            asked = Asked.read(parse_qs(figure.query), position)
            listed = actions_listed if figure.anchor == "actions" else findings_listed
            found = listed(position, asked)
            assert int(figure.text) == (found.number if figure.anchor == "actions" else len(found.findings))


def check_since(council: Council, page: ScrutinyPage, by_hand: dict[Action, str]) -> None:
    """What became of every finding and action since the meeting, against the plan at its cut-off."""
    compared = page.compared
    assert compared.moment is not None
    assert compared.since is not None
    assert (compared.moment.meeting.held_on, compared.moment.day) == (MET, CUT_OFF)
    ways: Counter[str] = Counter()
    for finding in council.plan.findings.all():
        own, bare = [one for one in by_hand if one.finding_id == finding.pk], finding.requirements.exists()
        then, now = (finding_at(own, day, is_bare=bare) for day in (CUT_OFF, DAY))
        ways[direction_by_hand(then, now, FINDINGS)] += 1
    assert {way.value: number for way, number in compared.since.directions.items() if number} == ways
    became = became_by_hand(by_hand)
    assert {one.value: number for one, number in compared.since.counts.items() if number} == +became
    position = compared.since.position
    for one, number in compared.since.counts.items():
        assert actions_listed(position, Asked(became=(one,))).number == number
    for way, number in compared.since.directions.items():
        assert len(findings_listed(position, Asked(travel=(way,))).findings) == number
    left = [one for one in by_hand if by_hand[one] in GONE and state_at(one, CUT_OFF) not in (*GONE, "")]
    assert {one.slug for one in compared.since.left} == {one.slug for one in left}


def became_by_hand(by_hand: dict[Action, str]) -> "Counter[str]":
    """How many of the counted actions became what."""
    claimed, became = ("awaiting_assurance", "assured"), Counter[str]()
    for action, now in by_hand.items():
        if now in GONE:
            continue
        then = state_at(action, CUT_OFF)
        due, was_due = action.due_on, due_at(action, CUT_OFF)
        returned = [outcome_is_returned(action, day) for day in (CUT_OFF, DAY)]
        way = direction_by_hand(then, now, ORDER)
        became["worse"] += way == "worse"
        became["improved"] += way == "improved"
        became["completed"] += now in claimed and then not in claimed
        became["assured"] += now == "assured" and then != "assured"
        became["returned"] += returned == [False, True]
        became["later"] += bool(then and then not in GONE and was_due and (due is None or due > was_due))
        became["added"] += not then
        became["back"] += then in GONE
    return became


def outcome_is_returned(action: Action, day: date) -> bool:
    """Whether the last claim of an action was returned, and nothing said since, at the end of a day."""
    return was_there(action, day) and outcome_at(action, day)[1] == "returned" and state_at(action, day) not in GONE


def check_chart(page: ScrutinyPage, actions: list[Action], counted: dict[Action, str]) -> None:
    """Today's figures of the chart, the actions behind them, and the numbers of the forecast."""
    states = Counter(counted.values())
    today = page.chart.shown.today
    assert len(today.assured or ()) == states["assured"]
    assert len(today.complete or ()) == states["assured"] + states["awaiting_assurance"]
    slugs = page.chart.those((Line.ASSURED, DAY))
    assert slugs == {one.slug for one, state in counted.items() if state == "assured"}
    told = page.chart.forecast
    began = min((one.entered_at.date() for one in actions), default=DAY)
    in_it = [one for one, state in counted.items() if state != "suspended"]
    assert (told.since, told.total) == (max(began, DAY - timedelta(days=84)), len(in_it))
    assert told.left == len(in_it) - states["assured"]
    earlier = sum(state_at(one, told.since) == "assured" for one in in_it)
    assert told.number == states["assured"] - earlier
