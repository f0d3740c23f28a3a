"""Reads one file in a process of its own with limits of memory and time, and prints the reading as JSON."""

import json
import sys
from pathlib import Path
from typing import Any

TOO_MUCH_MEMORY = (
    "The file needs more memory to read than any plan should. Save only the plan's own sheet and try again."
)


def set_limits(memory_bytes: int, seconds: int) -> None:
    """Bound this process where the system can: its memory in bytes and its work in seconds."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_file(request: dict[str, Any]) -> dict[str, Any]:
    """The reading of the requested file as plain data; a refusal is a reading too."""
    from actionplan.spreadsheet.limits import Limits, Refused
    from actionplan.spreadsheet.result import Reading
    from actionplan.spreadsheet.understanding import understand
    from actionplan.spreadsheet.workbook import open_book

    try:
        limits = Limits.from_json(request["limits"])
        book = open_book(Path(request["path"]), name=request["name"], limits=limits)
        return understand(book, mapping=request["mapping"], legend=request["legend"]).to_json()
    except Refused as error:
        return Reading.refused(error.code, error.message).to_json()
    except MemoryError:
        return Reading.refused("too_much_memory", TOO_MUCH_MEMORY).to_json()


def main() -> None:
    """Take the request from standard input and answer on standard output."""
    request = json.load(sys.stdin)
    set_limits(request["limits"]["memory_bytes"], request["limits"]["seconds"])
    json.dump(read_file(request), sys.stdout)


if __name__ == "__main__":
    main()
