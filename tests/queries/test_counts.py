"""The counts of every page equal a count made by hand over the rows, for plans of any shape."""

from collections import Counter
from datetime import date, timedelta
from typing import NamedTuple

from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from actionplan.commands.recording import recording
from actionplan.models import (
    Action,
    AssuranceDecision,
    DueDateDecision,
    DueDateRequest,
    Partner,
    ProgressUpdate,
    StandingDecision,
)
from actionplan.queries import scrutiny
from actionplan.queries.burn_up import burn_up
from actionplan.queries.dashboard import dashboard
from actionplan.queries.positions import positions
from actionplan.queries.workload import groups
from actionplan.rules.policy import Policy
from actionplan.vocabulary import ActionState, Commitment, FindingState
from tests.factories import Council, fresh
from tests.queries.plans import DAY, Story, stories, tell

few = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # a smaller example would take minutes to find
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class Beside(NamedTuple):
    """What else is true of one action."""

    commitment: Commitment | None
    has_measure: bool
    asks: bool
    is_answered: bool


besides = st.lists(
    st.builds(
        Beside,
        commitment=st.none() | st.sampled_from(Commitment),
        has_measure=st.booleans(),
        asks=st.booleans(),
        is_answered=st.booleans(),
    ),
    min_size=6,
    max_size=6,
)


def tie(council: Council, action: Action, beside: Beside) -> None:
    """Write what else is true of an action."""
    with recording("actions.add", plan=council.plan, **council.by()) as record:
        if beside.commitment:
            health = council.organisations["Health"]
            record.add(Partner(action=action, organisation=health, commitment=beside.commitment))
        action.success_measure = "80% by March" if beside.has_measure else ""
        record.save(action)
    if beside.asks:
        with recording("dates.ask", plan=council.plan, **council.by("other_qa")) as record:  # whatever came of it since
            asked = record.add(DueDateRequest(action=action, to_on=date(2015, 6, 30), reason="No room"))
        if beside.is_answered:
            council.answer(asked, is_agreed=False)


def is_stopped_by_hand(action: Action, kind: str, status: str, outcome: str | None) -> bool:
    """Whether nobody counts the days: a claim that stands, or a suspension until its review."""
    standing = StandingDecision.objects.filter(action=action).order_by("-sequence").first()
    claimed = status == "complete" and outcome in (None, "assured")
    return claimed or (kind == "suspended" and standing.review_on >= DAY)


def is_review_due_by_hand(action: Action) -> bool:
    """Whether an action is suspended until a day that is past."""
    standing = StandingDecision.objects.filter(action=action).order_by("-sequence").first()
    return standing is not None and standing.standing == "suspended" and standing.review_on < DAY


def told_by_hand(action: Action) -> tuple[str, str, str | None]:
    """An action's standing, what its owner last said, and what was decided of that."""
    updates = ProgressUpdate.objects.filter(action=action).order_by("-sequence")
    decision = AssuranceDecision.objects.filter(claim=updates[0]).order_by("-sequence").first() if updates else None
    standing = StandingDecision.objects.filter(action=action).order_by("-sequence").first()
    kind = standing.standing if standing else "live"
    return kind, updates[0].status if updates else "not_started", decision.outcome if decision else None


def state_by_hand(action: Action) -> str:
    """The state of an action, worked out again from its rows without the rules."""
    kind, status, outcome = told_by_hand(action)
    if kind in ("superseded", "withdrawn"):
        return kind
    stopped = is_stopped_by_hand(action, kind, status, outcome)
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


def reasons_by_hand(action: Action, state: str) -> set[str]:
    """Why an action needs somebody, worked out again from its rows without the rules."""
    if state in ("superseded", "withdrawn"):
        return set()
    requests = DueDateRequest.objects.filter(action=action)
    answered = DueDateDecision.objects.filter(request__in=requests).count()
    asked = {"EXTENSION_ASKED"} if requests.count() > answered else set()
    if state == "assured":
        return asked
    newest = ProgressUpdate.objects.filter(action=action).order_by("-sequence").first()
    heard_on = newest.change.at.date() if newest else action.entered_at.date()
    found = {
        state.upper(): state in ("overdue", "off_track", "at_risk", "awaiting_assurance"),
        "NO_OWNER": action.owner is None,
        "NO_DUE_DATE": action.due_on is None,
        "NO_SUCCESS_MEASURE": action.success_measure == "",
        "PARTNER_NOT_COMMITTED": action.partners.filter(commitment__in=["not_yet", "declined"]).exists(),
        "SUSPENSION_TO_REVIEW": is_review_due_by_hand(action),
        "STALE": told_by_hand(action)[0] == "live"
        and not is_stopped_by_hand(action, *told_by_hand(action))
        and (DAY - heard_on).days > 35,
    }
    return asked | {name for name, holds in found.items() if holds}


