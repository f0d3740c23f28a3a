"""What an address asks the scrutiny page to list: which actions and findings, and what these are called in words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Self, TypeVar

from actionplan.queries.scrutiny_action_values import PublicAction
from actionplan.queries.scrutiny_since import CLAIMED, Became, is_so
from actionplan.queries.scrutiny_values import Position, PublicFinding
from actionplan.rules.moments import FIRST_YEAR, LAST_YEAR
from actionplan.rules.periods import in_words
from actionplan.rules.states import OUT_OF_THE_COUNTS
from actionplan.rules.travel import Direction
from actionplan.vocabulary import ActionState, FindingState, Impact, Word

COUNTED: Final = tuple(state for state in ActionState if state not in OUT_OF_THE_COUNTS)
"""The states that the figures count."""
NO_EVIDENCE: Final = "none"
"""The word after ``evidence=`` for findings without evidence that children's lives are better."""
EVERY_ACTION: Final = "all"
"""The word after ``list=`` for the whole list of actions."""

Name = TypeVar("Name", bound=str)


class Lack(Word):
    """What an action that is not complete may be without, or a finding."""

    OWNER = "owner", "without an owner"
    DATE = "date", "without a due date"
    ACTION = "action", "something required has no action"


class Revised(Word):
    """How an action's due date has moved."""

    LATER = "later", "due later than first agreed"
    BEYOND = "beyond", "moved more often than the limit"
    NEVER = "never", "never had a due date"


class Line(Word):
    """A line of the chart, which counts actions by the end of a day."""

    PLANNED = "planned-by", "due as first agreed by"
    COMPLETE = "complete-by", "complete by"
    ASSURED = "assured-by", "assured by"


@dataclass(frozen=True)
class Asked:
    """What is asked for; nothing asks for everything. ``findings`` are the findings' own words in addresses.

    ``course``, ``travel``, ``impact``, ``without_evidence`` and the want of an action narrow the list of findings, all
    else that of actions. A screen shows the whole list of actions only with ``every_action``; paper always has it.
    """

    state: tuple[ActionState, ...] = ()
    findings: tuple[str, ...] = ()
    course: tuple[FindingState, ...] = ()
    travel: tuple[Direction, ...] = ()
    impact: tuple[Impact, ...] = ()
    became: tuple[Became, ...] = ()
    lacks: tuple[Lack, ...] = ()
    revised: tuple[Revised, ...] = ()
    due_by: date | None = None
    due_after: date | None = None
    charted: tuple[Line, date] | None = None
    without_evidence: bool = False
    every_action: bool = False

    @classmethod
    def read(cls, given: Mapping[str, Sequence[str]], position: Position) -> Self:
        """What an address asks for; words that mean nothing here are passed over."""
        charted = ((line, day) for line in Line if (day := _day(given.get(line, ()))))
        return cls(
            state=_known(COUNTED, given.get("state", ())),
            findings=_known([one.slug for one in position.findings], given.get("finding", ())),
            course=_known(tuple(FindingState), given.get("course", ())),
            travel=_known(tuple(Direction), given.get("travel", ())),
            impact=_known(tuple(Impact), given.get("impact", ())),
            became=_known(tuple(Became), given.get("became", ())),
            lacks=_known(tuple(Lack), given.get("lacks", ())),
            revised=_known(tuple(Revised), given.get("revised", ())),
            due_by=_day(given.get("due-by", ())),
            due_after=_day(given.get("due-after", ())),
            charted=next(charted, None),
            without_evidence=NO_EVIDENCE in given.get("evidence", ()),
            every_action=EVERY_ACTION in given.get("list", ()),
        )

    def has_finding(self, one: PublicFinding) -> bool:
        """Whether a finding is asked for in the list of findings."""
        tests = (
            not self.course or one.state in self.course,
            not self.travel or (one.travel is not None and one.travel.direction in self.travel),
            not self.impact or one.impact in self.impact,
            Lack.ACTION not in self.lacks or one.lacks_action,
            not (self.without_evidence and one.number_with_impact),
        )
        return all(tests)

    def has_action(self, one: PublicAction) -> bool:
        """Whether an action is asked for, whatever its finding and the chart."""
        is_open, due = one.state not in CLAIMED, one.due_on
        tests = (
            not self.state or one.state in self.state,
            all(is_so(one, became) for became in self.became),
            Lack.OWNER not in self.lacks or (is_open and not one.owner),
            Lack.DATE not in self.lacks or (is_open and due is None),
            Revised.LATER not in self.revised or one.has_slipped,
            Revised.BEYOND not in self.revised or one.is_moved_too_often,
            Revised.NEVER not in self.revised or one.first_due_on is None,
            self.due_by is None or (due is not None and due <= self.due_by),
            self.due_after is None or (is_open and due is not None and due > self.due_after),
        )
        return all(tests)

    def words_of_findings(self, since: str) -> str:
        """Which findings are asked for: "Off course, No evidence of impact yet"; nothing for all of them."""
        words = [
            *(state.label for state in self.course),
            *(f"{way.label} since {since}" if since else way.label for way in self.travel),
            *(f"Impact: {step.label.lower()}" for step in self.impact),
            *([Lack.ACTION.label.capitalize()] if Lack.ACTION in self.lacks else []),
            *(["No evidence of impact yet"] if self.without_evidence else []),
        ]
        return ", ".join(words)

    def words_of_actions(self, position: Position, since: str) -> str:
        """Which actions are asked for: "Overdue or off track, finding 4c"; nothing for all of them."""
        words = ", ".join(self._words_of_actions(position, since))
        return words[:1].upper() + words[1:] if not self._names_a_finding_first() else words

    def _names_a_finding_first(self) -> bool:
        """Whether the words begin with a finding."""
        others = (self.state, self.became, self.revised, self.due_by, self.due_after, self.charted)
        return not any(others) and not ({Lack.OWNER, Lack.DATE} & set(self.lacks))

    def _words_of_actions(self, position: Position, since: str) -> Iterator[str]:
        """Each part of what is asked of actions, in words."""
        if self.state:
            labels = (state.label if place == 0 else state.label.lower() for place, state in enumerate(self.state))
            yield " or ".join(labels)
        if self.became:
            yield " and ".join(one.label for one in self.became) + (f" since {since}" if since else "")
        yield from (one.label for one in self.lacks if one != Lack.ACTION)
        yield from (one.label for one in self.revised)
        if self.due_by:
            yield f"due by {in_words(self.due_by)}"
        if self.due_after:
            yield f"not complete, and due after {in_words(self.due_after)}"
        if self.charted:
            yield f"{self.charted[0].label} {in_words(self.charted[1])}"
        references = [one.reference for one in position.findings if one.slug in self.findings]
        if references:
            yield f"finding{'s' if len(references) > 1 else ''} {', '.join(references)}"


def _day(given: Collection[str]) -> date | None:
    """The first of these that is a day."""
    for text in given:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            continue
        return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
    return None


def _known(known: Collection[Name], given: Collection[str]) -> tuple[Name, ...]:
    """Those of the known words that are given, in their own order."""
    return tuple(word for word in known if word in given)
