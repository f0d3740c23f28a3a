"""Short forms are written in full where a text first uses them, as members ask of every paper."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

_NOT_IN_A_WORD: Final = r"(?<![\w-]){}(?![\w-])"


@dataclass(slots=True)
class FirstUses:
    """The short forms of one paper, with what they stand for; it is given the paper's texts in their order.

    ``used`` are those that the texts so far have used.
    """

    terms: Mapping[str, str]
    used: set[str] = field(default_factory=set)

    def expanded(self, text: str) -> str:
        """The text with "LSCB" as "Local Safeguarding Children Board (LSCB)" where the paper first uses it.

        Where the words themselves stand before it already, it is left as it is.
        """
        found: dict[str, int] = {}
        for short in self.terms:
            place = _first(text, short) if short not in self.used else None
            if place is not None:
                found[short] = place
        for short, place in sorted(found.items(), key=lambda one: -one[1]):
            text = self._with(text, short, place)
        self.used.update(found)
        return text

    def _with(self, text: str, short: str, place: int) -> str:
        """The text with the short form at a place written in full."""
        full = self.terms[short]
        if _is_explained(text, short, full, place):
            return text
        return f"{text[:place]}{full} ({short}){text[place + len(short) :]}"


def _first(text: str, short: str) -> int | None:
    """Where a short form first stands in a text as a word of its own."""
    found = re.search(_NOT_IN_A_WORD.format(re.escape(short)), text)
    return found.start() if found else None


def _is_explained(text: str, short: str, full: str, place: int) -> bool:
    """Whether the text says itself what the short form at a place stands for: "(…)" after the words, or before them."""
    before, after = text[:place].lower(), text[place + len(short) :].lower()
    words = full.lower()
    return before.endswith(f"{words} (") or after.startswith(f" ({words}")
