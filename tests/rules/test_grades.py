"""The aim among the grades, and how far each is from it."""

import pytest

from actionplan.rules.grades import AIM, distance_in_words, steps_below_aim
from actionplan.vocabulary import Grade


def test_the_aim_is_good():
    assert AIM == Grade.GOOD


@pytest.mark.parametrize(
    ("grade", "steps", "words"),
    [
        (Grade.OUTSTANDING, -1, "Above the aim"),
        (Grade.GOOD, 0, "The aim"),
        (Grade.REQUIRES_IMPROVEMENT, 1, "One grade below the aim"),
        (Grade.INADEQUATE, 2, "Two grades below the aim"),
    ],
)
def test_each_grade_says_how_far_it_is_from_the_aim(grade, steps, words):
    assert (steps_below_aim(grade), distance_in_words(grade)) == (steps, words)
