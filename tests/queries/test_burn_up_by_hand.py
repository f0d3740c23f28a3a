"""The chart of the plan equals a tally kept by hand while any story is told, and each figure leads to its rows."""

from datetime import date, timedelta
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from actionplan.commands.actions import DueDate
from actionplan.models import Action
from actionplan.queries.action_filter import ActionFilter
from actionplan.queries.action_lists import action_list
from actionplan.queries.burn_up import BurnUp, Point, burn_up, chart_of
from actionplan.queries.dashboard import dashboard
from actionplan.rules.policy import Policy
from actionplan.vocabulary import ActionState, AssuranceOutcome, DeliveryStatus, Standing
from tests.factories import Council

FIRST = date(2014, 10, 2)
PUBLISHED = date(2014, 9, 16)
ASSURED, RETURNED, REOPENED = AssuranceOutcome
DUE = (date(2014, 10, 15), date(2014, 12, 31), None)

few = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # a smaller example would take minutes to find
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class Step(NamedTuple):
    """What somebody does to one of three actions, some days after the step before; it may be refused."""

    wait: int
    action: int
    does: str


steps = st.lists(
    st.builds(
        Step,
        wait=st.integers(0, 9),
        action=st.integers(0, 2),
        does=st.sampled_from(
            ["say", "claim", "claim", "assure", "return", "reopen", "suspend", "withdraw", "return_it"]
        ),
    ),
    min_size=4,
    max_size=14,
)


class Tally:
    """What is known of one action, changed only when a step was let through."""

    def __init__(self) -> None:
        self.is_claimed = self.is_assured = self.is_suspended = self.is_gone = False

    def note(self, does: str) -> None:
        if does in ("say", "claim", "return", "reopen"):
            self.is_claimed, self.is_assured = does == "claim", False
        elif does == "assure":
            self.is_assured = True
        else:
            self.is_suspended, self.is_gone = does == "suspend", does == "withdraw"

    @property
    def words(self) -> tuple[bool, bool, bool]:
        """Whether it counts, is complete and is assured."""
        is_live = not (self.is_suspended or self.is_gone)
        return (not self.is_gone, is_live and self.is_claimed, is_live and self.is_assured)


def do(council: Council, action: Action, does: str) -> None:
    """Put a step through its command."""
    council_does = {
        "say": lambda: council.say(action, DeliveryStatus.ON_TRACK),
        "claim": lambda: council.claim(action),
        "assure": lambda: council.decide(action, ASSURED),
        "return": lambda: council.decide(action, RETURNED),
        "reopen": lambda: council.decide(action, REOPENED),
        "suspend": lambda: council.stand(action, Standing.SUSPENDED, review_on=council.today + timedelta(days=5)),
        "withdraw": lambda: council.stand(action, Standing.WITHDRAWN),
        "return_it": lambda: council.stand(action, Standing.LIVE),
    }
    council_does[does]()


def live_through(council: Council, told: list[Step]) -> tuple[list[Action], dict[date, list[tuple[bool, bool, bool]]]]:
    """Tell the story of three actions, and what the tally says at the end of each day of it."""
    council.go_to(FIRST)
    actions = [council.action(due=DueDate(due)) for due in DUE]
    tallies, by_day = [Tally() for _ in actions], {}
    day = FIRST
    for step in told:
        for _ in range(step.wait):
            by_day[day] = [tally.words for tally in tallies]
            day = council.go_to(day + timedelta(days=1))
        try:
            do(council, actions[step.action], step.does)
        except ValidationError:
            continue
        tallies[step.action].note(step.does)
    by_day[day] = [tally.words for tally in tallies]
    return actions, by_day


@few
@given(steps)
def test_every_day_of_the_chart_equals_a_tally_kept_by_hand(council: Council, told: list[Step]):
    point, now = transaction.savepoint(), council.now
    try:
        actions, by_day = live_through(council, told)
        check_days(council, actions, by_day)
        check_today(council, max(by_day))
        check_rows(council, max(by_day))
    finally:
        transaction.savepoint_rollback(point)
        council.now = now


def check_days(council: Council, actions: list[Action], by_day: dict[date, list[tuple[bool, bool, bool]]]) -> None:
    """Each day's sets are those of the tally; nothing was there on the day before."""
    chart = chart_of(council.plan.actions.all())
    keys = [action.pk for action in actions]
    for day, words in by_day.items():
        counted, complete, assured = ({key for key, one in zip(keys, words, strict=True) if one[at]} for at in range(3))
        assert chart.counted(day) == counted
        assert chart.complete(day) == complete
        assert chart.assured(day) == assured
        assert chart.planned(day) == {key for key, due in zip(keys, DUE, strict=True) if due and due <= day} & counted
    assert chart.counted(FIRST - timedelta(days=1)) == frozenset()


def shown(council: Council, on: date) -> BurnUp:
    """The chart as the overview shows it."""
    return burn_up(council.plan.actions.all(), (), published_on=PUBLISHED, on=on)


def check_today(council: Council, on: date) -> None:
    """Today's point is what the overview counts today."""
    today = dashboard(council.plan.findings.all(), council.plan.actions.all(), on=on, policy=Policy())
    chart = shown(council, on)
    assert len(chart.today.complete) == today.number_complete
    assert len(chart.today.assured) == today.counts[ActionState.ASSURED]
    assert chart.total == today.total
    assert chart.undated == {one.action.pk for one in today.actions if one.action.first_due_on is None}


def check_rows(council: Council, on: date) -> None:
    """Each figure of the chart's table chooses exactly its rows."""
    rows = council.plan.actions.all(), council.plan.findings.all()
    for point in shown(council, on).points:
        for part, keys in figures_of(point).items():
            asked = ActionFilter(**{part: point.day})
            found = action_list(*rows, asked, on=on, policy=Policy()).found
            assert {one.action.pk for one in found} == keys, (part, point.day)


def figures_of(point: Point) -> dict[str, frozenset[int]]:
    """The sets behind a row of the table, by the part of a filter that chooses them."""
    sets = {"planned_by": point.planned, "complete_by": point.complete, "assured_by": point.assured}
    return {part: keys for part, keys in sets.items() if keys is not None}
