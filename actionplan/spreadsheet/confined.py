"""Work in a process of its own, with limits of memory and time, so that what goes wrong there harms only that."""

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
_STOPPED_FOR_TIME: Final = {-signal.SIGXCPU, -signal.SIGKILL}
_OUT_OF_MEMORY: Final = (b"MemoryError", b"memory allocation", b"Cannot allocate")

TOLD_TO_THE_CHILD: Final = frozenset({"PATH", "HOME", "LANG", "LC_ALL", "TMPDIR"})
"""The variables that such a process may see."""


def run_confined(module: str, request: Any, *, waits: float) -> subprocess.CompletedProcess[bytes] | None:
    """Run a module with a request as JSON on its standard input; nothing when it took longer than ``waits`` seconds."""
    try:
        return subprocess.run(  # noqa: S603  a module of our own, in our own Python
            [sys.executable, "-m", module],
            input=json.dumps(request).encode(),
            capture_output=True,
            cwd=ROOT,
            env=surroundings(),
            timeout=waits,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None


def surroundings() -> dict[str, str]:
    """What the child is told of this machine: no key, no password and no database's address."""
    return {name: value for name, value in os.environ.items() if name in TOLD_TO_THE_CHILD}


def bound(memory_bytes: int, *, seconds: int, most_seconds: int) -> None:
    """Bound this very process: its memory, the seconds that it may work, and no picture of it left behind."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, most_seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def was_stopped_for_time(done: subprocess.CompletedProcess[bytes]) -> bool:
    """Whether a process ended because it had worked as long as it may."""
    return done.returncode in _STOPPED_FOR_TIME


def ran_out_of_memory(complaint: bytes) -> bool:
    """Whether a process that ended says that it had no more memory."""
    return any(word in complaint for word in _OUT_OF_MEMORY)
