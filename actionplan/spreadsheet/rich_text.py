"""Marks the runs of a workbook's rich text that are struck through, and shows those in a symbol font as signs.

openpyxl gives the words of a cell without their looks. So the marks are put round the words before it reads them.
"""

import re
from html import escape, unescape
from typing import Final

from actionplan.spreadsheet.glyphs import as_seen, is_symbol_font

OPEN: Final = "\ue0f1"
CLOSE: Final = "\ue0f2"
_N: Final = rb"(?:\w{1,20}:)?"
_RUN: Final = re.compile(
    rb"(?P<begin><"
    + _N
    + rb"r>)\s*<"
    + _N
    + rb"rPr>(?P<looks>(?:(?!</"
    + _N
    + rb"rPr>).){0,2000})</"
    + _N
    + rb"rPr>\s*"
    rb"(?P<before><" + _N + rb"t(?:\s[^>]*)?>)(?P<words>[^<]*)(?P<after></" + _N + rb"t>\s*</" + _N + rb"r>)",
    re.DOTALL,
)
_STRIKE: Final = re.compile(rb"<" + _N + rb"strike\s*(?:/>|val=\"(?:1|true)\")")
_FONT: Final = re.compile(rb"<" + _N + rb"rFont\s+val=\"([^\"]{1,60})\"")
_STRUCK: Final = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")


def marked(xml: bytes) -> bytes:
    """The XML of strings with struck runs marked and symbols shown; all else stays as it is."""
    if b"<strike" not in xml and b":strike" not in xml and b"rFont" not in xml:
        return xml
    return _RUN.sub(_run, xml)


def _run(found: re.Match[bytes]) -> bytes:
    """One run, changed where its looks say something; the run's looks themselves are not needed any more."""
    words = found["words"]
    font = _FONT.search(found["looks"])
    if font and is_symbol_font(font[1].decode("utf-8", "replace")):
        shown = as_seen(unescape(words.decode("utf-8", "replace")), font[1].decode("utf-8", "replace"))
        words = escape(shown, quote=False).encode()
    if _STRIKE.search(found["looks"]):
        words = OPEN.encode() + words + CLOSE.encode()
    return found["begin"] + found["before"] + words + found["after"]


def parted(words: str) -> tuple[str, str]:
    """The words that stand, and those that are struck through; both from a text that ``marked`` has gone over."""
    if OPEN not in words:
        return words, ""
    struck = " ".join(part.strip() for part in _STRUCK.findall(words) if part.strip())
    return re.sub(r"[ \t]{2,}", " ", _STRUCK.sub(" ", words)).strip(), struck


def told_apart(words: str, *, is_struck: bool = False) -> tuple[str, bool, str]:
    """A cell's words, whether all of them are struck through, and which of them are where only some are."""
    standing, struck = parted(words)
    return (standing, is_struck, struck) if standing or not struck else (struck, True, "")
