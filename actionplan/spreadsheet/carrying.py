"""Carries what rows that head others say down to the actions below them: the theme, the finding, the requirement."""

from actionplan.rules.privacy import masked
from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.grid import Cell
from actionplan.spreadsheet.rows import CARRIED, Draft, repeats_finding


class Carried:
    """What is carried down the rows of one sheet, from table to table where a heading comes between."""

    def __init__(self) -> None:
        """Begin above the first table, with nothing."""
        self.theme = ""
        self.cells: dict[Field, list[Cell]] = {}
        self.keeps_finding = False

    def begin_table(self) -> None:
        """A new table begins: only a finding that no action has followed yet goes on into it."""
        self.cells = self.cells if self.keeps_finding else {}

    def note_theme(self, draft: Draft) -> None:
        """A theme ends the finding above it; a numbered one is the finding of what is under it too."""
        self.theme, self.cells = masked(draft.text), {}
        if draft.is_numbered:
            self.note_finding(draft)

    def note_finding(self, draft: Draft) -> None:
        """A finding or a requirement stated on a row of its own is carried to the actions below."""
        told: dict[Field, list[Cell]] = {one: draft.cells[one] for one in CARRIED if one in draft.cells}
        above = self.cells if draft.is_numbered and Field.FINDING not in told else {}
        self.cells, self.keeps_finding = {**above, **told}, True

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
