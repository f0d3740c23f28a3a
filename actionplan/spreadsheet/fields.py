"""Reads the cells of an action's row into fields, with a warning for everything that was not certain."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from actionplan.rules.dates_in_text import find_dates
from actionplan.rules.privacy import Match, identity_patterns, masked
from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.carrying import UNDER
from actionplan.spreadsheet.grid import Cell, tidied
from actionplan.spreadsheet.knowledge import Knowledge
from actionplan.spreadsheet.one_row import OneRow
from actionplan.spreadsheet.origins import read_origins
from actionplan.spreadsheet.people import read_contributors, read_partners, read_people
from actionplan.spreadsheet.references import finding_of_action, finding_parts, findings_of, listed
from actionplan.spreadsheet.result import Held, ReadRow
from actionplan.spreadsheet.rows import Draft
from actionplan.spreadsheet.says import OWNER_SAYS
from actionplan.spreadsheet.split import parts_of
from actionplan.spreadsheet.standing import read_standing
from actionplan.spreadsheet.tables import Table
from actionplan.spreadsheet.timing import read_timing

_LINKS: Final = frozenset(
    "and with lead para paragraph rec recommendation finding as above ditto tbc n a".split()  # noqa: SIM905
)
_PLAIN: Final = {
    Field.REQUIREMENT: "requirement",
    Field.ACTION: "text",
    Field.RESOURCES: "resources",
    Field.SUCCESS_MEASURE: "success_measure",
    Field.PROGRESS: "progress",
    Field.IMPACT: "impact",
}
_FIGURES: Final = re.compile(r"\d\D*\d")
_NO_REFERENCE: Final = re.compile(r"^\W*(?:n\s*/?\s*a|none|new|tb[acd])?\W*$", re.IGNORECASE)
_VAGUE_AT_END: Final = re.compile(r"[\s(,;:–-]+(ongoing|immediate(?:ly)?|asap)\W*$", re.IGNORECASE)
_MARKS: Final = "*†‡§#^~"


class Reader:
    """Reads one drafted action into a row."""

    row_type = OneRow
    """What the cells of its row are read through."""

    def __init__(self, draft: Draft, table: Table, sheet: str, knowledge: Knowledge) -> None:
        """Begin with an empty row."""
        self.one = self.row_type(draft, table, sheet, knowledge)
        self.draft, self.table, self.knowledge, self.row = draft, table, knowledge, self.one.row

    def read(self) -> ReadRow:
        """The row, with all its warnings."""
        one = self.one
        for name, attribute in _PLAIN.items():
            setattr(self.row, attribute, one.text(name))
        self.row.cells = {name.value: cells[0].place for name, cells in sorted(self.draft.cells.items()) if cells}
        self._read_references()
        self._read_people()
        self._read_timing()
        self._read_standing()
        self._read_originals()
        self._look_at_the_action()
        return self.row

    def _read_references(self) -> None:
        row, one = self.row, self.one
        words = one.text(Field.REFERENCE)
        row.reference = words.splitlines()[0].rstrip(f"{_MARKS} ") if words and not _NO_REFERENCE.match(words) else ""
        self._doubt_number()
        self._doubt_date()
        found, row.finding_text = findings_of(one.text(Field.FINDING))
        stated, beside = findings_of(one.text(Field.FINDING_REFERENCE))
        stated = stated or ([beside] if beside else [])
        row.finding_text = row.finding_text or (beside if [beside] != stated else "")
        promoted = findings_of(row.text)[0] if self.table.is_promoted else []
        named = stated or found or promoted or [finding_of_action(row.reference or self.draft.group)]
        row.finding_reference = named[0]
        self._take_theme()
        also = [*named[1:], *listed(one.text(Field.ALSO_SERVES))]
        row.also_serves = [each for each in dict.fromkeys(also) if each and each != row.finding_reference]
        if not row.finding_reference and not row.finding_text:
            row.warn("no_finding", "We could not tell which finding this action answers.")
        if self.table.column_of(Field.REFERENCE) and not row.reference:
            one.warn("no_reference", "This action has no reference.", Field.REFERENCE)

    def _take_theme(self) -> None:
        """A numbered theme is the finding of the actions under it, where nothing else says which."""
        row = self.row
        row.theme = self.one.text(Field.AREA) or row.theme
        if not row.finding_reference and not row.finding_text:
            parts = (finding_parts(each) for each in reversed(row.theme.split(UNDER)))
            row.finding_reference, row.finding_text = next((each for each in parts if each[0]), ("", ""))

    def _doubt_number(self) -> None:
        """Warn when a reference is a number that may have lost its nought: 1.1 after 1.9 was 1.10."""
        doubt = self.draft.repaired
        if doubt is None:
            return
        written = self.row.reference
        if doubt.is_certain:
            self.row.reference = doubt.reference
            message = f"The sheet holds the number {written}. After {doubt.after} it is read as {doubt.reference}."
        else:
            self.row.reference_suggestion = doubt.reference
            message = f"The sheet holds the number {written}. After {doubt.after} this was probably {doubt.reference}."
        self.one.warn("reference_ambiguous", message, Field.REFERENCE, written)

    def _doubt_date(self) -> None:
        """Warn when a reference is a date: a spreadsheet makes one of "4-1"."""
        value = next((cell.value for cell in self.draft.cells.get(Field.REFERENCE, [])), None)
        if isinstance(value, date):
            self.row.reference_suggestion = f"{value.day}-{value.month}"
            message = f"The sheet holds a date here. It was probably {self.row.reference_suggestion}."
            self.one.warn("reference_ambiguous", message, Field.REFERENCE, self.row.reference)

    def _read_people(self) -> None:
        row, one, key = self.row, self.one, self.knowledge.people_key
        words = one.text(Field.OWNER)
        people = read_people(self._without_date(words), self.knowledge.people_above, key)
        row.owner, row.owner_text = people.owner, words
        added = read_contributors(one.text(Field.CONTRIBUTORS), key)
        row.contributors = list(dict.fromkeys(each for each in (*people.contributors, *added) if each != people.owner))
        row.partners = list(read_partners(one.text(Field.PARTNERS), key))
        for problem in people.problems:
            one.warn(problem, OWNER_SAYS[problem].format(owner=masked(people.owner)), Field.OWNER, words)
        if self.draft.led_by and row.owner:
            said = OWNER_SAYS["owner_from_above"].format(owner=masked(row.owner), place=self.draft.led_by)
            one.warn("owner_from_above", said, Field.OWNER, words)
        self.knowledge.people_above = people

    def _without_date(self, words: str) -> str:
        """The words of an owner whose column is for the date too: "Head of Care, Dec 2014"."""
        column = self.table.column_of(Field.OWNER)
        if not column or column.also != Field.DUE or self.table.column_of(Field.DUE):
            return words
        found = find_dates(words)
        vague = _VAGUE_AT_END.search(words)
        if vague and not found:
            self.one.due_beside_owner = vague[1]
            return words[: vague.start()]
        if not found:
            return words
        self.one.due_beside_owner = words[found[0].start : found[-1].end]
        rest = f"{words[: found[0].start]}{words[found[-1].end :]}"
        return re.sub(r"\s*\b(?:by|before|end of)\s*$", "", rest.strip(" ,;:()–-\n"), flags=re.IGNORECASE)

    def _read_timing(self) -> None:
        read_timing(self.one)

    def _read_standing(self) -> None:
        read_standing(self.one)

    def _read_originals(self) -> None:
        one = self.one
        words = self._in_full(one.text(Field.ORIGIN))
        origins = read_origins("\n".join([words, *self.draft.origins]))
        marked = [kind for mark, kind in self.knowledge.marks.items() if self._carries(mark)]
        self.row.origins = list(dict.fromkeys(kind.value for kind in (*origins.known, *marked)))
        for part in origins.unknown:
            one.warn("origin_not_known", "We do not know this origin; its words are kept.", Field.ORIGIN, part)
        if origins.unknown or words != one.text(Field.ORIGIN):
            one.keep_column(Field.ORIGIN)
        self._keep_unread()
        for heading, cell in self.draft.others:
            one.keep(heading, cell.text)

    def _in_full(self, words: str) -> str:
        """The origins with what the sheet's own key says for each code."""
        key = self.knowledge.origin_key
        parts = re.split(r"\s*[\n;,+&|/]\s*|\s+and\s+", tidied(words)) if key else []
        return "\n".join(key.get(part, part) for part in parts) if any(part in key for part in parts) else words

    def _carries(self, mark: str) -> bool:
        """Whether a mark that the sheet's key explains stands with the action or its reference."""
        texts = (self.one.text(Field.REFERENCE), self.row.text, self.one.text(Field.FINDING))
        return any(words.strip().startswith(mark) or words.strip().endswith(mark) for words in texts)

    def _keep_unread(self) -> None:
        """Keep the original text of cells from which some word was taken for nothing."""
        row = self.row
        understood = {
            Field.REFERENCE: [row.reference],
            Field.FINDING: [row.finding_reference, row.finding_text, *row.also_serves],
            Field.FINDING_REFERENCE: [row.finding_reference, row.finding_text, *row.also_serves],
            Field.OWNER: [row.owner, row.due_text, *row.contributors],
            Field.CONTRIBUTORS: [row.owner, *row.contributors],
            Field.PARTNERS: row.partners,
            Field.ALSO_SERVES: row.also_serves,
        }
        for name, parts in understood.items():
            words = self.one.text(name)
            if words and words not in parts and _words(words) - _words(" ".join(parts)):
                self.one.keep_column(name)

    def _look_at_the_action(self) -> None:
        """Say what is odd about the words of the action themselves."""
        row, one = self.row, self.one
        if not row.text:
            row.warn("no_action_text", "This row has no action in it, so it cannot be imported.")
        if self.draft.is_fragment and self.draft.joined:
            rows = ", ".join(map(str, sorted(self.draft.joined)))
            row.warn("joined_fragments", f"The words of row {rows} were joined to this action.")
            return
        row.split = parts_of(row.text, row.due_text, row.owner_text, row.success_measure, self.knowledge.date_of)
        if row.split:
            matched = "" if all(part.due_on for part in row.split) else " Not each of them has a date of its own."
            message = f"This cell seems to hold {len(row.split)} actions. It is one action unless you part it.{matched}"
            one.warn("several_actions", message, Field.ACTION, row.text)


def _words(text: str) -> set[str]:
    """The words of a text that carry meaning, for telling whether any was lost."""
    return set(re.findall(r"[^\W_]+", text.casefold())) - _LINKS


@lru_cache(maxsize=4096)
def _identities(words: str) -> tuple[Match, ...]:
    """What may identify a child in words that many rows share."""
    return identity_patterns(words)


def hold(row: ReadRow, cells: list[Cell], sheet: str = "") -> None:
    """Hold a row of which any cell, or a cell's comment, may identify a child; ``sheet`` if it is another one's."""
    before = f"{sheet}!" if sheet else ""
    for cell in cells:
        for words in (cell.text, cell.comment, cell.struck):
            for match in _identities(words) if _FIGURES.search(words) else ():
                row.held.append(Held(f"{before}{cell.place}", match.kind, masked(match.words)))
    row.warnings = [warned for warned in row.warnings if warned.code != "identity"]
    if row.held:
        places = ", ".join(dict.fromkeys(one.cell for one in row.held))
        row.warn(
            "identity",
            f"What is in {places} may identify a child. Check it before it is imported.",
            value=row.held[0].masked,
        )
