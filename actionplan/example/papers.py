"""The example's papers, and the words of its report that change while the story goes on: through the commands."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File

from actionplan.commands import documents, report_text
from actionplan.commands.files import Upload
from actionplan.commands.papers import Paper
from actionplan.models import Document, Person, Plan
from actionplan.queries.report_text import section_of
from actionplan.vocabulary import DocumentKind, ReportSection

FIXTURES = Path(settings.ROOT) / "fixtures"

Told = dict[str, Any]


def add(told: Told, plan: Plan, *, by: Person, because: str, at: datetime) -> None:
    """Add a paper, with its file when it names one."""
    with _file_of(told) as upload:
        documents.add(plan, _paper(told), upload=upload, by=by, because=because, at=at)


def change(told: Told, plan: Plan, *, by: Person, because: str, at: datetime) -> None:
    """Put another file in the place of the one that a paper of this title has."""
    document = Document.objects.select_related("plan").get(plan=plan, title=told["title"])
    with _file_of(told) as upload:
        documents.change(document, _paper(told), upload=upload, seen=document.version, by=by, because=because, at=at)


def write(told: Told, plan: Plan, *, by: Person, because: str, at: datetime) -> None:
    """Write a section of the report anew."""
    section = ReportSection(told["section"])
    seen = section_of(plan, section).version
    report_text.write(plan, section, told["text"], seen=seen, by=by, because=because, at=at)


def _paper(told: Told) -> Paper:
    """What is said of the paper."""
    dated_on = told.get("dated_on")
    return Paper(
        title=told["title"],
        kind=DocumentKind(told["kind"]),
        version_words=told.get("version", ""),
        dated_on=date.fromisoformat(dated_on) if dated_on else None,
        appendix=told.get("appendix", ""),
        link=told.get("link", ""),
        restricted_category=told.get("restricted_category", ""),
    )


@contextmanager
def _file_of(told: Told) -> Iterator[Upload | None]:
    """The file of a paper that has one, open."""
    if "file" not in told:
        yield None
        return
    path = FIXTURES / told["file"]
    with path.open("rb") as content:
        yield File(content, name=path.name)
