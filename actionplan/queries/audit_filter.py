"""Which changes are asked for: a filter held in an address, read, written and said in words."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final, Self
from urllib.parse import urlencode

from actionplan.queries.audit_kinds import KINDS
from actionplan.queries.audit_turns import FIELDS
from actionplan.rules.moments import FIRST_YEAR, LAST_YEAR
from actionplan.rules.periods import in_words

LONGEST: Final = 100
"""Characters of what is searched for."""
LARGEST: Final = 2**62
LEFT_OUT: Final = "“{word}” is not understood after “{name}”, so it was left out."
WRONG_WAY: Final = "The first day is after the last, so nothing is found."
BOXES: Final = ("day", "month", "year")
"""A day that is typed stands in three boxes: “from_day”, “from_month” and “from_year”."""
IN_ADDRESSES: Final = {"since": "from", "until": "to", "imported": "import"}
"""Parts of which the word in an address is none that a program can use."""


@dataclass(frozen=True)
class AuditFilter:
    """A choice of changes; every part that is given must hold.

    ``person`` and ``imported`` are numbers, ``plan`` a plan's word in addresses, ``since`` and ``until`` London days,
    both of which count. ``thing`` is a reference or a name as typed, ``q`` words in the reason.
    """

    person: str = ""
    thing: str = ""
    part: str = ""
    kind: str = ""
    since: date | None = None
    until: date | None = None
    imported: str = ""
    plan: str = ""
    q: str = ""

    @classmethod
    def read(cls, given: Mapping[str, str]) -> tuple[Self, tuple[str, ...]]:
        """The filter that an address gives, and a sentence for each part that made no sense and is left out."""
        told: dict[str, Any] = {}
        problems = []
        for one in fields(cls):
            name = IN_ADDRESSES.get(one.name, one.name)
            word = " ".join((_typed(name, given).strip() or given.get(name, "")).replace("\0", "").split())
            try:
                told |= {one.name: READERS[one.name](word)} if word else {}
            except ValueError:
                problems.append(LEFT_OUT.format(word=word[:40], name=name))
        asked = cls(**told)
        if asked.since and asked.until and asked.since > asked.until:
            problems.append(WRONG_WAY)
        return asked, tuple(problems)

    def to_query(self) -> str:
        """The filter as the part of an address after the question mark, always in the same order."""
        return urlencode(self.pairs())

    def pairs(self) -> list[tuple[str, str]]:
        """Each part that is given, by its name in an address."""
        given = ((one.name, getattr(self, one.name)) for one in fields(self))
        return [(IN_ADDRESSES.get(name, name), _word(value)) for name, value in given if value]

    def without(self, part: str) -> Self:
        """The filter that is left without a part."""
        return replace(self, **{part: getattr(type(self)(), part)})


def said_of(asked: AuditFilter, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each part that is given in words, by its name; ``names`` says what the parts mean that name a row."""
    given = {"person": f"number {asked.person}", "thing": f"“{asked.thing}”", "plan": f"“{asked.plan}”"}
    named = {part: names.get(part, f"{word}, not known here") for part, word in given.items()}
    words = {
        "q": f"Reason with the words “{asked.q}”",
        "person": f"By {named['person']}, or on behalf of a post they held then",
        "thing": f"What happened to {named['thing']}",
        "plan": f"Plan: {named['plan']}",
        "kind": KINDS[asked.kind][0] if asked.kind else "",
        "part": f"Change of: {FIELDS[asked.part][0].lower()}" if asked.part else "",
        "since": f"From {in_words(asked.since)}" if asked.since else "",
        "until": f"Up to {in_words(asked.until)}" if asked.until else "",
        "imported": f"Import {asked.imported}",
    }
    return [(part, said) for part, said in words.items() if getattr(asked, part)]


def is_typed(given: Mapping[str, str]) -> bool:
    """Whether an address gives its days in boxes, as a form sends them."""
    return any(f"{name}_{box}" in given for name in ("from", "to") for box in BOXES)


def boxes(name: str, given: Mapping[str, str]) -> list[str]:
    """What stands in the three boxes of a day."""
    return [given.get(f"{name}_{box}", "").strip() for box in BOXES]


def _typed(name: str, given: Mapping[str, str]) -> str:
    """What stands in the three boxes of a day, as people write it."""
    return " ".join(boxes(name, given))


def _word(value: object) -> str:
    """A part as it stands in an address."""
    return value.isoformat() if isinstance(value, date) else str(value)


def _number(word: str) -> str:
    """A whole number that a database knows; raises ``ValueError`` for anything else."""
    if not (word.isascii() and word.isdigit() and 0 < int(word) < LARGEST):
        raise ValueError(word)
    return str(int(word))


def _day(word: str) -> date:
    """A day of an address, 2014-10-01, or of three boxes, 1 10 2014; raises ``ValueError`` for anything else."""
    parts = word.split()
    if len(parts) == len(BOXES) and all(len(part) <= len("2014") for part in parts):
        day = date(*(int(part) for part in reversed(parts)))
    else:
        day = date.fromisoformat(word)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(word)
    return day


def _one_of(words: Mapping[str, object]) -> Any:
    """A reader of one of these words; raises ``ValueError`` for any other."""

    def read(word: str) -> str:
        if word not in words:
            raise ValueError(word)
        return word

    return read


def _text(word: str) -> str:
    """Words, cut where they are longer than anybody searches for."""
    return word[:LONGEST]


READERS: Final[Mapping[str, Any]] = {
    "person": _number,
    "thing": _text,
    "part": _one_of(FIELDS),
    "kind": _one_of(KINDS),
    "since": _day,
    "until": _day,
    "imported": _number,
    "plan": _text,
    "q": _text,
}
