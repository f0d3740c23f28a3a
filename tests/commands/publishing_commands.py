"""Publishing for tests: a position that is prepared and published in one go, and what is wrong with words."""

from typing import Any

from actionplan.commands import preparing, publishing
from actionplan.models import Meeting, PositionWithdrawn, PublishedPosition
from actionplan.queries.preparing import Prepared, in_preparation, prepared
from actionplan.vocabulary import ReportSection
from tests.commands.scrutiny_commands import a_meeting
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


def later(council: Council, told: dict[str, Any]) -> dict[str, Any]:
    """The same person at the next moment, after what had to be made first."""
    return told | {"at": council.tick()}


def only_who_and_when(told: dict[str, Any]) -> dict[str, Any]:
    """Without a reason, which nothing asks for that is no part of the record."""
    return {name: told[name] for name in ("by", "at")}


def own(council: Council, told: dict[str, Any]) -> dict[str, Any]:
    """What a person prepares, begun by them or, where they may not, by democratic services; who and when after it."""
    row = preparing.as_it_stands(council.plan, None, by=told["by"], at=council.tick())
    row.words = {"reasons": IDENTITY}
    row.save()
    return later(council, told)


def publish(council: Council, told: dict[str, Any]) -> object:
    """Publish what the person prepares."""
    row = preparing.as_it_stands(council.plan, None, by=told["by"], at=council.tick())
    row.save()
    return publishing.publish(council.plan, seen=as_shown(council).seen, **later(council, told))


def clear(council: Council, told: dict[str, Any]) -> object:
    """Clear words of what the person prepares."""
    who = own(council, told)
    return publishing.clear(council.plan, as_shown(council).stopping[0].mark, **who)


def write(council: Council, told: dict[str, Any]) -> object:
    """Write a section of what the person prepares."""
    who = only_who_and_when(own(council, told))
    return preparing.write(council.plan, ReportSection.WARDS, "All", seen=0, **who)


PUBLISHES = {"qa", "other_qa", "democratic"}
PUBLISHING: dict[str, tuple[Any, set[str]]] = {
    "preparing.begin": (lambda c, t: preparing.begin(c.plan, **only_who_and_when(t)), PUBLISHES),
    "preparing.as_it_stands": (
        lambda c, t: preparing.as_it_stands(c.plan, None, **only_who_and_when(t)),
        PUBLISHES,
    ),
    "preparing.own": (lambda c, t: preparing.own(c.plan, **only_who_and_when(own(c, t))), PUBLISHES),
    "preparing.write": (write, PUBLISHES),
    "preparing.refresh": (lambda c, t: preparing.refresh(c.plan, **only_who_and_when(own(c, t))), PUBLISHES),
    "preparing.give_up": (lambda c, t: preparing.give_up(c.plan, **only_who_and_when(own(c, t))), PUBLISHES),
    "publishing.take_over": (lambda c, t: publishing.take_over(c.plan, **own(c, t)), PUBLISHES),
    "publishing.publish": (publish, PUBLISHES),
    "publishing.publish_as_it_stands": (
        lambda c, t: publishing.publish_as_it_stands(c.plan, a_meeting(c), **later(c, t)),
        PUBLISHES,
    ),
    "publishing.withdraw": (lambda c, t: publishing.withdraw(a_position(c), **later(c, t)), PUBLISHES),
    "publishing.clear": (clear, PUBLISHES),
}
"""By name: how it is asked, and who may."""
