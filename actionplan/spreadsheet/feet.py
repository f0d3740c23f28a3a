"""Knows what stands round a table and is none of it: pages' numbers and titles, keys, signatures, notes at the foot."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.fragments import BARE_NUMBER, PAGE
from actionplan.spreadsheet.grid import Cell
from actionplan.spreadsheet.keys import is_key_row
from actionplan.spreadsheet.references import finding_parts
from actionplan.spreadsheet.result import RowKind
from actionplan.spreadsheet.rows import CARRIED, SUPPORT, Draft
from actionplan.spreadsheet.tables import Layout, Table

_FOOT: Final = re.compile(
    r"^\s*(?:(?:rag |brag |status |colour )?key|legend|notes?|signed|signature|version|approved by|prepared by|total|"
    r"illustrative)\b",
    re.IGNORECASE,
)


class Surroundings:
    """What may stand between and below the rows of one table."""

    def __init__(self, layout: Layout, table: Table, titles: frozenset[str], *, is_pasted: bool) -> None:
        """``titles`` are the words above the first table, which each page may repeat."""
        self.layout, self.table, self.titles, self.is_pasted = layout, table, titles, is_pasted
        self.is_below = False
        self.noise = set(table.heading_rows)
        self.last_solid = next((row for row in reversed(table.body) if self._is_solid(row)), 0)

    def why_not(self, draft: Draft, cells: dict[int, Cell], *, has_actions: bool) -> str:
        """Why a row is none of the table's, or nothing."""
        if draft.has([Field.ACTION]) and draft.has([Field.OWNER, Field.DUE]):
            self.is_below = False
            return ""
        why = self._between_pages(draft, cells)
        if why:
            self.noise.add(draft.row)
            return why
        self.is_below = self.is_below or (has_actions and (self._is_foot(cells) or self._is_key(draft, cells)))
        return "below_table" if self.is_below else ""

    def _is_solid(self, row: int) -> bool:
        """Whether a row has an action with an owner or a date."""
        own = {column.field for number in self.layout.own(row) if (column := self.table.columns.get(number))}
        return Field.ACTION in own and bool({Field.OWNER, Field.DUE} & own)

    def _between_pages(self, draft: Draft, cells: dict[int, Cell]) -> str:
        if PAGE.match(draft.text) or (BARE_NUMBER.match(draft.text) and self._is_end_of_page(draft.row)):
            return "page_number"
        is_title = len(cells) <= 2 and " ".join(draft.text.lower().split()) in self.titles
        return "repeated_title" if is_title else ""

    def _is_end_of_page(self, row: int) -> bool:
        """Whether a row stands right before a heading that is repeated, or at the end of a pasted table."""
        place = bisect_right(self.layout.used, row)
        following = self.layout.used[place] if place < len(self.layout.used) else 0
        return following in self.table.heading_rows or (self.is_pasted and not following)

    def _is_foot(self, cells: dict[int, Cell]) -> bool:
        return len(cells) <= 3 and bool(_FOOT.match(next(iter(cells.values())).text))

    def _is_key(self, draft: Draft, cells: dict[int, Cell]) -> bool:
        """Whether a row below the last action is a line of a key."""
        if draft.row <= self.last_solid or len(cells) > 4 or draft.has([Field.OWNER, Field.DUE]):
            return False
        row = self.layout.sheet.rows[draft.row]
        return is_key_row([cell for _, cell in sorted(row.items()) if cell.text or cell.fill])


def settle_foot(drafts: Sequence[Draft], *, is_last: bool) -> None:
    """Below the last real action, lone words are notes; but above another table they may be its theme."""
    for number in range(len(drafts) - 1, -1, -1):
        draft = drafts[number]
        gap = number == 0 or drafts[number - 1].row < draft.row - 1
        if draft.kind == RowKind.ACTION and (not gap or draft.has([*SUPPORT, *CARRIED])):
            return
        if draft.kind == RowKind.JOINED or draft.is_numbered:
            return
        is_theme = draft.kind == RowKind.THEME and is_last
        is_loose = draft.kind == RowKind.FINDING and is_last and not finding_parts(draft.text)[0]
        if is_theme or is_loose or draft.kind == RowKind.ACTION:
            draft.kind, draft.because = RowKind.SKIPPED, "below_table"
