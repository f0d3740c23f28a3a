"""Tells what kind of file a paper is by its content, and refuses what can run, what is locked and what is misnamed.

Nothing is unpacked but one short list of parts. It is no search for malware: what a PDF or a picture hides inside
is not looked for.
"""

import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, Final

HEAD: Final = 4096
CHUNK: Final = 1024 * 1024
MOST_PARTS: Final = 10_000
LIST_OF_PARTS: Final = 1024 * 1024
"""The most that is read of the part of a document that lists the others, in bytes."""


class NotAccepted(ValueError):
    """A file that is not taken; its message says in plain words why, and what to do instead."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that is taken: what people call it, the ending of its name, and how it is sent to a browser."""

    words: str
    ending: str
    content_type: str
    also: tuple[str, ...] = ()

    @property
    def with_article(self) -> str:
        """What it is, as a sentence says it: "a PDF", "an Excel workbook", "plain text"."""
        if self.words.startswith("plain") or self.words.endswith("slides"):
            return self.words
        return f"{'an' if self.words[0] in 'EO' else 'a'} {self.words}"


_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_OPEN: Final = "application/vnd.oasis.opendocument"

PDF: Final = FileKind("PDF", ".pdf", "application/pdf")
WORD: Final = FileKind("Word document", ".docx", f"{_OFFICE}.wordprocessingml.document")
EXCEL: Final = FileKind("Excel workbook", ".xlsx", f"{_OFFICE}.spreadsheetml.sheet")
SLIDES: Final = FileKind("PowerPoint slides", ".pptx", f"{_OFFICE}.presentationml.presentation")
OPEN_TEXT: Final = FileKind("OpenDocument text", ".odt", f"{_OPEN}.text")
OPEN_SHEET: Final = FileKind("OpenDocument sheet", ".ods", f"{_OPEN}.spreadsheet")
OPEN_SLIDES: Final = FileKind("OpenDocument slides", ".odp", f"{_OPEN}.presentation")
TEXT: Final = FileKind("plain text", ".txt", "text/plain; charset=utf-8")
TABLE: Final = FileKind("table (CSV)", ".csv", "text/csv; charset=utf-8")
PNG: Final = FileKind("PNG picture", ".png", "image/png")
JPEG: Final = FileKind("JPEG picture", ".jpg", "image/jpeg", also=(".jpeg",))

KINDS: Final = (PDF, WORD, EXCEL, SLIDES, OPEN_TEXT, OPEN_SHEET, OPEN_SLIDES, TEXT, TABLE, PNG, JPEG)
ENDINGS: Final = tuple(ending for kind in KINDS for ending in (kind.ending, *kind.also))
"""Every ending that a name may have."""

AS_PDF: Final = "Save it as a PDF and choose that"
_STARTS: Final = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
_PROGRAMS: Final = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"#!")
_ARCHIVES: Final = (b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"BZh", b"\xfd7zXZ")
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP: Final = re.compile(rb"^\s*<(?:!doctype|html|head|body|script|svg|\?xml|!--)|<(?:html|script|svg)\b", re.I)
_NOT_TEXT: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_RUNS_IN_PDF: Final = re.compile(rb"/(?:JavaScript|Launch)\b")
_PROGRAM_PARTS: Final = re.compile(r"\.(?:exe|dll|com|scr|bat|cmd|vbs|vbe|js|jse|wsf|hta|ps1|jar|msi|lnk|sh)$", re.I)
_MACRO_PARTS: Final = re.compile(r"vbaproject|(?:^|/)(?:macrosheets|activex)/|^basic/|^scripts/", re.I)
_OBJECT_PARTS: Final = re.compile(r"(?:^|/)embeddings/[^/]*\.bin$", re.I)


def kind_of(file: IO[bytes], name: str) -> FileKind:
    """The kind of a file that stands at its beginning, by its content; raises ``NotAccepted``.

    The ending of the name must be that of the kind found.
    """
    file.seek(0)
    head = file.read(HEAD)
    if not head:
        raise NotAccepted("The file is empty")
    found = _kind_by_content(file, head, name)
    if not name.lower().endswith((found.ending, *found.also)):
        end = found.ending
        raise NotAccepted(
            f"“{name}” is {found.with_article} inside. Give it a name that ends in {end}, or choose another"
        )
    return found


def kind_named(name: str) -> FileKind | None:
    """The kind that a name's ending says, for a file whose content was looked at when it came."""
    return next((kind for kind in KINDS if name.lower().endswith((kind.ending, *kind.also))), None)


