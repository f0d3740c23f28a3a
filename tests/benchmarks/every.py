"""Every benchmark, in the order in which they run. A new one is a module of its own and one more name here."""

from tests.benchmarks import importing, pages, past, printing, reimporting
from tests.benchmarks.benchmark import Benchmark

BENCHMARKS: dict[str, Benchmark] = {
    one.name: one
    for one in (
        importing.BENCHMARK,
        reimporting.BENCHMARK,
        pages.LARGE,
        pages.LARGEST,
        past.PAGES,
        past.COUNTS,
        printing.BENCHMARK,
    )
}
