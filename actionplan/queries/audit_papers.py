"""Earlier versions of the plan's papers and earlier wordings of the report's text: read from their history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from actionplan.models import Change, Document, Plan, ReportText


@dataclass(frozen=True)
class PaperVersion:
    """A file or a link that stood for a paper: who put it there, when and why, and under which category it stood last.

    ``place`` is where the store keeps the file; it is for opening it, never for a page. ``put_by_key`` is the key of
    the person who put it there.
    """

    place: str
    file_name: str
    fingerprint: str
    size: int
    link: str
    category: str
    put_by: str
    put_by_key: int
    put_at: datetime
    because: str


def versions_of_papers(plan: Plan) -> dict[int, list[PaperVersion]]:
    """For each paper of a plan, by its number, the files and links that ever stood for it, newest first, each once."""
    rows = Document.history.filter(plan=plan).select_related("change__by").order_by("id", "history_id")
    papers = groupby(rows, key=lambda row: row.id)
    return {number: versions_in(list(those)) for number, those in papers}


def versions_in(rows: Sequence[Any]) -> list[PaperVersion]:
    """The runs of one file or link in a history, newest first: the first row brought it, the last says its category."""
    runs = [list(run) for _, run in groupby(rows, key=lambda row: (row.fingerprint, row.link))]
    found: dict[tuple[str, str], PaperVersion] = {}
    for run in reversed(runs):
        came, last = run[0], run[-1]
        if came.fingerprint or came.link:
            found.setdefault((came.fingerprint, came.link), _version(came, last))
    return list(found.values())


def _version(came: Any, last: Any) -> PaperVersion:
    """A file or a link as its last row names it, with the change that brought it."""
    return PaperVersion(
        place=last.file,
        file_name=last.file_name,
        fingerprint=last.fingerprint,
        size=last.size,
        link=last.link,
        category=last.restricted_category,
        put_by=came.change.by.name,
        put_by_key=came.change.by_id,
        put_at=came.change.at,
        because=came.change.because,
    )


@dataclass(frozen=True)
class Wording:
    """What a section of the report said, who wrote it, when and why."""

    text: str
    written_by: str
    written_at: datetime
    because: str


def wordings_of(plan: Plan, section: str) -> list[Wording]:
    """Every wording of a section of the report, newest first; the first is the one that stands."""
    rows = ReportText.history.filter(plan=plan, section=section).select_related("change__by").order_by("-history_id")
    return [Wording(row.text, row.change.by.name, row.change.at, row.change.because) for row in rows]


def paper_of(change: Change) -> Any:
    """The version of a paper that a change wrote, as its history keeps it; ``None`` when it wrote none."""
    return Document.history.filter(change=change).first()


def wording_of(change: Change) -> Any:
    """The version of a section of the report that a change wrote; ``None`` when it wrote none."""
    return ReportText.history.filter(change=change).first()
