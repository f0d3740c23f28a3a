"""The two days of a comparison: which are suggested, and how far back the record goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from actionplan.models import Meeting, Plan
from actionplan.queries.as_at import last_change_by
from actionplan.queries.as_at_days import began_on
from actionplan.queries.changes_lines import Span
from actionplan.rules.periods import in_words

MEETINGS_OFFERED: Final = 6
DAYS_AGO: Final = (7, 30)
"""The spans that are offered beside the meetings."""
_SINCE: Final = "since the meeting of "


@dataclass(frozen=True)
class Suggestion:
    """A first day to compare with, and why that one."""

    day: date
    words: str


@dataclass(frozen=True)
class Record:
    """On which day the record of the plan began, and the days that are suggested, the best one first."""

    first_on: date
    suggestions: tuple[Suggestion, ...]

    @property
    def offered(self) -> tuple[Suggestion, ...]:
        """The days that a page offers: the last meetings, and some days ago."""
        meetings = [one for one in self.suggestions if one.words.startswith(_SINCE)]
        return (*meetings[:MEETINGS_OFFERED], *(one for one in self.suggestions if one not in meetings))

    @property
    def first_day(self) -> date:
        """The first day of a comparison unless another is asked for."""
        return self.suggestions[0].day if self.suggestions else self.first_on


def record_until(plan: Plan, day: date) -> Record:
    """What there is to compare a day of a plan with: each meeting held, and some days before; in three queries."""
    first_on = began_on(plan)
    found = {one.day: one for one in reversed(list(_suggestions(day))) if one.day >= first_on}
    held = [one for one in found.values() if one.words.startswith(_SINCE)]
    held.sort(key=lambda one: one.day, reverse=True)
    others = [one for one in found.values() if one not in held]
    others.sort(key=lambda one: one.day)
    return Record(first_on, (*held, *others))


def _suggestions(day: date) -> Iterator[Suggestion]:
    """The meetings held before a day, and some days before it."""
    held = Meeting.objects.filter(held_on__lt=day, is_cancelled=False).select_related("body")
    for one in held.order_by("-held_on", "pk"):
        yield Suggestion(one.held_on, f"{_SINCE}{one.body}, {in_words(one.held_on)}")
    for days in DAYS_AGO:
        before = day - timedelta(days=days)
        yield Suggestion(before, f"the last {days} days")


def span_of(start: date, end: date) -> Span | None:
    """The time between the ends of two days; ``None`` where the record began later than the first."""
    first, last = last_change_by(start), last_change_by(end)
    return None if first is None or last is None else Span(start, end, first, last)
