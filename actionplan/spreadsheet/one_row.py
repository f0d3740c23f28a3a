"""One action's row while it is read: its cells by field, what is known, and the row that is being filled."""

from typing import Final

from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.knowledge import Knowledge
from actionplan.spreadsheet.people import is_as_above
from actionplan.spreadsheet.result import ReadRow, RowKind
from actionplan.spreadsheet.rows import Draft, text_of
from actionplan.spreadsheet.tables import Table

_MAY_SAY_AS_ABOVE: Final = frozenset(
    {Field.RESOURCES, Field.SUCCESS_MEASURE, Field.PARTNERS, Field.CONTRIBUTORS, Field.REQUIREMENT}
)


class OneRow:
    """What the readers of people, dates, ratings and references share of one action's row."""

    def __init__(self, draft: Draft, table: Table, sheet: str, knowledge: Knowledge) -> None:
        """Begin with an empty row."""
        self.draft, self.table, self.knowledge = draft, table, knowledge
        self.row = ReadRow(sheet, draft.row, RowKind.ACTION, theme=draft.theme)
        self.due_beside_owner = ""
        self.known: dict[Field, str] = {}

    def text(self, name: Field) -> str:
        """The words of a field; "as above" in some of them stands for those of the row above."""
        if name not in self.known:
            self.known[name] = self._text(name)
        return self.known[name]

    def _text(self, name: Field) -> str:
        words = text_of(self.draft.cells.get(name, []), is_fragment=self.draft.is_fragment)
        if name not in _MAY_SAY_AS_ABOVE:
            return words
        if is_as_above(words) and name in self.knowledge.above:
            return self.knowledge.above[name]
        self.knowledge.above[name] = words
        return words

    def warn(self, code: str, message: str, name: Field, value: str = "") -> None:
        """Note something for a person to look at in the column of a field."""
        column = self.table.column_of(name)
        self.row.warn(code, message, column.letters if column else "", value)

    def keep(self, heading: str, words: str) -> None:
        """Keep original text under its heading; a second text under the same heading follows the first."""
        before = self.row.original.get(heading)
        self.row.original[heading] = f"{before}\n{words}" if before else words

    def keep_column(self, name: Field) -> None:
        """Keep the original text of a field's column."""
        column = self.table.column_of(name)
        if column and self.text(name):
            self.keep(column.heading, self.text(name))
