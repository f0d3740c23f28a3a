"""Reads columns whose cells are boxes to tick: one for each way in which an action may stand."""

import re
from collections.abc import Sequence
from typing import Final

from actionplan.spreadsheet.colours import plain_colour
from actionplan.spreadsheet.glyphs import is_blank_box, is_tick
from actionplan.spreadsheet.headings import normal

_BOX: Final = re.compile(
    r"^(?:(?:r a g|rag|brag|status|rating|progress|achieved|complete|completed) )?(?:"
    r"(?:fully |partly |partially |part |not |not yet |nearly |mostly )?"
    r"(?:achieved|complete|completed|met|done|started|implemented|on track|on target)"
    r"|at risk|off track|in progress|ongoing|underway|under way|overdue|delayed|slippage|behind|to do"
    r"|red|amber|yellow|green|blue|grey|r|a|y|g|b|yes|no|partly|partially|in part)$"
)
_GROUP: Final = re.compile(r"^(?:r a g|rag|brag|status|rating|progress) ")


def box_of(heading: str) -> str:
    """What a tick under a heading says: "Partly achieved", or "A" under "RAG"."""
    words = normal(heading)
    return _GROUP.sub("", words) or words


def is_box_heading(heading: str) -> bool:
    """Whether a heading is a way in which an action may stand."""
    return bool(_BOX.match(normal(heading)))


def is_box_of_no(heading: str, headings: Sequence[str]) -> bool:
    """Whether "No" is a box to tick, not the column of numbers: one of the other headings is "Yes"."""
    return box_of(heading) == "no" and "yes" in map(box_of, headings)


def is_box_column(heading: str, cells: Sequence[tuple[str, str]]) -> bool:
    """Whether a heading is a way to stand and the cells below it, as words and fill, are ticked or left empty."""
    return is_box_heading(heading) and all(map(_is_of_a_box, (words for words, _ in cells)))


def is_mark_column(cells: Sequence[tuple[str, str]]) -> bool:
    """Whether cells hold marks and nothing else, and at least one mark."""
    words = [words for words, _ in cells]
    return any(map(is_tick, words)) and all(map(_is_of_a_box, words))


def is_ticked(words: str, fill: str, beside: str) -> bool:
    """Whether a box is ticked, or filled with a colour that its row does not have ``beside`` it."""
    if words:
        return is_tick(words)
    return bool(fill) and fill != beside and plain_colour(fill) not in {"grey", "black"}


def _is_of_a_box(words: str) -> bool:
    return is_tick(words) or is_blank_box(words)
