"""What a search finds in a plan: findings, actions and updates, each with the words marked where they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from django.db.models import Prefetch, QuerySet

from actionplan.models import Action, Finding, ProgressUpdate, Requirement
from actionplan.queries.action_filter import ActionFilter
from actionplan.queries.action_lists import LISTED_APART, ActionList, action_list
from actionplan.queries.positions import ActionPosition
from actionplan.queries.searching import OF_AN_UPDATE
from actionplan.rules.policy import Policy
from actionplan.rules.searching import Piece, excerpt, has_all, has_any, pieces, words_of
from actionplan.vocabulary import ActionState

MOST_SHOWN: Final = 20
"""Things of each kind that one page shows."""
MOST_EXCERPTS: Final = 2
INSTEAD: Final = "In the place of what is restricted"
SAID: Final = dict(
    zip(
        OF_AN_UPDATE,
        ("What has happened", "What happens next", "Why", "What will bring it back", "Difference made", INSTEAD),
        strict=True,
    )
)
"""The words of an update that are looked through, and how each is named."""

Pieces = tuple[Piece, ...]


@dataclass(frozen=True)
class Excerpt:
    """Where the words stand: what it is that says them, and as much of it as is shown."""

    label: str
    pieces: Pieces


@dataclass(frozen=True)
class FoundFinding:
    """A finding that says the words, or what it requires does."""

    finding: Finding
    name: Pieces
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True)
class FoundAction:
    """An action of which the words are said; without an excerpt they stand in its updates."""

    position: ActionPosition
    name: Pieces
    excerpts: tuple[Excerpt, ...]

    @property
    def is_found_in_updates(self) -> bool:
        """Whether nothing but what was said of it has the words."""
        return not self.excerpts and not any(piece.is_found for piece in self.name)


@dataclass(frozen=True)
class FoundUpdate:
    """An update that says all of the words."""

    update: ProgressUpdate
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True)
class Results:
    """What a search found: as much of each kind as a page shows, and how many there are."""

    asked: str
    words: tuple[str, ...]
    findings: tuple[FoundFinding, ...] = ()
    actions: tuple[FoundAction, ...] = ()
    updates: tuple[FoundUpdate, ...] = ()
    number_of_findings: int = 0
    number_of_actions: int = 0
    number_of_updates: int = 0
    number_apart: int = 0

    states_apart: ClassVar[tuple[ActionState, ...]] = LISTED_APART

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.number_of_findings or self.number_of_actions or self.number_of_updates or self.number_apart)


def search(
    asked: ActionFilter, actions: "QuerySet[Action]", findings: "QuerySet[Finding]", *, on: date, policy: Policy
) -> Results:
    """What a reader of these actions and findings finds by the words of a filter, whose other parts are passed over.

    The actions are just those that the list shows for the same words.
    """
    words = words_of(asked.q)
    if not words:
        return Results(asked.q, ())
    listed = action_list(actions, findings, ActionFilter(q=asked.q), on=on, policy=policy)
    found = _findings(findings, words)
    updates = _updates(actions, words)
    return Results(
        asked=asked.q,
        words=words,
        findings=tuple(_finding(one, words) for one in found[:MOST_SHOWN]),
        actions=tuple(_action(one, listed, words) for one in listed.found[:MOST_SHOWN]),
        updates=tuple(_update(one, words) for one in updates[:MOST_SHOWN]),
        number_of_findings=len(found),
        number_of_actions=len(listed.found),
        number_of_updates=len(updates),
        number_apart=listed.number_apart,
    )


def _findings(findings: "QuerySet[Finding]", words: Sequence[str]) -> list[Any]:
    """The findings that say all of the words, themselves or in what they require."""
    required = Prefetch("requirements", Requirement.objects.filter(is_withdrawn=False), to_attr="required")
    return [one for one in findings.prefetch_related(required) if has_all(_texts(one), words)]


def _texts(finding: Any) -> list[str]:
    """What a finding says; never its restricted note."""
    said = [finding.reference, finding.title, finding.statement, finding.theme]
    return [*said, *(requirement.text for requirement in finding.required)]


def _finding(one: Any, words: Sequence[str]) -> FoundFinding:
    """A finding with where the words stand in it."""
    said = [("What was found", one.statement), ("Theme", one.theme)]
    said += [("It requires", requirement.text) for requirement in one.required]
    return FoundFinding(one, pieces(str(one), words), _excerpts(said, words))


def _action(one: ActionPosition, listed: ActionList, words: Sequence[str]) -> FoundAction:
    """An action with where the words stand in it; of a finding that is closed to the reader no more than its title."""
    action: Any = one.action
    said = [
        ("Success measure", action.success_measure),
        (INSTEAD, action.public_summary),
        ("Resources", action.resources),
        ("Accountable post", str(action.owner or "")),
        ("Tags", ", ".join(listed.tags.get(action.pk, ()))),
        ("Finding", str(action.finding)),
        ("What was found", action.finding.statement if action.is_finding_open else ""),
    ]
    is_said_by_name = has_all([str(action)], words)
    return FoundAction(one, pieces(str(action), words), () if is_said_by_name else _excerpts(said, words))


def _updates(actions: "QuerySet[Action]", words: Sequence[str]) -> list[ProgressUpdate]:
    """The updates that say all of the words, the newest first; never by their restricted notes."""
    visible = ProgressUpdate.objects.current().filter(action__in=actions.order_by().values("pk"))
    rows = visible.select_related("action", "change__by").order_by("-change__at", "-pk")
    return [row for row in rows if has_all([getattr(row, name) for name in OF_AN_UPDATE], words)]


def _update(row: ProgressUpdate, words: Sequence[str]) -> FoundUpdate:
    """An update with where the words stand in it."""
    return FoundUpdate(row, _excerpts([(label, getattr(row, name)) for name, label in SAID.items()], words))


def _excerpts(said: Iterable[tuple[str, str]], words: Sequence[str]) -> tuple[Excerpt, ...]:
    """The first places where any of the words stands."""
    having = (Excerpt(label, excerpt(text, words)) for label, text in said if has_any(text, words))
    return tuple(one for _, one in zip(range(MOST_EXCERPTS), having, strict=False))
