"""Says what each row of a table is (action, finding, theme, continuation or neither) and gathers its cells."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from actionplan.rules.privacy import masked
from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.grid import Cell
from actionplan.spreadsheet.ratings import state_of
from actionplan.spreadsheet.references import finding_parts
from actionplan.spreadsheet.result import RowKind
from actionplan.spreadsheet.tables import Column, Layout, Table

_FOOT: Final = re.compile(
    r"^\s*(?:(?:rag |brag |status |colour )?key|legend|notes?|signed|signature|version|approved by|prepared by|total|"
    r"illustrative)\b",
    re.IGNORECASE,
)
_PAGE: Final = re.compile(r"^\s*page \d+( of \d+)?\s*$", re.IGNORECASE)
_UNFINISHED: Final = re.compile(r"(?:[,;&(–-]|\b(?:and|of|the|to|with|for|in|by|a|or))\s*$", re.IGNORECASE)
_CARRIED: Final = (Field.FINDING, Field.FINDING_REFERENCE, Field.REQUIREMENT)
_SUPPORT: Final = (Field.REFERENCE, Field.OWNER, Field.DUE, Field.SUCCESS_MEASURE)
_STORY: Final = frozenset({Field.OWNER, Field.DUE, Field.SUCCESS_MEASURE, Field.PROGRESS, Field.PARTNERS})


@dataclass(slots=True)
class Draft:
    """One row as it was found, before its cells are read."""

    row: int
    kind: RowKind
    because: str = ""
    text: str = ""
    joined_to: int = 0
    cells: dict[Field, list[Cell]] = field(default_factory=dict)
    own: frozenset[Field] = frozenset()
    others: list[tuple[str, Cell]] = field(default_factory=list)
    theme: str = ""
    is_fragment: bool = False
    looks: dict[Field, str] = field(default_factory=dict)
    joined: list[int] = field(default_factory=list)


class Sorter:
    """Goes down the rows of one sheet's tables, carrying the finding, the requirement and the theme with it."""

    def __init__(self, layout: Layout) -> None:
        """Begin above the first table."""
        self.layout = layout
        self.theme = ""
        self.table = Table([], {})
        self.carried: dict[Field, Cell] = {}
        self.last: Draft | None = None
        self.is_below = False
        self.has_actions = False

    def sort(self, table: Table, *, is_last: bool) -> list[Draft]:
        """The rows of a table in order; at its foot, rows that only look like themes are notes."""
        self.table, self.carried, self.last, self.is_below = table, {}, None, False
        drafts = [self._sorted(row) for row in table.body]
        _settle_foot(drafts, is_last=is_last)
        return drafts

    def _sorted(self, row: int) -> Draft:
        cells = self.layout.own(row)
        draft = Draft(row, RowKind.SKIPPED, text=" | ".join(cell.text for cell in cells.values()))
        if not cells:
            draft.because = "hidden_column"
            return draft
        self._gather(draft, cells)
        draft.kind, draft.because = self._kind(draft, cells)
        if draft.kind == RowKind.ACTION:
            self._carry_down(draft)
            self.last, self.has_actions = draft, True
        elif draft.kind == RowKind.JOINED and self.last:
            _join(self.last, draft)
        elif draft.kind == RowKind.THEME:
            self.theme, self.carried, self.last = masked(draft.text), {}, None
        elif draft.kind == RowKind.FINDING:
            self._note_finding(draft)
            self.last = None
        draft.theme = self.theme
        return draft

    def _gather(self, draft: Draft, cells: dict[int, Cell]) -> None:
        """Lay the row's own cells, and those merged with it from above, by field."""
        for number, cell in cells.items():
            column = self.table.columns.get(number)
            if column and column.field:
                draft.cells[column.field] = [cell]
            elif not (column and column.is_ignored):
                draft.others.append((column.heading if column else f"Column {Column(number, '', None).letters}", cell))
        draft.own = frozenset(draft.cells)
        for number, column in self.table.columns.items():
            merged = self.layout.merged_from_above(draft.row, number)
            if merged and merged.text and column.field and column.field != Field.ACTION:
                draft.cells.setdefault(column.field, [merged])
            look = self.layout.sheet.rows.get(draft.row, {}).get(number) or merged
            if column.field == Field.RATING and look:
                draft.looks[Field.RATING] = look.fill

    def _kind(self, draft: Draft, cells: dict[int, Cell]) -> tuple[RowKind, str]:
        own, first = draft.own, next(iter(cells.values()))
        is_solid = Field.ACTION in own and bool({Field.OWNER, Field.DUE} & own)
        if not is_solid and _PAGE.match(draft.text):
            return RowKind.SKIPPED, "page_number"
        if not is_solid and (self.is_below or self._is_foot(first, cells)):
            self.is_below = True
            return RowKind.SKIPPED, "below_table"
        self.is_below = False
        if Field.ACTION in own and not self._is_banner(draft, cells):
            return self._kind_with_action(draft)
        if len(cells) == 1:
            return self._kind_alone(draft, cells)
        return self._kind_without_action(draft)

    def _is_foot(self, first: Cell, cells: dict[int, Cell]) -> bool:
        return self.has_actions and len(cells) <= 3 and bool(_FOOT.match(first.text))

    def _is_banner(self, draft: Draft, cells: dict[int, Cell]) -> bool:
        """Whether the row's only words are merged across the table."""
        if len(cells) != 1:
            return False
        number = next(iter(cells))
        width = self.layout.width.get((draft.row, number), 1)
        return width > 1 and width * 2 >= len(self.table.columns)

    def _kind_with_action(self, draft: Draft) -> tuple[RowKind, str]:
        words = draft.cells[Field.ACTION][0].text
        is_bare = not draft.own & {*_SUPPORT, *_CARRIED}
        if is_bare and state_of(words) is not None:
            return RowKind.SKIPPED, "below_table"
        if is_bare and self.last and self._is_next(draft) and _goes_on(self.last, words):
            draft.is_fragment = True
            return RowKind.JOINED, "continues_the_row_above"
        return RowKind.ACTION, ""

    def _kind_alone(self, draft: Draft, cells: dict[int, Cell]) -> tuple[RowKind, str]:
        """One cell with words: a theme, a finding, or more of the action above."""
        only = next(iter(draft.own), None)
        if self._is_banner(draft, cells):
            return RowKind.THEME, ""
        if only in _CARRIED and (finding_parts(draft.text)[0] or not self._is_first(cells)):
            return RowKind.FINDING, ""
        if self._is_next(draft) and (only in _STORY or only is None or only == Field.IMPACT):
            return RowKind.JOINED, "continues_the_row_above"
        return RowKind.THEME, ""

    def _is_next(self, draft: Draft) -> bool:
        """Whether the row stands directly under an action."""
        return self.last is not None and draft.row == _end(self.last) + 1

    def _is_first(self, cells: dict[int, Cell]) -> bool:
        return next(iter(cells)) == min(self.table.columns, default=0)

    def _kind_without_action(self, draft: Draft) -> tuple[RowKind, str]:
        column = self.table.column_of(Field.ACTION)
        is_merged = column is not None and self.layout.merged_from_above(draft.row, column.number) is not None
        if self.last and is_merged:
            return RowKind.JOINED, "merged_with_the_row_above"
        if draft.own & {Field.REFERENCE, *_CARRIED} and draft.own & _STORY:
            return RowKind.ACTION, ""
        if draft.own & set(_CARRIED):
            return RowKind.FINDING, ""
        if self._is_next(draft):
            return RowKind.JOINED, "continues_the_row_above"
        return RowKind.SKIPPED, "no_action"

    def _note_finding(self, draft: Draft) -> None:
        self.carried = {one: draft.cells[one][0] for one in _CARRIED if one in draft.cells}

    def _carry_down(self, draft: Draft) -> None:
        """Give the row the finding and requirement stated above it, and remember its own."""
        if {Field.FINDING, Field.FINDING_REFERENCE} & draft.own:
            self.carried = {}
        for one in _CARRIED:
            if one in draft.cells:
                self.carried[one] = draft.cells[one][0]
            elif one in self.carried:
                draft.cells[one] = [self.carried[one]]


