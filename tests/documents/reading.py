"""Reads papers back: their words, whichever form they are in, and how a PDF is tagged."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
import openpyxl
import pypdf

JOINERS = re.compile(r"[\s\u00ad]+")


def plain(text: str) -> str:
    """Words with single blanks between them."""
    return JOINERS.sub(" ", text).strip()


def squeezed(text: str) -> str:
    """Words without blanks and hyphens: a PDF breaks lines within words and between them."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


def words_of_pdf(content: bytes) -> str:
    """Every word of a PDF, page after page."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)


def words_of_word(content: bytes) -> str:
    """Every word of a Word document in its order."""
    book = docx.Document(BytesIO(content))
    return "\n".join(one.text or "" for one in book.element.body.iter() if one.tag.endswith("}t"))


def words_of_workbook(content: bytes) -> str:
    """Every cell of a workbook; a day as "4 December 2014"."""
    book = openpyxl.load_workbook(BytesIO(content))
    cells = (cell.value for page in book for row in page.iter_rows() for cell in row if cell.value is not None)
    return "\n".join(f"{one:%-d %B %Y}" if hasattr(one, "year") else str(one) for one in cells)


def tags_of(content: bytes) -> Iterator[Any]:
    """Every element of a PDF's structure, in the order in which it is read."""
    root = pypdf.PdfReader(BytesIO(content)).trailer["/Root"]["/StructTreeRoot"]
    yield from _below(root)


def _below(element: Any) -> Iterator[Any]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object()
        if isinstance(found, dict) and "/S" in found:
            yield found
            yield from _below(found)
