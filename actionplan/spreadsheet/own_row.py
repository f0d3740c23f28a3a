"""Reads a row of the tracker's own workbook: a cell says what its column is for, and is never parted or guessed at."""

import re
from typing import Final

from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.fields import Reader
from actionplan.spreadsheet.one_row import OneRow
from actionplan.spreadsheet.people import ReadPeople, is_as_above, is_vacant, read_people
from actionplan.spreadsheet.rows import text_of
from actionplan.spreadsheet.says import OWNER_SAYS
from actionplan.spreadsheet.standing import read_standing
from actionplan.spreadsheet.timing import read_timing

_SEVERAL: Final = re.compile(r"\s*[\n;]\s*")


def named_in(words: str) -> list[str]:
    """The names in a cell, one on each line or parted by semicolons, each once."""
    parts = (" ".join(part.split()) for part in _SEVERAL.split(words))
    return list(dict.fromkeys(part for part in parts if part and not is_vacant(part)))


class _PlainRow(OneRow):
    """A row whose words stand for themselves: "as above" in them is nothing but words."""

    def _text(self, name: Field) -> str:
        return text_of(self.draft.cells.get(name, []))


class OwnReader(Reader):
    """Reads one row as it stands."""

    row_type = _PlainRow

    def _read_references(self) -> None:
        """The references as they are written; without a finding's it is looked for as in any sheet."""
        row, one = self.row, self.one
        stated = " ".join(one.text(Field.FINDING_REFERENCE).split())
        if not stated:
            super()._read_references()
        row.reference = " ".join(one.text(Field.REFERENCE).split())
        if stated:
            row.finding_reference, row.finding_text = stated, one.text(Field.FINDING)
            row.theme = one.text(Field.AREA) or row.theme
        row.also_serves = [each for each in named_in(one.text(Field.ALSO_SERVES)) if each != row.finding_reference]

    def _read_people(self) -> None:
        """One post in a cell, or one on each line: the first is accountable."""
        row, one, above = self.row, self.one, self.knowledge.people_above
        words = one.text(Field.OWNER)
        posts = named_in(words)
        is_plain = bool(posts) and not is_as_above(words)
        people = ReadPeople(posts[0], tuple(posts[1:])) if is_plain else read_people(words, above)
        row.owner, row.owner_text = people.owner, words
        others = (*people.contributors, *named_in(one.text(Field.CONTRIBUTORS)))
        row.contributors = [each for each in dict.fromkeys(others) if each != people.owner]
        row.partners = named_in(one.text(Field.PARTNERS))
        for problem in people.problems:
            one.warn(problem, OWNER_SAYS[problem], Field.OWNER, words)
        self.knowledge.people_above = people

    def _read_timing(self) -> None:
        """The dates; one that moved has a column for it, so there is nothing to ask and nothing more to keep."""
        read_timing(self.one)
        row, column = self.row, self.table.column_of(Field.FIRST_DUE)
        row.warnings = [warned for warned in row.warnings if warned.code != "date_revised"]
        if column and self.knowledge.date_of(self.one.text(Field.FIRST_DUE)).on:
            row.original.pop(column.heading, None)

    def _read_standing(self) -> None:
        """How it stands, by the words of its own column alone."""
        if self.one.text(Field.RATING):
            read_standing(self.one)

    def _keep_unread(self) -> None:
        """Nothing: no word of such a row is left unread."""

    def _look_at_the_action(self) -> None:
        """Say only that there is none: a cell is one action, whatever is listed in it."""
        if not self.row.text:
            self.row.warn("no_action_text", "This row has no action in it, so it cannot be imported.")
