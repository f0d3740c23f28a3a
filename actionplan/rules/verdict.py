"""Activity and impact put together: which of four a finding is, and what that is called in a sentence."""

from typing import Final

from actionplan.vocabulary import FindingState, Impact, Word

ON_COURSE: Final = frozenset({FindingState.NOT_STARTED, FindingState.ON_COURSE, FindingState.ALL_ASSURED})
"""States in which no action is in trouble: what is not begun is not late."""
WORKING: Final = frozenset({Impact.EVIDENT, Impact.SUSTAINED})
"""Steps of impact that count as working: early signs are not enough."""


class Quadrant(Word):
    """Which of the four a finding is: whether its actions go to plan, and whether they make a difference."""

    ON_COURSE_AND_WORKING = "on_course_and_working", "On course and working"
    ON_COURSE_NO_EFFECT = "on_course_no_effect", "On course, no clear effect yet"
    WORKING_NOT_ON_COURSE = "working_not_on_course", "Working without being on course"
    NEITHER = "neither", "Not on course, no clear effect yet"


_EFFECTS: Final = {
    Impact.NOT_YET_EVIDENCED: "no effect yet",
    Impact.EARLY_SIGNS: "early signs of an effect",
    Impact.EVIDENT: "working",
    Impact.SUSTAINED: "working, and it lasts",
}


def quadrant(state: FindingState, impact: Impact) -> Quadrant:
    """Which of the four a finding in this state and at this step of impact is."""
    if state in ON_COURSE:
        return Quadrant.ON_COURSE_AND_WORKING if impact in WORKING else Quadrant.ON_COURSE_NO_EFFECT
    return Quadrant.WORKING_NOT_ON_COURSE if impact in WORKING else Quadrant.NEITHER


def verdict_in_words(state: FindingState, impact: Impact) -> str:
    """The verdict as a phrase of both: "On course, no effect yet", "Off course, but working"."""
    is_both = state not in ON_COURSE and impact != Impact.NOT_YET_EVIDENCED
    return f"{state.label}, {'but ' if is_both else ''}{_EFFECTS[impact]}"
