"""One action of a sheet in the preview: what was read, what will become of it, and where it differs from the plan."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from actionplan.commands.identity import KINDS
from actionplan.commands.sheet import SheetAction
from actionplan.rules.periods import in_words
from actionplan.spreadsheet.answered import AnsweredRow, Returned
from actionplan.spreadsheet.compared import Compared, Difference
from actionplan.spreadsheet.matching import NO_MATCH, Match
from actionplan.spreadsheet.result import ReadRow, Warned

SAID_ELSEWHERE = frozenset({"identity", "no_action_text"})
"""Warnings that repeat why a row is held or refused."""

COLUMNS = {
    "text": ("action",),
    "finding": ("finding_reference", "finding", "reference"),
    "status": ("rating", "progress"),
    "contributors": ("contributors", "owner"),
    "origins": ("origin",),
}
"""The sheet's columns that a field is read from, where they have another name."""
HOW = {
    "heard": "Known as {reference} by what the last import read.",
    "words": "Known as {reference} by its words.",
    "likeness": "Taken for {reference}, whose words are much like it. Say if it is another action.",
    "answer": "You said that it is {reference}.",
}
"""How a row was known without its reference."""


@dataclass(frozen=True)
class PreviewRow:
    """One action of the sheet: what was read, what will become of it, and how it stands beside the plan's action."""

    row: AnsweredRow
    action: SheetAction
    compared_with: Compared = field(default_factory=Compared)
    match: Match = NO_MATCH

    @property
    def read(self) -> ReadRow:
        """What was read, with what was answered."""
        return self.row.read

    @property
    def state(self) -> str:
        """New, changed, unchanged, held, refused or left out."""
        return self.action.state

    @property
    def place(self) -> str:
        """What answers call it."""
        return self.row.place

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The fields that will be taken from the sheet."""
        return tuple(self.compared_with.taken)

    @property
    def conflicts(self) -> tuple[Difference, ...]:
        """The fields in which the sheet and the plan were both changed, and nobody has said whose word stands."""
        return tuple(self.compared_with.conflicts)

    @property
    def stands(self) -> tuple[Difference, ...]:
        """The fields in which the plan was changed since the last import, and stands."""
        return tuple(self.compared_with.stands)

    @property
    def is_the_plans_own(self) -> bool:
        """Whether it says nothing but what the plan says, of whose words somebody has said that they name no child."""
        return self.state == "unchanged" and not (self.conflicts or self.stands)

    @property
    def compared(self) -> tuple[tuple[Difference, str], ...]:
        """Each difference with the cell that says so, or nothing where no one cell does."""
        return tuple((one, self.cell(one.field)) for one in self.differences)

    @property
    def adds_to_the_counts(self) -> bool:
        """Whether the plan will count one action more."""
        return self.state == "new" or "standing" in self.action.changes

    @property
    def is_moved(self) -> bool:
        """Whether it moves a due date that was agreed."""
        return bool(self.moved)

    @cached_property
    def moved(self) -> str:
        """From which day to which it moves the due date, in words; nothing when it does not."""
        told, to = self.action, self.action.due.on
        if to is None or not told.takes("due") or self.state not in ("new", "changed"):
            return ""
        before = (told.action.due_on if told.action else None) or told.first_due.on
        return f"from {in_words(before)} to {in_words(to)}" if before and before != to else ""

    @cached_property
    def warnings(self) -> tuple[Warned, ...]:
        """What a person should look at in this row: of the reading, then of the comparison."""
        return (*self.read.warnings, *self._of_the_comparison())

    @property
    def notes(self) -> tuple[str, ...]:
        """The same in words, each after its cell."""
        return tuple(
            f"{_place(one.column, self.read.row)}{one.message}"
            for one in self.warnings
            if one.code not in SAID_ELSEWHERE
        )

    @property
    def held_in(self) -> str:
        """Where the row may name a child and what that looks like, masked."""
        places = (f"{one.cell}: “{one.masked}” looks like {KINDS[one.kind]}" for one in self.read.held)
        return "; ".join(dict.fromkeys(places))

    @property
    def redacted(self) -> tuple[Returned, ...]:
        """The cells with words that were redacted from the plan before."""
        place = f"row {self.read.row}"
        lost = (Returned(self.cell(name) or place, number, on) for name, number, on in self.compared_with.redacted)
        return tuple(dict.fromkeys((*self.row.redacted, *lost)))

    def cell(self, name: str) -> str:
        """The cell that a field was read from."""
        names = COLUMNS.get(name, (name,))
        return next((self.read.cells[one] for one in names if one in self.read.cells), "")

    def _of_the_comparison(self) -> Iterator[Warned]:
        """How it was known, what stands, what is in conflict, and which date moves."""
        if self.match.standing and self.match.how in HOW and self.state in ("changed", "unchanged"):
            reference = self.match.standing.action.reference
            yield self._warned(f"matched_by_{self.match.how}", HOW[self.match.how].format(reference=reference))
        for one in self.conflicts:
            yield self._warned("conflict", f"{one.label}: the sheet and the plan both changed. The plan stands.", one)
        for one in self.stands:
            yield self._warned("plan_changed_since", f"{one.label}: the plan was changed since, and stands.", one)
        if self.moved:
            yield self._warned("date_moved", f"The due date moves {self.moved}.")

    def _warned(self, code: str, message: str, one: Difference | None = None) -> Warned:
        column = self.cell(one.field) if one else ""
        return Warned(code, message, column, "", self.read.sheet, self.read.row)


def _place(column: str, row: int) -> str:
    """Where a warning belongs: a cell, from a column's letters and a row or from the cell's own name."""
    if not column:
        return ""
    return f"{column}: " if column[-1].isdigit() else f"{column}{row}: "
