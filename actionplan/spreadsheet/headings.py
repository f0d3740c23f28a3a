"""Knows what councils call their columns, whatever the case, punctuation, line breaks or plurals."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from actionplan.spreadsheet.aliases import ALIASES, Field
from actionplan.spreadsheet.limits import Refused

LONGEST: Final = 90
SHORTEST_SLIP: Final = 6
IGNORE: Final = "ignore"
_STATUS_OR_PROGRESS: Final = frozenset({"status", "current status"})
_MAY_GO_ON: Final = frozenset(
    {"progress", "progress update", "update", "rag", "brag", "rag rating", "rag status", "success criteria"}
)
_ENDINGS: Final = (
    ("success criteria", Field.SUCCESS_MEASURE), ("success measure", Field.SUCCESS_MEASURE),
    ("outcome measure", Field.SUCCESS_MEASURE), ("lead officer", Field.OWNER), ("responsible officer", Field.OWNER),
    ("lead", Field.OWNER), ("owner", Field.OWNER), ("due date", Field.DUE), ("target date", Field.DUE),
    ("completion date", Field.DUE), ("timescale", Field.DUE), ("deadline", Field.DUE), ("rag", Field.RATING),
    ("brag", Field.RATING), ("rag rating", Field.RATING), ("status", Field.RATING), ("progress", Field.PROGRESS),
    ("update", Field.PROGRESS), ("recommendation", Field.FINDING), ("area for improvement", Field.FINDING),
    ("finding", Field.FINDING),
    ("requirement", Field.REQUIREMENT), ("action", Field.ACTION), ("task", Field.ACTION),
    ("activity", Field.ACTION), ("measure", Field.SUCCESS_MEASURE), ("impact", Field.IMPACT),
    ("partner", Field.PARTNERS), ("resource", Field.RESOURCES), ("cost", Field.RESOURCES),
)  # fmt: skip
_QUESTIONS: Final = (
    (re.compile(r"\b(revised|new|amended|extended|forecast) (\w+ )?(date|timescale|deadline)$"), Field.REVISED_DUE),
    (re.compile(r"^what (difference|impact) (will|should|do we)\b"), Field.SUCCESS_MEASURE),
    (re.compile(r"^what .*\b(difference|impact)\b"), Field.IMPACT),
    (re.compile(r"^(how|what) .*\b(know|success|measure|good look|look like)\b"), Field.SUCCESS_MEASURE),
    (re.compile(r"^(what have|what has|where are|action taken) "), Field.PROGRESS),
    (re.compile(r"^what .*\b(ofsted|inspector|inspection)\b"), Field.FINDING),
    (re.compile(r"^what .*\b(do|done|doing|action|take|happen)\b"), Field.ACTION),
    (re.compile(r"^what .*\b(improve|change|in place)\b"), Field.REQUIREMENT),
    (re.compile(r"^who (else|support|will (help|support))"), Field.CONTRIBUTORS),
    (re.compile(r"^milestone (due )?(date|deadline|timescale)$"), Field.DUE),
    (re.compile(r"^to be (delivered|completed|done|achieved|implemented) by$"), Field.DUE),
    (re.compile(r"^(by |and )?who\b"), Field.OWNER),
    (re.compile(r"^(by )?when\b"), Field.DUE),
    (re.compile(r"^how .*\b(do|done|achieve|improve|get there|deliver)\b"), Field.ACTION),
)
_MOVED: Final = re.compile(
    r"^(?:(?P<now>revised|new|amended|extended|forecast|updated|latest)|original|initial|first|baseline) (?P<rest>.+)$"
)
_ACTUAL: Final = re.compile(r"\b(?:actual|achieved|completed)\b")
_LOOSELY_ACTIONS: Final = frozenset({"description", "detail", "work", "activity description", "action and detail"})
_MEASURED: Final = re.compile(r"^(?:no|day|date|type|step|level|name|percentage) of ")
_LONGEST_LOOSE: Final = 12
_TWO_MEANINGS: Final[Mapping[str, Field]] = {
    "outcome": Field.SUCCESS_MEASURE,
    "outcome achieved": Field.SUCCESS_MEASURE,
}


def normal(heading: str) -> str:
    """A heading as it is compared: lower case, no punctuation, "and" for "&", plurals made singular."""
    words = re.sub(r"[^a-z0-9#]+", " ", heading.lower().replace("&", " and ").replace("’", "").replace("'", "")).split()
    return " ".join(_singular(word) for word in words)


def _singular(word: str) -> str:
    if word in {"nos", "no", "number"}:
        return "no"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


_KNOWN: Final = {normal(alias): field for field, aliases in ALIASES.items() for alias in aliases}


@lru_cache(maxsize=4096)
def field_of(heading: str) -> Field | None:
    """The field that a heading names, by itself: as a whole or by one of its parts."""
    if not heading.strip() or len(heading) > LONGEST:
        return None
    whole = normal(heading)
    if whole in _KNOWN:
        return _KNOWN[whole]
    moved = _MOVED.match(whole)
    if moved and _KNOWN.get(moved["rest"]) == Field.DUE:
        return Field.REVISED_DUE if moved["now"] else Field.FIRST_DUE
    for part in re.split(r"[/(\[:;\n]|\s[-–—]\s", heading):
        if normal(part) in _KNOWN:
            return _KNOWN[normal(part)]
    longer = next((known for known in _MAY_GO_ON if whole.startswith(f"{known} ")), None)
    if longer and len(whole.split()) <= len(longer.split()) + 6:
        return _KNOWN[longer]
    return None


@lru_cache(maxsize=4096)
def field_nearly(heading: str) -> Field | None:
    """The field of a heading with a slip of the pen in it; slow, so only for rows that look like headings."""
    whole = normal(heading)
    if not SHORTEST_SLIP <= len(whole) <= LONGEST // 2:
        return None
    close = get_close_matches(whole, _KNOWN, n=1, cutoff=0.9)
    return _KNOWN[close[0]] if close else None


@lru_cache(maxsize=4096)
def field_loosely(heading: str) -> Field | None:
    """The field of a heading that asks a question, or that ends in words that name one: "SMART actions"."""
    whole = normal(heading)
    if not whole or len(whole.split()) > _LONGEST_LOOSE or _MEASURED.match(whole):
        return None
    if whole in _LOOSELY_ACTIONS:
        return Field.ACTION
    asked = next((field for pattern, field in _QUESTIONS if pattern.search(whole)), None)
    guessed = asked or next((field for words, field in _ENDINGS if whole.endswith(f" {words}")), None)
    return None if guessed == Field.DUE and _ACTUAL.search(whole) else guessed


@lru_cache(maxsize=1024)
def fields_of_parts(heading: str) -> tuple[Field, ...]:
    """The fields that the parts of a heading name, each once: "Lead and timescale" names two."""
    parts = [normal(part) for part in re.split(r"[/\n;,+]|\band\b|&", heading)]
    return tuple(dict.fromkeys(_KNOWN[part] for part in parts if part in _KNOWN))


def may_also_be(heading: str, taken_for: Field) -> tuple[Field, ...]:
    """The other fields that a heading may mean: "Action / Progress" may be either."""
    whole = normal(heading)
    if whole in _TWO_MEANINGS:
        return (_TWO_MEANINGS[whole],) if taken_for != _TWO_MEANINGS[whole] else ()
    return () if whole in _KNOWN else tuple(one for one in fields_of_parts(heading) if one != taken_for)


def is_status_or_progress(heading: str) -> bool:
    """Whether the heading is used by some councils for the rating and by others for the story."""
    return normal(heading) in _STATUS_OR_PROGRESS


def is_of_versions(heading: str) -> bool:
    """Whether a heading is of a table that says who changed the document when, not of one of actions."""
    return normal(heading) in {"version", "version no", "author", "amendment", "amended by", "change", "change made"}


class Headings:
    """The headings of one reading: the table above, with what a person has said of this sheet's own."""

    def __init__(self, mapping: Mapping[str, str]) -> None:
        """Take ``mapping`` of heading to field name, or "ignore"; raises ``Refused`` (unknown_field)."""
        self.chosen: dict[str, Field | None] = {}
        for heading, name in mapping.items():
            if name not in {*Field, IGNORE, ""}:
                known = ", ".join([*Field, IGNORE])
                raise Refused("unknown_field", f"There is no field “{name}”. The fields are: {known}.")
            self.chosen[normal(heading)] = Field(name) if name in set(Field) else None

    def is_chosen(self, heading: str) -> bool:
        """Whether a person has said what this heading means."""
        return normal(heading) in self.chosen

    def field_of(self, heading: str) -> Field | None:
        """The field of a heading, a person's choice first."""
        return self.field_exactly(heading) or (None if self.is_chosen(heading) else field_nearly(heading))

    def is_whole(self, heading: str) -> bool:
        """Whether a heading as a whole is one that is known or that a person has said of."""
        return self.is_chosen(heading) or normal(heading) in _KNOWN

    def field_at_all(self, heading: str) -> Field | None:
        """The field of a column in a row that is known to be one of headings: a likely guess will do."""
        known = self.field_of(heading)
        if known or self.is_chosen(heading):
            return known
        parts = fields_of_parts(heading) if len(heading) <= LONGEST else ()
        return parts[0] if parts else field_loosely(heading)

    def field_exactly(self, heading: str) -> Field | None:
        """The field of a heading without allowing for slips of the pen."""
        key = normal(heading) if self.chosen else ""
        return self.chosen[key] if key in self.chosen else field_of(heading)

    def is_ignored(self, heading: str) -> bool:
        """Whether a person has said to leave this column out."""
        return self.is_chosen(heading) and self.chosen[normal(heading)] is None
