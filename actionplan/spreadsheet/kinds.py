"""Tells what a file really is from its first bytes and its parts, whatever its name says."""

import zipfile
import zlib
from enum import StrEnum
from pathlib import Path
from typing import Final

from actionplan.spreadsheet.limits import Limits, Refused, not_a_workbook, too_large

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_PARTS: Final = 5000
_TEXT_ENDINGS: Final = (".csv", ".txt", ".tsv")


class Kind(StrEnum):
    """The kinds of file that are read."""

    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"
    TEXT = "text"


def kind_of(path: Path, name: str, limits: Limits) -> Kind:
    """The kind of a file; raises ``Refused`` when it is too large, encrypted or no workbook."""
    _weigh(path, limits.file_bytes)
    with path.open("rb") as file:
        head = file.read(4096)
    if not head:
        raise not_a_workbook("The file is empty.")
    if head.startswith(b"PK"):
        return _kind_of_zip(path)
    if head.startswith(OLE):
        return _kind_of_ole(path)
    _weigh(path, limits.text_bytes)
    return _kind_of_text(head, name)


def _weigh(path: Path, most: int) -> None:
    size = path.stat().st_size
    if size > most:
        raise too_large(f"The file is {size / 1e6:.1f} MB; the most we read of its kind is {most / 1e6:.0f} MB.")


def encrypted() -> Refused:
    """The error for a file that needs a password."""
    return Refused("encrypted", "The file needs a password. Save it without the password and upload it again.")


def _kind_of_zip(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            first = archive.read("mimetype")[:100] if "mimetype" in names and len(parts) < MOST_PARTS else b""
            manifest = "META-INF/manifest.xml" in names and archive.open("META-INF/manifest.xml").read(1_000_000)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise not_a_workbook("The file is damaged: it looks like a workbook that was cut short.") from error
    if len(parts) > MOST_PARTS:
        raise too_large("The file holds thousands of parts, which no workbook does.")
    if any(part.flag_bits & 1 for part in parts) or b"encryption-data" in (manifest or b""):
        raise encrypted()
    return _kind_of_names(names, first)


def _kind_of_names(names: set[str], mimetype: bytes) -> Kind:
    if mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return Kind.ODS
    if any(name.startswith("word/") for name in names):
        raise not_a_workbook("This is a Word document, not a workbook.")
    if any(name.startswith("ppt/") for name in names):
        raise not_a_workbook("This is a presentation, not a workbook.")
    if any(name.endswith("workbook.bin") for name in names):
        raise not_a_workbook("This is a binary workbook (.xlsb).")
    if "[Content_Types].xml" in names and any(name.endswith("workbook.xml") for name in names):
        return Kind.XLSX
    raise not_a_workbook("This is not a workbook.")


def _kind_of_ole(path: Path) -> Kind:
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise encrypted()
    if "WordDocument".encode("utf-16-le") in content:
        raise not_a_workbook("This is a Word document, not a workbook.")
    if any(stream.encode("utf-16-le") in content for stream in ("Workbook", "Book")):
        return Kind.XLS
    raise not_a_workbook("This is not a workbook.")


def _kind_of_text(head: bytes, name: str) -> Kind:
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(b"%pdf"):
        raise not_a_workbook("This is a PDF, not a workbook.")
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml", b"{\\rtf")):
        raise not_a_workbook("This is a web page or a document that only looks like a workbook.")
    if not name.lower().endswith(_TEXT_ENDINGS):
        raise not_a_workbook("The file is not a workbook, or it is damaged.")
    return Kind.TEXT
