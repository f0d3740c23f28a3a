"""What one row tells of its action, as the plan would keep it: names and findings looked up, words cut to fit."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from actionplan.commands.actions import NO_DATE, DueDate
from actionplan.commands.sheet import SheetAction
from actionplan.queries.imports import PlanNow
from actionplan.rules.likeness import name_key
from actionplan.rules.privacy import masked
from actionplan.spreadsheet.answered import AnsweredRow
from actionplan.spreadsheet.answers import Answers
from actionplan.spreadsheet.findings_named import FindingsNamed
from actionplan.spreadsheet.names import Names
from actionplan.spreadsheet.result import ReadRow
from actionplan.vocabulary import DatePrecision, DeliveryStatus, OriginKind

LONGEST_REFERENCE: Final = 30
"""The most characters of a reference that the plan keeps."""
LONGEST_NAME: Final = 200
"""The most characters of a post's title, an organisation's name or a date's words."""
LONGEST_SHEET: Final = 100
"""The most characters of a sheet's name."""
_COMMENT: Final = re.compile(r"^Comment on (.*![A-Z]+|[A-Z]+)\d+$")
_ORIGINS: Final = frozenset(OriginKind)


class Teller:
    """Turns rows into what they tell, with everything that is known and that was answered."""

    def __init__(self, now: PlanNow, answers: Answers, rows: Sequence[AnsweredRow]) -> None:
        """Look at all names first, so that each is resolved once for all its rows."""
        self.now, self.answers = now, answers
        taken = [row for row in rows if not row.is_left_out]
        posts = ((name, row.place) for row in taken for name in (row.read.owner, *row.read.contributors) if name)
        partners = ((name, row.place) for row in taken for name in row.read.partners)
        self.posts = Names(posts, now.posts, answers.posts, now.remembered)
        self.partners = Names(partners, now.organisations, answers.partners)
        self.findings = FindingsNamed(now.findings, answers, now.remembered_findings)

    def told(self, row: AnsweredRow) -> SheetAction:
        """What a row says. Its reference and state are settled when it is matched."""
        read = row.read
        owner = self.posts.means(read.owner)
        also = [self.now.findings.get(reference.casefold()) for reference in read.also_serves]
        finding = self.findings.of(read, row.place)
        return SheetAction(
            sheet=read.sheet[:LONGEST_SHEET],
            row=read.row,
            part=row.part,
            state="new",
            reference=read.reference,
            finding=finding,
            text=read.text,
            requirement=read.requirement,
            owner=owner,
            contributors=_others((self.posts.means(one) for one in read.contributors), owner),
            partners=_others((self.partners.means(one) for one in read.partners), ""),
            due=_due(read.due_on, read.due_text, read.due_precision),
            first_due=_due(read.first_due_on, read.first_due_text, read.first_due_precision),
            success_measure=read.success_measure,
            resources=read.resources,
            origins=tuple(OriginKind(kind) for kind in read.origins if kind in _ORIGINS),
            also_serves=tuple(one for one in also if one and one != finding),
            status=DeliveryStatus(read.status) if read.status else None,
            progress=read.progress,
            impact=read.impact,
            original_cells=self._originals(read),
            cleared=self.answers.cleared.get(row.place, ""),
            moved_because=self.answers.reason(row.place),
        )

    def _originals(self, read: ReadRow) -> dict[str, str]:
        """What is kept as the sheet has it; names that are nobody's, and a date's words too long for their column."""
        kept = originals(read)
        nobodies = [name for name in (read.owner, *read.contributors) if name and not self.posts.means(name)]
        if nobodies:
            kept["Named in the sheet"] = "; ".join(nobodies)
        return kept

    def explicit(self, row: AnsweredRow) -> frozenset[str]:
        """The fields of a row on whose meaning a person said something now."""
        read, found = row.read, set(row.typed)
        if self.answers.posts and self.posts.is_answered(read.owner):
            found.add("owner")
        if self.answers.posts and any(map(self.posts.is_answered, read.contributors)):
            found.add("contributors")
        if self.answers.partners and any(map(self.partners.is_answered, read.partners)):
            found.add("partners")
        if self.answers.findings and self.findings.is_answered(read):
            found.add("finding")
        return frozenset(found)


def _others(names: Any, owner: str) -> tuple[str, ...]:
    """Names each once, without nobody and without the one that is accountable."""
    found = {name_key(name): name for name in names if name}
    return tuple(name for key, name in found.items() if key != name_key(owner))


def _due(on: str, words: str, precision: str) -> DueDate:
    """A due date with as many of its words as the plan keeps."""
    if not on and not words:
        return NO_DATE
    return DueDate(date.fromisoformat(on) if on else None, words[:LONGEST_NAME], DatePrecision(precision))


def originals(read: ReadRow) -> dict[str, str]:
    """What is kept as the sheet has it. A comment is named by its column: rows move from one file to the next."""
    kept: dict[str, str] = {}
    for heading, words in read.original.items():
        name = _COMMENT.sub(r"Comment in column \1", heading)
        kept[name] = f"{kept[name]}\n{words}" if name in kept else words
    if len(read.due_text) > LONGEST_NAME:
        kept["Due date"] = read.due_text
    return kept


def said_by(raw: ReadRow, *, is_cleared: bool = False) -> dict[str, Any]:
    """What the sheet says of an action, by field, as the next import will compare it; empty cells are left out.

    What may name a child is kept only masked, unless a person has cleared it.
    """
    said: Mapping[str, Any] = {
        "reference": raw.reference,
        "finding": raw.finding_reference or raw.finding_text,
        "text": raw.text,
        "requirement": raw.requirement,
        "owner": raw.owner,
        "contributors": raw.contributors,
        "partners": raw.partners,
        "due": [raw.due_on, raw.due_text[:LONGEST_NAME]] if raw.due_text else [],
        "success_measure": raw.success_measure,
        "resources": raw.resources,
        "status": raw.status,
        "progress": raw.progress,
        "impact": raw.impact,
        "origins": raw.origins,
        "also_serves": raw.also_serves,
        "original_cells": originals(raw),
    }
    found = {name: value for name, value in said.items() if value}
    return found if is_cleared or not raw.held else _masked(found)


def _masked(value: Any) -> Any:
    """Plain values with every identity in their words masked."""
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, list):
        return [_masked(one) for one in value]
    return {masked(heading): _masked(one) for heading, one in value.items()}
