"""Takes the empty formatted cells out of a sheet's XML while it streams past, and notes its layout.

A council's sheet may carry a million formatted empty rows: opening them takes a gigabyte, leaving them out takes two
seconds. The same pass stops a bomb (it counts what it unpacks) and refuses XML entities.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Final

from actionplan.spreadsheet.grid import Merge, column_number
from actionplan.spreadsheet.limits import Limits, Refused, not_a_workbook, too_large, too_many_rows
from actionplan.spreadsheet.rich_text import marked

_CHUNK: Final = 1 << 20
_LONGEST_ROW: Final = 16 << 20
_SEAM: Final = 32
_NEAR_END: Final = 1 << 15
_N: Final = rb"(?:\w{1,20}:)?"
_EMPTY_CELL: Final = (
    rb"<" + _N + rb"c\b[^>]*(?:/>|>\s*(?:<" + _N + rb"v\s*/>|<" + _N + rb"v></" + _N + rb"v>)?\s*</" + _N + rb"c>)"
)
_EMPTY_ROWS: Final = re.compile(
    rb"<" + _N + rb"row\b(?=[^>]*\sr=)[^>]*(?:/>|>\s*(?:" + _EMPTY_CELL + rb"\s*)*</" + _N + rb"row>)\s*"
)
_FAR_EMPTY_CELLS: Final = re.compile(rb"<" + _N + rb"c\s+r=\"(?:[D-Z][A-Z]|[A-Z]{3})\d+\"[^>]*/>")
_ROW_START: Final = re.compile(rb"<" + _N + rb"row[\s>/]")
_ROW_NUMBER: Final = re.compile(rb"<" + _N + rb"row\b[^>]*\sr=\"(\d{1,20})\"")
_HIDDEN_ROW: Final = re.compile(rb"<" + _N + rb"row\b(?=[^>]*\shidden=\"(?:1|true)\")[^>]*\sr=\"(\d{1,7})\"")
_COLUMN: Final = re.compile(rb"<" + _N + rb"col\b(?=[^>]*\shidden=\"(?:1|true)\")[^>]*>")
_MERGE: Final = re.compile(rb"<" + _N + rb"mergeCell\b[^>]*\sref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"")
_RULE: Final = re.compile(rb"<" + _N + rb"conditionalFormatting\b[^>]*\ssqref=\"([A-Z0-9: ]{1,4000})\"")
_LOST: Final = re.compile(
    rb"<"
    + _N
    + rb"c\b[^>]*\sr=\"([A-Z]{1,3}\d{1,7})\"[^>]*>\s*<"
    + _N
    + rb"f\b[^<]*(?:</"
    + _N
    + rb"f>)?\s*(?:<"
    + _N
    + rb"v\s*/>|<"
    + _N
    + rb"v></"
    + _N
    + rb"v>)?\s*</"
    + _N
    + rb"c>"
)
_END: Final = re.compile(rb"</(" + _N + rb")sheetData>|<(" + _N + rb")sheetData\s*/>")


@dataclass(frozen=True, slots=True)
class SlimSheet:
    """A sheet's XML with only the rows that hold something, and the layout that was cut off."""

    xml: bytes
    merges: list[Merge]
    hidden_rows: set[int]
    hidden_columns: list[tuple[int, int]]
    lost_formulas: list[str]
    last_row: int
    coloured_by_rule: list[Merge]


class Unpacked:
    """Counts what comes out of a packed file, so that a small file cannot become a huge one."""

    def __init__(self, limits: Limits) -> None:
        """Start from nought."""
        self.limits = limits
        self.total = 0

    def read(self, stream: IO[bytes], most: int = _CHUNK) -> bytes:
        """Read on; raises ``Refused`` (too_large) once more has come out than any plan needs."""
        chunk = stream.read(most)
        self.total += len(chunk)
        if self.total > self.limits.unpacked_bytes:
            raise too_large("The file unpacks to far more than any plan needs, so we stopped reading it.")
        return chunk

    def whole(self, stream: IO[bytes]) -> bytes:
        """All of a part that must be held in memory."""
        content = self.read(stream, self.limits.part_bytes + 1)
        if len(content) > self.limits.part_bytes:
            raise _too_much()
        return safe_xml(content)


