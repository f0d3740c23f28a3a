"""Whatever was done in whatever order: each moment and each day of the past is shown as it was when it was now."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.db import transaction

from actionplan.models import RecordHead
from actionplan.queries.as_at import as_at, last_change_by
from actionplan.rules.moments import LONDON, end_of_day
from tests.factories import Council
from tests.queries.noted import Rows, closed_since, rows, shown
from tests.queries.random_commands import LITTLE_WHILES, WORKING, Command, World
from tests.queries.random_edits import EDITING, begin

EVERY: tuple[Command, ...] = WORKING + EDITING
AT_ONCE = 20
"""Sequences in one test."""
HOURS = (0, 1, 1, 2, 4, 11, 25)
CLOCKS_GO_BACK = datetime(2014, 10, 25, 20, tzinfo=LONDON).astimezone(UTC)
TRIES = 200
"""How often a command is tried before it is held to be let in by nothing."""


@pytest.fixture(scope="module")
def begun(council_of_the_module: Council) -> Council:
    """A council in the midst of its work: something of each kind is there to go on from."""
    return begin(deepcopy(council_of_the_module))


@contextmanager
def undone(begun: Council, seed: int, *steps: timedelta) -> Iterator[World]:
    """A world that begins at that council and leaves nothing behind."""
    with transaction.atomic():
        yield World(deepcopy(begun), Random(seed), steps or LITTLE_WHILES)
        transaction.set_rollback(True)


def now() -> int:
    """The number of the last change."""
    return RecordHead.objects.get().last_number


def first(world: World, command: Command) -> None:
    """Do one certain command, on whatever lets it."""
    assert any(world.do(command) for _ in range(TRIES)), f"{command.__name__} was never let in"


def differing(then: dict[str, Any], was: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What is shown of then beside what was noted, where these are not the same."""
    return {name: (then.get(name), was.get(name)) for name in then.keys() | was if then.get(name) != was.get(name)}


def numbers(seeds: int) -> list[pytest.param]:
    """The seeds of each test."""
    return [pytest.param(range(n, n + AT_ONCE), id=f"{n}-{n + AT_ONCE - 1}") for n in range(0, seeds, AT_ONCE)]


@pytest.mark.parametrize("seeds", numbers(200))
def test_after_any_sequence_of_commands_every_moment_is_shown_as_it_was(begun: Council, db: None, seeds: range):
    for seed in seeds:
        with undone(begun, seed) as world:
            noted: dict[int, tuple[date, Rows, dict[str, Any]]] = {}
            first(world, EVERY[seed % len(EVERY)])
            note(world, noted)
            until = 12 if seed % AT_ONCE == 0 else world.chance.randint(2, 3)
            while len(world.happened) < until:
                if world.do(world.chance.choice(EVERY)):
                    note(world, noted)
            compare(world, seed, noted)


def note(world: World, noted: dict[int, tuple[date, Rows, dict[str, Any]]]) -> None:
    """Write down what is there and what is shown now."""
    number, day = now(), world.council.today
    assert not noted or number == max(noted) + 1, "a command is one change"
    noted[number] = day, rows(), shown(day)


def compare(world: World, seed: int, noted: dict[int, tuple[date, Rows, dict[str, Any]]]) -> None:
    """Look back at every moment that was noted."""
    today = noted[max(noted)][1]
    for number, (day, held, said) in noted.items():
        with as_at(number):
            then = differing(rows(), closed_since(held, today)) | differing(shown(day), said)
        assert not then, f"Seed {seed}: {world.happened}. After change {number} it is not as it was: {then}"


@pytest.mark.parametrize("seeds", numbers(20))
def test_across_midnights_and_the_change_of_clocks_every_day_is_shown_as_at_its_end(
    begun: Council, db: None, seeds: range
):
    for seed in seeds:
        with undone(begun, seed, timedelta()) as world:
            world.council.now = CLOCKS_GO_BACK
            ends: dict[date, dict[str, Any]] = {}
            while len(world.happened) < 5:
                let_time_pass(world, ends)
                world.do(world.chance.choice(EVERY))
            for day, said in ends.items():
                with as_at(last_change_by(day) or 0):
                    then = differing(shown(day), said)
                assert not then, f"Seed {seed}: {world.happened}. At the end of {day} it is not as it was: {then}"


def let_time_pass(world: World, ends: dict[date, dict[str, Any]]) -> None:
    """Go on by some hours; whoever reads at the end of a day writes down what they see, by that day's settings."""
    until = world.council.now + timedelta(hours=world.chance.choice(HOURS))
    while end_of_day(world.council.today) <= until:
        ends[world.council.today] = shown(world.council.today)
        world.council.now = end_of_day(world.council.today).astimezone(UTC)
    world.council.now = until


def test_every_command_is_let_in_by_something(begun: Council, db: None):
    for number, command in enumerate(EVERY):
        with undone(begun, number) as world:
            first(world, command)
