"""The days on which a plan can be shown as it stood: since when there is a record of it, and which days to offer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Final

from actionplan.models import Change, Meeting, Plan
from actionplan.rules.moments import london_day

MOST: Final = 12
"""How many meetings, and how many ends of months, are offered."""


@dataclass(frozen=True)
class OfferedDay:
    """A day to look at, and what it was."""

    day: date
    words: str


def moment_of(number: int) -> datetime:
    """When the change of this number was recorded."""
    at: datetime = Change.objects.values_list("at", flat=True).get(number=number)
    return at


def began_on(plan: Plan) -> date:
    """The day on which a plan was made, at whose end the record first held it; it need not have any change since."""
    made: datetime = Plan.history.values_list("change__at", flat=True).get(id=plan.pk, version=1)
    return london_day(made)


def offered_days(plan: Plan, *, on: date) -> tuple[OfferedDay, ...]:
    """Days before ``on`` that people ask for, the latest first: meetings held, ends of months, and the first of all."""
    began = began_on(plan)
    found = {day: OfferedDay(day, "The end of the month") for day in islice(_ends_of_months(began, on), MOST)}
    found[began] = OfferedDay(began, "The day the record of the plan began")
    for one in reversed(_meetings(began, on)):
        found[one.held_on] = OfferedDay(one.held_on, f"The {one.body} met")
    return tuple(sorted((one for one in found.values() if one.day < on), key=lambda one: one.day, reverse=True))


def _meetings(began: date, on: date) -> list[Meeting]:
    """The meetings held since the record began, the latest first."""
    held = Meeting.objects.filter(held_on__gte=began, held_on__lt=on, is_cancelled=False)
    return list(held.select_related("body").order_by("-held_on", "pk")[:MOST])


def _ends_of_months(began: date, on: date) -> Iterator[date]:
    """The last days of the months between two days, the latest first."""
    day = on.replace(day=1) - timedelta(days=1)
    while day >= began:
        yield day
        day = day.replace(day=1) - timedelta(days=1)
