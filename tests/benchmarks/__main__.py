"""Runs the benchmarks on each database and prints what they found: ``python3 run.py bench`` starts it."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.benchmark import Benchmark, Figures, Said
from tests.benchmarks.every import BENCHMARKS
from tests.harness.server import NoServer, Server

ROOT = Path(__file__).resolve().parents[2]
DATABASES = ("sqlite", "postgresql")


def main(words: Sequence[str]) -> int:
    """Run what was asked for; 0 when every figure is as it must be."""
    parser = argparse.ArgumentParser(prog="run.py bench")
    parser.add_argument("--only", choices=sorted(BENCHMARKS), action="append", help="one benchmark; may be repeated")
    parser.add_argument("--database", choices=DATABASES, help="on this database only")
    asked = parser.parse_args(words)
    started = time.monotonic()
    print(f"Commit {commit()}. Seconds are of this machine now; the ratios are what counts.", flush=True)
    wrong = 0
    for database in [asked.database] if asked.database else DATABASES:
        with database_address(database) as address:
            if address is not None:
                chosen = (one for name, one in BENCHMARKS.items() if not asked.only or name in asked.only)
                wrong += sum(measure(one, database, address) for one in chosen)
    print(f"\n{time.monotonic() - started:.0f} seconds in all. Not as it must be: {wrong or 'nothing'}.", flush=True)
    return 1 if wrong else 0


def commit() -> str:
    """Which commit is measured, and whether anything differs from it; if git can say."""
    try:
        said = [_git("rev-parse", "--short", "HEAD"), _git("status", "--porcelain", "--untracked-files=no")]
    except (OSError, subprocess.CalledProcessError):
        return "not known"
    return f"{said[0]}, with changes" if said[1] else said[0]


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@contextmanager
def database_address(database: str) -> Iterator[str | None]:
    """Where a database is: an empty address for SQLite, ``None`` where there is no PostgreSQL to be had."""
    own = None
    if database == "sqlite" or "DATABASE_URL" in os.environ:
        yield "" if database == "sqlite" else os.environ["DATABASE_URL"]
        return
    try:
        own = Server.started()
    except NoServer as reason:
        print(f"\nNot on PostgreSQL: {reason}", flush=True)
        yield None
        return
    try:
        yield own.address
    finally:
        own.stop()


def measure(benchmark: Benchmark, database: str, address: str) -> int:
    """Measure every side, print what they say together, and give how much of it is not as it must be."""
    print(f"\n{benchmark.name} on {database}: {benchmark.title}", flush=True)
    figures: dict[str, Figures] = {}
    for side in benchmark.sides:
        figures[side] = measured_apart(benchmark.name, side, address)
    return _print(benchmark.says(figures))


def _print(said: Iterator[Said]) -> int:
    wrong = 0
    for one in said:
        wrong += not one.is_right
        print(f"  {'' if one.is_right else 'TOO LITTLE OR TOO MUCH: '}{one.words}", flush=True)
    return wrong


def measured_apart(name: str, side: str, address: str) -> Figures:
    """What one side measures in a process of its own, so that neither its memory nor its database is another's."""
    with tempfile.TemporaryDirectory(prefix="actionplan-") as folder:
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.side", name, side],
            cwd=ROOT,
            env=_surroundings(folder, address),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    found: Figures = json.loads(done.stdout.splitlines()[-1])
    return found


def _surroundings(folder: str, address: str) -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    ours = {"DJANGO_SETTINGS_MODULE": "tests.harness.settings", "ACTIONPLAN_TEST_FOLDER": folder}
    return {**kept, **ours, **({"DATABASE_URL": address} if address else {})}


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
