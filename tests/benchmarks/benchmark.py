"""What a benchmark is: sides that are each measured in a process of their own, and what their figures must say."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.ground import Ground

Figures = dict[str, Any]
"""What a side measured, as plain values: its process gives them as JSON."""
MOST_MEGABYTES = 500
"""The most memory that a process may take for any file up to the limits."""


@dataclass(frozen=True)
class Said:
    """One line about a benchmark: what was measured, and whether it is as it must be."""

    words: str
    is_right: bool = True


@dataclass(frozen=True)
class Benchmark:
    """``sides`` are measured one after the other, each on a database of its own; ``says`` judges all their figures."""

    name: str
    title: str
    sides: Mapping[str, Callable[[Ground], Figures]]
    says: Callable[[Mapping[str, Figures]], Iterator[Said]]


def ratio(what: str, ours: float, theirs: float, *, rows: int, bar: float | None = None) -> Said:
    """How many times as many rows a second we take as they do; ``bar`` is how many it must be at least."""
    times = theirs / ours
    asked = f" (at least {bar:g}×)" if bar else ""
    speed = f"{rows / ours:,.0f} rows/s to {rows / theirs:,.0f}"
    return Said(f"{times:5.1f}× {what}{asked}: {ours:.2f} s to {theirs:.2f} s, {speed}", bar is None or times >= bar)


def memory(what: str, megabytes: float) -> Said:
    """How much memory something took, which must be less than the most that is allowed."""
    return Said(f"{megabytes:5.0f} MB at most in {what} (under {MOST_MEGABYTES} MB)", megabytes < MOST_MEGABYTES)
