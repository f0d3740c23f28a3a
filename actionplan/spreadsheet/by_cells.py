"""Says what single cells look like, to tell by them what a column holds: dates, ranks, shares done."""

import re
from datetime import date
from typing import Final

from actionplan.rules.dates_in_text import find_dates
from actionplan.spreadsheet.grid import Cell
from actionplan.spreadsheet.ratings import LONGEST_SIGN

_SHARE: Final = re.compile(r"%|\bper ?cent(?:age)?\b", re.IGNORECASE)
_FIGURES: Final = re.compile(r"^\d{1,3}(?:\.\d+)?\s*%?$")
_RANKS: Final = frozenset({"high", "medium", "low", "h", "m", "l", "1", "2", "3", "4", "5", "urgent", "critical"})


def is_dated(cell: Cell) -> bool:
    """Whether a cell holds a date and hardly a word beside it."""
    if isinstance(cell.value, date):
        return True
    found = find_dates(cell.text) if len(cell.text) <= LONGEST_SIGN else ()
    return bool(found) and len(cell.text) - sum(one.end - one.start for one in found) <= len(cell.text) // 2


def is_rank(words: str) -> bool:
    """Whether words say how urgent something is."""
    return words.lower() in _RANKS


def is_share(words: str, heading: str) -> bool:
    """Whether words say how much is done, as a figure of hundred: "75%", or "75" under "% complete"."""
    return bool(_FIGURES.match(words)) and (words.endswith("%") or bool(_SHARE.search(heading)))
