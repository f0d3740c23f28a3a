"""Goes down the rows of a sheet's tables and says what each is: action, finding, theme, continuation or neither."""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import Final

from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.carrying import Carried
from actionplan.spreadsheet.feet import Surroundings, settle_foot
from actionplan.spreadsheet.fragments import anchor_of, begins, begins_next, goes_on
from actionplan.spreadsheet.gathering import gather
from actionplan.spreadsheet.grid import Cell
from actionplan.spreadsheet.labels import is_labelled
from actionplan.spreadsheet.lists import is_item
from actionplan.spreadsheet.outline import Outline, outline_of
from actionplan.spreadsheet.ratings import state_of
from actionplan.spreadsheet.references import finding_parts, names_finding, names_theme
from actionplan.spreadsheet.result import RowKind
from actionplan.spreadsheet.rows import (
    CARRIED,
    STORY,
    SUPPORT,
    Draft,
    end,
    heads_others,
    is_banner,
    join,
)
from actionplan.spreadsheet.tables import Layout, Table

Kind = tuple[RowKind, str]
_JOINED: Final = (RowKind.JOINED, "continues_the_row_above")


class Sorter:
    """Goes down the rows of one sheet's tables, carrying the finding, the requirement and the theme with it."""

    def __init__(self, layout: Layout, titles: frozenset[str], headings: frozenset[int]) -> None:
        """Begin above the first table; ``titles`` are the words there, ``headings`` the rows of all headings."""
        self.layout, self.titles, self.headings = layout, titles, headings
        self.carried = Carried()
        self.table = Table([], {})
        self.outline = Outline()
        self.anchor: Field | None = None
        self.around = Surroundings(layout, self.table, titles, headings)
        self.last: Draft | None = None
        self.waiting: list[Draft] = []
        self.has_actions = False
        self.stated: dict[int, RowKind] = {}

    def sort(self, table: Table, *, is_last: bool) -> list[Draft]:
        """The rows of a table in order; at its foot, rows that only look like themes are notes."""
        self.table, self.last, self.waiting = table, None, []
        self.carried.begin_table()
        self.outline, self.anchor = outline_of(self.layout, table), anchor_of(self.layout, table)
        self.around = Surroundings(self.layout, table, self.titles, self.headings)
        self.around.is_pasted = self.anchor is not None
        drafts = [self._sorted(row) for row in table.body]
        for draft in self.waiting:
            draft.kind, draft.because = RowKind.SKIPPED, "no_action"
        settle_foot(drafts, is_last=is_last)
        return drafts

    def state_finding(self, row: int) -> Draft:
        """Take a row above the first heading for the finding of what follows."""
        draft = self._bare(row)
        draft.kind = RowKind.FINDING
        draft.cells = {Field.FINDING: [*self.layout.own(row).values()][:1]}
        self.carried.note_finding(draft)
        self.stated[row] = draft.kind
        return draft

    def state_theme(self, row: int, *, under: RowKind | None = None) -> Draft:
        """Take a row above the first heading for the theme of what follows; it may stand ``under`` another such row."""
        draft = self._bare(row)
        draft.kind = RowKind.THEME
        self.carried.note_theme(draft, under=under or self._stated_above(row))
        self.stated[row] = draft.kind
        return draft

    def _bare(self, row: int) -> Draft:
        return Draft(row, RowKind.SKIPPED, text=" | ".join(cell.text for cell in self._own(row).values()))

    def _own(self, row: int) -> dict[int, Cell]:
        """The row's cells with words, but for those of a key beside the table."""
        own, beside = self.layout.own(row), self.table.key_columns
        return {number: cell for number, cell in own.items() if number not in beside} if beside else own

    def _sorted(self, row: int) -> Draft:
        cells, draft = self._own(row), self._bare(row)
        if not cells:
            draft.because = "key_beside" if self.layout.own(row) else "hidden_column"
            return draft
        gather(draft, self.table, self.layout)
        draft.repaired = self.outline.repaired.get(row)
        draft.kind, draft.because = self._kind(draft, cells)
        self._take(draft)
        draft.theme = self.carried.theme
        if draft.kind in (RowKind.THEME, RowKind.FINDING):
            self.stated[row] = draft.kind
        return draft

    def _take(self, draft: Draft) -> None:
        """Remember what a row means for those below it."""
        if draft.kind == RowKind.ACTION:
            self._begin_action(draft)
            draft.is_fragment = draft.is_fragment or self.anchor is not None
            self.last, self.has_actions = draft, True
        elif draft.kind == RowKind.JOINED and draft.because == "begins_the_row_below":
            self.waiting.append(draft)
        elif draft.kind == RowKind.JOINED and self.last:
            join(self.last, draft)
            self.carried.note_more(self.last, draft)
        elif draft.kind == RowKind.THEME:
            self.carried.note_theme(draft, under=self._stated_above(draft.row))
            self.last = None
        elif draft.kind == RowKind.FINDING:
            self.carried.note_finding(draft)
            self.last = None

    def _stated_above(self, row: int) -> RowKind | None:
        """What the row right above this one states of the actions below, if it states anything."""
        return self.stated.get(self.layout.above_row(row))

    def _kind(self, draft: Draft, cells: dict[int, Cell]) -> Kind:
        if why := self.around.why_not(draft, cells, has_actions=self.has_actions):
            return RowKind.SKIPPED, why
        if draft.row in self.outline.heads:
            return self._kind_in_outline(draft)
        if self.last and self._is_next(draft) and is_labelled(draft, cells):
            return _JOINED
        is_title = is_banner(draft.row, cells, self.layout, self.table) or self.around.is_title(draft, cells)
        if draft.has([Field.ACTION]) and not is_title:
            return self._kind_with_action(draft)
        if len(cells) == 1:
            return self._kind_alone(draft, cells)
        return self._kind_without_action(draft)

    def _kind_in_outline(self, draft: Draft) -> Kind:
        """A numbered row that heads others: a theme, a finding or a requirement by its level."""
        level = self.outline.heads[draft.row]
        named = (draft.cells[one] for one in (Field.ACTION, *CARRIED, Field.AREA) if one in draft.own)
        words = next(named, [cell for _, cell in draft.others[:1]])
        number = draft.cells.get(Field.REFERENCE, [])
        if draft.repaired and draft.repaired.is_certain:
            number = [replace(cell, text=draft.repaired.reference) for cell in number]
        draft.is_numbered, draft.leads = True, draft.cells.get(Field.OWNER, [])
        if level == Field.REQUIREMENT:
            draft.cells = {Field.REQUIREMENT: words}
            return RowKind.FINDING, ""
        draft.cells = {Field.FINDING_REFERENCE: number, Field.FINDING: words}
        if level == Field.AREA:
            draft.text = " ".join(cell.text for cell in words) or draft.text
            return RowKind.THEME, ""
        return RowKind.FINDING, ""

    def _kind_with_action(self, draft: Draft) -> Kind:
        words = draft.cells[Field.ACTION][0].text
        is_bare = not draft.has([*SUPPORT, *CARRIED])
        if is_bare and state_of(words) is not None:
            return RowKind.SKIPPED, "below_table"
        line = self._as_line(draft, words)
        if line:
            draft.is_fragment = True
            return line
        before = self.last.cells.get(Field.ACTION, []) if self.last else []
        if is_bare and before and self._is_next(draft) and (is_item(words) or goes_on(before[-1].text, words)):
            draft.is_fragment = not is_item(words)
            return _JOINED
        return RowKind.ACTION, ""

    def _as_line(self, draft: Draft, words: str) -> Kind | None:
        """A row of a pasted table as a line of the action above, or as the first of the one below."""
        if self.anchor is None or begins(draft.row, self.layout, self.table, self.anchor):
            return None
        is_next = self._is_next(draft)
        before = self.last.cells.get(Field.ACTION, []) if self.last and is_next else []
        above = before[-1].text if before else ""
        if begins_next(draft.row, (above, words), self.layout, self.table, self.anchor):
            return RowKind.JOINED, "begins_the_row_below"
        return _JOINED if is_next else None

    def _kind_alone(self, draft: Draft, cells: dict[int, Cell]) -> Kind:
        """One cell with words: a theme, a finding, or more of the action above."""
        only = next(iter(draft.own), None)
        if names_finding(draft.text) and only in (None, Field.REFERENCE, Field.AREA, Field.ACTION):
            draft.cells[Field.FINDING] = [*cells.values()]
            return RowKind.FINDING, ""
        if is_banner(draft.row, cells, self.layout, self.table):
            return RowKind.THEME, ""
        if self.anchor and self._is_next(draft) and self._is_lower_line(draft):
            return _JOINED
        if (
            only in CARRIED
            and not names_theme(draft.text)
            and (
                finding_parts(draft.text)[0]
                or next(iter(cells)) != min(self.table.columns, default=0)
                or heads_others(draft.row, self.layout, self.table)
            )
        ):
            return RowKind.FINDING, ""
        if self._is_next(draft) and (only in STORY or only is None or only == Field.IMPACT):
            return _JOINED
        return RowKind.THEME, ""

    def _is_lower_line(self, draft: Draft) -> bool:
        """Whether a lone cell of a pasted table reads as more of the cell above it."""
        name = next(iter(draft.own), None)
        before = self.last.cells.get(name, []) if self.last and name else []
        draft.is_fragment = bool(before) and goes_on(before[-1].text, draft.text)
        return draft.is_fragment

    def _is_next(self, draft: Draft) -> bool:
        """Whether the row stands directly under an action, but for the number and the heading of a new page."""
        if self.last is None:
            return False
        after = end(self.last)
        if draft.row == after + 1:
            return True
        between = self.layout.used[bisect_right(self.layout.used, after) : bisect_left(self.layout.used, draft.row)]
        return bool(between) and self.around.noise.issuperset(between)

    def _kind_without_action(self, draft: Draft) -> Kind:
        column = self.table.column_of(Field.ACTION)
        if self.last and column and self.layout.merged_from_above(draft.row, column.number):
            return RowKind.JOINED, "merged_with_the_row_above"
        if self.anchor and self._is_next(draft) and not begins(draft.row, self.layout, self.table, self.anchor):
            draft.is_fragment = True
            return _JOINED
        if draft.has([Field.REFERENCE, *CARRIED]) and draft.has(STORY):
            return RowKind.ACTION, ""
        if draft.has(CARRIED):
            return RowKind.FINDING, ""
        if self._is_next(draft):
            return _JOINED
        return RowKind.SKIPPED, "no_action"

    def _begin_action(self, draft: Draft) -> None:
        """Give an action what is stated above it, and the lines that began before it."""
        self.carried.give(draft)
        for waiting in reversed(self.waiting):
            join(draft, waiting, before=True)
        self.waiting = []
