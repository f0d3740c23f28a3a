"""Sentences whose figures lead to what they count, on the page of members."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True)
class Piece:
    """A piece of a sentence; one that has a ``query`` is a figure that leads to the list at ``anchor``."""

    text: str
    query: str = ""
    anchor: str = ""


Sentence = tuple[Piece, ...]


def actions(number: int, **asked: object) -> Piece:
    """A number of actions that leads to their list; a plain 0 leads nowhere. Underscores in names stand for hyphens."""
    return _figure(number, "actions", asked)


def findings(number: int, **asked: object) -> Piece:
    """A number of findings that leads to their list; a plain 0 leads nowhere."""
    return _figure(number, "findings", asked)


def _figure(number: int, anchor: str, asked: dict[str, object]) -> Piece:
    """A number and where it leads."""
    query = urlencode({name.replace("_", "-"): value for name, value in asked.items()}, doseq=True)
    return Piece(str(number), query, anchor) if number else Piece("0")


def as_read(pieces: Iterable[Piece]) -> str:
    """A sentence as it is read."""
    return "".join(piece.text for piece in pieces)


def listed(parts: Iterable[Sentence]) -> Sentence:
    """Parts put in a row: the first, the second and the third."""
    found = list(parts)
    told: list[Piece] = []
    for place, part in enumerate(found):
        if place:
            told.append(Piece(" and " if place == len(found) - 1 else ", "))
        told.extend(part)
    return tuple(told)
