"""Opens a text table: commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252."""

import csv
import io
from collections import Counter
from pathlib import Path
from typing import Final

from actionplan.spreadsheet.formulas import as_meant
from actionplan.spreadsheet.grid import Book, Cell, Filler, Sheet, clean
from actionplan.spreadsheet.limits import Limits, not_a_workbook

_SEPARATORS: Final = (",", ";", "\t", "|")


def open_text(path: Path, name: str, limits: Limits) -> Book:
    """The cells of a text table, as one sheet named after the file."""
    text = _decoded(path.read_bytes())
    csv.field_size_limit(max(limits.cell_characters, len(text) + 1))
    if text.lower().startswith("sep=") and text[4:5] in _SEPARATORS:
        separator, text = text[4], "\n" + text.partition("\n")[2]
    else:
        separator = _separator(text)
    sheet, filler = Sheet(Path(name).stem or "Sheet1"), Filler(limits)
    for row, values in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=1):
        for column, value in enumerate(values, start=1):
            words = clean(as_meant(clean(value)))
            if words:
                filler.add(sheet, Cell(row, column, words, words))
    return Book([sheet])


def _decoded(content: bytes) -> str:
    """The text, by its mark, else by the pattern of its bytes; Windows-1252 takes what is left."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    sample = content[:4096]
    if sample[1::2].count(0) > len(sample) // 4:
        return content.decode("utf-16-le", "replace")
    if sample[::2].count(0) > len(sample) // 4:
        return content.decode("utf-16-be", "replace")
    if b"\x00" in content:
        raise not_a_workbook("The file is not a table of text.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _separator(text: str) -> str:
    """The separator that parts most lines into the same number of cells."""
    best, most = ",", 0
    for separator in _SEPARATORS:
        reader = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=separator)
        widths = Counter(len(row) for row, _ in zip(reader, range(200), strict=False) if len(row) > 1)
        score = max((width * count for width, count in widths.items()), default=0)
        if score > most:
            best, most = separator, score
    return best
