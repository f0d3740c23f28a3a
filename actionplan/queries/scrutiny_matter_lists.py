"""What an address asks the list of questions and recommendations for: by kind, by where they stand, by who answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import urlencode

from actionplan.queries.scrutiny_matter_values import PublicMatter
from actionplan.rules.matters import OPEN
from actionplan.vocabulary import MatterKind, MatterState

OWED: Final = "owed"
"""The word after ``state=`` for everything that members wait for."""
STATES: Final = ((OWED, "Answer owed"), *MatterState.choices())
"""The words after ``state=`` with their labels."""


@dataclass(frozen=True)
class MattersAsked:
    """What is asked for; nothing asks for everything. ``who`` is the key of the post that answers."""

    kind: str = ""
    state: str = ""
    who: str = ""

    @classmethod
    def read(cls, given: Mapping[str, Sequence[str]]) -> Self:
        """What an address asks for; words that mean nothing here are passed over."""
        known = {"kind": [word.value for word in MatterKind], "state": [word for word, _ in STATES]}
        told = {name: next((one for one in given.get(name, ()) if one in words), "") for name, words in known.items()}
        who = next((one for one in given.get("who", ()) if one.isascii() and one.isdigit()), "")
        return cls(**told, who=who)

    def has(self, one: PublicMatter) -> bool:
        """Whether a matter is asked for."""
        by_state = one.state in OPEN if self.state == OWED else self.state in ("", one.state.value)
        return by_state and self.kind in ("", one.kind.value) and self.who in ("", str(one.owed_by_post))

    def address(self, **other: str) -> str:
        """The end of the address that asks for this, or for this with other words."""
        told = {"kind": self.kind, "state": self.state, "who": self.who, **other}
        return "?" + urlencode({name: word for name, word in told.items() if word})


@dataclass(frozen=True)
class Figure:
    """How many are in a state, with the end of the address that lists them."""

    label: str
    number: int
    href: str
    is_current: bool


@dataclass(frozen=True)
class MatterList:
    """The matters that are asked for, the figures of those of the same kind, and who may be asked for."""

    asked: MattersAsked
    found: tuple[PublicMatter, ...]
    everything: tuple[PublicMatter, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """How many there are in each state, of the same kind and post; the first adds up what is owed."""
        return tuple(
            Figure(label, number, self.asked.address(state=word), self.asked.state == word)
            for word, label, number in ((word, label, self._number(word)) for word, label in STATES)
            if number or word == OWED
        )

    @property
    def posts(self) -> tuple[tuple[str, str], ...]:
        """The posts that answer anything, by their titles."""
        named = {one.owed_by: str(one.owed_by_post) for one in self.everything if one.owed_by_post}
        return tuple((key, title) for title, key in sorted(named.items()))

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return len(self.found) < len(self.everything)

    def _number(self, state: str) -> int:
        """How many are in a state, of the kind and post that are asked for."""
        wanted = MattersAsked(self.asked.kind, state, self.asked.who)
        return sum(wanted.has(one) for one in self.everything)


def listed(everything: Sequence[PublicMatter], asked: MattersAsked) -> MatterList:
    """The matters that are asked for among all of a plan, in their order."""
    return MatterList(asked, tuple(one for one in everything if asked.has(one)), tuple(everything))
