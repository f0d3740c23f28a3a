"""The papers of the plan as a reader may see them: frozen values alone, for councillors read this page too."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from actionplan import access
from actionplan.models import Document, Person, Plan
from actionplan.queries.audit_papers import PaperVersion, versions_of_papers
from actionplan.rules.file_kinds import kind_named
from actionplan.rules.file_names import size_in_words
from actionplan.vocabulary import DocumentKind, Permission, RestrictedCategory

OPEN = "Open to the public"
DOWNLOADED = "application/octet-stream"
"""What a browser is told of a file whose name says nothing."""


@dataclass(frozen=True)
class PaperReader:
    """What somebody may see of papers: exempt ones, earlier versions, and those that are withdrawn."""

    reads_exempt: bool
    reads_earlier: bool
    keeps: bool


@dataclass(frozen=True)
class ShownVersion:
    """A file or link that the reader may open, or only that there is one: then without label, link and reason."""

    label: str
    link: str
    fingerprint: str
    put_by: str
    put_at: datetime
    because: str

    @property
    def may_be_opened(self) -> bool:
        """Whether the reader may open it."""
        return bool(self.label or self.link)


@dataclass(frozen=True)
class ShownPaper:
    """A paper as the reader may see it. Of an exempt one that they may not open, the title and why it is exempt."""

    number: int
    version: int
    kind: DocumentKind
    title: str
    version_words: str
    appendix: str
    dated_on: date | None
    category: str
    status: str
    is_withdrawn: bool
    now: ShownVersion | None
    earlier: tuple[ShownVersion, ...]
    changed_by: str
    changed_at: datetime
    because: str

    @property
    def name(self) -> str:
        """Its title with its version, by which two papers of one title are told apart."""
        return f"{self.title}, {self.version_words}" if self.version_words else self.title

    @property
    def is_exempt(self) -> bool:
        """Whether it is exempt under Schedule 12A."""
        return bool(self.category)

    @property
    def is_hidden(self) -> bool:
        """Whether there is a file or a link that the reader may not open."""
        return self.now is not None and not self.now.may_be_opened


@dataclass(frozen=True)
class FileToOpen:
    """A file of the store that the reader may open: its place there, its name for people, and its content type."""

    place: str
    name: str
    content_type: str


def reader_of(person: Person, plan: Plan, *, on: date) -> PaperReader:
    """What a person may see of a plan's papers. Earlier versions are for who keeps them or reads the record."""
    keeps = access.may(person, Permission.KEEP_DOCUMENTS, on=on, plan=plan)
    return PaperReader(
        reads_exempt=access.may(person, Permission.READ_RESTRICTED, on=on, plan=plan),
        reads_earlier=keeps or access.may(person, Permission.READ_RECORD, on=on, plan=plan),
        keeps=keeps,
    )


def papers(plan: Plan, reader: PaperReader) -> list[ShownPaper]:
    """The papers that the reader may know of, in the order of their kinds; versions of the plan newest first."""
    rows = Document.objects.filter(plan=plan).select_related("change__by")
    versions = versions_of_papers(plan)
    shown = [_shown(row, versions.get(row.pk, []), reader) for row in rows if reader.keeps or not row.is_withdrawn]
    return sorted(shown, key=_place)


def by_kind(shown: Iterable[ShownPaper]) -> list[tuple[DocumentKind, list[ShownPaper]]]:
    """Papers that stand in the order of their kinds, by kind."""
    return [(kind, list(those)) for kind, those in groupby(shown, key=lambda one: one.kind)]


def paper(plan: Plan, number: int, reader: PaperReader) -> ShownPaper | None:
    """One paper, if the reader may know of it."""
    return next((one for one in papers(plan, reader) if one.number == number), None)


def file_to_open(plan: Plan, number: int, reader: PaperReader, *, fingerprint: str = "") -> FileToOpen | None:
    """The file of a paper, or the earlier one with this fingerprint; ``None`` when the reader may not open it.

    What is exempt is opened with the permission alone, what is withdrawn by who keeps it, and an earlier file by who
    may read what changed. A file that was exempt when a newer one took its place stays so.
    """
    row = Document.objects.filter(plan=plan, pk=number).first()
    if row is None or (row.is_withdrawn and not reader.keeps):
        return None
    wanted = fingerprint or row.fingerprint
    if wanted != row.fingerprint and not reader.reads_earlier:
        return None
    found = (one for one in versions_of_papers(plan).get(number, []) if wanted and one.fingerprint == wanted)
    return next((opened(one) for one in found if _may_open(one, row, reader)), None)


def opened(version: PaperVersion) -> FileToOpen:
    """A file with what a browser must know of it."""
    kind = kind_named(version.file_name)
    return FileToOpen(version.place, version.file_name, kind.content_type if kind else DOWNLOADED)


def _may_open(version: PaperVersion, row: Document, reader: PaperReader) -> bool:
    """Whether the reader may open a version: the paper's category counts for all of them, and each one's own."""
    return reader.reads_exempt or not (row.restricted_category or version.category)


def _shown(row: Document, versions: list[PaperVersion], reader: PaperReader) -> ShownPaper:
    """A paper for this reader."""
    is_held = bool(row.fingerprint or row.link)
    earlier = versions[1:] if is_held else versions
    return ShownPaper(
        number=row.pk,
        version=row.version,
        kind=DocumentKind(row.kind),
        title=row.title,
        version_words=row.version_words,
        appendix=row.appendix,
        dated_on=row.dated_on,
        category=row.restricted_category,
        status=_status(row.restricted_category),
        is_withdrawn=row.is_withdrawn,
        now=_version(versions[0], row, reader) if is_held else None,
        earlier=tuple(_version(one, row, reader) for one in earlier) if reader.reads_earlier else (),
        changed_by=row.change.by.name,
        changed_at=row.change.at,
        because=row.change.because if row.is_withdrawn or reader.reads_exempt or not row.restricted_category else "",
    )


def _version(version: PaperVersion, row: Document, reader: PaperReader) -> ShownVersion:
    """A file or link for this reader: of one that they may not open neither its kind, its address nor the reason."""
    may_open = _may_open(version, row, reader)
    return ShownVersion(
        label=label_of(version) if may_open and version.fingerprint else "",
        link=version.link if may_open else "",
        fingerprint=version.fingerprint if may_open else "",
        put_by=version.put_by,
        put_at=version.put_at,
        because=version.because if may_open else "",
    )


def label_of(version: PaperVersion) -> str:
    """What kind of file it is and how large: "PDF, 1.2 MB"."""
    kind = kind_named(version.file_name)
    return f"{kind.words if kind else 'file'}, {size_in_words(version.size)}"


def _status(category: str) -> str:
    """Whether a paper is open, in words: "Exempt: category 3, financial or business affairs"."""
    if not category:
        return OPEN
    number, _, words = RestrictedCategory(category).label.partition(". ")
    return f"Exempt: category {number}, {words[0].lower()}{words[1:]}"


def _place(one: ShownPaper) -> tuple[int, int, int]:
    """Where a paper stands: by kind, versions of the plan newest first, others as they came."""
    newest = -(one.dated_on or date.min).toordinal() if one.kind == DocumentKind.ACTION_PLAN else 0
    return list(DocumentKind).index(one.kind), newest, -one.number if newest else one.number
