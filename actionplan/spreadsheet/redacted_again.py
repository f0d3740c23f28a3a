"""Words of a sheet that were redacted before: the marker stays, unless somebody says why they come back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any, Final

from actionplan.queries.imports import PlanNow
from actionplan.rules.redaction_json import kind_of, texts_in
from actionplan.rules.redaction_marks import veiled
from actionplan.rules.redaction_words import MARKER
from actionplan.spreadsheet.answered import AnsweredRow, Returned
from actionplan.spreadsheet.edits import cell_of, held_of
from actionplan.spreadsheet.result import ReadRow

_TEXTS: Final = (
    *("reference", "finding_reference", "finding_text", "requirement", "text", "owner", "owner_text", "due_text"),
    *("first_due_text", "success_measure", "resources", "progress", "impact", "theme"),
)
_LISTS: Final = ("contributors", "partners")
_CELLS: Final = {"finding_reference": "finding", "finding_text": "finding", "owner_text": "owner", "due_text": "due"}
"""Texts of a row whose cell has another name."""


class Veil:
    """Puts the marker back over words of a sheet that were redacted from the plan."""

    def __init__(self, now: PlanNow) -> None:
        """``now`` is the plan with what was redacted from it."""
        self.now, self.marks, self.days = now, now.redacted.marks, now.redacted.days

    def over(self, row: AnsweredRow, because: str) -> AnsweredRow:
        """A row as it is to be read: with markers, or as it is where ``because`` says why the words are taken in."""
        if not self.marks.marks:
            return row
        found: list[Returned] = []
        raw, read = self._row(row.raw, found), self._row(row.read, found)
        if not found:
            return row
        told = tuple(dict.fromkeys(found))
        return replace(row, redacted=told) if because else replace(row, raw=raw, read=read, redacted=told)

    def words(self, text: str) -> str:
        """A text with markers over the words that were redacted."""
        return veiled(text, self.marks)

    def _row(self, row: ReadRow, found: list[Returned]) -> ReadRow:
        """A copy of a row with markers; what was found is noted. The row itself where there is nothing."""
        told: dict[str, Any] = {}
        before = len(found)
        for name in _TEXTS:
            told[name] = self._veiled(getattr(row, name), self._noting(row, name, found))
        for name in _LISTS:
            told[name] = [self._veiled(one, self._noting(row, name, found)) for one in getattr(row, name)]
        note = self._noting(row, "kept", found)
        told["original"] = {self._veiled(key, note): self._veiled(one, note) for key, one in row.original.items()}
        if len(found) == before:
            return row
        other = replace(row, **told)
        other.held = held_of(other) if row.held else []
        return other

    def _noting(self, row: ReadRow, name: str, found: list[Returned]) -> Callable[[int], None]:
        """What notes in which cell words were found."""
        cell = cell_of(row, _CELLS.get(name, name))
        return lambda number: found.append(Returned(cell, number, self.days.get(number)))

    def _veiled(self, text: str, note: Callable[[int], None]) -> str:
        """One text, as it is where the plan says the very same."""
        spans = dict(self.marks.spans(text)) if text else {}
        if not spans or _plain(text) in self._standing:
            return text
        for number in spans.values():
            note(number)
        return veiled(text, self.marks)

    @cached_property
    def _standing(self) -> frozenset[str]:
        """What the plan says, and heard before, word for word: places that a redaction left as they are."""
        return frozenset(map(_plain, _said_in(self.now)))


def lost_markers(before: tuple[str, ...], sheet: str) -> list[int]:
    """The numbers of the redactions whose markers stood there before, and which a sheet has not."""
    there = {mark for text in before for mark in MARKER.findall(text)} - set(MARKER.findall(sheet))
    return sorted(int(mark.removeprefix("[redacted ").removesuffix("]")) for mark in there)


def _plain(text: str) -> str:
    """A text without regard to blanks."""
    return " ".join(text.split())


def _said_in(now: PlanNow) -> Iterator[str]:
    """Every text of a plan that a sheet may say too."""
    for one in now.actions.values():
        action, update = one.action, one.update
        yield from (action.reference, action.text, action.success_measure, action.resources, action.due_words)
        yield from texts_in(action.original_cells)
        yield from (update.happened, update.difference) if update else ()
        yield action.requirement.text if action.requirement else ""
    for heard in now.heard.values():
        yield from texts_in([dict(heard.said), dict(heard.wrote)], kind_of("said"))
    yield from (*now.posts.values(), *now.organisations.values())
    yield from (finding.reference for finding in now.findings.values())
