"""The evidence of an action as a reader may see it: restricted evidence, title and all, only for who may read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from actionplan import access
from actionplan.models import Action, Evidence, Person
from actionplan.queries.audit_evidence import KeptEvidence, evidence_of
from actionplan.queries.audit_papers import PaperVersion
from actionplan.queries.documents import FileToOpen, ShownVersion, label_of, opened
from actionplan.rules.periods import in_words
from actionplan.rules.restricting import in_its_place
from actionplan.vocabulary import RestrictedCategory

WHOLE = "A piece of evidence"
"""What is restricted of evidence: all of it, title and all."""


@dataclass(frozen=True)
class EvidenceReader:
    """Whose words somebody reads: everybody's restricted ones, or their own alone."""

    key: int
    reads_restricted: bool


@dataclass(frozen=True)
class ShownEvidence:
    """A piece of evidence that the reader may see. ``came_with`` says which update it came with, where it did.

    ``because`` is the reason of its last change, by ``changed_by`` at ``changed_at``: why it is withdrawn, if it is;
    nothing where the reader may not read it.
    """

    number: int
    version: int
    title: str
    dated_on: date
    category: str
    summary: str
    came_with: str
    now: ShownVersion
    earlier: tuple[ShownVersion, ...]
    given_by: str
    given_at: datetime
    is_withdrawn: bool
    changed_by: str
    changed_at: datetime
    because: str

    @property
    def restricted(self) -> str:
        """Why it is restricted, in words; nothing where it is not."""
        return RestrictedCategory(self.category).label if self.category else ""


@dataclass(frozen=True)
class EvidenceList:
    """The evidence of an action for a reader: what stands, what is withdrawn, and what stands for the rest."""

    standing: tuple[ShownEvidence, ...]
    withdrawn: tuple[ShownEvidence, ...]
    in_place: tuple[str, ...]

    @property
    def number_hidden(self) -> int:
        """How many stand that the reader may not see."""
        return len(self.in_place)

    @property
    def number(self) -> int:
        """How many stand, those not shown among them."""
        return len(self.standing) + self.number_hidden


def reader_of(person: Person, action: Action, *, on: date) -> EvidenceReader:
    """Whose restricted words a person reads on an action."""
    return EvidenceReader(person.pk, access.may_read_restricted(person, action, on=on))


def evidence_for(action: Action, reader: EvidenceReader) -> EvidenceList:
    """What the reader may see of an action's evidence, the latest day first; in one query."""
    kept = evidence_of(action)
    shown = [_shown(one, reader) for one in kept if _may_see(one, reader)]
    closed = (one.now for one in kept if not one.now.is_withdrawn and not _may_see(one, reader))
    hidden = tuple(in_its_place(row.restricted_category, row.public_summary, whole=WHOLE) for row in closed)
    standing = tuple(one for one in shown if not one.is_withdrawn)
    return EvidenceList(standing, tuple(one for one in shown if one.is_withdrawn), hidden)


def one_for(action: Action, number: int, reader: EvidenceReader) -> ShownEvidence | None:
    """One piece of an action's evidence, withdrawn or not, if the reader may see it."""
    return next((_shown(one, reader) for one in _visible(action, reader) if one.now.id == number), None)


def may_see(evidence: Evidence, person: Person, *, on: date) -> bool:
    """Whether a person may see a piece of evidence of an action that they may see."""
    return one_for(evidence.action, evidence.pk, reader_of(person, evidence.action, on=on)) is not None


def file_to_open(action: Action, number: int, reader: EvidenceReader, *, fingerprint: str = "") -> FileToOpen | None:
    """The file of a piece of evidence, or an earlier one by its fingerprint; ``None`` when the reader may not open it.

    A file that was restricted when a newer one took its place stays so.
    """
    for one in _visible(action, reader):
        wanted = fingerprint or one.now.fingerprint
        found = (row for row in one.versions if one.now.id == number and wanted and row.fingerprint == wanted)
        for version in found:
            return opened(version) if _may_open(version, one, reader) else None
    return None


def _visible(action: Action, reader: EvidenceReader) -> Iterable[KeptEvidence]:
    """The evidence of an action that the reader may see."""
    return (one for one in evidence_of(action) if _may_see(one, reader))


def _may_see(one: KeptEvidence, reader: EvidenceReader) -> bool:
    """Whether the reader may see it: open, or written by themselves, or restricted for somebody who may read that."""
    return reader.reads_restricted or not one.now.restricted_category or one.said_by == reader.key


def _may_open(version: PaperVersion, one: KeptEvidence, reader: EvidenceReader) -> bool:
    """Whether the reader may open one of its files: its present category counts for all of them, and each one's own."""
    is_restricted = bool(one.now.restricted_category or version.category)
    return reader.reads_restricted or not is_restricted or version.put_by_key == reader.key


def _shown(one: KeptEvidence, reader: EvidenceReader) -> ShownEvidence:
    """A piece of evidence for somebody who may see it."""
    now = one.now
    standing, *earlier = (_version(row, one, reader) for row in one.versions)
    return ShownEvidence(
        number=now.id,
        version=now.version,
        title=now.title,
        dated_on=now.dated_on,
        category=now.restricted_category,
        summary=now.public_summary,
        came_with=f"the update of {in_words(now.update.said_on)}" if now.update else "",
        now=standing,
        earlier=tuple(earlier),
        given_by=one.given.by.name,
        given_at=one.given.at,
        is_withdrawn=now.is_withdrawn,
        changed_by=now.change.by.name,
        changed_at=now.change.at,
        because=now.change.because if _may_read_why(one, reader) else "",
    )


def _may_read_why(one: KeptEvidence, reader: EvidenceReader) -> bool:
    """Whether the reader reads why it was last changed: of restricted evidence, in their own words alone."""
    return reader.reads_restricted or not one.now.restricted_category or one.now.change.by_id == reader.key


def _version(version: PaperVersion, one: KeptEvidence, reader: EvidenceReader) -> ShownVersion:
    """A file or link for this reader: of one that they may not open neither its kind, its address nor the reason."""
    may_open = _may_open(version, one, reader)
    return ShownVersion(
        label=label_of(version) if may_open and version.fingerprint else "",
        link=version.link if may_open else "",
        fingerprint=version.fingerprint if may_open else "",
        put_by=version.put_by,
        put_at=version.put_at,
        because=version.because if may_open else "",
    )
