"""A plan by its address, its deadlines and the meetings around a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from actionplan.models import Deadline, Meeting, Plan
from actionplan.rules.deadlines import DeadlineRule, falls_on, in_words
from actionplan.rules.freshness import cut_off
from actionplan.rules.periods import in_words as day_in_words
from actionplan.vocabulary import DeadlineUnit


@dataclass(frozen=True)
class DeadlinePosition:
    """A deadline seen from a day: its date, the days left (negative when past), and its rule in words."""

    name: str
    falls_on: date
    days_left: int
    rule: str


def current_plan() -> Plan | None:
    """The plan that short addresses lead to: the newest that is current."""
    return current_plans().first()


def current_plans() -> "QuerySet[Plan]":
    """The plans that are current, newest first."""
    return Plan.objects.filter(is_current=True).order_by("-published_on", "-pk")


def deadline_positions(plan: Plan, *, on: date) -> list[DeadlinePosition]:
    """The plan's deadlines, soonest first."""
    found = [_deadline(row, on) for row in plan.deadlines.all()]
    return sorted(found, key=lambda one: one.falls_on)


def _deadline(row: Deadline, on: date) -> DeadlinePosition:
    """Put one deadline to its rule."""
    rule = DeadlineRule(row.number, DeadlineUnit(row.unit), row.start_on, row.start_words, row.counts_start_day)
    day = falls_on(rule)
    return DeadlinePosition(row.name, day, (day - on).days, in_words(rule, day_in_words(row.start_on)))


@dataclass(frozen=True)
class NextMeeting:
    """The next meeting and the day by which updates reach its papers."""

    meeting: Meeting
    cut_off_on: date


def next_meeting(*, on: date, cut_off_days: int) -> NextMeeting | None:
    """The next meeting on or after a day, if one is called."""
    coming = Meeting.objects.filter(held_on__gte=on, is_cancelled=False).select_related("body").first()
    return NextMeeting(coming, cut_off(held_on=coming.held_on, cut_off_days=cut_off_days)) if coming else None


def last_meeting(*, before: date) -> Meeting | None:
    """The last meeting before a day, if there was one."""
    held = Meeting.objects.filter(held_on__lt=before, is_cancelled=False).select_related("body")
    return held.order_by("-held_on").first()
