"""Sheets of any length, the same in every run: each row says something else, under posts and findings of the plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO
from random import Random

import xlsxwriter

HEADINGS = (
    "Ref",
    "Ofsted area for improvement",
    "Action",
    "Lead officer",
    "By when",
    "Resources",
    "Success measure",
    "RAG rating",
    "Progress",
)
STATES = ("Not started", "On track", "At risk", "Off track", "Complete")
_ALL = (
    "review agree publish train visit record audit improve plan support child family social worker manager team board "
    "report quality assessment timely decision partner school health police carer foster adoption leaver pathway "
    "supervision caseload threshold referral contact practice standard measure monthly quarterly weekly performance "
    "data dashboard learning workshop guidance protocol procedure template sample feedback voice participation"
)
WORDS = _ALL.split()


@dataclass(frozen=True)
class Line:
    """One row of a sheet, by column."""

    reference: str
    finding: str
    text: str
    owner: str
    due_on: date
    resources: str
    success_measure: str
    rating: str
    progress: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as the sheet has it, in the order of the headings."""
        words = (self.resources, self.success_measure, self.rating, self.progress)
        return self.reference, self.finding, self.text, self.owner, f"{self.due_on:%d/%m/%Y}", *words


def lines(number: int, findings: Sequence[str], posts: Sequence[str], *, words: int = 14) -> list[Line]:
    """So many rows; ``words`` is how many stand in the cell of the action, on average."""
    chance = Random(4)
    return [_line(chance, one, findings, posts, words) for one in range(number)]


def revised(rows: Sequence[Line], every: int) -> list[Line]:
    """The same rows, of which every so many say something else: its words, its owner's date, or how it stands."""
    return [_revised(row, number) if number % every == 0 else row for number, row in enumerate(rows)]


def workbook(rows: Sequence[Line]) -> bytes:
    """The rows as a workbook."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"constant_memory": True, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Plan")
        for place, cells in enumerate((HEADINGS, *(row.cells for row in rows))):
            sheet.write_row(place, 0, cells)
    return stream.getvalue()


def _line(chance: Random, number: int, findings: Sequence[str], posts: Sequence[str], words: int) -> Line:
    finding = findings[number % len(findings)]
    return Line(
        reference=f"{finding}-{number // len(findings) + 1}",
        finding=finding,
        text=" ".join(_sentence(chance, words)),
        owner=posts[chance.randrange(len(posts))],
        due_on=date(2015, 1, 1) + timedelta(days=chance.randrange(500)),
        resources=" ".join(_sentence(chance, 3)) if number % 4 == 0 else "",
        success_measure=" ".join(_sentence(chance, 8)),
        rating=STATES[number % len(STATES)],
        progress=" ".join(_sentence(chance, 12)) if number % 2 else "",
    )


def _sentence(chance: Random, words: int) -> Iterator[str]:
    """Some words, the first with a capital."""
    yield chance.choice(WORDS).capitalize()
    yield from chance.choices(WORDS, k=max(1, words + chance.randrange(-2, 3)))


def _revised(row: Line, number: int) -> Line:
    """A row as its owner has put it since: in turn other words, a later date, another measure."""
    if number % 3 == 0:
        return replace(row, text=f"{row.text} and say how")
    if number % 3 == 1:
        return replace(row, due_on=row.due_on + timedelta(days=30))
    return replace(row, success_measure=f"{row.success_measure} by spring")
