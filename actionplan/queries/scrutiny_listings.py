"""What an address asks the scrutiny page to list: actions by state and finding, findings by state or evidence."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Self, TypeVar
from urllib.parse import urlencode

from actionplan.queries.scrutiny_action_values import PublicAction
from actionplan.queries.scrutiny_values import Position, PublicFinding, PublicSource
from actionplan.rules.states import OUT_OF_THE_COUNTS
from actionplan.vocabulary import ActionState, FindingState

COUNTED: Final = tuple(state for state in ActionState if state not in OUT_OF_THE_COUNTS)
"""The states that the figures count."""
NO_EVIDENCE: Final = "none"
"""The word after ``evidence=`` for findings without evidence that children's lives are better."""

EVERY_ACTION: Final = "all"
"""The word after ``list=`` for the whole list of actions."""

Name = TypeVar("Name", bound=str)


@dataclass(frozen=True)
class Asked:
    """What is asked for; nothing asks for everything. ``findings`` are the findings' own words in addresses.

    ``state`` and ``findings`` narrow the list of actions, ``course`` and ``without_evidence`` that of findings. A
    screen shows the whole list of actions only with ``every_action``; paper always has it.
    """

    state: tuple[ActionState, ...] = ()
    findings: tuple[str, ...] = ()
    course: tuple[FindingState, ...] = ()
    without_evidence: bool = False
    every_action: bool = False

    @classmethod
    def read(cls, given: Mapping[str, Sequence[str]], position: Position) -> Self:
        """What an address asks for; words that mean nothing here are passed over."""
        return cls(
            _known(COUNTED, given.get("state", ())),
            _known([one.slug for one in position.findings], given.get("finding", ())),
            _known(tuple(FindingState), given.get("course", ())),
            NO_EVIDENCE in given.get("evidence", ()),
            EVERY_ACTION in given.get("list", ()),
        )


@dataclass(frozen=True)
class Listing:
    """The actions listed one by one, under their findings; ``words`` say which, and nothing for all of them.

    ``is_for_paper`` says that nobody asked for a list, so that a screen does not show it.
    """

    words: str
    is_for_paper: bool
    findings: tuple[tuple[PublicFinding, tuple[PublicAction, ...]], ...]

    @property
    def number(self) -> int:
        """How many are listed."""
        return sum(len(actions) for _, actions in self.findings)


@dataclass(frozen=True)
class Total:
    """How many actions of the findings listed are in a state, and the end of the address of the list of these."""

    state: ActionState | None
    number: int
    query: str


@dataclass(frozen=True)
class FindingsListing:
    """The findings listed under their sources, with their totals; ``words`` say which, and nothing for all of them."""

    words: str
    sources: tuple[PublicSource, ...]

    @property
    def findings(self) -> tuple[PublicFinding, ...]:
        """The findings listed."""
        return tuple(finding for source in self.sources for finding in source.findings)

    @property
    def totals(self) -> tuple[Total, ...]:
        """The totals by state, every state counted named; they add up to ``total``."""
        return tuple(self._total(state) for state in COUNTED)

    @property
    def total(self) -> Total:
        """All the actions of the findings listed."""
        return self._total(None)

    def _total(self, state: ActionState | None) -> Total:
        """One total; it names its findings where these are not all there are."""
        number = sum(state in (None, action.state) for one in self.findings for action in one.actions)
        slugs = [one.slug for one in self.findings] if self.words else []
        query = urlencode({"state": [state] if state else [], "finding": slugs}, doseq=True)
        return Total(state, number, query or f"list={EVERY_ACTION}")


def actions_listed(position: Position, asked: Asked) -> Listing:
    """The actions that are asked for, under their findings."""
    chosen = (one for one in position.findings if not asked.findings or one.slug in asked.findings)
    listed = ((one, _in_states(one.actions, asked.state)) for one in chosen)
    words = _words_of_actions(position, asked)
    is_for_paper = not words and not asked.every_action
    return Listing(words, is_for_paper, tuple((one, actions) for one, actions in listed if actions))


def findings_listed(position: Position, asked: Asked) -> FindingsListing:
    """The findings that are asked for, under their sources."""
    narrowed = (
        replace(source, findings=tuple(one for one in source.findings if _is_listed(one, asked)))
        for source in position.sources
    )
    words = [
        *(state.label for state in asked.course),
        *(["No evidence of impact yet"] if asked.without_evidence else []),
    ]
    return FindingsListing(", ".join(words), tuple(source for source in narrowed if source.findings))


def _words_of_actions(position: Position, asked: Asked) -> str:
    """Which actions are asked for: "Overdue or off track, finding 4c"."""
    references = [one.reference for one in position.findings if one.slug in asked.findings]
    states = " or ".join(state.label if place == 0 else state.label.lower() for place, state in enumerate(asked.state))
    plural = "s" if len(references) > 1 else ""
    findings = f"finding{plural} {', '.join(references)}" if references else ""
    return ", ".join(part for part in (states, findings) if part)


def _in_states(actions: Iterable[PublicAction], states: Collection[ActionState]) -> tuple[PublicAction, ...]:
    """The actions in any of the states, or all."""
    return tuple(one for one in actions if not states or one.state in states)


def _is_listed(one: PublicFinding, asked: Asked) -> bool:
    """Whether a finding is asked for."""
    return (not asked.course or one.state in asked.course) and not (asked.without_evidence and one.number_with_impact)


def _known(known: Collection[Name], given: Collection[str]) -> tuple[Name, ...]:
    """Those of the known words that are given, in their own order."""
    return tuple(word for word in known if word in given)
