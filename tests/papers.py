"""Small files of each kind that is kept, and of kinds that are not, made of bytes."""

import zipfile
from io import BytesIO

from django.core.files.base import ContentFile

OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN = "application/vnd.oasis.opendocument"
MAINS = {
    ".docx": ("word/document.xml", f"{OFFICE}.wordprocessingml.document.main+xml"),
    ".xlsx": ("xl/workbook.xml", f"{OFFICE}.spreadsheetml.sheet.main+xml"),
    ".pptx": ("ppt/presentation.xml", f"{OFFICE}.presentationml.presentation.main+xml"),
}
OPENS = {".odt": "text", ".ods": "spreadsheet", ".odp": "presentation"}
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(*parts: tuple[str, str], stored: tuple[str, ...] = ()) -> bytes:
    """An archive of these parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in parts:
            kind = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(name, words, compress_type=kind)
    return file.getvalue()


def office(ending: str, *more: tuple[str, str], main: str = "") -> bytes:
    """An Office document with a list of its parts; ``more`` are further parts of it."""
    part, kind = MAINS[ending]
    listed = f'<Types><Override PartName="/{part}" ContentType="{main or kind}"/></Types>'
    return zipped(("[Content_Types].xml", listed), (part, "<x/>"), *more)


def open_document(ending: str, *more: tuple[str, str], kind: str = "") -> bytes:
    """An OpenDocument file."""
    named = kind or f"{OPEN}.{OPENS[ending]}"
    return zipped(("mimetype", named), ("content.xml", "<x/>"), *more, stored=("mimetype",))


def locked(content: bytes) -> bytes:
    """An archive whose parts say that they need a password."""
    marked = bytearray(content)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = marked.find(sign)
        while place >= 0:
            marked[place + offset] |= 1
            place = marked.find(sign, place + 1)
    return bytes(marked)


GOOD = {
    "report.pdf": PDF,
    **{f"paper{ending}": office(ending) for ending in MAINS},
    **{f"paper{ending}": open_document(ending) for ending in OPENS},
    "notes.txt": "Café: notes of 20 October\r\n".encode(),
    "old notes.txt": "Café".encode("cp1252"),
    "figures.csv": b"\xef\xbb\xbfref,state\r\n4a,At risk\r\n",
    "map.png": PNG,
    "map.jpg": JPEG,
    "map.JPEG": JPEG,
}
"""A file of each kind that is kept, by its name."""


def upload(content: bytes = PDF, name: str = "report.pdf") -> ContentFile:
    """A file as a form hands it over."""
    return ContentFile(content, name=name)
