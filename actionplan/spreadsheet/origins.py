"""Reads where an action comes from; one action may come from several places."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from actionplan.spreadsheet.grid import tidied
from actionplan.spreadsheet.headings import normal
from actionplan.vocabulary import OriginKind

_KNOWN: Final = (
    (
        OriginKind.PREVIOUS_INSPECTION,
        re.compile(r"\b(?:previous|earlier|last|carried (?:over|forward)|2012|2011|2010)\b", re.IGNORECASE),
    ),
    (OriginKind.TRANSFORMATION_PLAN, re.compile(r"\btransformation\b", re.IGNORECASE)),
    (
        OriginKind.THIS_INSPECTION,
        re.compile(r"\b(?:this inspection|ofsted|inspection 2014|2014 inspection|sif|new)\b", re.IGNORECASE),
    ),
)
_BREAK: Final = re.compile(r"\s*[\n;,+&|]\s*|\s+/\s+|\s+and\s+", re.IGNORECASE)
_NOTHING: Final = re.compile(r"^\W*(?:n/?a|none)?\W*$", re.IGNORECASE)
_SAID_BY_THE_KIND: Final = re.compile(
    r"\W*(?:(?:this|the|new|previous|earlier|last|ofsted|inspection|transformation|plan|programme|report|sif"
    r"|from|of|carried|over|forward|july|june|20\d\d)\W*)+",
    re.IGNORECASE,
)
"""Words that say no more than the origin they were taken for; a part with any other word is kept as it stands."""


@dataclass(frozen=True, slots=True)
class ReadOrigins:
    """The origins that were known, and the parts whose words say more than these."""

    known: tuple[OriginKind, ...]
    unknown: tuple[str, ...]


@lru_cache(maxsize=1024)
def read_origins(words: str) -> ReadOrigins:
    """Read a cell of origins, part by part."""
    known: list[OriginKind] = []
    unknown: list[str] = []
    for part in _BREAK.split(tidied(words)):
        kind = next((kind for kind, pattern in _KNOWN if pattern.search(part)), None)
        if kind is not None:
            known.append(kind)
        if not (_NOTHING.match(part) if kind is None else _SAID_BY_THE_KIND.fullmatch(part)):
            unknown.append(part)
    return ReadOrigins(tuple(dict.fromkeys(known)), tuple(dict.fromkeys(unknown)))


def names_origin(heading: str) -> bool:
    """Whether a heading names one origin and says nothing more: "Previous inspection"."""
    read = read_origins(heading)
    return len(read.known) == 1 and not read.unknown and normal(heading) != "new"
