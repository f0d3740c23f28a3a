"""Measures one side of a benchmark in this process and prints what it found as JSON, on the last line."""

import json
import sys

from tests.benchmarks.every import BENCHMARKS
from tests.benchmarks.ground import ground


def main(name: str, side: str) -> None:
    """Measure it."""
    with ground() as made:
        figures = BENCHMARKS[name].sides[side](made)
    print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
