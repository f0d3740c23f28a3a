"""States as the signs of a paper, and what stands in their place where a form has letters only."""

from typing import Final

from actionplan.documents.composition import Sign
from actionplan.documents.looks import LOOKS
from actionplan.documents.meanings import DIRECTIONS
from actionplan.vocabulary import Word

LETTERS: Final = {
    "clock": "■",
    "diamond": "◆",
    "triangle": "▲",
    "ring-tick": "○✓",
    "disc": "●",
    "disc-tick": "●✓",
    "ring": "○",
    "ring-hands": "○",
    "bars": "‖",
    "ring-stroke": "⊘",
    "steps-0": "□□□",
    "steps-1": "■□□",
    "steps-2": "■■□",
    "steps-3": "■■■",
    "arrow-up": "↗",
    "arrow-level": "→",
    "arrow-down": "↘",
    "dots": "···",
}
"""Each shape as letters, for Word and workbooks, which take no drawing into a line."""


def sign_of(word: Word, text: str = "") -> Sign:
    """The sign of a state, or with other words for it."""
    look = LOOKS[word]
    return Sign(text or word.label, look.shape, look.family)


def sign_of_direction(way: str) -> Sign:
    """The sign of a direction of travel."""
    arrow, label, _ = DIRECTIONS[way]
    return Sign(label, arrow, "plain")


def in_letters(sign: Sign) -> str:
    """The sign in letters: "▲ At risk"."""
    return f"{LETTERS[sign.shape]} {sign.word}"
