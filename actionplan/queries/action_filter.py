"""Which actions are asked for: a filter held in an address, so that every figure can link to exactly its rows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final, Self
from urllib.parse import urlencode

from actionplan.vocabulary import ActionState, Commitment, Impact, OriginKind, Rating, Word

NONE: Final = "none"
"""The word in an address for “has none”: no owner, no due date, no success measure, no requirement."""
OVERDUE: Final = "overdue"
"""The word after ``due=`` for actions past their due date while the clock runs."""
LONGEST_SEARCH: Final = 200
SORTS: Final = ("plan", "worst", "reference", "owner", "due", "updated", "state")
"""The orders of a list; a minus before one turns it round."""


@dataclass(frozen=True)
class ActionFilter:
    """A choice of actions. Every part that is given must hold; a part with several words holds for any of them.

    ``owner``, ``organisation``, ``requirement`` and ``partner`` are keys or, for the first and third, “none”.
    ``finding`` is the findings' own words in addresses. ``due`` is “overdue”, “none”, or a number of days within which
    a running action is due. ``planned_by``, ``complete_by`` and ``assured_by`` are days of the chart of the plan: first
    agreed date, claimed and assured by the end of it.
    """

    owner: str = ""
    organisation: str = ""
    finding: tuple[str, ...] = ()
    requirement: str = ""
    state: tuple[ActionState, ...] = ()
    rating: tuple[Rating, ...] = ()
    impact: tuple[Impact, ...] = ()
    due: str = ""
    stale: bool = False
    slipped: bool = False
    asked: bool = False
    returned: bool = False
    success_measure: str = ""
    partner: str = ""
    commitment: tuple[Commitment, ...] = ()
    origin: tuple[OriginKind, ...] = ()
    planned_by: date | None = None
    complete_by: date | None = None
    assured_by: date | None = None
    q: str = ""
    sort: str = "plan"

    @classmethod
    def read(cls, given: Mapping[str, Sequence[str]]) -> tuple[Self, tuple[str, ...]]:
        """The filter that an address gives, and a sentence for each part that could not be understood.

        What is not understood is left out; words that are none of ours (such as ``page``) are passed over.
        """
        told: dict[str, Any] = {}
        problems: list[str] = []
        for name, reader in READERS.items():
            words = [word.strip() for word in given.get(name, ()) if word.strip()]
            if not words:
                continue
            try:
                told[name] = reader(words)
            except ValueError:
                problems.append(f"“{words[-1][:40]}” is not understood after “{name}”, so it was left out.")
        return cls(**told), tuple(problems)

    def to_query(self) -> str:
        """The filter as the part of an address after the question mark, always in the same order."""
        return query_of({one.name: getattr(self, one.name) for one in fields(self)})

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for but an order."""
        bare = type(self)(sort=self.sort)
        return self == bare


def query_of(given: Mapping[str, object]) -> str:
    """Parts of a filter as the end of an address; raises ``KeyError`` for a part that no filter has."""
    unknown = set(given) - set(READERS)
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    pairs = [(name, word) for name in READERS if name in given for word in _words(name, given[name])]
    return urlencode(pairs)


def _words(name: str, value: object) -> Iterable[str]:
    """A part as the words of an address; nothing for one that is not given."""
    if value in ("", None, (), False) or (name == "sort" and value == "plan"):
        return []
    if isinstance(value, tuple | list):
        return [str(one) for one in value]
    if isinstance(value, date):
        return [value.isoformat()]
    return ["1" if value is True else str(value)]


def _one(words: Sequence[str]) -> str:
    """The last of what is given once."""
    return words[-1][:LONGEST_SEARCH]


def _several(words: Sequence[str]) -> tuple[str, ...]:
    """All that is given, each once, in the order given."""
    return tuple(dict.fromkeys(word[:LONGEST_SEARCH] for word in words))


def _key(words: Sequence[str]) -> str:
    """The key of a row: a whole number that a database can hold."""
    word = words[-1]
    if not (word.isascii() and word.isdigit() and len(word) < 19):
        raise ValueError(word)
    return word


def _key_or_none(words: Sequence[str]) -> str:
    """The key of a row, or that there is none."""
    return NONE if words[-1] == NONE else _key(words)


def _none(words: Sequence[str]) -> str:
    """That there is none: nothing else can be asked."""
    if words[-1] != NONE:
        raise ValueError(words[-1])
    return NONE


def _due(words: Sequence[str]) -> str:
    """Overdue, without a date, or a number of days of four digits at most."""
    word = words[-1]
    if word in (OVERDUE, NONE) or (word.isascii() and word.isdigit() and len(word) <= 4):
        return word
    raise ValueError(word)


def _flag(words: Sequence[str]) -> bool:
    """Yes: a part that is there at all says 1."""
    if words[-1] != "1":
        raise ValueError(words[-1])
    return True


def _day(words: Sequence[str]) -> date:
    """A day as an address writes it: 2014-12-31."""
    return date.fromisoformat(words[-1])


def _sort(words: Sequence[str]) -> str:
    """A known order, perhaps turned round."""
    if words[-1].removeprefix("-") not in SORTS:
        raise ValueError(words[-1])
    return words[-1]


def _any_of(kind: type[Word]) -> Callable[[Sequence[str]], tuple[Word, ...]]:
    """Reads words of a vocabulary, each once, in the vocabulary's order."""

    def read(words: Sequence[str]) -> tuple[Word, ...]:
        chosen = {kind(word) for word in words}
        return tuple(one for one in kind if one in chosen)

    return read


READERS: Final[Mapping[str, Callable[[Sequence[str]], object]]] = {
    "q": _one,
    "owner": _key_or_none,
    "organisation": _key,
    "finding": _several,
    "requirement": _key_or_none,
    "state": _any_of(ActionState),
    "rating": _any_of(Rating),
    "impact": _any_of(Impact),
    "due": _due,
    "stale": _flag,
    "slipped": _flag,
    "asked": _flag,
    "returned": _flag,
    "success_measure": _none,
    "partner": _key,
    "commitment": _any_of(Commitment),
    "origin": _any_of(OriginKind),
    "planned_by": _day,
    "complete_by": _day,
    "assured_by": _day,
    "sort": _sort,
}
"""How each part of a filter is read, in the order in which an address gives them."""
