"""Gives actions what another table says of them by their reference: a second sheet of success criteria."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from actionplan.rules.privacy import masked
from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.fields import hold
from actionplan.spreadsheet.grid import Cell
from actionplan.spreadsheet.references import findings_of, tidy
from actionplan.spreadsheet.result import ReadRow, RowKind
from actionplan.spreadsheet.tables import Column, Layout, Table

_FILLED: Final = {
    Field.SUCCESS_MEASURE: "success_measure",
    Field.RESOURCES: "resources",
    Field.PROGRESS: "progress",
    Field.IMPACT: "impact",
}
_LONGEST_OTHER: Final = 300


@dataclass(frozen=True, slots=True)
class Details:
    """A row of a table of details: whose it is, and its cells with the columns that they stand in."""

    row: int
    reference: str
    cells: Mapping[Column, Cell]


def details_of(layout: Layout, table: Table) -> list[Details]:
    """The rows of a table of details; a row without a reference goes on with the one above."""
    found: list[Details] = []
    names = [
        column for one in (Field.REFERENCE, Field.FINDING_REFERENCE, Field.FINDING) if (column := table.column_of(one))
    ]
    above = ""
    for row in table.body:
        own = layout.own(row)
        cells = {column: own[number] for number, column in table.columns.items() if number in own}
        written = [cells[name].text for name in names if name in cells]
        above = next((reference for words in written if (reference := _reference(words))), above)
        found.append(Details(row, above, cells))
    return found


def _reference(words: str) -> str:
    references, _ = findings_of(words)
    return key_of(references[0] if references else words if len(words) <= 12 else "")


def key_of(reference: str) -> str:
    """A reference as two sheets may both write it."""
    return tidy(reference).casefold().replace("/", ".").replace("-", ".").rstrip(".*")


class Join:
    """The actions of a book by their references and their findings', to find those that details are of."""

    def __init__(self, actions: Sequence[ReadRow]) -> None:
        """Look up the actions once."""
        self.by_reference: dict[str, list[ReadRow]] = {}
        self.by_finding: dict[str, list[ReadRow]] = {}
        for action in actions:
            if action.reference:
                self.by_reference.setdefault(key_of(action.reference), []).append(action)
            if action.finding_reference:
                self.by_finding.setdefault(key_of(action.finding_reference), []).append(action)

    def fits(self, details: Sequence[Details]) -> bool:
        """Whether at least half of the rows are of some action."""
        known = sum(bool(self.of(one.reference)) for one in details)
        return known > 0 and known * 2 >= len(details)

    def of(self, reference: str) -> list[ReadRow]:
        """The actions with a reference, else those of the finding with it."""
        return self.by_reference.get(reference) or self.by_finding.get(reference, []) if reference else []

    def give(self, layout: Layout, one: Details) -> ReadRow:
        """Add what a row says to its actions; the row itself, joined or skipped."""
        sheet, actions = layout.sheet.name, self.of(one.reference)
        words = " | ".join(cell.text for cell in layout.own(one.row).values())
        row = ReadRow(sheet, one.row, RowKind.SKIPPED, text=masked(words)[:_LONGEST_OTHER], because="no_such_action")
        if actions:
            row.kind, row.because, row.joined_to = RowKind.JOINED, "same_reference", actions[0].row
            row.joined_sheet = actions[0].sheet if actions[0].sheet != sheet else ""
        else:
            row.warn("details_without_action", f"No action has the reference of row {one.row}, so it is left out.")
        for action in actions:
            _add(action, one, sheet)
        return row


def _add(action: ReadRow, one: Details, sheet: str) -> None:
    """Add the cells of one row to one action, in its fields or as labelled original text."""
    for column, cell in one.cells.items():
        if column.is_ignored or column.field in (Field.REFERENCE, Field.FINDING_REFERENCE):
            continue
        attribute = _FILLED.get(column.field) if column.field else None
        if attribute:
            before = getattr(action, attribute)
            if cell.text not in before:
                setattr(action, attribute, f"{before}\n{cell.text}" if before else cell.text)
            action.cells.setdefault(column.field or "", f"{sheet}!{cell.place}")
        elif column.field == Field.FINDING and not findings_of(cell.text)[1]:
            continue
        elif cell.text not in {action.text, action.finding_text, action.requirement}:
            heading = f"{column.heading} ({sheet})"
            before = action.original.get(heading, "")
            action.original[heading] = f"{before}\n{cell.text}" if before else cell.text
        if cell.comment:
            action.original[f"Comment on {sheet}!{cell.place}"] = cell.comment
    hold(action, [*one.cells.values()], sheet if sheet != action.sheet else "")


def same_actions(layout: Layout, table: Table, join: Join) -> bool:
    """Whether a later table holds the same actions again, by reference and words, so that it says more about them."""
    column, action = table.column_of(Field.REFERENCE), table.column_of(Field.ACTION)
    if not column or not action:
        return False
    known = number = 0
    for row in table.body:
        own = layout.own(row)
        if column.number in own and action.number in own:
            number += 1
            plain = " ".join(own[action.number].text.casefold().split())
            there = join.by_reference.get(key_of(own[column.number].text), [])
            known += any(" ".join(one.text.casefold().split()) == plain for one in there) or bool(
                there and table.is_promoted
            )
    return number > 0 and known * 2 > number
