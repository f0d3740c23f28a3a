"""The list of findings that a filter chooses, with its totals and how many findings are in each state."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from actionplan.models import Source
from actionplan.queries.finding_filter import FindingFilter, Names, chosen_findings
from actionplan.queries.findings import FindingPosition, counts_of
from actionplan.queries.positions import ActionPosition
from actionplan.vocabulary import ActionState, FindingState


@dataclass(frozen=True)
class FindingList:
    """The findings chosen, among all that the reader may see.

    ``has_others`` says that the reader may see actions of other findings too, so that the totals need to name theirs.
    """

    found: tuple[FindingPosition, ...]
    everything: tuple[FindingPosition, ...]
    asked: FindingFilter
    names: Names
    has_others: bool

    @property
    def actions(self) -> tuple[ActionPosition, ...]:
        """The counted actions of the findings chosen, each once, under its main finding."""
        return tuple(action for one in self.found for action in one.counted)

    @property
    def counts(self) -> dict[ActionState, int]:
        """How many of these actions are in each state, every state named, worst first."""
        return counts_of(self.actions)

    @property
    def slugs(self) -> tuple[str, ...]:
        """The findings that the totals lead to the actions of; none where these are all the actions there are."""
        is_all = len(self.found) == len(self.everything) and not self.has_others
        return () if is_all else tuple(one.finding.slug for one in self.found)

    @property
    def groups(self) -> tuple[tuple[str, str, tuple[FindingPosition, ...]], ...]:
        """The findings under their sources, each by slug and name; in any other order than the plan's, in one group."""
        if self.asked.sort != "plan":
            return (("", "", self.found),)
        by_source: dict[Source, list[FindingPosition]] = {}
        for one in self.found:
            by_source.setdefault(one.finding.source, []).append(one)
        return tuple((source.slug, source.name, tuple(those)) for source, those in by_source.items())

    @property
    def by_state(self) -> dict[FindingState, int]:
        """How many findings would be chosen in each state, whatever the state asked for."""
        whatever = chosen_findings(self.everything, replace(self.asked, state=()))
        return {state: sum(one.state == state for one in whatever) for state in FindingState}

    @property
    def number_required(self) -> int:
        """How many requirements the findings chosen have."""
        return sum(len(one.requirements) for one in self.found)

    @property
    def number_bare(self) -> int:
        """How many of these no action answers."""
        return sum(len(one.bare_requirements) for one in self.found)


def finding_list(
    everything: Iterable[FindingPosition], given: dict[str, list[str]], *, has_others: bool
) -> tuple[FindingList, tuple[str, ...]]:
    """The list that an address asks for, and a sentence for each of its words that made no sense."""
    rows = tuple(everything)
    names = Names.of(rows)
    asked, problems = FindingFilter.read(given, names)
    return FindingList(chosen_findings(rows, asked), rows, asked, names, has_others), problems
