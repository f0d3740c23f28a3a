"""A plan by its address, its deadlines and the meetings around a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Subquery

from actionplan.models import Deadline, Meeting, Plan
from actionplan.rules.bank_holidays import bank_holidays
from actionplan.rules.deadlines import DeadlineRule, falls_on, in_words, window_in_words
from actionplan.rules.freshness import cut_off
from actionplan.rules.periods import in_words as day_in_words
from actionplan.vocabulary import DeadlineUnit

OPENS, CLOSES = " opens", " closes"
"""How the names of two deadlines end that are one window."""


@dataclass(frozen=True)
class DeadlinePosition:
    """A deadline seen from a day: its date, the days left (negative when past), and its rule in words."""

    name: str
    falls_on: date
    days_left: int
    rule: str

    @property
    def left(self) -> str:
        """How far away it is: "11 days from now", "today", or "3 days ago"."""
        number = abs(self.days_left)
        if not number:
            return "today"
        days = "1 day" if number == 1 else f"{number} days"
        return f"{days} from now" if self.days_left > 0 else f"{days} ago"


@dataclass(frozen=True)
class Window:
    """The time from one deadline to another, both included, seen from a day; ``rule`` is one phrase for both."""

    name: str
    opens: DeadlinePosition
    closes: DeadlinePosition
    rule: str

    @property
    def falls_on(self) -> date:
        """The day it opens, by which it stands among deadlines."""
        return self.opens.falls_on

    @property
    def standing(self) -> str:
        """Where it stands: "Not open yet", "Open" or "Closed"."""
        if self.opens.days_left > 0:
            return "Not open yet"
        return "Open" if self.closes.days_left >= 0 else "Closed"


def current_plan() -> Plan | None:
    """The plan that short addresses lead to: the newest that is current."""
    return current_plans().first()


def current_plans() -> "QuerySet[Plan]":
    """The plans that are current, newest first."""
    return Plan.objects.filter(is_current=True).order_by("-published_on", "-pk")


def deadline_positions(plan: Plan, *, on: date) -> list[DeadlinePosition]:
    """The plan's deadlines, soonest first."""
    return each_deadline(timetable(plan, on=on))


def each_deadline(lines: Iterable[DeadlinePosition | Window]) -> list[DeadlinePosition]:
    """The deadlines of a timetable one by one, soonest first: a window as the two that it is made of."""
    pairs = ((one.opens, one.closes) if isinstance(one, Window) else (one,) for one in lines)
    return sorted((one for pair in pairs for one in pair), key=lambda one: one.falls_on)


def timetable(plan: Plan, *, on: date) -> tuple[DeadlinePosition | Window, ...]:
    """The plan's deadlines, soonest first, where one that opens and one that closes the same thing are one window."""
    rules = [(row.name, _rule(row)) for row in plan.deadlines.all()]
    by_name = dict(rules)
    found = [_line(name, rule, by_name, on) for name, rule in rules if not _closes_a_window(name, by_name)]
    return tuple(sorted(found, key=lambda one: one.falls_on))


def _closes_a_window(name: str, rules: Mapping[str, DeadlineRule]) -> bool:
    """Whether a deadline is the end of a window that another opens."""
    return name.endswith(CLOSES) and name.removesuffix(CLOSES) + OPENS in rules


def _line(name: str, rule: DeadlineRule, rules: Mapping[str, DeadlineRule], on: date) -> DeadlinePosition | Window:
    """One deadline, or the window that it opens."""
    first = _deadline(name, rule, on)
    window = name.removesuffix(OPENS)
    end = rules.get(window + CLOSES)
    if window == name or end is None:
        return first
    words = window_in_words(rule, end, day_in_words(rule.start_on), day_in_words(end.start_on))
    return Window(window, first, _deadline(window + CLOSES, end, on), words)


def _rule(row: Deadline) -> DeadlineRule:
    """The rule that a deadline is kept as."""
    return DeadlineRule(row.number, DeadlineUnit(row.unit), row.start_on, row.start_words, row.counts_start_day)


def _deadline(name: str, rule: DeadlineRule, on: date) -> DeadlinePosition:
    """Put one deadline to its rule."""
    day = falls_on(rule, _holidays(rule))
    return DeadlinePosition(name, day, (day - on).days, in_words(rule, day_in_words(rule.start_on)))


def _holidays(rule: DeadlineRule) -> frozenset[date]:
    """The bank holidays of every year that the days of a rule can reach into: each has more than 250 working days."""
    first = rule.start_on.year
    return bank_holidays(first, first + 1 + rule.number // 250)


@dataclass(frozen=True)
class NextMeeting:
    """The next meeting and the day by which updates reach its papers."""

    meeting: Meeting
    cut_off_on: date


def next_meeting(*, on: date, cut_off_days: int) -> NextMeeting | None:
    """The next meeting on or after a day, if one is called."""
    coming = Meeting.objects.filter(held_on__gte=on, is_cancelled=False).select_related("body").first()
    return NextMeeting(coming, cut_off(held_on=coming.held_on, cut_off_days=cut_off_days)) if coming else None


def meetings_around(day: date) -> tuple[Meeting | None, Meeting | None]:
    """The last meeting before a day and the next on or after it, of those not cancelled; both in one query."""
    called = Meeting.objects.filter(is_cancelled=False)
    last = called.filter(held_on__lt=day).order_by("-held_on", "pk").values("pk")[:1]
    coming = called.filter(held_on__gte=day).order_by("held_on", "pk").values("pk")[:1]
    found = list(called.filter(Q(pk=Subquery(last)) | Q(pk=Subquery(coming))).select_related("body"))
    before = next((one for one in found if one.held_on < day), None)
    return before, next((one for one in found if one.held_on >= day), None)
