"""A text as it is compared with words that must go: its signs decoded, without accents, in small letters."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from unicodedata import category, normalize

_SIGNS: Final = re.compile(
    r"(?P<percent>(?:%[0-9A-Fa-f]{2})+)|(?P<entity>&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,31});)"
    r"|\\u(?P<number>[0-9A-Fa-f]{4})|(?P<sign>.)",
    re.DOTALL,
)
_WRITTEN: Final = re.compile(r"[%&\\]")
_FOLDED: Final = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
_UNSEEN: Final = frozenset({"Mn", "Cf"})
"""Marks that stand on another sign, and signs that nobody sees: soft hyphens and blanks without width."""


@dataclass(frozen=True)
class Plain:
    """A text made plain, with the place of each of its signs in the text itself."""

    text: str
    starts: range | tuple[int, ...]
    ends: range | tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the signs from ``start`` to before ``end`` stand in the text itself."""
        return self.starts[start], self.ends[end - 1]


def plain(text: str) -> Plain:
    """A text made plain: what addresses and pages encode is decoded; accents and unseen signs fall away."""
    if text.isascii() and not _WRITTEN.search(text):
        return Plain(text.lower(), range(len(text)), range(1, len(text) + 1))
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for sign, start, end in _decoded(text):
        for one in normalize("NFKD", sign):
            if category(one) not in _UNSEEN:
                for folded in _FOLDED.get(one.lower(), one.casefold()):
                    signs.append(folded)
                    starts.append(start)
                    ends.append(end)
            elif ends:
                ends[-1] = end
    return Plain("".join(signs), tuple(starts), tuple(ends))


def _decoded(text: str) -> Iterator[tuple[str, int, int]]:
    """Each sign of a text, decoded, with where it begins and ends."""
    for found in _SIGNS.finditer(text):
        if found["percent"]:
            yield from _of_bytes(found[0], found.start())
        else:
            yield _sign(found), found.start(), found.end()


def _sign(found: re.Match[str]) -> str:
    """The sign that is written, as a page or a program writes it or as it is."""
    if found["entity"]:
        return html.unescape(found[0])
    return chr(int(found["number"], 16)) if found["number"] else found[0]


def _of_bytes(written: str, start: int) -> Iterator[tuple[str, int, int]]:
    """The signs that a run of encoded bytes stands for; as it is written where it stands for none."""
    try:
        signs = bytes.fromhex(written.replace("%", "")).decode()
    except UnicodeDecodeError:
        yield from ((sign, start + place, start + place + 1) for place, sign in enumerate(written))
        return
    for sign in signs:
        end = start + 3 * len(sign.encode())
        yield sign, start, end
        start = end