@few
@given(stories, besides)
def test_every_count_equals_a_count_by_hand(council: Council, told: list[Story], besides: list[Beside]):
    point, now = transaction.savepoint(), council.now
    try:
        check(council, told, besides)
    finally:
        transaction.savepoint_rollback(point)
        council.now = now


def check(council: Council, told: list[Story], besides: list[Beside]) -> None:
    """Tell a plan and compare the overview and the scrutiny page with the rows."""
    actions = [fresh(action) for action in tell(council, told)]
    for action, beside in zip(actions, besides, strict=False):
        tie(council, action, beside)
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
    check_reasons(shown, {action: by_hand[action.pk] for action in actions})
    check_chart(council, shown, by_hand)


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
    asked = [one for one in shown.actions if told_by_hand(one.action)[0] == "live"]
    stale = sum(one.clock_is_running and one.days_since_update > 35 for one in asked)
    assert shown.number_stale == stale
    assert all(one.last_heard_on <= DAY - timedelta(days=1) for one in shown.actions)


def check_reasons(shown, by_hand: dict[Action, str]) -> None:
    """Every action stands in the attention list with all its reasons, once, in the group of the worst of them."""
    expected = {action.pk: reasons_by_hand(action, state) for action, state in by_hand.items()}
    listed = {line.position.action.pk: {reason.name for reason in line.reasons} for line in shown.attention}
    assert listed == {key: found for key, found in expected.items() if found}
    order = ["OVERDUE", "OFF_TRACK", "AT_RISK", "NO_OWNER", "NO_DUE_DATE", "NO_SUCCESS_MEASURE"]
    order += ["PARTNER_NOT_COMMITTED", "AWAITING_ASSURANCE", "EXTENSION_ASKED", "SUSPENSION_TO_REVIEW", "STALE"]
    worst = Counter(min(found, key=order.index) for found in expected.values() if found)
    assert {group.worst.name: len(group.lines) for group in shown.attention_groups if group.lines} == worst
    bare = {finding.pk for finding in {action.finding for action in by_hand} if finding.requirements.exists()}
    empty = {
        one.finding.pk
        for one in shown.findings
        if all(by_hand[action] in ("superseded", "withdrawn") for action in by_hand if action.finding == one.finding)
    }
    assert {line.finding.pk for line in shown.lacking} == bare | empty
    lacked = Counter(name for found in expected.values() for name in found)
    assert {gap.words: gap.number for gap in shown.gaps} == {
        words: lacked[name]
        for name, words in {
            "NO_OWNER": "without an owner",
            "NO_DUE_DATE": "without a due date",
            "NO_SUCCESS_MEASURE": "without a success measure",
            "PARTNER_NOT_COMMITTED": "whose partner has not committed itself",
        }.items()
        if lacked[name]
    }


def check_chart(council: Council, shown, by_hand: dict[int, str]) -> None:
    """The chart's today is the day's own counts, and what is planned is the dates first agreed."""
    chart = burn_up(council.plan.actions.all(), (), published_on=date(2014, 9, 16), on=DAY)
    of = {state: {key for key, one in by_hand.items() if one == state} for state in set(by_hand.values())}
    assert chart.today.assured == of.get("assured", set())
    assert chart.today.complete == of.get("assured", set()) | of.get("awaiting_assurance", set())
    assert chart.total == shown.total
    for point in chart.points:
        first = Action.objects.filter(pk__in=by_hand, first_due_on__lte=point.day)
        due = {action.pk for action in first if by_hand[action.pk] not in ("superseded", "withdrawn")}
        assert point.planned == (due if point.day >= date(2014, 10, 20) else set())
