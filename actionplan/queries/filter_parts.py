"""How each part of a filter is read from the words of an address."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from actionplan.vocabulary import ActionState, Commitment, Impact, OriginKind, Rating, Word

NONE: Final = "none"
"""The word in an address for “has none”: no owner, no due date, no success measure, no requirement."""
OVERDUE: Final = "overdue"
"""The word after ``due=`` for actions past their due date while the clock runs."""
LONGEST_SEARCH: Final = 200
LONGEST_KEY: Final = 19
"""Digits with which a key may be larger than a database can hold."""
SORTS: Final = ("plan", "worst", "reference", "owner", "due", "updated", "state")
"""The orders of a list; a minus before one turns it round."""
NO_ROWS_KEY: Final = "0"
"""The key that stands for one too long for any row to have it."""


def plain(word: str) -> str:
    """A word without spaces round it, and with a mark where it has a character that no database can look for."""
    return word.replace("\0", "\ufffd").strip()


def is_understood(reader: Callable[[Sequence[str]], object], word: str) -> bool:
    """Whether a part can be read from this word."""
    try:
        reader([word])
    except ValueError:
        return False
    return True


def _one(words: Sequence[str]) -> str:
    """The last of what is given once."""
    return words[-1][:LONGEST_SEARCH].strip()


def _several(words: Sequence[str]) -> tuple[str, ...]:
    """All that is given, each once, in the order given."""
    return tuple(dict.fromkeys(word[:LONGEST_SEARCH] for word in words))


def _tags(words: Sequence[str]) -> tuple[str, ...]:
    """Tags in the one spelling that they are kept in, each once."""
    return _several([" ".join(word.split()).casefold() for word in words])


def _key(words: Sequence[str]) -> str:
    """The key of a row: a whole number; one that no database can hold is a key that no row has."""
    word = words[-1]
    if not (word.isascii() and word.isdigit()):
        raise ValueError(word)
    return word if len(word) < LONGEST_KEY else NO_ROWS_KEY


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
    if word in (OVERDUE, NONE):
        return word
    if word.isascii() and word.isdigit() and len(word) <= 4:
        return str(int(word))
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
    "first_due": _none,
    "stale": _flag,
    "slipped": _flag,
    "asked": _flag,
    "returned": _flag,
    "success_measure": _none,
    "evidence": _none,
    "partner": _key,
    "commitment": _any_of(Commitment),
    "origin": _any_of(OriginKind),
    "tag": _tags,
    "imported": _key,
    "planned_by": _day,
    "complete_by": _day,
    "assured_by": _day,
    "sort": _sort,
}
"""How each part of a filter is read, in the order in which an address gives them."""
