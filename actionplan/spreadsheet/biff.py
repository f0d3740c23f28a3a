"""Takes the stream of records out of an old Excel workbook, without the blank cells of rows that hold no words.

A council's sheet may have 65,000 formatted empty rows; opening them takes seconds, stepping over them takes none.
"""

import io
import struct
from collections.abc import Iterator
from typing import Final

from xlrd.compdoc import SIGNATURE, CompDoc

from actionplan.spreadsheet.grid import Merge
from actionplan.spreadsheet.limits import Limits, not_a_workbook, too_many_rows

_BLANKS: Final = frozenset({0x0201, 0x00BE})
_BEGINNING: Final = 0x0809
_END: Final = 0x000A
_RULES: Final = 0x01B0
_NOTHING: Final = 0x00EF
_WITH_WORDS: Final = frozenset({0x00FD, 0x0204, 0x0203, 0x027E, 0x00BD, 0x0006, 0x0205, 0x00D6})


class Records:
    """The records of a workbook; those of blank cells in rows without words are made records that say nothing.

    So every place stays true. ``rules`` are the blocks that are coloured by rules, by the place where their sheet
    begins.
    """

    def __init__(self, content: bytes, limits: Limits) -> None:
        """Go over the records once; raises ``Refused`` when there is no workbook or it has too many rows."""
        self.stream = bytearray(_found(content))
        self.rules: dict[int, list[Merge]] = {}
        self.blanks: dict[tuple[int, int], list[int]] = {}
        self.used: set[tuple[int, int]] = set()
        self._look()
        if len(self.used) > 2 * limits.rows:
            raise too_many_rows(limits)
        for row, places in self.blanks.items():
            for place in places if row not in self.used else ():
                struct.pack_into("<H", self.stream, place, _NOTHING)

    def _look(self) -> None:
        """Note the rows with words and those with blanks; charts inside a sheet are part of it."""
        depth = sheet = 0
        for place, kind in self._places():
            if kind == _BEGINNING:
                sheet = place if depth == 0 else sheet
                depth += 1
            elif kind == _END:
                depth -= 1
            elif kind in _BLANKS:
                self.blanks.setdefault((sheet, self._number(place + 4)), []).append(place)
            elif kind in _WITH_WORDS:
                self.used.add((sheet, self._number(place + 4)))
            elif kind == _RULES:
                top, bottom, left, right = (self._number(place + 8 + 2 * part) for part in range(4))
                self.rules.setdefault(sheet, []).append(Merge(top + 1, left + 1, bottom + 1, right + 1))

    def _places(self) -> Iterator[tuple[int, int]]:
        """The place and the kind of each record."""
        place, end = 0, len(self.stream)
        while place + 4 <= end:
            kind, length = struct.unpack_from("<HH", self.stream, place)
            if kind == 0 and length == 0:
                return
            yield place, kind
            place += 4 + length

    def _number(self, place: int) -> int:
        return int(struct.unpack_from("<H", self.stream, place)[0]) if place + 2 <= len(self.stream) else 0


def _found(content: bytes) -> bytes:
    """The workbook's stream in its container; raises ``Refused`` when there is none."""
    if not content.startswith(SIGNATURE):
        raise not_a_workbook("This is not a workbook.")
    container = CompDoc(content, logfile=io.StringIO())
    for name in ("Workbook", "Book"):
        memory, start, length = container.locate_named_stream(name)
        if memory:
            return bytes(memory[start : start + length])
    raise not_a_workbook("The file is damaged: it holds no workbook.")
