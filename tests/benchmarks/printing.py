"""The pack of 150 actions as each kind of file, made in its child process, beside the same paper as plain HTML."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.benchmarks.benchmark import Benchmark, Figures, Said, memory
from tests.benchmarks.ground import Ground
from tests.benchmarks.measured import Seconds, most_memory_of_children

ACTIONS = 150
MOST_SECONDS = 5.0
"""The longest that somebody waits for a file."""


def as_page(_: Ground) -> Figures:
    """The parts of the paper as HTML, in this process."""
    from django.template.loader import render_to_string

    paper, seconds = _paper(), Seconds()
    with seconds.of("page"):
        for part in paper.parts:
            render_to_string("papers/_parts/part.html", {"part": part})
    return {"seconds": seconds}


def as_files(_: Ground) -> Figures:
    """Each kind of file, from the paper to its bytes."""
    from actionplan.documents.kinds import FileKind
    from actionplan.documents.printing import as_file

    paper, seconds = _paper(), Seconds()
    for kind in FileKind:
        with seconds.of(kind.label):
            as_file(paper, kind)
    return {"seconds": seconds, "memory": most_memory_of_children()}


def _paper() -> Any:
    from actionplan.documents.pack import compose
    from tests.documents.papers_made import a_content

    return compose(a_content(ACTIONS), marking="Not published")


def says(figures: Mapping[str, Figures]) -> Iterator[Said]:
    """How long each kind takes, and how many times as long as the page."""
    page = figures["page"]["seconds"]["page"]
    for kind, seconds in figures["files"]["seconds"].items():
        beside = f"{seconds / page:.1f}× the page's {page:.2f} s"
        words = f"{seconds:5.2f} s for the {kind} file (at most {MOST_SECONDS:g} s), {beside}"
        yield Said(words, seconds <= MOST_SECONDS)
    yield memory("the process that makes a file", figures["files"]["memory"])


BENCHMARK = Benchmark(
    "pack", f"The pack of {ACTIONS} actions, beside plain HTML", {"page": as_page, "files": as_files}, says
)
