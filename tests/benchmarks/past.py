"""The past beside today: counts over a hundred thousand actions with ten versions each, and pages of ordinary plans."""

import gc
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from statistics import median
from typing import Any, Final

from tests.benchmarks.benchmark import Benchmark, Figures, Said
from tests.benchmarks.ground import Ground
from tests.benchmarks.long_past import VERSIONS, long_past

ACTIONS: Final = 100_000
A_THOUSAND: Final = 1_000
COUNTS_WITHIN: Final = 5.0
"""How many times as long counts by finding and state may take as at a day, on PostgreSQL."""
PAGES_WITHIN: Final = 1.5
"""How many times as long a page may take as at a day."""
TIMES: Final = 9
WIDE: Final = "counts by finding and state"
PLAIN: Final = "actions by finding, in one question"


def counts(ground: Ground) -> Figures:
    """A plan of a hundred thousand actions, counted today and as at the day in the middle of its past."""
    from django.db import connection

    from actionplan.queries.as_at import as_at, last_change_by

    middle = long_past(ground, ACTIONS)
    asked = {WIDE: (_by_state, 3), PLAIN: (_by_finding, 5)}
    seconds: dict[str, tuple[float, float]] = {}
    for name, (ask, times) in asked.items():
        today = _median(lambda ask=ask: ask(ground, middle), times)
        with as_at(last_change_by(middle) or 0):
            seconds[name] = today, _median(lambda ask=ask: ask(ground, middle), times)
    return {"database": connection.vendor, "seconds": seconds}


def _by_state(ground: Ground, day: date) -> object:
    """How many actions of each finding are in each state on a day: what every page counts."""
    from collections import Counter

    from actionplan.models import Action
    from actionplan.queries.policy import policy_on
    from actionplan.queries.positions import bare_positions

    found = bare_positions(Action.objects.filter(plan=ground.plan), on=day, policy=policy_on(day))
    assert len(found) > ACTIONS
    return Counter((one.action.finding_id, one.state) for one in found)


def _by_finding(ground: Ground, _day: date) -> object:
    """How many actions each finding has, counted by the database."""
    from django.db.models import Count

    from actionplan.models import Action

    return list(Action.objects.filter(plan=ground.plan).order_by().values_list("finding").annotate(Count("pk")))


def _median(what: Callable[[], object], times: int) -> float:
    """The median of so many goes, after one that is not counted."""
    return median([_seconds(what) for _ in range(times + 1)][1:])


def _seconds(what: Callable[[], object]) -> float:
    """How long something takes."""
    started = time.perf_counter()
    what()
    return time.perf_counter() - started


def says_counts(figures: Mapping[str, Figures]) -> Iterator[Said]:
    """How many times as long the past takes; the bar is PostgreSQL's and is for what pages count."""
    found = figures["tracker"]
    for name, (today, then) in found["seconds"].items():
        bar = COUNTS_WITHIN if found["database"] == "postgresql" and name == WIDE else None
        yield _times(f"{name}, of {ACTIONS:,} actions with {VERSIONS} versions each", today, then, bar)


def _times(what: str, today: float, then: float, bar: float | None) -> Said:
    """One ratio beside its bar, and both medians."""
    asked = f" (at most {bar:g}×)" if bar else ""
    words = f"{then / today:5.2f}× {what}{asked}: {then * 1000:,.1f} ms as at a day to {today * 1000:,.1f} ms today"
    return Said(words, bar is None or then / today <= bar)


def example(ground: Ground) -> Figures:
    """The example to its end, looked back at from December to the third of November."""
    from actionplan.example import story, telling
    from actionplan.models import Person

    telling.import_sheet(ground.plan, by=ground.by, at=ground.at)
    story.tell(telling._content("example-story"), ground.plan, {one.email: one for one in Person.objects.all()})
    return _pages(ground, date(2014, 11, 3), "4a-1")


def a_thousand(ground: Ground) -> Figures:
    """A plan of a thousand actions with ten versions each, looked back at to the day in the middle of them."""
    return _pages(ground, long_past(ground, A_THOUSAND), "first")


def _pages(ground: Ground, day: date, action: str) -> Figures:
    """Each page today and as at a day, in turn, as whoever reads the whole plan gets it."""
    from django.test import Client

    from actionplan.models import DemonstrationClock, RecordHead

    shows_at: Any = RecordHead.objects.get().last_at
    DemonstrationClock.objects.update(shows_at=shows_at + timedelta(days=1))
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(ground.by)
    return {name: _in_turn(browser, *both) for name, both in _addresses(ground, day, action).items()}


def _addresses(ground: Ground, day: date, action: str) -> Mapping[str, tuple[str, str]]:
    """Each page of today and as at a day; the plan at a glance stands beside what members read of it today."""
    from actionplan.models import Finding

    own = f"/{ground.plan.slug}"
    finding = Finding.objects.filter(plan=ground.plan).order_by("pk").first()
    places = {
        "overview": f"{own}/overview/",
        "findings": f"{own}/findings/",
        "a finding": f"{own}/findings/{finding and finding.slug}/",
        "actions": f"{own}/actions/",
        "an action": f"{own}/actions/{action}/",
        "scrutiny": f"{own}/scrutiny/",
    }
    pairs = {name: (address, f"{address}?as-at={day.isoformat()}") for name, address in places.items()}
    return pairs | {"the plan as at": (places["scrutiny"], f"{own}/plan/as-at/{day.isoformat()}/")}


def _in_turn(browser: Any, today: str, then: str) -> Sequence[float]:
    """The medians of a page today and as at a day, which are asked for in turn."""

    def got(page: str) -> None:
        assert browser.get(page).status_code == 200, page

    both = [(_tidied(lambda: got(today)), _tidied(lambda: got(then))) for _ in range(TIMES + 1)][1:]
    return median(one for one, _ in both), median(one for _, one in both)


def _tidied(what: Callable[[], object]) -> float:
    """How long something takes, without what others left to be tidied up."""
    gc.collect()
    return _seconds(what)


def says_pages(figures: Mapping[str, Figures]) -> Iterator[Said]:
    """How many times as long each page takes as at a day."""
    for side, pages in figures.items():
        for name, (today, then) in pages.items():
            yield _times(f"{name}, {side}", today, then, PAGES_WITHIN)


COUNTS = Benchmark("past-counts", "Counts as at a day beside those of today", {"tracker": counts}, says_counts)
SIDES: Final = {"the example": example, "1,000 actions": a_thousand}
PAGES = Benchmark("past-pages", "Pages as at a day beside those of today", SIDES, says_pages)
