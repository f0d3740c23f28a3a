"""Whether words stand in a workbook that waits, read or not: its bytes are looked in, and nothing of it is run."""

import re
import zlib
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

from actionplan.models import StagedImport
from actionplan.rules.redaction_words import Wanted

MOST_BYTES: Final = 200 * 1024 * 1024
"""Of a packed workbook, unpacked. One that is larger counts as holding the words."""
_TAG: Final = re.compile(r"<[^>]*>")
_RUN_ENDS: Final = re.compile(r"</(?:[a-z]+:)?(?:r|t|span)>|<(?:[a-z]+:)?(?:r|t|span|rPr)\b[^>]*>")
"""Where one cell's text is broken into pieces that look otherwise, and goes on."""
_NO_LATIN: Final = re.compile("[^\x00-\u024f\u1e00-\u1eff\u2010-\u2027]")
"""What numbers look like when they are read as signs of two bytes."""


def may_hold(upload: StagedImport, pattern: Wanted) -> bool:
    """Whether the words stand in an upload's file, or nobody can tell; not when the file is gone."""
    try:
        with upload.file.open("rb") as file:
            content: bytes = file.read()
    except (FileNotFoundError, ValueError):
        return False
    try:
        return any(map(pattern.is_in, _texts_of(content)))
    except (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, OverflowError):
        return True


def _texts_of(content: bytes) -> Iterator[str]:
    """What a file says, in the ways in which sheets are kept; raises for a packed one that cannot be unpacked."""
    if content[:2] == b"PK":
        yield from _texts_of_parts(content)
        return
    yield content.decode("utf-8", errors="replace")
    yield content.decode("cp1252", errors="replace")
    for start in (0, 1):
        yield _NO_LATIN.sub(" ", content[start:].decode("utf-16-le", errors="replace"))


def _texts_of_parts(content: bytes) -> Iterator[str]:
    """What each part of a packed file says: with cells apart, and with the pieces of a cell together."""
    with ZipFile(BytesIO(content)) as packed:
        if sum(one.file_size for one in packed.infolist()) > MOST_BYTES:
            raise OverflowError
        for one in packed.infolist():
            if one.filename.endswith((".xml", ".rels", ".vml")):
                text = packed.read(one).decode("utf-8", errors="replace")
                yield unescape(_TAG.sub(" ", text))
                yield unescape(_TAG.sub(" ", _RUN_ENDS.sub("", text)))
