"""What the names of a sheet mean: posts or organisations that are known, new ones, or nobody."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from actionplan.rules.likeness import initials_of, name_key, nearest_name, words_of_name
from actionplan.spreadsheet.answers import NEW, NOBODY

_MOST_COMPARED: Final = 40
_STEM: Final = 4


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name that nothing known has: what it is like, what was answered, and the rows that say it.

    ``words`` are what the sheet says beside a reference, where it says more than that.
    """

    name: str
    suggestion: str
    answer: str
    places: tuple[str, ...]
    words: str = ""


@dataclass(slots=True)
class _Mentioned:
    """A name as first written, and where it stands."""

    name: str
    places: list[str] = field(default_factory=list)


class Names:
    """The names of one sheet, each resolved once.

    ``known`` is what the tracker knows by ``name_key``; ``given`` are the answers, by the same keys, and
    ``remembered`` those of earlier imports. A name that is only like a known one stays a new one until a person says
    that it is the same.
    """

    def __init__(
        self,
        mentions: Iterable[tuple[str, str]],
        known: Mapping[str, str],
        given: Mapping[str, str],
        remembered: Mapping[str, str] | None = None,
    ) -> None:
        """Take every name with its place, in the order of the sheet."""
        self.known, self.given = known, given
        self.remembered = {
            key: title
            for key, title in (remembered or {}).items()
            if key not in known and (title == NOBODY or name_key(title) in known)
        }
        self.mentioned: dict[str, _Mentioned] = {}
        self.keys: dict[str, str] = {}
        for name, place in mentions:
            self.mentioned.setdefault(self._key(name), _Mentioned(name)).places.append(place)
        self.meanings = {key: self._meaning(key, one.name) for key, one in self.mentioned.items()}

    def means(self, name: str) -> str:
        """What a name of the sheet means; empty for nobody."""
        return self.meanings.get(self._key(name), name) if name else ""

    def is_answered(self, name: str) -> bool:
        """Whether a person said now what this name means."""
        return self._key(name) in self.given

    def _key(self, name: str) -> str:
        """The key of a name, worked out once: few posts answer for thousands of rows."""
        key = self.keys.get(name)
        if key is None:
            key = self.keys[name] = name_key(name)
        return key

    def _meaning(self, key: str, name: str) -> str:
        answer = self.given.get(key) or self.remembered.get(key, "")
        if answer == NOBODY:
            return ""
        if not answer or answer == NEW:
            return self.known.get(key, name)
        return self._titled(answer) or self.known.get(key, name)

    def _titled(self, answer: str) -> str:
        """The known title that an answer names, or the name of another row that will be made anew."""
        other = self.mentioned.get(name_key(answer))
        return self.known.get(name_key(answer), "") or (other.name if other else "")

    def problems(self, what: str) -> list[str]:
        """A sentence for each answer that names nothing known."""
        wrong = [answer for answer in self.given.values() if answer not in (NEW, NOBODY) and not self._titled(answer)]
        return [f"There is no {what} “{answer}”, so that answer is not used." for answer in dict.fromkeys(wrong)]

    def doubts(self) -> list[Doubt]:
        """The names that nothing known has and that are like something, or that were answered."""
        unknown = {key: one for key, one in self.mentioned.items() if key not in self.known}
        likely = _Likely([*dict.fromkeys(self.known.values()), *(one.name for one in unknown.values())])
        counts = Counter({key: len(one.places) for key, one in unknown.items()})
        place = {key: number for number, key in enumerate(unknown)}
        found = []
        for key, one in unknown.items():
            rank = (-counts[key], place[key])
            better = [
                name
                for name in likely.like(one.name)
                if (other := name_key(name)) in self.known or (other != key and (-counts[other], place[other]) < rank)
            ]
            suggestion = nearest_name(one.name, better)[0]
            answer = self.given.get(key) or self.remembered.get(key, "")
            if suggestion or answer:
                found.append(Doubt(one.name, suggestion, answer, tuple(one.places)))
        return found

    def new(self, names: Iterable[str]) -> tuple[str, ...]:
        """Of these meanings, those that will be made, each once."""
        return tuple({self._key(name): name for name in names if name and self._key(name) not in self.known}.values())


class _Likely:
    """Names by their words and initials, so that each is compared only with those that share some."""

    def __init__(self, names: list[str]) -> None:
        """Sort the names by what they may be met by."""
        self.by_sign: dict[str, list[str]] = {}
        for name in names:
            for sign in _signs(name):
                self.by_sign.setdefault(sign, []).append(name)

    def like(self, name: str) -> list[str]:
        """The names that share the most with a name."""
        shared = Counter(other for sign in _signs(name) for other in self.by_sign.get(sign, ()))
        return [other for other, _ in shared.most_common(_MOST_COMPARED)]


def _signs(name: str) -> set[str]:
    """What a name may be met by: its words, their beginnings, and its initials."""
    words = words_of_name(name)
    return {*words, *(word[:_STEM] for word in words), *(f"={one}" for one in initials_of(name))}
