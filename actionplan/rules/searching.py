"""Searching in words: which are looked for, whether a text has them all, and where in it they stand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple
from unicodedata import combining, normalize

ONE_SPELLING: Final = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})
"""Signs that people type in another way than a word processor does."""
ASKED: Final = re.compile(r'"([^"]*)"|([^\s"]+)')
APART: Final = "\0"
"""Stands between texts looked through together: no blank, so that no phrase reaches from one into the next."""
AROUND: Final = 110
"""Characters shown on either side of the first word found in a long text."""


class Piece(NamedTuple):
    """A part of a text, and whether it is what was looked for."""

    text: str
    is_found: bool


def folded(text: str) -> str:
    """A text in which capitals, accents and the shape of quotation marks make no difference.

    Done here and not by a database, so that both databases, in any language, find the same.
    """
    if text.isascii():
        return text.lower()
    bare = normalize("NFKD", text.translate(ONE_SPELLING).casefold())
    return "".join(sign for sign in bare if not combining(sign))


def words_of(asked: str) -> tuple[str, ...]:
    """What is looked for: each word by itself, and words in quotation marks together; folded, each once."""
    found = (" ".join((phrase or word).split()) for phrase, word in ASKED.findall(folded(asked)))
    return tuple(dict.fromkeys(word for word in found if word))


def has_all(texts: Iterable[str], words: Sequence[str]) -> bool:
    """Whether each of the words, as ``words_of`` gives them, stands in one of the texts."""
    whole = folded(APART.join(texts))
    return all(_pattern(word).search(whole) if " " in word else word in whole for word in words)


def has_any(text: str, words: Sequence[str]) -> bool:
    """Whether one of the words stands in a text."""
    return any(has_all([text], [word]) for word in words)


def pieces(text: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """The whole text in pieces, those marked that are what was looked for."""
    cuts = _merged(sorted(_spans(text, words)))
    found: list[Piece] = []
    place = 0
    for start, end in cuts:
        found += [Piece(text[place:start], is_found=False), Piece(text[start:end], is_found=True)]
        place = end
    found.append(Piece(text[place:], is_found=False))
    return tuple(piece for piece in found if piece.text)


def excerpt(text: str, words: Sequence[str], *, around: int = AROUND) -> tuple[Piece, ...]:
    """As much of a text, in pieces, as stands round the first word found in it, cut between words."""
    plain = " ".join(text.split())
    first = min(_spans(plain, words), default=(0, 0))
    start = plain.rfind(" ", 0, max(first[0] - around, 0)) + 1 if first[0] > around else 0
    end = plain.find(" ", first[1] + around)
    shown = plain[start : end if end > 0 else len(plain)]
    return pieces(f"{'… ' if start else ''}{shown}{' …' if end > 0 else ''}", words)


def _pattern(word: str) -> "re.Pattern[str]":
    """A word or phrase, between whose words any blanks may stand."""
    return re.compile(r"\s+".join(map(re.escape, word.split(" "))))


def _spans(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each of the words stands in a text, from which sign to which."""
    signs = [(part, place) for place, sign in enumerate(text) for part in folded(sign)]
    whole = "".join(part for part, _ in signs)
    for word in words:
        for match in _pattern(word).finditer(whole):
            yield signs[match.start()][1], signs[match.end() - 1][1] + 1


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in their order, those that overlap as one."""
    whole: list[tuple[int, int]] = []
    for start, end in spans:
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole
