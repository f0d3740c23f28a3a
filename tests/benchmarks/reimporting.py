"""The same plan again with 1,000 of its 10,000 actions changed: those have new history, and no other has."""

from collections.abc import Iterator, Mapping

from tests.benchmarks.benchmark import Benchmark, Figures, Said, memory, ratio
from tests.benchmarks.ground import Ground
from tests.benchmarks.measured import Seconds
from tests.benchmarks.sheets import Line, lines, revised
from tests.benchmarks.taking_in import ours, theirs

ROWS = 10_000
EVERY = 10
CHANGED = ROWS // EVERY
AT_LEAST = 10


def tracker(ground: Ground) -> Figures:
    """The tracker's side."""
    rows, seconds = _taken_in(ground), Seconds()
    most = ours(ground, revised(rows, EVERY), seconds)
    _assert_only_the_changed_have_history()
    return {"seconds": seconds, "memory": most}


def stock(ground: Ground) -> Figures:
    """The side of import-export, on a plan that was imported as the tracker's side was."""
    rows, seconds = _taken_in(ground), Seconds()
    theirs(ground, revised(rows, EVERY), seconds)
    _assert_only_the_changed_have_history()
    return {"seconds": seconds}


def _taken_in(ground: Ground) -> list[Line]:
    """The plan of before, imported but not timed."""
    rows = lines(ROWS, ground.findings, ground.posts)
    ours(ground, rows, Seconds())
    return rows


def _assert_only_the_changed_have_history() -> None:
    """Exactly the changed actions have a second history row."""
    from actionplan.models import Action

    assert Action.objects.count() == ROWS
    assert Action.history.filter(history_type="~").count() == CHANGED
    assert Action.history.filter(history_type="~").values("id").distinct().count() == CHANGED
    assert Action.history.count() == ROWS + CHANGED


def says(figures: Mapping[str, Figures]) -> Iterator[Said]:
    """Preview and confirmation together, and each alone beside what import-export does."""
    own, other = figures["tracker"]["seconds"], figures["stock"]["seconds"]
    own_both, other_both = own["preview"] + own["confirm"], other["preview"] + other["confirm"]
    yield ratio("preview and confirm", own_both, other_both, rows=ROWS, bar=AT_LEAST)
    yield ratio("beside its real run alone", own_both, other["confirm"], rows=ROWS)
    yield ratio("with reading the .xlsx", own_both + own["read"], other_both + other["read"], rows=ROWS)
    yield Said(f"       read {own['read']:.2f} s, preview {own['preview']:.2f} s, confirm {own['confirm']:.2f} s")
    yield Said(f"       {CHANGED:,} actions have new history and {ROWS - CHANGED:,} have none, on both sides")
    yield memory("the web process", figures["tracker"]["memory"]["web"])


BENCHMARK = Benchmark(
    "reimport",
    f"A plan of {ROWS:,} actions again, {CHANGED:,} of them changed",
    {"tracker": tracker, "stock": stock},
    says,
)
