"""A new plan of 10,000 actions: preview and confirmation, beside import-export with the same history."""

from collections.abc import Iterator, Mapping

from tests.benchmarks.benchmark import Benchmark, Figures, Said, memory, ratio
from tests.benchmarks.ground import Ground
from tests.benchmarks.measured import Seconds
from tests.benchmarks.sheets import lines
from tests.benchmarks.taking_in import ours, theirs

ROWS = 10_000
AT_LEAST = 8


def tracker(ground: Ground) -> Figures:
    """The tracker's side."""
    seconds = Seconds()
    most = ours(ground, lines(ROWS, ground.findings, ground.posts), seconds)
    _assert_all_are_there()
    return {"seconds": seconds, "memory": most}


def stock(ground: Ground) -> Figures:
    """The side of import-export, row by row."""
    seconds = Seconds()
    theirs(ground, lines(ROWS, ground.findings, ground.posts), seconds)
    _assert_all_are_there()
    return {"seconds": seconds}


def stock_in_bulk(ground: Ground) -> Figures:
    """The side of import-export with its bulk writing, of which simple-history hears nothing."""
    from actionplan.models import Action

    seconds = Seconds()
    theirs(ground, lines(ROWS, ground.findings, ground.posts), seconds, in_bulk=True)
    assert Action.objects.count() == ROWS
    return {"seconds": seconds, "history": Action.history.count()}


def _assert_all_are_there() -> None:
    """Every row is an action with one history row."""
    from actionplan.models import Action

    assert Action.objects.count() == Action.history.count() == ROWS


def says(figures: Mapping[str, Figures]) -> Iterator[Said]:
    """Preview and confirmation together; each alone beside what import-export does; with the reading; and bulk."""
    own, other, bulk = (figures[side]["seconds"] for side in ("tracker", "stock", "stock in bulk"))
    own_both, other_both = own["preview"] + own["confirm"], other["preview"] + other["confirm"]
    yield ratio("preview and confirm", own_both, other_both, rows=ROWS, bar=AT_LEAST)
    yield ratio("beside its real run alone", own_both, other["confirm"], rows=ROWS)
    yield ratio("with reading the .xlsx", own_both + own["read"], other_both + other["read"], rows=ROWS)
    history = figures["stock in bulk"]["history"]
    what = f"beside its bulk writing, which left {history:,} of {ROWS:,} history rows"
    yield ratio(what, own_both, bulk["preview"] + bulk["confirm"], rows=ROWS)
    yield Said(f"       read {own['read']:.2f} s, preview {own['preview']:.2f} s, confirm {own['confirm']:.2f} s")
    yield memory("the web process", figures["tracker"]["memory"]["web"])
    yield memory("the process that reads", figures["tracker"]["memory"]["child"])


BENCHMARK = Benchmark(
    "import",
    f"A new plan of {ROWS:,} actions",
    {"tracker": tracker, "stock": stock, "stock in bulk": stock_in_bulk},
    says,
)
