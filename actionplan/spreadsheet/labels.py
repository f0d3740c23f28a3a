"""Knows lines under an action that say themselves what they are: "Progress: twenty plans are written"."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.grid import Cell
from actionplan.spreadsheet.headings import field_of
from actionplan.spreadsheet.rows import Draft

_TOLD: Final = frozenset({Field.PROGRESS, Field.IMPACT, Field.SUCCESS_MEASURE, Field.RESOURCES})
_LABEL: Final = re.compile(r"^\s*([^:\n]{3,40}):\s*(?=\S)")


def is_labelled(draft: Draft, cells: Mapping[int, Cell]) -> bool:
    """Whether a row's only words begin with the name of what they tell; if so the draft has them in that field."""
    words = next(iter(cells.values()))
    label = _LABEL.match(words.text) if len(cells) == 1 else None
    told = field_of(label[1]) if label else None
    if label is None or told not in _TOLD:
        return False
    draft.cells = {told: [replace(words, value=words.text[label.end() :], text=words.text[label.end() :])]}
    draft.own, draft.others = frozenset({told}), []
    return True
