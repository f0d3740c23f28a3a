"""How like two names or two texts are: for suggestions that a person confirms, and never a reason to join anything."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

LIKE_NAMES: Final = 0.7
"""Names at least this like are worth asking about."""
LIKE_TEXTS: Final = 0.5
"""Texts at least this like are worth asking about."""
ALMOST_THE_SAME: Final = 0.8
"""Texts at least this like say nearly the same."""

_SMALL: Final = frozenset(["of", "the", "for", "and", "a", "to", "in", "on", "at", "with"])
_GENERAL: Final = frozenset(
    ["head", "manager", "director", "officer", "lead", "service", "team", "board", "chief", "executive", "member"]
)
_SHORT_FORMS: Final[Mapping[str, str]] = {
    "hd": "head",
    "mgr": "manager",
    "mngr": "manager",
    "dir": "director",
    "asst": "assistant",
    "dep": "deputy",
    "svc": "service",
    "svcs": "service",
    "serv": "service",
    "snr": "senior",
    "sr": "senior",
    "coord": "coordinator",
    "dept": "department",
    "exec": "executive",
    "mgmt": "management",
    "perf": "performance",
    "dev": "development",
    "cllr": "councillor",
    "org": "organisation",
    "qa": "quality assurance",
}
_SIGNS: Final = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"})
_WEIGHT_OF_GENERAL: Final = 0.5
_SLIP: Final = 0.8
_LONGEST_INITIALS: Final = 6
_INITIALS: Final = 0.8
_SHORTEST_STEM: Final = 4


def name_key(name: str) -> str:
    """What two spellings of one name have in common: capitals, blanks and typographic signs make no difference."""
    return " ".join(name.translate(_SIGNS).split()).casefold()


@lru_cache(maxsize=8192)
def words_of_name(name: str) -> tuple[str, ...]:
    """The words of a name that carry meaning, short forms written out and plurals as singulars."""
    found = re.findall(r"[^\W_]+", name_key(name).replace("'", ""))
    written = " ".join(_SHORT_FORMS.get(word, word) for word in found).split()
    return tuple(_singular(word) for word in written if word not in _SMALL)


def likeness_of_names(one: str, other: str) -> float:
    """From 0 to 1; 1 when only spelling, short forms and small words differ. Other numbers are other names."""
    if _digits(one) != _digits(other):
        return 0.0
    if _is_initials(one, other) or _is_initials(other, one):
        return _INITIALS
    left, right = list(words_of_name(one)), list(words_of_name(other))
    whole = _weight(left) + _weight(right)
    return 2 * _shared(left, right) / whole if whole else 0.0


def nearest_name(name: str, known: Iterable[str]) -> tuple[str, float]:
    """The most like of some names, and how like it is; none when nothing is like enough to ask about."""
    scored = ((likeness_of_names(name, one), one) for one in known)
    best, found = max(scored, default=(0.0, ""), key=lambda pair: pair[0])
    return (found, best) if best >= LIKE_NAMES else ("", 0.0)


def words_of_text(text: str) -> "Counter[str]":
    """The words of a text, each as often as it stands there."""
    return Counter(re.findall(r"[^\W_]+", text.casefold()))


def likeness_of_texts(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """How much of their words two texts share, from 0 to 1, whatever the order."""
    shared = sum(min(number, other.get(word, 0)) for word, number in one.items())
    whole = sum(one.values()) + sum(other.values())
    return 2 * shared / whole if whole else 0.0


def same_numbers(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Whether two texts name the same numbers: team 1 is not team 2, however alike the rest."""
    return {word for word in one if word.isdigit()} == {word for word in other if word.isdigit()}


def _digits(name: str) -> list[str]:
    return re.findall(r"\d+", name)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _SHORTEST_STEM and word.endswith("s") and not word.endswith("ss") else word


def _weight(words: Iterable[str]) -> float:
    return sum(_WEIGHT_OF_GENERAL if word in _GENERAL else 1.0 for word in words)


def _shared(left: list[str], right: list[str]) -> float:
    """The weight of the words that stand in both, slips of the pen allowed."""
    rest, shared = list(right), 0.0
    for word in left:
        same = next((one for one in rest if one == word), None) or next((one for one in rest if _slip(word, one)), None)
        if same:
            rest.remove(same)
            shared += _weight([word])
    return shared


def _slip(one: str, other: str) -> bool:
    """Whether two longer words differ only by a slip of the pen."""
    if min(len(one), len(other)) < _SHORTEST_STEM or abs(len(one) - len(other)) > 2:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SLIP


def initials_of(name: str) -> tuple[str, ...]:
    """The initials of a name of several words, with and without its small ones; a short name may be initials itself."""
    words = re.findall(r"[^\W_]+", name_key(name).replace("'", ""))
    if len(words) > 1:
        return "".join(word[0] for word in words), "".join(word[0] for word in words if word not in _SMALL)
    return (words[0],) if words and 1 < len(words[0]) <= _LONGEST_INITIALS else ()


def _is_initials(short: str, name: str) -> bool:
    """Whether one name is the other's initials, with or without its small words."""
    letters = short.replace(".", "").strip()
    if not letters.isalpha() or not 1 < len(letters) <= _LONGEST_INITIALS:
        return False
    return len(name.split()) > 1 and letters.casefold() in initials_of(name)
