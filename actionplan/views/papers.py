"""Gives a composed paper to its reader: as a page, or as a file made in a process of its own."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan.documents.composition import Document, Heading
from actionplan.documents.kinds import CONTENT_TYPES, FileKind
from actionplan.documents.layout import stretches
from actionplan.documents.printing import NotPrinted, as_file

PREVIEW: Final = "preview"
RESTRICTED: Final = "restricted"


class FileKinds:
    """The end of an address that says which kind of file is asked for."""

    regex = "|".join(FileKind)

    def to_python(self, value: str) -> FileKind:
        """The kind that the end of an address means."""
        return FileKind(value)

    def to_url(self, value: str) -> str:
        """The end of an address for a kind."""
        return FileKind(value).value


@dataclass(frozen=True)
class FileLink:
    """A file of the same paper, and what its link says."""

    href: str
    words: str


def paper_page(
    request: HttpRequest,
    paper: Document,
    files: dict[FileKind, str],
    *,
    back: str = "",
    back_words: str = "",
    foot: str = PREVIEW,
) -> HttpResponse:
    """The paper as a page; ``files`` are the addresses of the same paper as files.

    ``foot`` says what stands under each page when it is printed: that it is a preview, or restricted.
    """
    context = {
        "paper": paper,
        "stretches": list(stretches(paper.parts)),
        "contents": [one for one in paper.parts if isinstance(one, Heading) and one.level == 1],
        "files": file_links(files, "the paper"),
        "foot": foot,
        "back": back,
        "back_words": back_words,
    }
    return render(request, "papers/show.html", context)


def file_links(files: dict[FileKind, str], what: str) -> list[FileLink]:
    """Links to the same paper as files, by their addresses; ``what`` is what they call it."""
    return [FileLink(href, f"Download {what} as {kind.label} (.{kind})") for kind, href in files.items()]


def paper_file(request: HttpRequest, paper: Document, kind: FileKind, *, name: str) -> HttpResponse:
    """The paper as a file to save under a name without its end; a plain page where none could be made."""
    try:
        content = as_file(paper, kind)
    except NotPrinted as problem:
        return render(request, "papers/not_printed.html", {"problem": str(problem)}, status=503)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return HttpResponse(content, CONTENT_TYPES[kind], headers=headers)
