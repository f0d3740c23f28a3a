"""Reads an uploaded plan: the work is done in a child process, so that a hostile file can harm only that."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from actionplan.spreadsheet.confined import ran_out_of_memory, run_confined, was_stopped_for_time
from actionplan.spreadsheet.limits import Limits, too_much_memory
from actionplan.spreadsheet.result import Reading

WAITS: Final = 3
"""How much longer than its own limit a reading may take on a busy server, where it waits for its turn."""


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
    done = run_confined("actionplan.spreadsheet.child", request, waits=limits.seconds * WAITS)
    return reading_of(done) if done else _took_too_long()


def reading_of(done: subprocess.CompletedProcess[bytes]) -> Reading:
    """What a child's end means: its answer, or why it could give none."""
    if was_stopped_for_time(done):
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
    if ran_out_of_memory(complaint):
        refused = too_much_memory()
        return Reading.refused(refused.code, refused.message)
    return Reading.refused(
        "not_a_workbook", "The file could not be read. Save the plan as an Excel workbook (.xlsx) again."
    )
