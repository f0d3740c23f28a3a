"""Reads an uploaded plan: the work is done in a child process, so that a hostile file can harm only that."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from actionplan.spreadsheet.limits import Limits, too_much_memory
from actionplan.spreadsheet.result import Reading

_ROOT: Final = Path(__file__).resolve().parents[2]
WAITS: Final = 3
"""How much longer than its own limit a reading may take on a busy server, where it waits for its turn."""
_KILLED_FOR_TIME: Final = {-signal.SIGXCPU, -signal.SIGKILL}


TOLD_TO_THE_CHILD = frozenset({"PATH", "HOME", "LANG", "LC_ALL", "TMPDIR"})
"""The variables that a hostile file's reader may see."""


def read(
    path: Path,
    *,
    name: str,
    mapping: Mapping[str, str] | None = None,
    legend: Mapping[str, str] | None = None,
    limits: Limits | None = None,
) -> Reading:
    """Read the plan in the file at ``path``, which people know as ``name``.

    ``mapping`` is heading to field name (or "ignore"); ``legend`` is word, letter or colour to the name of a state (or
    "none"). Whatever the file holds, a ``Reading`` comes back; one that is not ``readable`` says why in ``errors``.
    """
    limits = limits or Limits()
    request = {
        "path": str(path.resolve()),
        "name": name,
        "mapping": dict(mapping or {}),
        "legend": dict(legend or {}),
        "limits": limits.to_json(),
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "actionplan.spreadsheet.child"],
            input=json.dumps(request).encode(),
            capture_output=True,
            cwd=_ROOT,
            env=surroundings(),
            timeout=limits.seconds * WAITS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _took_too_long()
    return reading_of(done)


def surroundings() -> dict[str, str]:
    """What the child is told of this machine: no key, no password and no database's address."""
    return {name: value for name, value in os.environ.items() if name in TOLD_TO_THE_CHILD}


def reading_of(done: subprocess.CompletedProcess[bytes]) -> Reading:
    """What a child's end means: its answer, or why it could give none."""
    if done.returncode in _KILLED_FOR_TIME:
        return _took_too_long()
    try:
        return Reading.from_json(json.loads(done.stdout))
    except (ValueError, KeyError, TypeError):
        return _broken(done.stderr)


def _took_too_long() -> Reading:
    message = "Reading the file took too long, so we stopped. Save only the plan's own sheet and try again."
    return Reading.refused("took_too_long", message)


def _broken(complaint: bytes) -> Reading:
    """What the child's end means when it left no reading: memory that ran out, or a file that nobody foresaw."""
    if b"MemoryError" in complaint or b"memory allocation" in complaint or b"Cannot allocate" in complaint:
        refused = too_much_memory()
        return Reading.refused(refused.code, refused.message)
    return Reading.refused(
        "not_a_workbook", "The file could not be read. Save the plan as an Excel workbook (.xlsx) again."
    )