def _end(draft: Draft) -> int:
    return draft.joined[-1] if draft.joined else draft.row


def _goes_on(last: Draft, words: str) -> bool:
    before = last.cells.get(Field.ACTION, [])
    return words[:1].islower() or bool(before and _UNFINISHED.search(before[-1].text))


def _join(last: Draft, draft: Draft) -> None:
    draft.joined_to = last.row
    last.joined.append(draft.row)
    last.is_fragment = last.is_fragment or draft.is_fragment
    for name in draft.own:
        last.cells.setdefault(name, []).extend(draft.cells[name])
    last.others.extend(draft.others)


def _settle_foot(drafts: list[Draft], *, is_last: bool) -> None:
    """Below the last real action, lone words are notes; but above another table they may be its theme."""
    for number in range(len(drafts) - 1, -1, -1):
        draft = drafts[number]
        gap = number == 0 or drafts[number - 1].row < draft.row - 1
        if draft.kind == RowKind.ACTION and (not gap or draft.own & {*_SUPPORT, *_CARRIED}):
            return
        if draft.kind == RowKind.JOINED:
            return
        is_theme = draft.kind == RowKind.THEME and is_last
        is_loose = draft.kind == RowKind.FINDING and not finding_parts(draft.text)[0]
        if is_theme or is_loose or draft.kind == RowKind.ACTION:
            draft.kind, draft.because = RowKind.SKIPPED, "below_table"


def text_of(cells: Iterable[Cell], *, is_fragment: bool = False) -> str:
    """The words of the cells that make one field, without repeats."""
    return (" " if is_fragment else "\n").join(dict.fromkeys(cell.text for cell in cells))
