"""The lists of the scrutiny page: the actions and findings that an address asks for, with their totals."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from actionplan.queries.scrutiny_action_values import PublicAction, PublicApart
from actionplan.queries.scrutiny_asked import COUNTED, EVERY_ACTION, Asked
from actionplan.queries.scrutiny_values import Position, PublicFinding, PublicSource
from actionplan.vocabulary import ActionState


@dataclass(frozen=True)
class Listing:
    """The actions listed one by one, under their findings; ``words`` say which, and nothing for all of them.

    ``apart`` are those among them that left the plan since the day that is asked of. ``is_for_paper`` says that nobody
    asked for a list, so that a screen does not show it.
    """

    words: str
    is_for_paper: bool
    findings: tuple[tuple[PublicFinding, tuple[PublicAction, ...]], ...]
    apart: tuple[PublicApart, ...] = ()

    @property
    def number(self) -> int:
        """How many are listed."""
        return sum(len(actions) for _, actions in self.findings) + len(self.apart)


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


def actions_listed(position: Position, asked: Asked, charted: frozenset[str] | None = None, since: str = "") -> Listing:
    """The actions that are asked for, under their findings.

    ``charted`` are those that a line of the chart counts, by their words in addresses, where one is asked for.
    ``since`` is the day that they are compared with, in words.
    """
    chosen = (one for one in position.findings if not asked.findings or one.slug in asked.findings)
    listed = ((one, _actions(one, asked, charted)) for one in chosen)
    words = asked.words_of_actions(position, since)
    is_for_paper = not words and not asked.every_action
    apart = tuple(one for one in position.apart if charted is not None and one.slug in charted)
    return Listing(words, is_for_paper, tuple((one, actions) for one, actions in listed if actions), apart)


def findings_listed(position: Position, asked: Asked, since: str = "") -> FindingsListing:
    """The findings that are asked for, under their sources."""
    narrowed = (
        replace(source, findings=tuple(one for one in source.findings if asked.has_finding(one)))
        for source in position.sources
    )
    return FindingsListing(asked.words_of_findings(since), tuple(source for source in narrowed if source.findings))


def _actions(one: PublicFinding, asked: Asked, charted: frozenset[str] | None) -> tuple[PublicAction, ...]:
    """Those of the actions of a finding that are asked for."""
    return tuple(
        action for action in one.actions if asked.has_action(action) and (charted is None or action.slug in charted)
    )
