"""Carries what rows that head others say down to the actions below them: the theme, the finding, the requirement."""

import re
from typing import Final

from actionplan.rules.privacy import masked
from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.grid import Cell
from actionplan.spreadsheet.people import is_as_above
from actionplan.spreadsheet.result import RowKind
from actionplan.spreadsheet.rows import CARRIED, Draft, repeats_finding

UNDER: Final = " › "
"""What stands between a theme and the one under it."""
_SAYS_MORE: Final = re.compile(
    r"^\W*(?:(?:expected|desired|intended|key|target) )?"
    r"(?:outcomes?|success|aims?|goals?|objectives?|measures?|impact|context|what|how|why|sponsor|lead|owner)\b",
    re.IGNORECASE,
)


class Carried:
    """What is carried down the rows of one sheet, from table to table where a heading comes between."""

    def __init__(self) -> None:
        """Begin above the first table, with nothing."""
        self.themes: list[str] = []
        self.leads: dict[Field, list[Cell]] = {}
        self.is_fresh = False
        self.cells: dict[Field, list[Cell]] = {}
        self.keeps_finding = False

    @property
    def theme(self) -> str:
        """The themes that stand above each other over the actions, the widest first."""
        return UNDER.join(self.themes)

    def begin_table(self) -> None:
        """A new table begins: only a finding that no action has followed yet goes on into it."""
        if not self.keeps_finding:
            self.cells, self.leads = {}, {}

    def note_theme(self, draft: Draft, *, under: RowKind | None = None) -> None:
        """A theme ends the theme and the finding above it, unless it only says more of what it stands right ``under``.

        A numbered one is the finding of what is under it too.
        """
        words = masked(draft.text)
        kinds = [_kind_of(one) for one in self.themes]
        kept = len(kinds) if under == RowKind.THEME and not draft.is_numbered else 0
        self.themes = [*self.themes[: kinds.index(_kind_of(words)) if _kind_of(words) in kinds else kept], words]
        if not (under and says_more(words)):
            self.cells = {}
        self._note_lead(draft, Field.AREA)
        if draft.is_numbered:
            self.note_finding(draft)

    def note_finding(self, draft: Draft) -> None:
        """A finding or a requirement stated on a row of its own is carried to the actions below."""
        told: dict[Field, list[Cell]] = {one: draft.cells[one] for one in CARRIED if one in draft.cells}
        above = self.cells if draft.is_numbered and Field.FINDING not in told else {}
        self.cells, self.keeps_finding = {**above, **told}, True
        if Field.REQUIREMENT in told or draft.kind == RowKind.FINDING:
            self._note_lead(draft, Field.REQUIREMENT)

    def _note_lead(self, draft: Draft, level: Field) -> None:
        """The owner of a row that heads others, instead of the one before it at its level and of those below."""
        self.leads = {Field.AREA: self.leads[Field.AREA]} if level != Field.AREA and Field.AREA in self.leads else {}
        if draft.is_numbered and Field.OWNER in draft.own:
            self.leads[level] = draft.leads
        self.is_fresh = True

    def note_more(self, action: Draft, draft: Draft) -> None:
        """A row that was joined to an action may have said more of its finding."""
        self.cells |= {one: action.cells[one] for one in CARRIED if one in draft.own}

    def give(self, draft: Draft) -> None:
        """Give an action the finding and the requirement stated above it, and remember its own."""
        if draft.has([Field.FINDING, Field.FINDING_REFERENCE]) and not repeats_finding(draft, self.cells):
            self.cells = {}
        for one in CARRIED:
            if one in draft.cells:
                self.cells[one] = draft.cells[one]
            elif one in self.cells:
                draft.cells[one] = list(self.cells[one])
        self.keeps_finding = False
        self._give_lead(draft)

    def _give_lead(self, draft: Draft) -> None:
        """Give an action without an owner the one of the row that heads it; beside its own the other is kept."""
        lead = next(reversed(self.leads.values()), [])
        own = draft.cells.get(Field.OWNER, [])
        if lead and (not own or (self.is_fresh and is_as_above(own[0].text))):
            draft.cells[Field.OWNER], draft.led_by = list(lead), lead[0].place
        elif lead and lead[0].text != own[0].text:
            draft.others.append((f"Lead above, in {lead[0].place}", lead[0]))
        self.is_fresh = False


def says_more(words: str) -> bool:
    """Whether a line says more of the theme or the finding above it: "Success looks like: …"."""
    return bool(_SAYS_MORE.match(words))


def _kind_of(theme: str) -> str:
    """The word that a theme begins with, by which others of its kind are known."""
    first = theme.casefold().split()[:1]
    return first[0].rstrip(":.") if first and first[0][0].isalpha() else ""
