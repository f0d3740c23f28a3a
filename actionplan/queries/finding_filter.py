"""Which findings are asked for: a filter held in an address, and the findings that it chooses."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final, Self
from urllib.parse import urlencode

from actionplan.queries.findings import FindingPosition
from actionplan.rules.states import TROUBLED
from actionplan.vocabulary import FindingState, Impact

SORTS: Final = {"plan": "The plan's order", "worst": "Worst first"}
"""The orders of the list, with the words for each; an address does not say the first."""
BARE: Final = "A requirement without an action"
LEFT_OUT: Final = "“{word}” is not understood after “{name}”, so it was left out."
LONGEST_WORD: Final = 40
MOST_PROBLEMS: Final = 10


@dataclass(frozen=True)
class Names:
    """What the words of an address may name in a plan: its sources by slug, and its themes, in their order."""

    sources: Mapping[str, str]
    themes: tuple[str, ...]

    @classmethod
    def of(cls, found: Iterable[FindingPosition]) -> Self:
        """The sources and themes of these findings."""
        rows = [one.finding for one in found]
        themes = tuple(dict.fromkeys(row.theme for row in rows if row.theme))
        return cls({row.source.slug: row.source.name for row in rows}, themes)


@dataclass(frozen=True)
class FindingFilter:
    """A choice of findings. Every part that is given must hold; a part with several words holds for any of them.

    ``source`` gives slugs. ``bare`` asks for findings with a requirement that no action answers.
    """

    state: tuple[FindingState, ...] = ()
    impact: tuple[Impact, ...] = ()
    source: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    bare: bool = False
    sort: str = "plan"

    @classmethod
    def read(cls, given: Mapping[str, Sequence[str]], names: Names) -> tuple[Self, tuple[str, ...]]:
        """The filter that an address gives, and a sentence for each word that is not understood, which is left out."""
        told: dict[str, Any] = {}
        problems: list[str] = []
        for name, known in _known(names).items():
            words = dict.fromkeys(word.strip() for word in given.get(name, ()) if word.strip())
            problems += [LEFT_OUT.format(word=word[:LONGEST_WORD], name=name) for word in words if word not in known]
            chosen = tuple(one for one in known if one in words)
            if chosen:
                told[name] = _value(name, chosen)
        return cls(**told), tuple(problems[:MOST_PROBLEMS])

    def to_query(self) -> str:
        """The filter as the part of an address after the question mark, always in the same order."""
        return urlencode([(one.name, word) for one in fields(self) for word in _words(getattr(self, one.name))])

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for but an order."""
        return self == type(self)(sort=self.sort)

    def said(self, names: Names) -> tuple[tuple[str, Self], ...]:
        """Each thing asked for in words, with the filter that is left without it."""
        labels = [
            *((one.label, replace(self, state=_without(self.state, one))) for one in self.state),
            *(
                (f"Impact: {one.label.lower()}", replace(self, impact=_without(self.impact, one)))
                for one in self.impact
            ),
            *((names.sources[one], replace(self, source=_without(self.source, one))) for one in self.source),
            *((one, replace(self, theme=_without(self.theme, one))) for one in self.theme),
        ]
        return (*labels, *([(BARE, replace(self, bare=False))] if self.bare else []))


def chosen_findings(found: Iterable[FindingPosition], asked: FindingFilter) -> tuple[FindingPosition, ...]:
    """Those of these findings that the filter chooses, in its order."""
    held = [one for one in found if _holds(one, asked)]
    return tuple(sorted(held, key=_badness) if asked.sort == "worst" else held)


def _holds(one: FindingPosition, asked: FindingFilter) -> bool:
    """Whether a finding answers every part of a filter."""
    return all(
        (
            not asked.state or one.state in asked.state,
            not asked.impact or one.impact in asked.impact,
            not asked.source or one.finding.source.slug in asked.source,
            not asked.theme or one.finding.theme in asked.theme,
            not asked.bare or one.bare_requirements,
        )
    )


def _badness(one: FindingPosition) -> tuple[int, ...]:
    """What the worst comes first by: the state, then how many actions are in each state that is owed a reason."""
    return (one.place, *(-number for state, number in one.counts.items() if state in TROUBLED))


def _known(names: Names) -> dict[str, Collection[str]]:
    """The words that each part of an address may have."""
    lists: dict[str, Collection[str]] = {"state": tuple(FindingState), "impact": tuple(Impact), "bare": ("1",)}
    return lists | {"source": tuple(names.sources), "theme": names.themes, "sort": tuple(SORTS)}


def _value(name: str, chosen: tuple[str, ...]) -> object:
    """A part as the filter keeps it."""
    return {"bare": True, "sort": chosen[-1]}.get(name, chosen)


def _words(value: object) -> Iterator[str]:
    """A part as the words of an address; nothing for one that is not given."""
    if isinstance(value, tuple):
        yield from map(str, value)
    elif value is True:
        yield "1"
    elif value and value != "plan":
        yield str(value)


def _without(words: tuple[Any, ...], one: object) -> tuple[Any, ...]:
    """The words of a part but one."""
    return tuple(word for word in words if word != one)
