"""The inspection as members see it: what was judged, what each grade covers, and by when the plan must be done.

Councillors read it, so only plain values leave here: no class has a field for a stored row.
"""

from dataclasses import dataclass
from datetime import date

from actionplan.models import Plan
from actionplan.queries.plans import DeadlinePosition, Window, timetable
from actionplan.rules.grades import AIM, distance_in_words, steps_below_aim
from actionplan.vocabulary import Grade


@dataclass(frozen=True)
class PublicJudgement:
    """The grade that an area was given, and where that is published."""

    area: str
    grade: Grade
    source: str

    @property
    def distance(self) -> str:
        """How far it is from the aim, in words."""
        return distance_in_words(self.grade)

    @property
    def is_inadequate(self) -> bool:
        """Whether it has the lowest grade."""
        return self.grade == Grade.INADEQUATE


@dataclass(frozen=True)
class PublicGrade:
    """A grade, how far it is from the aim, and the areas that were given it."""

    grade: Grade
    distance: str
    is_aim: bool
    areas: tuple[str, ...]


@dataclass(frozen=True)
class Inspection:
    """An inspection seen from a day. ``timetable`` is soonest first."""

    plan_title: str
    council: str
    day: date
    inspected_on: date
    published_on: date
    judgements: tuple[PublicJudgement, ...]
    timetable: tuple[DeadlinePosition | Window, ...]

    @property
    def grades(self) -> tuple[PublicGrade, ...]:
        """Every grade of the framework, best first."""
        return tuple(
            PublicGrade(grade, distance_in_words(grade), grade == AIM, self._areas_with(grade)) for grade in Grade
        )

    @property
    def lowest(self) -> str:
        """Which areas are inadequate: "1 of 7 areas was judged inadequate: Care leavers."; nothing when none is."""
        areas = self._areas_with(Grade.INADEQUATE)
        if not areas:
            return ""
        were = "was" if len(areas) == 1 else "were"
        return f"{len(areas)} of {_areas(len(self.judgements))} {were} judged inadequate: {'; '.join(areas)}."

    @property
    def reached(self) -> str:
        """How many areas have reached the aim: "None of the 7 areas has reached Good yet."."""
        number = sum(steps_below_aim(one.grade) <= 0 for one in self.judgements)
        areas = _areas(len(self.judgements))
        if not number:
            return f"None of the {areas} has reached {AIM.label} yet."
        return f"{number} of {areas} {'has' if number == 1 else 'have'} reached {AIM.label}."

    def _areas_with(self, grade: Grade) -> tuple[str, ...]:
        """The areas that were given a grade."""
        return tuple(one.area for one in self.judgements if one.grade == grade)


def inspection(plan: Plan, *, on: date) -> Inspection:
    """The inspection that a plan answers, seen from a day."""
    return Inspection(
        plan_title=plan.title,
        council=plan.council,
        day=on,
        inspected_on=plan.inspected_on,
        published_on=plan.published_on,
        judgements=tuple(PublicJudgement(row.area, Grade(row.grade), row.source) for row in plan.judgements.all()),
        timetable=timetable(plan, on=on),
    )


def _areas(number: int) -> str:
    """A number of areas, in words."""
    return "1 area" if number == 1 else f"{number} areas"
