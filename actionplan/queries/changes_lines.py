"""What a comparison of two days tells, as frozen values: lines of news, each with who, when and why.

Nothing here is a stored row, so that a reader is given what these values say and nothing that hangs on a row.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from actionplan.models import Change
from actionplan.rules.change_kinds import ChangeKind
from actionplan.rules.differences import Piece, abridged
from actionplan.rules.moments import end_of_day, london_day
from actionplan.rules.travel import Direction, direction
from actionplan.vocabulary import ActionState

ACTION, FINDING, POST, SOURCE = "action", "finding", "post", "source"
WHY, HAPPENED, DIFFERENCE = "Why", "What happened", "Difference made"
"""What the words are that a line gives beside its sentence."""


@dataclass(frozen=True)
class Span:
    """The time from the end of the day ``start`` to that of the day ``end``.

    ``first`` is the number of the last change by the end of the one, ``last`` by that of the other.
    """

    start: date
    end: date
    first: int
    last: int


@dataclass(frozen=True)
class Who:
    """The change that a line is of: its number, who made it, when, on whose behalf and why, perhaps in an import."""

    number: int
    at: datetime
    by: str
    on_behalf_of: str = ""
    because: str = ""
    command: str = ""
    imported: int | None = None
    file_name: str = ""


@dataclass(frozen=True)
class Thing:
    """An action, finding, post or source that a line is about; ``slug`` is in its address, ``words`` say what it is."""

    kind: str
    key: int
    slug: str
    name: str
    words: str


@dataclass(frozen=True)
class Step:
    """That an action's state became another; ``before`` is ``None`` for what was not there."""

    before: ActionState | None
    after: ActionState

    @property
    def direction(self) -> Direction:
        """Better, worse, or neither."""
        return direction(self.before, self.after)


@dataclass(frozen=True)
class Rewording:
    """A field whose words are others: its name, and the pieces of both wordings in reading order."""

    name: str
    pieces: tuple[Piece, ...]

    @property
    def shown(self) -> tuple[Piece, ...]:
        """The pieces with long stretches that stayed left out."""
        return abridged(self.pieces)


@dataclass(frozen=True)
class Line:
    """One piece of news. ``said`` is a sentence that begins after who did it, or by itself where nobody did.

    ``why`` is the reason that belongs to it, or what ``why_is`` calls it; it is empty where it may not be told.
    ``findings`` and ``owners`` are the keys by which a filter finds it; ``anchor`` names the part of the thing's page
    where its source stands.
    """

    kind: ChangeKind
    thing: Thing
    who: Who | None
    said: str
    at: datetime
    why: str = ""
    why_is: str = WHY
    step: Step | None = None
    impact: Direction | None = None
    rewordings: tuple[Rewording, ...] = ()
    findings: frozenset[int] = field(default_factory=frozenset)
    owners: frozenset[int] = field(default_factory=frozenset)
    anchor: str = ""

    @property
    def number(self) -> int:
        """The number of its change; 0 for what only time has brought."""
        return self.who.number if self.who else 0

    @property
    def on(self) -> date:
        """Its London day."""
        return london_day(self.at)


def who_of(change: Change) -> Who:
    """A change as values; read with who made it, on whose behalf and in which import beside it."""
    imported: Any = change.imported
    return Who(
        number=change.number,
        at=change.at,
        by=change.by.name,
        on_behalf_of=change.on_behalf_of.title if change.on_behalf_of else "",
        because=change.because,
        command=change.command,
        imported=imported.number if imported else None,
        file_name=imported.file_name if imported else "",
    )


def dawn_of(day: date) -> datetime:
    """The first moment of a London day, at which what only time brings has come."""
    return end_of_day(date.fromordinal(day.toordinal() - 1))
