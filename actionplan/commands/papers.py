"""What is said of a paper: checked before it is recorded, compared with what is recorded, and written into its row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError

from actionplan.commands import files
from actionplan.commands.files import SeenFile, Upload
from actionplan.commands.rewording import refuse_new_identity
from actionplan.models import Document
from actionplan.rules.links import is_web_address
from actionplan.vocabulary import DocumentKind

FILE_OR_LINK = "Give a file or a link, not both"
NOT_A_LINK = "A link must begin with https:// or http://, such as https://www.example.org/report"
TITLE_NEEDED = "Give the title of the paper"
SAID = ("kind", "title", "version_words", "dated_on", "appendix", "restricted_category")
"""What is said of a paper, apart from the paper itself."""
TYPED = ("title", "version_words", "appendix")
"""The words among it that a person types freely."""


@dataclass(frozen=True)
class Paper:
    """What is said of a paper. Its title is public even when ``restricted_category`` makes the paper exempt.

    ``link`` takes the place of a file; nothing leaves a file where it is, and ``None`` leaves link and file alone.
    ``cleared`` says, by field, why words that look like an identity are not a child's.
    """

    title: str
    kind: DocumentKind = DocumentKind.OTHER
    version_words: str = ""
    dated_on: date | None = None
    appendix: str = ""
    link: str | None = ""
    restricted_category: str = ""
    cleared: Mapping[str, str] = field(default_factory=dict)


def look_at(paper: Paper, upload: Upload | None, before: Document | None = None) -> SeenFile | None:
    """What is to be kept of an upload; ``before`` is the paper as it stands.

    Raises ``ValidationError`` by field for what can be seen wrong without looking at the record: no title, no link
    on the web, a file that is not kept (``file``), words that may identify a child.
    """
    if not paper.title.strip():
        raise ValidationError({"title": TITLE_NEEDED})
    if paper.link and not is_web_address(paper.link.strip()):
        raise ValidationError({"link": NOT_A_LINK})
    seen_file = files.look_at(upload) if upload else None
    stood = {name: getattr(before, name) for name in TYPED} if before else {}
    refuse_new_identity(texts_of(paper, seen_file), stood, paper.cleared)
    return seen_file


def texts_of(paper: Paper, seen_file: SeenFile | None) -> dict[str, str]:
    """The words that may not identify a child, by field; of a file its name."""
    return {name: getattr(paper, name) for name in TYPED} | {"file": seen_file.name if seen_file else ""}


def refuse_both(document: Document, paper: Paper, seen_file: SeenFile | None) -> None:
    """Raise ``ValidationError`` for a new file that comes with another link."""
    if seen_file and paper.link and paper.link.strip() != document.link:
        raise ValidationError({"link": FILE_OR_LINK})


def says(document: Document, paper: Paper, seen_file: SeenFile | None) -> bool:
    """Whether a stored paper, or a version of it, says just this and holds this file or link."""
    if any(getattr(document, name) != _plain(getattr(paper, name)) for name in SAID):
        return False
    if seen_file:
        return (document.fingerprint, document.file_name) == (seen_file.fingerprint, seen_file.name)
    return paper.link is None or document.link == paper.link.strip()


def written(document: Document, paper: Paper, seen_file: SeenFile | None, place: str) -> Document:
    """The row as it will stand: a new file or link takes the place of what was there, which its history keeps."""
    for name in SAID:
        setattr(document, name, _plain(getattr(paper, name)))
    if seen_file:
        _hold(document, place=place, name=seen_file.name, fingerprint=seen_file.fingerprint, size=seen_file.size)
    elif paper.link is not None and paper.link.strip():
        _hold(document, link=paper.link.strip())
    elif paper.link is not None:
        document.link = ""
    return document


def _hold(
    document: Document, *, place: str = "", name: str = "", fingerprint: str = "", size: int = 0, link: str = ""
) -> None:
    """Let a row stand for a file or a link, and for nothing that it stood for before."""
    document.file, document.file_name, document.fingerprint, document.size = place, name, fingerprint, size
    document.link = link


def _plain(value: object) -> object:
    """A value; of words, without the blanks around them."""
    return value.strip() if isinstance(value, str) else value
