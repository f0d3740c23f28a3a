"""Knows what stands round a table and is none of it: pages' numbers and titles, keys, signatures, notes at the foot."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.fragments import BARE_NUMBER, PAGE
from actionplan.spreadsheet.grid import Cell
from actionplan.spreadsheet.keys import is_key_row, is_people_row, is_sign, is_whole_key
from actionplan.spreadsheet.ratings import state_of
from actionplan.spreadsheet.references import finding_parts, names_finding
from actionplan.spreadsheet.result import RowKind
from actionplan.spreadsheet.rows import CARRIED, SUPPORT, Draft
from actionplan.spreadsheet.tables import Layout, Table

_FOOT: Final = re.compile(
    r"^\s*(?:(?:rag |brag |status |colour )?key|legend|notes?|signed|signature|version|approved by|prepared by|total|"
    r"illustrative|\d{1,5} actions?\s*$)\b",
    re.IGNORECASE,
)
_TOTAL: Final = re.compile(
    r"^\s*(?:(?:grand |sub-?\s?)?totals?\b.{0,40}|(?:number|count|percentage) of .{1,40}|\d{1,5} (?:actions?|items?))$",
    re.IGNORECASE,
)
_FIGURE: Final = re.compile(r"^\s*-?\d[\d,.]*\s*%?\s*$")
_KEY: Final = re.compile(r"^\s*(?:(?:rag|brag|status|colour)\s+)?(?:key|legend)\b", re.IGNORECASE)


class Surroundings:
    """What may stand between and below the rows of one table."""

    def __init__(self, layout: Layout, table: Table, titles: frozenset[str], headings: frozenset[int]) -> None:
        """``titles`` are the words above the first table, which each page may repeat; ``headings`` all heading rows."""
        self.layout, self.table, self.titles, self.headings = layout, table, titles, headings
        self.is_pasted = self.is_below = False
        self.noise = set(table.heading_rows)
        self.last_solid = next((row for row in reversed(table.body) if self._is_solid(row)), 0)

    def why_not(self, draft: Draft, cells: dict[int, Cell], *, has_actions: bool) -> str:
        """Why a row is none of the table's, or nothing."""
        if has_actions and self._is_whole_key(draft, cells):
            self.is_below = True
            return "below_table"
        if has_actions and _is_total(cells):
            self.is_below = True
            return "below_table"
        is_people = has_actions and len(cells) <= 2 and self._says_who(draft, cells)
        if not is_people and draft.has([Field.ACTION]) and draft.has([Field.OWNER, Field.DUE]):
            self.is_below = False
            return ""
        self.is_below = self.is_below or is_people
        why = self._between_pages(draft, cells)
        if why:
            self.noise.add(draft.row)
            return why
        self.is_below = self.is_below or (has_actions and (self._is_foot(cells) or self._is_key(draft, cells)))
        if self.is_below and self.is_before_heading(draft.row):
            self.is_below = False
        return "below_table" if self.is_below else ""

    def is_title(self, draft: Draft, cells: dict[int, Cell]) -> bool:
        """Whether a lone cell under the actions states what the heading below it is for, or a recommendation."""
        if len(cells) != 1 or self.is_pasted:
            return False
        return self.is_before_heading(draft.row) or names_finding(draft.text, in_words=True)

    def is_before_heading(self, row: int) -> bool:
        """Whether a row stands right above a heading, or with one empty row between."""
        following = self._following(row)
        return following in self.headings and following - row <= 2

    def _following(self, row: int) -> int:
        """The next row with words in it, or 0."""
        place = bisect_right(self.layout.used, row)
        return self.layout.used[place] if place < len(self.layout.used) else 0

    def _is_solid(self, row: int) -> bool:
        """Whether a row has an action with an owner or a date."""
        own = {column.field for number in self.layout.own(row) if (column := self.table.columns.get(number))}
        return Field.ACTION in own and bool({Field.OWNER, Field.DUE} & own)

    def _between_pages(self, draft: Draft, cells: dict[int, Cell]) -> str:
        if PAGE.match(draft.text) or (BARE_NUMBER.match(draft.text) and self._is_end_of_page(draft.row)):
            return "page_number"
        is_whole = len(cells) <= 2 and " ".join(draft.text.lower().split()) in self.titles
        words = [" ".join(cell.text.lower().split()) for cell in cells.values()]
        is_title = words[0] in self.titles and len(words) > 1 and all(map(PAGE.match, words[1:]))
        return "repeated_title" if is_whole or is_title else ""

    def _is_end_of_page(self, row: int) -> bool:
        """Whether a row stands right before a heading that is repeated, or at the end of a pasted table."""
        following = self._following(row)
        return following in self.headings or (self.is_pasted and not following)

    def _is_foot(self, cells: dict[int, Cell]) -> bool:
        return len(cells) <= 3 and bool(_FOOT.match(next(iter(cells.values())).text))

    def _is_whole_key(self, draft: Draft, cells: dict[int, Cell]) -> bool:
        """Whether a row is a key from end to end, whatever columns its words stand in."""
        row = [cell for _, cell in sorted(self.layout.sheet.rows[draft.row].items()) if cell.text or cell.fill]
        named = _KEY.match(next(iter(cells.values())).text)
        may_be = len(cells) >= 4 and (not row[0].text or is_sign(row[0].text))
        return bool(named or may_be) and is_whole_key(row)

    def _says_who(self, draft: Draft, cells: dict[int, Cell]) -> bool:
        """Whether a row is a line of a key of initials: in one cell, or in two apart from the rows of the table."""
        is_apart = draft.row > self.last_solid and self.layout.above_row(draft.row) < draft.row - 1
        return (len(cells) == 1 or self.is_below or is_apart) and is_people_row(list(cells.values()))

    def _is_key(self, draft: Draft, cells: dict[int, Cell]) -> bool:
        """Whether a row below the last action is a line of a key."""
        if draft.row <= self.last_solid or len(cells) > 4 or draft.has([Field.OWNER, Field.DUE]):
            return False
        row = self.layout.sheet.rows[draft.row]
        return is_key_row([cell for _, cell in sorted(row.items()) if cell.text or cell.fill])


def _is_total(cells: dict[int, Cell]) -> bool:
    """Whether a row only counts the rows above: "Total actions" or a colour, with nothing but figures beside it."""
    first, *others = (cell.text for cell in cells.values())
    if not others or not all(map(_FIGURE.match, others)):
        return False
    return bool(_TOTAL.match(first)) or (len(others) == 1 and (is_sign(first) or state_of(first) is not None))


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
