"""The meetings at which the plan is scrutinised, as members see them."""

from dataclasses import dataclass
from datetime import date

from actionplan.models import Meeting
from actionplan.rules.freshness import cut_off


@dataclass(frozen=True)
class ComingMeeting:
    """A meeting that is called, with the day by which updates reach its papers."""

    body: str
    held_on: date
    cut_off_on: date
    papers_on: date | None


@dataclass(frozen=True)
class HeldMeeting:
    """A meeting that was held, with what it resolved in its own words, if that is written down yet."""

    body: str
    held_on: date
    resolution: str


def coming_meetings(*, on: date, cut_off_days: int) -> tuple[ComingMeeting, ...]:
    """The meetings on or after a day, the next one first; without the cancelled ones."""
    rows = Meeting.objects.filter(held_on__gte=on, is_cancelled=False).select_related("body").order_by("held_on", "pk")
    return tuple(
        ComingMeeting(
            row.body.name, row.held_on, cut_off(held_on=row.held_on, cut_off_days=cut_off_days), row.papers_on
        )
        for row in rows
    )


def held_meetings(*, before: date) -> tuple[HeldMeeting, ...]:
    """The meetings before a day, the last one first; without the cancelled ones."""
    rows = Meeting.objects.filter(held_on__lt=before, is_cancelled=False).select_related("body")
    return tuple(HeldMeeting(row.body.name, row.held_on, row.resolution) for row in rows.order_by("-held_on", "-pk"))
