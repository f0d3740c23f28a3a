"""The addresses of rows of an upload: by the number of the sheet in the file, the row, and the part of a split cell."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from actionplan.models import StagedImport
from actionplan.spreadsheet.result import Reading

ROWS_NAMED: Final = 5
"""How many rows a question names before it only counts them."""


@dataclass(frozen=True)
class Place:
    """A row as a link says it."""

    label: str
    address: str


class Places:
    """Says where the page of each row is; ``query`` is the list that a reader comes from, and goes back to."""

    def __init__(self, staged: StagedImport, reading: Reading, query: str = "") -> None:
        """Number the sheets from 1."""
        self.staged, self.query = staged, query
        self.has_several = sum(bool(sheet.header_row) for sheet in reading.sheets) > 1
        self.numbers = {sheet.name: number for number, sheet in enumerate(reading.sheets, start=1)}

    def address(self, sheet: str, row: int, part: int = 0) -> str:
        """The address of a row's page."""
        names = {"plan": self.staged.plan.slug, "number": self.staged.pk}
        names |= {"sheet": self.numbers.get(sheet, 0), "row": row}
        told = "&".join(filter(None, (urlencode({"part": part}) if part else "", self.query)))
        return f"{reverse('import-row', kwargs=names)}{f'?{told}' if told else ''}"

    def named(self, places: Iterable[str]) -> list[Place]:
        """The first of some rows that answers call by their places: a sheet's name, ``!`` and a number."""
        found = []
        for place in list(places)[:ROWS_NAMED]:
            sheet, _, number = place.rpartition("!")
            row, _, part = number.partition("#")
            if row.isdigit():
                found.append(self.place(sheet, int(row), int(part or 0)))
        return found

    def place(self, sheet: str, row: int, part: int = 0) -> Place:
        """A row with its address; its sheet is named only where several have actions."""
        of = f" of “{sheet[:40]}”" if self.has_several else ""
        return Place(f"row {row}{f', part {part}' if part else ''}{of}", self.address(sheet, row, part))
