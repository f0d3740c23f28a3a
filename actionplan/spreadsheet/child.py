"""Reads one file in a process of its own with limits of memory and time, and prints the reading as JSON."""

import json
import resource
import sys
from pathlib import Path
from typing import Any, Final

from actionplan.spreadsheet.confined import bound
from actionplan.spreadsheet.limits import Limits, Refused, too_large, too_much_memory
from actionplan.spreadsheet.result import Reading
from actionplan.spreadsheet.understanding import understand
from actionplan.spreadsheet.workbook import open_book

SECONDS_TO_OPEN: Final = 10
"""What opening a file may take of a processor; a plan of 20,000 rows takes about half of it."""
SECONDS_TO_READ: Final = 4
"""What reading the cells may take at least, with a second more for each thousand rows."""


def set_limits(limits: Limits) -> None:
    """Bound this process: its memory, the seconds that it may work, and no picture of it left behind."""
    bound(limits.memory_bytes, seconds=min(limits.seconds, SECONDS_TO_OPEN), most_seconds=limits.seconds + 1)


def bound_reading(limits: Limits, rows: int) -> None:
    """Give the reading of the cells as long as that many rows may need: a few huge cells end soon."""
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if soft == resource.RLIM_INFINITY:
        return
    used = int(resource.getrusage(resource.RUSAGE_SELF).ru_utime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (min(limits.seconds, used + SECONDS_TO_READ + rows // 1000), hard))


def read_file(request: dict[str, Any]) -> Reading:
    """The reading of the requested file; a refusal is a reading too."""
    limits = Limits.from_json(request["limits"])
    try:
        book = open_book(Path(request["path"]), name=request["name"], limits=limits)
        bound_reading(limits, sum(len(sheet.rows) for sheet in book.sheets))
        return understand(book, mapping=request["mapping"], legend=request["legend"])
    except Refused as error:
        return Reading.refused(error.code, error.message)
    except MemoryError:
        refused = too_much_memory()
        return Reading.refused(refused.code, refused.message)


def answer(request: dict[str, Any]) -> str:
    """The reading as JSON; one that repeats its words too often to hand over is refused."""
    told = json.dumps(read_file(request).to_json())
    if len(told) <= request["limits"]["answer_characters"]:
        return told
    refused = too_large("The sheet repeats its words too often, through merged cells, to be read.")
    return json.dumps(Reading.refused(refused.code, refused.message).to_json())


def main() -> None:
    """Take the request from standard input and answer on standard output."""
    request = json.load(sys.stdin)
    set_limits(Limits.from_json(request["limits"]))
    sys.stdout.write(answer(request))


if __name__ == "__main__":
    main()
