"""The grades of the inspection framework: the aim, and how far a grade is from it."""

from typing import Final

from actionplan.vocabulary import Grade

AIM: Final = Grade.GOOD
"""What the council must reach (report, paragraph 5)."""

_NUMBERS: Final = ("No", "One", "Two", "Three")


def steps_below_aim(grade: Grade) -> int:
    """How many grades the aim is above this one; 0 at the aim, less than 0 beyond it."""
    order = tuple(Grade)
    return order.index(grade) - order.index(AIM)


def distance_in_words(grade: Grade) -> str:
    """How far a grade is from the aim: "One grade below the aim", "The aim" or "Above the aim"."""
    steps = steps_below_aim(grade)
    if steps <= 0:
        return "Above the aim" if steps else "The aim"
    return f"{_NUMBERS[steps]} grade{'s' if steps > 1 else ''} below the aim"
