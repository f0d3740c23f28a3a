"""Text that a spreadsheet program could take for a formula: made harmless in a text table, and taken back again."""

import unicodedata
from typing import Final

DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet program may take for the beginning of a formula."""
APOSTROPHE: Final = "'"


def harmless(text: str) -> str:
    """A text that no spreadsheet program takes for a formula, even when blanks or invisible signs stand before it.

    An apostrophe goes before it, and before one that already has apostrophes, so that taking one off gives it back.
    """
    return f"{APOSTROPHE}{text}" if _is_dangerous(text.lstrip(APOSTROPHE)) else text


def as_meant(text: str) -> str:
    """The text that ``harmless`` made harmless; any other text as it is."""
    return text[1:] if text.startswith(APOSTROPHE) and harmless(text[1:]) == text else text


def _is_dangerous(text: str) -> bool:
    return text.startswith(DANGEROUS) or _first_sign(text) in DANGEROUS


def _first_sign(text: str) -> str:
    """The first sign of a text that can be seen, wide or small forms of it as the plain one."""
    visible = (sign for sign in text if unicodedata.category(sign)[0] not in "ZC")
    return unicodedata.normalize("NFKC", next(visible, ""))[:1]
