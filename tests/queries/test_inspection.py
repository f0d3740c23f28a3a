"""What members read of an inspection: which areas are inadequate, which have reached the aim."""

from datetime import date

from actionplan.commands import plans
from actionplan.models import Judgement, Plan
from actionplan.queries.inspection import inspection
from actionplan.vocabulary import Grade
from tests.factories import Council


def judged(council: Council, **grades: Grade) -> Plan:
    """A plan whose areas have these grades."""
    rows = [{"area": area, "grade": grade} for area, grade in grades.items()]
    plans.add_parts(council.plan, Judgement, rows, **council.by())
    return council.plan


def test_areas_that_reached_the_aim_are_counted(council: Council):
    plan = judged(council, a=Grade.GOOD, b=Grade.OUTSTANDING, c=Grade.REQUIRES_IMPROVEMENT)
    shown = inspection(plan, on=date(2014, 12, 4))
    assert (shown.lowest, shown.reached) == ("", "2 of 3 areas have reached Good.")
    assert [(one.grade, one.areas) for one in shown.grades if one.areas] == [
        (Grade.OUTSTANDING, ("b",)),
        (Grade.GOOD, ("a",)),
        (Grade.REQUIRES_IMPROVEMENT, ("c",)),
    ]
    assert [one.grade for one in shown.grades if one.is_aim] == [Grade.GOOD]


def test_two_inadequate_areas_are_both_named(council: Council):
    shown = inspection(judged(council, a=Grade.INADEQUATE, b=Grade.INADEQUATE, c=Grade.GOOD), on=date(2014, 12, 4))
    assert shown.lowest == "2 of 3 areas were judged inadequate: a; b."
    assert shown.reached == "1 of 3 areas has reached Good."
