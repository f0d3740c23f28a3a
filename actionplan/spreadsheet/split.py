"""Offers to part a cell that holds several actions, with dates and owners matched by their place; never does so."""

import re

from actionplan.rules.dates_in_text import find_dates
from actionplan.spreadsheet.dues import Read, read_words
from actionplan.spreadsheet.grid import tidied
from actionplan.spreadsheet.lists import MOST, items_of
from actionplan.spreadsheet.offered import Part


def parts_of(text: str, due: str, owner: str, success_measure: str, read: Read) -> list[Part]:
    """The actions that a cell seems to hold; none when it holds one.

    Numbered, bulleted or lettered lines are actions; plain lines are when the dates or the owners have as many.
    """
    items, is_marked = items_of(text)
    dates, owners, measures = _dates(tidied(due)), items_of(owner)[0], items_of(success_measure)[0]
    number = len(items)
    if not 2 <= number <= MOST or not (is_marked or number in (len(dates), len(owners))):
        return []
    found = []
    for place, item in enumerate(items):
        words = dates[place] if len(dates) == number else due if len(dates) == 1 else ""
        told = read_words(words, read).due if words else None
        found.append(
            Part(
                item,
                words,
                told.on.isoformat() if told and told.on and told.kind != "start" else "",
                told.precision.value if told else "none",
                owners[place] if len(owners) == number else owner if len(owners) == 1 else "",
                measures[place] if len(measures) == number else "",
            )
        )
    return found


def _dates(due: str) -> list[str]:
    """The dates of a cell one by one: by its lines or its list, else by where each stands."""
    items, _ = items_of(due)
    if len(items) > 1 or not items:
        return items
    parts = [part.strip() for part in re.split(r"[;,]|\s+and\s+", items[0]) if part.strip()]
    return parts if len(parts) > 1 and all(len(find_dates(part)) == 1 for part in parts) else items
