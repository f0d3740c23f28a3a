"""Checks the code, then runs the suite on SQLite and on PostgreSQL: ``python3 run.py test`` starts it."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAYERS = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-logo'])"
CHECKS = {
    "style": ("-m", "ruff", "check", "--quiet"),
    "format": ("-m", "ruff", "format", "--check", "--quiet"),
    "templates": ("-m", "djlint", "templates", "--lint", "--quiet"),
    "types": ("-m", "mypy", "--no-error-summary"),
    "layers": ("-c", LAYERS),
}
WORKERS = ("--numprocesses", str(min(2, os.cpu_count() or 1)), "--dist", "loadfile", "--durations=5")
"""A file stays with one worker, so that the plan it shares is told once."""
MEASURED = ("--cov", "--cov-report=term")
ON_SQLITE_ALONE = ("rules", "spreadsheet", "templatetags", "views/test_importing_large_sheets.py")
"""Tests that ask nothing of a database, and of how long a page is."""
ON_POSTGRESQL_ALONE = (
    "views/test_addresses.py",
    "views/test_methods.py",
    "views/test_beyond_their_role.py",
    "views/test_beyond_their_filters.py",
    "views/test_evidence_kept_from_others.py",
)
"""Tests of who may do what at each address, many and alike, where no coverage is measured that would slow them."""


def main(words: Sequence[str]) -> int:
    """Run the checks and the suite; 0 when nothing failed."""
    parser = argparse.ArgumentParser(prog="run.py test", epilog="Everything else is handed to pytest.")
    parser.add_argument("--quick", action="store_true", help="on SQLite only, and without a browser")
    asked, chosen = parser.parse_known_args(words)
    started = time.monotonic()
    failed = [name for name, check in CHECKS.items() if not passes(name, check)]
    with tempfile.TemporaryDirectory(prefix="coverage-") as measured:
        for database, arguments in suites(chosen, quick=asked.quick).items():
            print(f"\nThe suite on {database}", flush=True)
            settings = {"ACTIONPLAN_TEST_DATABASE": database.lower(), "COVERAGE_FILE": f"{measured}/data"}
            if run("-m", "pytest", *arguments, **settings).returncode:
                failed.append(f"the suite on {database}")
    print(f"\n{time.monotonic() - started:.0f} seconds in all. Failed: {', '.join(failed) or 'nothing'}.", flush=True)
    return 1 if failed else 0


def suites(chosen: Sequence[str], *, quick: bool) -> dict[str, Sequence[str]]:
    """What pytest is told on each database. Coverage is measured where more is run, and only when everything is."""
    if quick:
        return {"SQLite": (*WORKERS, "-m", "not browser", *chosen)}
    if chosen:
        return {"SQLite": chosen, "PostgreSQL": chosen}
    return {
        "SQLite": (*WORKERS, "-m", "not browser or both_databases", *MEASURED, *without(ON_POSTGRESQL_ALONE)),
        "PostgreSQL": (*WORKERS, *without(ON_SQLITE_ALONE)),
    }


def without(places: Sequence[str]) -> Sequence[str]:
    """What tells pytest to leave out files and folders of the tests."""
    return [f"--ignore=tests/{place}" for place in places]


def passes(name: str, check: Sequence[str]) -> bool:
    """Whether a check passes; says so, or what it found."""
    started = time.monotonic()
    done = run(*check, capture=True)
    seconds = time.monotonic() - started
    print(f"{name:<10} {'FAILED' if done.returncode else 'passed'} in {seconds:.1f} s", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


def run(*words: str, capture: bool = False, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Run a Python program on the tracker with settings that no installation uses."""
    with tempfile.TemporaryDirectory(prefix="actionplan-") as data:
        around = {"ACTIONPLAN_DATA": data, "ACTIONPLAN_SECRET_KEY": "for checks alone", **settings}
        kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        taken = subprocess.PIPE if capture else None
        return subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env={**kept, **around},
            stdout=taken,
            stderr=subprocess.STDOUT if capture else None,
            encoding="utf-8",
            check=False,
        )


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
