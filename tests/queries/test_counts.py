"""The counts of every page equal a count made by hand over the rows, for plans of any shape."""

from collections import Counter
from datetime import timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings

from actionplan.models import Action, AssuranceDecision, ProgressUpdate, StandingDecision
from actionplan.queries import scrutiny
from actionplan.queries.dashboard import dashboard
from actionplan.queries.positions import positions
from actionplan.queries.workload import groups
from actionplan.rules.policy import Policy
from actionplan.vocabulary import ActionState, FindingState
from tests.factories import Council
from tests.queries.plans import DAY, Story, stories, tell

few = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def state_by_hand(action: Action) -> str:
    """The state of an action, worked out again from its rows without the rules."""
    updates = ProgressUpdate.objects.filter(action=action).order_by("-sequence")
    decision = AssuranceDecision.objects.filter(claim=updates[0]).order_by("-sequence").first() if updates else None
    standing = StandingDecision.objects.filter(action=action).order_by("-sequence").first()
    kind = standing.standing if standing else "live"
    if kind in ("superseded", "withdrawn"):
        return kind
    status = updates[0].status if updates else "not_started"
    outcome = decision.outcome if decision else None
    stopped = status == "complete" and outcome in (None, "assured")
    stopped = stopped or (kind == "suspended" and standing.review_on >= DAY)
    if not stopped and action.due_on and action.due_on < DAY:
        return "overdue"
    if kind == "suspended":
        return kind
    by_outcome = {None: "awaiting_assurance", "assured": "assured", "returned": "at_risk", "reopened": "at_risk"}
    return by_outcome[outcome] if status == "complete" else status


def finding_by_hand(states: list[str], *, bare: bool) -> str:
    """The state of a finding, worked out again."""
    live = [state for state in states if state not in ("superseded", "withdrawn")]
    nothing_open = all(state in ("assured", "suspended") for state in live)
    all_assured = bool(live) and set(live) == {"assured"}
    if bare or "overdue" in live or "off_track" in live or (nothing_open and not all_assured):
        return "off_course"
    if "at_risk" in live:
        return "at_risk"
    if all_assured:
        return "all_assured"
    return "not_started" if set(live) == {"not_started"} else "on_course"


@few
@given(stories)
def test_every_count_equals_a_count_by_hand(council: Council, told: list[Story]):
    point, now = transaction.savepoint(), council.now
    try:
        check(council, told)
    finally:
        transaction.savepoint_rollback(point)
        council.now = now


def check(council: Council, told: list[Story]) -> None:
    """Tell a plan and compare the overview and the scrutiny page with the rows."""
    actions = tell(council, told)
    by_hand = {action.pk: state_by_hand(action) for action in actions}
    counted = Counter(state for state in by_hand.values() if state not in ("superseded", "withdrawn"))
    shown = dashboard(council.plan.findings.all(), council.plan.actions.all(), on=DAY, policy=Policy())
    public = scrutiny.position(council.plan, on=DAY, policy=Policy())
    all_shown = positions(council.plan.actions.all(), on=DAY, policy=Policy())
    assert {one.action.pk: str(one.state.value) for one in all_shown} == by_hand
    for counts in (shown.counts, public.counts):
        assert {state.value: number for state, number in counts.items() if number} == counted
    assert shown.total == public.total == sum(counted.values()) == sum(shown.ratings.values())
    check_findings(council, by_hand, shown, public)
    check_shares(shown, actions)


def check_findings(council, by_hand, shown, public) -> None:
    """Each finding's state, and that both pages tell the same."""
    expected = {}
    for finding in council.plan.findings.all():
        states = [by_hand[action.pk] for action in Action.objects.filter(finding=finding)]
        expected[finding.reference] = finding_by_hand(states, bare=finding.requirements.exists())
    assert {one.finding.reference: one.state.value for one in shown.findings} == expected
    assert {one.reference: one.state.value for one in public.findings} == expected
    assert shown.finding_counts == public.finding_counts
    assert sum(shown.finding_counts.values()) == len(expected)
    worst = [FindingState(state) for state in expected.values() if state in ("off_course", "at_risk")]
    assert sorted(one.state for one in public.not_on_course) == sorted(worst)


def check_shares(shown, actions) -> None:
    """Posts, needs and the attention list count each action once."""
    assert sum(line.total for line in shown.posts) == shown.total
    assert sum(len(group.actions) for group in groups(shown.actions)) == shown.total
    listed = [line.position.action.pk for line in shown.attention]
    assert len(listed) == len(set(listed))
    late = [one for one in shown.actions if one.state == ActionState.OVERDUE]
    assert [line.position.state for line in shown.attention[: len(late)]] == [ActionState.OVERDUE] * len(late)
    assert all(one.days_late == (DAY - one.action.due_on).days for one in late)
    stale = sum(one.clock_is_running and one.days_since_update > 35 for one in shown.actions)
    assert shown.number_stale == stale
    assert all(one.last_heard_on <= DAY - timedelta(days=1) for one in shown.actions)
