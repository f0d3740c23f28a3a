"""Activity and impact together: which of the four, and the words."""

import pytest

from actionplan.rules.verdict import Quadrant, quadrant, verdict_in_words
from actionplan.vocabulary import FindingState, Impact

F, Q = FindingState, Quadrant


@pytest.mark.parametrize(
    ("state", "impact", "which", "words"),
    [
        (F.ON_COURSE, Impact.EVIDENT, Q.ON_COURSE_AND_WORKING, "On course, working"),
        (F.ALL_ASSURED, Impact.SUSTAINED, Q.ON_COURSE_AND_WORKING, "All assured, working, and it lasts"),
        (F.ON_COURSE, Impact.EARLY_SIGNS, Q.ON_COURSE_NO_EFFECT, "On course, early signs of an effect"),
        (F.ALL_ASSURED, Impact.NOT_YET_EVIDENCED, Q.ON_COURSE_NO_EFFECT, "All assured, no effect yet"),
        (F.NOT_STARTED, Impact.NOT_YET_EVIDENCED, Q.ON_COURSE_NO_EFFECT, "Not started, no effect yet"),
        (F.OFF_COURSE, Impact.EVIDENT, Q.WORKING_NOT_ON_COURSE, "Off course, but working"),
        (F.AT_RISK, Impact.EARLY_SIGNS, Q.NEITHER, "At risk, but early signs of an effect"),
        (F.OFF_COURSE, Impact.NOT_YET_EVIDENCED, Q.NEITHER, "Off course, no effect yet"),
    ],
)
def test_a_finding_is_one_of_four(state, impact, which, words):
    assert quadrant(state, impact) == which
    assert verdict_in_words(state, impact) == words


def test_every_finding_is_exactly_one_of_the_four():
    assert {quadrant(state, impact) for state in F for impact in Impact} == set(Q)