def _kind_by_content(file: IO[bytes], head: bytes, name: str) -> FileKind:
    """What the first bytes say, and for a document of parts what its parts say."""
    if head.startswith(_PROGRAMS):
        raise NotAccepted("The file is a program. Programs are not kept here")
    if head.startswith(_ARCHIVES):
        raise NotAccepted("The file is an archive. Unpack it and add each paper by itself")
    if head.startswith(_OLD_OFFICE):
        raise NotAccepted(_about_old_office(file))
    if head.startswith(b"PK"):
        return _kind_of_parts(file)
    found = next((kind for start, kind in _STARTS if head.startswith(start)), None)
    if found is PDF and _holds(file, _RUNS_IN_PDF):
        raise NotAccepted("The PDF runs a program when it is opened. Print it to a new PDF and choose that")
    return found or _kind_of_text(file, head, name)


def _about_old_office(file: IO[bytes]) -> str:
    """Why a file in the shape of old Office files, which also holds those locked with a password, is refused."""
    if _holds(file, re.compile(re.escape("EncryptedPackage".encode("utf-16-le")))):
        return "The file needs a password. Save it without the password and choose it again"
    return "The file is in an old Office format, which can hold programs. Save it as .docx, .xlsx or PDF"


def _holds(file: IO[bytes], pattern: re.Pattern[bytes]) -> bool:
    """Whether a pattern stands anywhere in a file."""
    file.seek(0)
    before = b""
    while chunk := file.read(CHUNK):
        if pattern.search(before + chunk):
            return True
        before = chunk[-64:]
    return False


def _kind_of_text(file: IO[bytes], head: bytes, name: str) -> FileKind:
    """Plain words: a table when its name says so, else text. Markup that a browser would run is refused."""
    start = head.removeprefix(b"\xef\xbb\xbf")
    if _MARKUP.search(start):
        raise NotAccepted(f"The file is a web page or a drawing that can run programs. {AS_PDF}")
    if start.startswith(b"{\\rtf"):
        raise NotAccepted(f"The file is in Rich Text Format, which can hold programs. {AS_PDF}")
    if _holds(file, _NOT_TEXT):
        raise NotAccepted(f"This kind of file is not kept here. {AS_PDF}")
    return TABLE if name.lower().endswith(TABLE.ending) else TEXT


def _kind_of_parts(file: IO[bytes]) -> FileKind:
    """What a zipped document is: one of Office's or OpenDocument's, with nothing in it that runs or is locked."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            _refuse_parts(parts)
            return _kind_of_archive(archive, {part.filename for part in parts})
    except NotAccepted:
        raise
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as broken:
        raise NotAccepted("The file is damaged or cut short. Save it again and choose it again") from broken


def _refuse_parts(parts: list[zipfile.ZipInfo]) -> None:
    """Raise ``NotAccepted`` for parts that are locked, too many, named twice, or that run."""
    names = [part.filename for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        raise NotAccepted("The file needs a password. Save it without the password and choose it again")
    if len(names) > MOST_PARTS or len(set(names)) < len(names):
        raise NotAccepted(f"The file is not built as such documents are. {AS_PDF}")
    if any(map(_MACRO_PARTS.search, names)):
        raise NotAccepted("The file holds macros, which are programs. Save it without macros and choose it again")
    if any(_PROGRAM_PARTS.search(one) or _OBJECT_PARTS.search(one) for one in names):
        raise NotAccepted(f"The file holds another file or program inside. {AS_PDF}")


def _kind_of_archive(archive: zipfile.ZipFile, names: set[str]) -> FileKind:
    """The kind that an archive's own list of its parts names."""
    if "mimetype" in names:
        return _open_document(archive, names)
    listed = _read(archive, "[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if b"macroenabled" in listed.lower() or b"vbaproject" in listed.lower():
        raise NotAccepted("The file holds macros, which are programs. Save it without macros and choose it again")
    found = [kind for kind in (WORD, EXCEL, SLIDES) if f"{kind.content_type}.main+xml".encode() in listed]
    if len(found) != 1 or b"&#" in listed:
        raise NotAccepted("The file is an archive or a template. Unpack it, or save it as a document of its own")
    return found[0]


def _open_document(archive: zipfile.ZipFile, names: set[str]) -> FileKind:
    """The kind that an OpenDocument file names itself; a locked one says so in its manifest."""
    manifest = _read(archive, "META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    if b"encryption-data" in manifest:
        raise NotAccepted("The file needs a password. Save it without the password and choose it again")
    named = _read(archive, "mimetype").strip().decode("ascii", errors="replace")
    found = [kind for kind in (OPEN_TEXT, OPEN_SHEET, OPEN_SLIDES) if kind.content_type == named]
    if not found:
        raise NotAccepted(f"This kind of file is not kept here. {AS_PDF}")
    return found[0]


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """The beginning of a part: what lists the parts of a true document is far shorter than this."""
    with archive.open(name) as part:
        return part.read(LIST_OF_PARTS)
