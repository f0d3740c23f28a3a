"""Published positions: what each says, from what was frozen and nothing else, and whether it still stands."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import QuerySet
from django.urls import reverse

from actionplan.models import Meeting, Plan, PublishedPosition
from actionplan.queries.frozen import frozen, thawed
from actionplan.queries.pack_values import PackContent
from actionplan.queries.scrutiny_values import Position
from actionplan.rules.periods import in_words

FORM: Final = 1
"""The version of the form in which positions are stored now; ``queries.frozen`` opens every earlier one."""


@dataclass(frozen=True)
class ShownPosition:
    """A published position as lists and pages name it. ``address`` is its own for ever."""

    plan: str
    published_on: date
    edition: int
    position_on: date
    published_at: datetime
    meeting: str
    meeting_address: str
    withdrawn_at: datetime | None
    withdrawn_because: str

    @property
    def is_withdrawn(self) -> bool:
        """Whether it no longer stands."""
        return self.withdrawn_at is not None

    @property
    def address(self) -> str:
        """Its page: the day it was published, and its number where the day has more."""
        place: dict[str, Any] = {"plan": self.plan, "day": self.published_on.isoformat()}
        if self.edition == 1:
            return reverse("published-day", kwargs=place)
        return reverse("published-edition", kwargs=place | {"edition": self.edition})

    @property
    def name(self) -> str:
        """What it is called: "Position on 12 October 2014"."""
        version = f", version {self.edition}" if self.edition > 1 else ""
        return f"Position on {in_words(self.position_on)}{version}"

    @property
    def marking(self) -> str:
        """What stands on every page of its papers."""
        return f"Published on {in_words(self.published_on)}{f', version {self.edition}' if self.edition > 1 else ''}"


def positions_published(plan: Plan, meeting: Meeting | None = None) -> tuple[ShownPosition, ...]:
    """All of a plan, or those for a meeting, the newest first, in one query without what they hold."""
    rows = _rows(plan).filter(meeting=meeting) if meeting else _rows(plan)
    return tuple(_shown(row) for row in rows.defer("content"))


def published_at(plan: Plan, day: date, edition: int) -> PublishedPosition | None:
    """The position with this address."""
    found: PublishedPosition | None = _rows(plan).filter(published_on=day, edition=edition).first()
    return found


def shown(row: PublishedPosition) -> ShownPosition:
    """A position as its page names it."""
    return _shown(row)


def content_of(row: PublishedPosition) -> PackContent:
    """All that a position says, as it was frozen."""
    return thawed(row.content, PackContent)


def content_to_store(content: PackContent) -> Any:
    """What is stored of all that a position says."""
    return frozen(content, PackContent)


def newer_than(row: PublishedPosition) -> ShownPosition | None:
    """The newest position of the plan that stands and was published after this one."""
    later = _rows(row.plan).filter(withdrawn=None, change__gt=row.change_id).defer("content").first()
    return _shown(later) if later else None


def newest_of(plan: Plan) -> ShownPosition | None:
    """The newest position of a plan that stands, in one query without what it holds."""
    row = _rows(plan).filter(withdrawn=None).defer("content").first()
    return _shown(row) if row else None


def position_seen_by(plan: Plan, *, body: str, held_on: date) -> tuple[date, Position] | None:
    """The last position that stands of those published for a meeting, and the day that it tells of."""
    there = {"meeting__held_on": held_on, "meeting__body__slug": body, "withdrawn": None}
    row = PublishedPosition.objects.filter(plan=plan, **there).order_by("published_on", "edition").last()
    return (row.position_on, content_of(row).position) if row else None


def _rows(plan: Plan) -> "QuerySet[Any]":
    """The positions of a plan, the newest first, with what they are named by."""
    rows = PublishedPosition.objects.filter(plan=plan).order_by("-published_on", "-edition")
    return rows.select_related("plan", "change", "meeting__body", "withdrawn__change")


def _shown(row: PublishedPosition) -> ShownPosition:
    """A position as lists and pages name it."""
    withdrawn = getattr(row, "withdrawn", None)
    return ShownPosition(
        plan=row.plan.slug,
        published_on=row.published_on,
        edition=row.edition,
        position_on=row.position_on,
        published_at=row.change.at,
        meeting=str(row.meeting) if row.meeting else "",
        meeting_address=_meeting(row.meeting) if row.meeting else "",
        withdrawn_at=withdrawn.change.at if withdrawn else None,
        withdrawn_because=withdrawn.reason if withdrawn else "",
    )


def _meeting(row: Meeting) -> str:
    """The page of a meeting."""
    return reverse("meeting", kwargs={"body": row.body.slug, "day": row.held_on.isoformat()})