def safe_xml(content: bytes) -> bytes:
    """The XML, unless it declares entities or is written in a way that could hide them."""
    if (
        b"<!DOCTYPE" in content
        or b"<!ENTITY" in content
        or content[:2] in (b"\xff\xfe", b"\xfe\xff")
        or b"\x00" in content[:64]
    ):
        raise not_a_workbook("The file holds XML that no spreadsheet program writes, so we did not read it.")
    return content


def slim(stream: IO[bytes], unpacked: Unpacked) -> SlimSheet:
    """Read a sheet part; raises ``Refused`` when it is a bomb, too large, or declares entities."""
    kept: list[bytes] = []
    pending, size = bytearray(), 0
    while chunk := unpacked.read(stream):
        cut = _last_row(pending, chunk)
        pending += chunk
        if cut:
            kept.append(_without_empty(safe_xml(bytes(pending[:cut]))))
            size += len(kept[-1])
            del pending[:cut]
        if size > unpacked.limits.part_bytes or len(pending) > _LONGEST_ROW:
            raise _too_much()
    kept.append(_without_empty(safe_xml(bytes(pending))))
    if sum(len(_ROW_START.findall(part)) for part in kept) > 2 * unpacked.limits.rows:
        raise too_many_rows(unpacked.limits)
    return _parted(b"".join(kept))


def _too_much() -> Refused:
    return too_large("A sheet of the file holds far more than any plan needs, so we stopped reading it.")


def _last_row(pending: bytearray, chunk: bytes) -> int:
    """Where the last row begins, in ``pending`` with the chunk added, if the chunk brings one."""
    fresh = bytes(pending[-_SEAM:]) + chunk
    for start in (max(len(fresh) - _NEAR_END, 0), 0):
        rows = [match.start() for match in _ROW_START.finditer(fresh, start)]
        if rows:
            return max(len(pending) - _SEAM, 0) + rows[-1]
    return 0


def _without_empty(xml: bytes) -> bytes:
    return _FAR_EMPTY_CELLS.sub(b"", _EMPTY_ROWS.sub(b"", xml))


def _parted(xml: bytes) -> SlimSheet:
    """Cut the XML after its cells, and read the layout from the rest."""
    end = _END.search(xml)
    tail = xml[end.end() :] if end else b""
    body = xml[: end.end()] + b"</" + (end[1] or end[2] or b"") + b"worksheet>" if end else xml
    merges = [
        Merge(int(m[2]), column_number(m[1].decode()), int(m[4]), column_number(m[3].decode()))
        for m in _MERGE.finditer(tail)
    ]
    return SlimSheet(
        marked(body) if b"<is>" in body or b":is>" in body else body,
        merges,
        {int(match[1]) for match in _HIDDEN_ROW.finditer(body)},
        [_span(match[0]) for match in _COLUMN.finditer(body)],
        [match[1].decode() for match in _LOST.finditer(body)],
        max((int(match[1]) for match in _ROW_NUMBER.finditer(body)), default=0),
        [block for match in _RULE.finditer(tail) for block in _blocks(match[1].decode())],
    )


def _blocks(places: str) -> Iterator[Merge]:
    """The blocks of cells in a list such as ``F2:F40 H2``."""
    for part in places.split()[:200]:
        found = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?", part)
        if found:
            left, top = column_number(found[1]), int(found[2])
            yield Merge(top, left, int(found[4] or top), column_number(found[3]) if found[3] else left)


def _span(tag: bytes) -> tuple[int, int]:
    first, last = re.search(rb"\smin=\"(\d{1,6})\"", tag), re.search(rb"\smax=\"(\d{1,6})\"", tag)
    return (int(first[1]) if first else 0, int(last[1]) if last else 0)
