"""Turns the letters of symbol fonts into the signs that people see: a Wingdings "ü" is a tick."""

from collections.abc import Mapping
from typing import Final

_WINGDINGS: Final = {
    0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0x78: "☒", 0x6E: "■", 0x6C: "●",
    0xA1: "○", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x43: "👍", 0x44: "👎", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
    0xE8: "→", 0xE9: "↑", 0xEA: "↓", 0xF0: "→", 0x75: "◆", 0xAB: "★", 0xA7: "▪", 0xD8: "➢", 0x76: "❖",
}  # fmt: skip
_WINGDINGS_2: Final = {
    0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x51: "✗", 0x55: "✗", 0xA3: "☐", 0x97: "●", 0x98: "●",
    0x9E: "○", 0x9F: "●", 0xA2: "■",
}  # fmt: skip
_WINGDINGS_3: Final = {0x67: "←", 0x68: "↓", 0x70: "▲", 0x71: "▼", 0x7C: "↑", 0xA1: "↑", 0xA2: "↓", 0xA3: "→"}
_WEBDINGS: Final = {0x61: "✓", 0x72: "✗", 0x6E: "●", 0x67: "■", 0x63: "☐", 0x3D: "●", 0x35: "▲", 0x36: "▼"}
_SYMBOL: Final = {0xD6: "✓", 0xB7: "•", 0xB4: "×", 0xAD: "↑", 0xAF: "↓", 0xAE: "→", 0xAC: "←"}
_MARLETT: Final = {0x61: "✓", 0x62: "✓", 0x72: "✗", 0x6E: "●", 0x67: "■"}
_FONTS: Final[Mapping[str, Mapping[int, str]]] = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
    "marlett": _MARLETT,
}
_PRIVATE: Final = 0xF000
TICKS: Final = frozenset("✓✔√☑🗸✅")
CROSSES: Final = frozenset("✗✘☒✕✖❌×")
MARKS: Final = TICKS | CROSSES | frozenset("xX●■◆★▪•*☐○ü")
EMPTY_BOXES: Final = frozenset("☐□○◻")


def is_symbol_font(font: str) -> bool:
    """Whether a font shows signs in place of letters."""
    return font.strip().lower() in _FONTS


def as_seen(words: str, font: str) -> str:
    """Words as a font shows them; words with a letter for which the font has no known sign stay as they are."""
    signs = _FONTS.get(font.strip().lower())
    if not signs or not words.strip():
        return words
    shown = [_sign(letter, signs) for letter in words]
    return "".join(shown) if all(shown) else words


def _sign(letter: str, signs: Mapping[int, str]) -> str:
    if letter.isspace():
        return letter
    number = ord(letter)
    return signs.get(number - _PRIVATE if number >= _PRIVATE else number, "")


def is_tick(words: str) -> bool:
    """Whether words are nothing but one mark that people put in a box: a tick, a cross of the hand, a blob, "yes"."""
    plain = words.strip()
    return plain.lower() in {"x", "y", "yes", "true", "tick", "ticked"} or (
        len(plain) == 1 and plain in MARKS - EMPTY_BOXES
    )


def is_blank_box(words: str) -> bool:
    """Whether words say that a box was left empty."""
    return words.strip().lower() in {"", "-", "–", "no", "n", "false", *EMPTY_BOXES}
