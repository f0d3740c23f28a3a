"""Reads the cells of an action's row into fields, with a warning for everything that was not certain."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from actionplan.rules.periods import ReadDate, read_date
from actionplan.rules.privacy import identity_patterns, masked
from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.grid import Cell
from actionplan.spreadsheet.origins import read_origins
from actionplan.spreadsheet.people import ReadPeople, read_contributors, read_partners, read_people
from actionplan.spreadsheet.ratings import read_rating, state_of
from actionplan.spreadsheet.references import finding_of_action, finding_parts, listed
from actionplan.spreadsheet.result import Held, ReadRow, RowKind
from actionplan.spreadsheet.rows import Draft, text_of
from actionplan.spreadsheet.says import DATE_SAYS, OWNER_SAYS
from actionplan.spreadsheet.tables import Table
from actionplan.vocabulary import DeliveryStatus

_LINKS: Final = frozenset(
    [
        "and",
        "with",
        "lead",
        "para",
        "paragraph",
        "rec",
        "recommendation",
        "finding",
        "as",
        "above",
        "ditto",
        "tbc",
        "n",
        "a",
    ]
)
_PLAIN: Final = {
    Field.REQUIREMENT: "requirement",
    Field.ACTION: "text",
    Field.RESOURCES: "resources",
    Field.SUCCESS_MEASURE: "success_measure",
    Field.PROGRESS: "progress",
    Field.IMPACT: "impact",
}


@dataclass(slots=True)
class Knowledge:
    """What reading one row needs to know of the rest: the legend, the workbook's calendar, the rows above."""

    legend: Mapping[str, DeliveryStatus | None]
    epoch_1904: bool = False
    near: date | None = None
    people_above: ReadPeople | None = None
    reference_above: str = ""
    legend_words: dict[str, int] = field(default_factory=dict)
    dates: dict[tuple[type, object], ReadDate] = field(default_factory=dict)

    def date_of(self, value: object) -> ReadDate:
        """What a cell says of time; the same words are read once."""
        key = (type(value), value)
        if key not in self.dates:
            self.dates[key] = read_date(value, near=self.near, epoch_1904=self.epoch_1904)
        return self.dates[key]


