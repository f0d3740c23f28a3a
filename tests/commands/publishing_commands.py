"""Publishing for tests: a position that is prepared and published in one go, and what is wrong with words."""

from typing import Any

from actionplan.commands import preparing, publishing
from actionplan.models import Meeting, PositionWithdrawn, PublishedPosition
from actionplan.queries.preparing import Prepared, in_preparation, prepared
from tests.factories import Council

IDENTITY = "Seen with AB 01/02/2003"
"""Words that look like a child's initials with a date."""


def ready(council: Council, meeting: Meeting | None = None, who: str = "democratic") -> Prepared:
    """A position that somebody has begun to prepare."""
    preparing.begin(council.plan, meeting, by=council.people[who], at=council.tick())
    return as_shown(council)


def as_shown(council: Council) -> Prepared:
    """What is prepared as it stands."""
    row = in_preparation(council.plan)
    assert row is not None
    return prepared(row)


def a_position(council: Council, meeting: Meeting | None = None, **told: Any) -> PublishedPosition:
    """A position, published."""
    shown = ready(council, meeting)
    by = told or council.by("democratic")
    return publishing.publish(council.plan, seen=shown.seen, confirmed=list(shown.to_confirm), **by)


def withdrawn(council: Council) -> PositionWithdrawn:
    """A position that was withdrawn."""
    return publishing.withdraw(a_position(council), **council.by("democratic"))
