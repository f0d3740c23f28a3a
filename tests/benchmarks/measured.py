"""What one side of a benchmark measures: seconds, rows, and the most memory that its process has had."""

import gc
import re
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEGABYTE = 1024 * 1024
_MOST: re.Pattern[str] = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)


class Seconds(dict[str, float]):
    """Seconds by the name of what took them."""

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """Time what is done inside, with what it leaves to be tidied up, and not what was left before it."""
        gc.collect()
        started = time.perf_counter()
        yield
        gc.collect(0)
        self[name] = self.get(name, 0.0) + time.perf_counter() - started


def most_memory() -> float:
    """The most memory that this process has had, in MB; of it alone, not of what started it."""
    status = Path("/proc/self/status")
    found = _MOST.search(status.read_text()) if status.is_file() else None
    kilobytes = int(found[1]) if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes * 1024 / MEGABYTE


def most_memory_of_children() -> float:
    """The most memory that one ended child had, in MB; never less than this process had when it started it."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / MEGABYTE
