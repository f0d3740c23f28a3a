"""Which actions are asked for: a filter held in an address, so that every figure can link to exactly its rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final, Self
from urllib.parse import urlencode

from actionplan.queries.filter_parts import LONGEST_SEARCH, NONE, OVERDUE, READERS, SORTS, is_understood, plain
from actionplan.vocabulary import ActionState, Commitment, Impact, OriginKind, Rating

__all__ = ["NONE", "OVERDUE", "SORTS", "ActionFilter", "query_of"]

LEFT_OUT: Final = "“{word}” is not understood after “{name}”, so it was left out."
TOO_LONG: Final = f"The search is longer than {LONGEST_SEARCH} characters, so only its beginning was looked for."
MOST_PROBLEMS: Final = 10


@dataclass(frozen=True)
class ActionFilter:
    """A choice of actions. Every part that is given must hold; a part with several words holds for any of them.

    ``owner``, ``organisation``, ``requirement`` and ``partner`` are keys or, for the first and third, “none”;
    ``imported`` is the number of an import that added or changed them.
    ``finding`` is the findings' own words in addresses, ``tag`` words of the council's own. ``due`` is “overdue”,
    “none”, or a number of days within which a running action is due; ``first_due`` is “none” for what never had a
    date, ``evidence`` for what has none that stands. ``planned_by``, ``complete_by`` and ``assured_by`` are days of
    the chart of the plan: first agreed date, claimed and assured by the end of it.
    """

    owner: str = ""
    organisation: str = ""
    finding: tuple[str, ...] = ()
    requirement: str = ""
    state: tuple[ActionState, ...] = ()
    rating: tuple[Rating, ...] = ()
    impact: tuple[Impact, ...] = ()
    due: str = ""
    first_due: str = ""
    stale: bool = False
    slipped: bool = False
    asked: bool = False
    returned: bool = False
    success_measure: str = ""
    evidence: str = ""
    partner: str = ""
    commitment: tuple[Commitment, ...] = ()
    origin: tuple[OriginKind, ...] = ()
    tag: tuple[str, ...] = ()
    imported: str = ""
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
            words = [word for word in map(plain, given.get(name, ())) if word]
            known = [word for word in words if is_understood(reader, word)]
            problems += [
                LEFT_OUT.format(word=word[:40], name=name) for word in dict.fromkeys(words) if word not in known
            ]
            if known:
                told[name] = reader(known)
        if any(len(word) > LONGEST_SEARCH for word in given.get("q", ())):
            problems.append(TOO_LONG)
        return cls(**told), tuple(problems[:MOST_PROBLEMS])

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