class Reader:
    """Reads one drafted action into a row."""

    def __init__(self, draft: Draft, table: Table, sheet: str, knowledge: Knowledge) -> None:
        """Begin with an empty row."""
        self.draft, self.table, self.knowledge = draft, table, knowledge
        self.row = ReadRow(sheet, draft.row, RowKind.ACTION, theme=draft.theme)

    def read(self) -> ReadRow:
        """The row, with all its warnings."""
        for name, attribute in _PLAIN.items():
            setattr(self.row, attribute, self._text(name))
        self.row.cells = {name.value: cells[0].place for name, cells in sorted(self.draft.cells.items())}
        self._read_references()
        self._read_people()
        self._read_due()
        self._read_rating()
        self._read_originals()
        if not self.row.text:
            self.row.warn("no_action_text", "This row has no action in it, so it cannot be imported.")
        if self.draft.is_fragment:
            rows = ", ".join(map(str, self.draft.joined))
            self.row.warn("joined_fragments", f"The words of row {rows} were joined to this action.")
        return self.row

    def _text(self, name: Field) -> str:
        return text_of(self.draft.cells.get(name, []), is_fragment=self.draft.is_fragment)

    def _column(self, name: Field) -> str:
        column = self.table.column_of(name)
        return column.letters if column else ""

    def _warn(self, code: str, message: str, name: Field, value: str = "") -> None:
        self.row.warn(code, message, self._column(name), value)

    def _read_references(self) -> None:
        row = self.row
        row.reference = self._text(Field.REFERENCE).splitlines()[0] if self._text(Field.REFERENCE) else ""
        self._doubt_number()
        found, row.finding_text = finding_parts(self._text(Field.FINDING))
        stated = finding_parts(self._text(Field.FINDING_REFERENCE))[0] or self._text(Field.FINDING_REFERENCE)
        row.finding_reference = stated or found or finding_of_action(row.reference)
        row.also_serves = [one for one in listed(self._text(Field.ALSO_SERVES)) if one != row.finding_reference]
        row.theme = self._text(Field.AREA) or row.theme
        if not row.finding_reference and not row.finding_text:
            row.warn("no_finding", "We could not tell which finding this action answers.")
        if self.table.column_of(Field.REFERENCE) and not row.reference:
            self._warn("no_reference", "This action has no reference.", Field.REFERENCE)

    def _doubt_number(self) -> None:
        """Warn when a reference is a number that may have lost its nought: 1.1 after 1.9 was 1.10."""
        above, self.knowledge.reference_above = self.knowledge.reference_above, self.row.reference
        cell = next(iter(self.draft.cells.get(Field.REFERENCE, [])), None)
        if cell is None or not isinstance(cell.value, float) or not cell.text.endswith(".1"):
            return
        if above == f"{cell.text[:-2]}.9":
            message = f"The sheet holds the number {cell.text}. After {above} this was probably {cell.text}0."
            self._warn("reference_ambiguous", message, Field.REFERENCE, cell.text)

    def _read_people(self) -> None:
        row, words = self.row, self._text(Field.OWNER)
        people = read_people(words, self.knowledge.people_above)
        row.owner, row.owner_text = people.owner, words
        added = read_contributors(self._text(Field.CONTRIBUTORS))
        row.contributors = list(dict.fromkeys(one for one in (*people.contributors, *added) if one != people.owner))
        row.partners = list(read_partners(self._text(Field.PARTNERS)))
        for problem in people.problems:
            self._warn(problem, OWNER_SAYS[problem].format(owner=masked(people.owner)), Field.OWNER, words)
        self.knowledge.people_above = people

    def _read_due(self) -> None:
        cells = self.draft.cells.get(Field.DUE, [])
        words = self._text(Field.DUE)
        value = cells[0].value if len(cells) == 1 else words
        read = self.knowledge.date_of(value)
        self.row.due_text = words
        self.row.due_precision, self.row.due_kind = read.precision.value, read.kind
        self.row.due_suggestion = read.suggestion.isoformat() if read.suggestion else ""
        if read.on and read.kind == "start":
            self.row.starts_on = read.on.isoformat()
        elif read.on:
            self.row.due_on = read.on.isoformat()
        self._warn_of_date(read, words)

    def _warn_of_date(self, read: ReadDate, words: str) -> None:
        if not words:
            self._warn("date_missing", "This action has no date.", Field.DUE)
        elif read.kind == "start":
            self._warn("date_is_a_start", "This says when the action starts, not when it is due.", Field.DUE, words)
        elif read.kind == "review" and read.problem is None:
            self._warn(
                "date_is_a_review", "This says when the action is reviewed; we read it as due then.", Field.DUE, words
            )
        elif read.problem is not None:
            self._warn(read.problem.value, DATE_SAYS[read.problem](read), Field.DUE, words)

    def _read_rating(self) -> None:
        words = self._text(Field.RATING)
        read = read_rating(words, self.draft.looks.get(Field.RATING, ""), self.knowledge.legend)
        self.row.rating = read.words
        status = read.status or (None if words else state_of(self.row.progress))
        self.row.status = status.value if status else ""
        if read.sign and not identity_patterns(words):
            counts = self.knowledge.legend_words
            counts[read.sign] = counts.get(read.sign, 0) + 1
            message = f"Say what “{words or read.sign}” means in this sheet: it is not assumed."
            self._warn("legend_needed", message, Field.RATING, read.words)
        elif read.sign or read.is_prose:
            self._warn(
                "rating_not_read",
                "These words are not one of the states; they are kept as written.",
                Field.RATING,
                words,
            )

    def _read_originals(self) -> None:
        origins = read_origins(self._text(Field.ORIGIN))
        self.row.origins = [one.value for one in origins.known]
        for words in origins.unknown:
            self._warn("origin_not_known", "We do not know this origin; its words are kept.", Field.ORIGIN, words)
        if origins.unknown:
            self._keep("Origin", self._text(Field.ORIGIN))
        self._keep_unread()
        for heading, cell in self.draft.others:
            self._keep(heading, cell.text)

    def _keep_unread(self) -> None:
        """Keep the original text of cells from which some word was taken for nothing."""
        row = self.row
        understood = {
            Field.REFERENCE: [row.reference],
            Field.FINDING: [row.finding_reference, row.finding_text],
            Field.FINDING_REFERENCE: [row.finding_reference],
            Field.OWNER: [row.owner, *row.contributors],
            Field.CONTRIBUTORS: [row.owner, *row.contributors],
            Field.PARTNERS: row.partners,
            Field.ALSO_SERVES: row.also_serves,
        }
        for name, parts in understood.items():
            column = self.table.column_of(name)
            if column and _words(self._text(name)) - _words(" ".join(parts)):
                self._keep(column.heading, self._text(name))

    def _keep(self, heading: str, words: str) -> None:
        """Keep original text under its heading; a second text under the same heading follows the first."""
        before = self.row.original.get(heading)
        self.row.original[heading] = f"{before}\n{words}" if before else words


def _words(text: str) -> set[str]:
    """The words of a text that carry meaning, for telling whether any was lost."""
    return set(re.findall(r"[^\W_]+", text.casefold())) - _LINKS


def hold(row: ReadRow, cells: list[Cell]) -> None:
    """Hold a row of which any cell, or a cell's comment, may identify a child."""
    for cell in cells:
        for words in (cell.text, cell.comment):
            for match in identity_patterns(words):
                row.held.append(Held(cell.place, match.kind, masked(match.words)))
    if row.held:
        places = ", ".join(dict.fromkeys(one.cell for one in row.held))
        row.warn(
            "identity",
            f"What is in {places} may identify a child. Check it before it is imported.",
            value=row.held[0].masked,
        )
