"""A plan's deadlines and windows: where they stand on each side of their days."""

from datetime import date

import pytest

from actionplan.commands import plans
from actionplan.models import Deadline
from actionplan.queries.plans import deadline_positions, timetable
from tests.factories import Council


def deadline(name: str, number: int, unit: str, start_on: date = date(2014, 9, 16)) -> dict[str, object]:
    """A deadline counted from publication."""
    return {"name": name, "number": number, "unit": unit, "start_on": start_on, "start_words": "publication"}


@pytest.mark.parametrize(
    ("day", "left", "standing", "opens", "closes"),
    [
        (date(2014, 12, 14), "1 day from now", "Not open yet", "276 days from now", "458 days from now"),
        (date(2014, 12, 15), "today", "Not open yet", "275 days from now", "457 days from now"),
        (date(2014, 12, 16), "1 day ago", "Not open yet", "274 days from now", "456 days from now"),
        (date(2015, 9, 15), "274 days ago", "Not open yet", "1 day from now", "183 days from now"),
        (date(2015, 9, 16), "275 days ago", "Open", "today", "182 days from now"),
        (date(2016, 3, 16), "457 days ago", "Open", "182 days ago", "today"),
        (date(2016, 3, 17), "458 days ago", "Closed", "183 days ago", "1 day ago"),
    ],
)
def test_deadlines_and_the_window_are_told_on_both_sides_of_their_days(council, day, left, standing, opens, closes):
    told = [("Window closes", 18, "months"), ("Window opens", 12, "months"), ("Plan", 90, "calendar_days")]
    plans.add_parts(council.plan, Deadline, [deadline(*one) for one in told], **council.by())
    plan, window = timetable(council.plan, on=day)
    assert (plan.falls_on, plan.left) == (date(2014, 12, 15), left)
    assert (window.name, window.standing) == ("Window", standing)
    assert (window.opens.left, window.closes.left) == (opens, closes)
    assert window.rule == "12 to 18 months from publication on 16 September 2014"
    assert window.falls_on == window.opens.falls_on == date(2015, 9, 16)


def test_a_deadline_that_opens_something_nothing_closes_stands_alone(council: Council):
    told = [deadline("Office opens", 1, "months"), deadline("Shop closes", 2, "months")]
    plans.add_parts(council.plan, Deadline, told, **council.by())
    assert [one.name for one in timetable(council.plan, on=council.today)] == ["Office opens", "Shop closes"]


def test_a_deadline_in_working_days_leaps_over_englands_bank_holidays(council: Council):
    told = [deadline("Plan", 70, "working_days", date(2014, 9, 19))]
    plans.add_parts(council.plan, Deadline, told, **council.by())
    [found] = deadline_positions(council.plan, on=council.today)
    assert found.falls_on == date(2014, 12, 30)
    assert found.rule.endswith("weekends and England's bank holidays do not count")
