"""The difference between two wordings, word by word: what stayed, what was taken out and what was put in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

SAME, REMOVED, ADDED = "same", "removed", "added"
_WORDS: Final = re.compile(r"(\w+(?:['’‑-]\w+)*|[^\w\s])(\s*)")
MOST_COMPARED: Final = 1_000_000
"""Pairs of words beyond which two texts are shown one after the other: comparing them would take too long."""
LEAST_ALIKE: Final = 0.35
"""Under this share of words in common, another text was written, and crumbs of the old would only confuse."""


@dataclass(frozen=True)
class Piece:
    """Some words that follow one another, and whether they are the ``same``, were ``removed`` or were ``added``."""

    kind: str
    text: str


_Word = tuple[str, str]
"""A word or mark, and the space that follows it."""


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of two wordings in reading order; what was removed stands before what was added in its place.

    Those not added make up ``before``, those not removed ``after``, but for the space between words: where a word
    stayed, the wider of its two spaces follows it, so that no words run together.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    first = _number_alike(old, new)
    last = _number_alike(old[first:][::-1], new[first:][::-1])
    middle = _middle(old[first : len(old) - last], new[first : len(new) - last])
    ends = _stayed(old[:first], new[:first]), _stayed(old[len(old) - last :], new[len(new) - last :])
    pieces = [(SAME, ends[0]), *middle, (SAME, ends[1])]
    return tuple(_joined(pieces))


def abridged(pieces: Iterable[Piece], *, words: int = 10) -> tuple[Piece, ...]:
    """The same pieces with the middle of long stretches that stayed left out, as many words kept beside each change."""
    told = list(pieces)
    return tuple(
        replace(one, text=_shortened(one.text, words, is_first=place == 0, is_last=place == len(told) - 1))
        if one.kind == SAME
        else one
        for place, one in enumerate(told)
    )


def _number_alike(old: list[_Word], new: list[_Word]) -> int:
    """How many words two lists begin with alike."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (one, other) in pairs if one[0] != other[0]), min(len(old), len(new)))


def _stayed(old: list[_Word], new: list[_Word]) -> list[_Word]:
    """Words that stand in both, each with the wider of its two spaces."""
    return [(word, max(space, other, key=len)) for (word, space), (_, other) in zip(new, old, strict=True)]


def _middle(old: list[_Word], new: list[_Word]) -> Iterator[tuple[str, list[_Word]]]:
    """What differs between two lists of words that begin and end otherwise."""
    replaced = [(REMOVED, old), (ADDED, new)]
    if len(old) * len(new) > MOST_COMPARED:
        yield from replaced
        return
    matcher = SequenceMatcher(None, [one for one, _ in old], [one for one, _ in new], autojunk=False)
    if matcher.ratio() < LEAST_ALIKE:
        yield from replaced
        return
    for kind, a, b, c, d in matcher.get_opcodes():
        yield from (
            [(SAME, _stayed(old[a:b], new[c:d]))] if kind == "equal" else [(REMOVED, old[a:b]), (ADDED, new[c:d])]
        )


def _joined(pieces: Iterable[tuple[str, list[_Word]]]) -> Iterator[Piece]:
    """The pieces as text, those of one kind that follow one another as one."""
    told: list[Piece] = []
    for kind, words in pieces:
        text = "".join(word + space for word, space in words)
        if told and told[-1].kind == kind:
            told[-1] = Piece(kind, told[-1].text + text)
        elif text:
            told.append(Piece(kind, text))
    yield from told


def _shortened(text: str, words: int, *, is_first: bool, is_last: bool) -> str:
    """A stretch with only its ends, beside which something changed."""
    found = [match.group() for match in re.finditer(r"\S+\s*", text)]
    head, tail = 0 if is_first else words, 0 if is_last else words
    if len(found) <= head + tail + 2:
        return text
    ends = "".join(found[:head]), "".join(found[len(found) - tail :]) if tail else ""
    return f"{ends[0]}… {ends[1]}"
