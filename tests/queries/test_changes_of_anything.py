"""Whatever was done in whatever order: the steps that are told lead from where each action stood to where it stands."""

from copy import deepcopy
from datetime import timedelta
from random import Random

import pytest
from django.db import transaction

from actionplan.models import Action, Change, Finding
from actionplan.queries.changes import Changes, changes_between
from actionplan.queries.changes_lines import ACTION, Span
from actionplan.rules.moments import london_day
from tests.factories import Council
from tests.queries.random_commands import WORKING, World
from tests.queries.random_edits import EDITING, begin

DAYS = (timedelta(minutes=5), timedelta(days=1), timedelta(days=9), timedelta(days=40))


@pytest.fixture(scope="module")
def begun(council_of_the_module: Council) -> Council:
    """A council in the midst of its work."""
    return begin(deepcopy(council_of_the_module))


def between(council: Council, first: Change, last: Change) -> Changes:
    """What changed from after one change until after another."""
    span = Span(london_day(first.at), london_day(last.at), first.number, last.number)
    plan = council.plan
    findings = Finding.objects.filter(plan=plan, is_withdrawn=False)
    return changes_between(plan, span, findings, Action.objects.filter(plan=plan))


@pytest.mark.parametrize("seed", [*range(6), 199])
def test_the_steps_lead_from_the_state_of_then_to_that_of_now(begun: Council, db: None, seed: int):
    with transaction.atomic():
        world = World(deepcopy(begun), Random(seed), DAYS)
        while len(world.happened) < 14:
            world.do(world.chance.choice(WORKING + EDITING))
        changes = list(Change.objects.order_by("number"))
        for first in world.chance.sample(changes[-14:-1], 3):
            compare(between(world.council, first, changes[-1]), f"seed {seed}: {world.happened}")
        transaction.set_rollback(True)


def compare(told: Changes, about: str) -> None:
    """Follow the steps of each action, which begin and end where it stood."""
    for travel in told.actions:
        state = travel.before
        for line in reversed(told.lines):
            if line.step and (line.thing.kind, line.thing.key) == (ACTION, travel.key):
                assert line.step.before == state, f"{travel.reference}: {line.said}, {about}"
                state = line.step.after
        assert state == travel.after, f"{travel.reference}: {about}"
