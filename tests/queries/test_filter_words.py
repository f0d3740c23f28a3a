"""A filter in words: what people read on the page, on paper and in a file."""

from datetime import date

import pytest

from actionplan.queries.action_filter import SORTS, ActionFilter
from actionplan.queries.filter_words import Names, in_words, order_in_words, said_of
from actionplan.vocabulary import ActionState, Commitment, Impact, OriginKind, Rating

NAMES = Names(owners={7: "Head of Safeguarding"}, organisations={2: "Health"}, partners={2: "Health"})


def words(**asked) -> str:
    return in_words(said_of(ActionFilter(**asked), NAMES))


def test_nothing_asked_is_all_actions():
    assert words() == "All actions"


def test_a_filter_reads_as_one_line():
    said = words(state=(ActionState.OVERDUE,), owner="7", due="30")
    assert said == "Accountable post: Head of Safeguarding; overdue; due in the next 30 days"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"q": "care leavers"}, "With the words “care leavers”"),
        ({"owner": "none"}, "No accountable post"),
        ({"owner": "8"}, "Accountable post: no such post"),
        ({"organisation": "2"}, "Organisation: Health"),
        ({"partner": "2"}, "Partner: Health"),
        ({"finding": ("4a",)}, "Finding: no such finding"),
        ({"requirement": "none"}, "Answers no requirement"),
        ({"requirement": "3"}, "Answers the requirement: no such requirement"),
        ({"state": (ActionState.OVERDUE, ActionState.AT_RISK)}, "Overdue or at risk"),
        ({"rating": (Rating.RED, Rating.AMBER, Rating.GREY)}, "Rating: red, amber or grey"),
        ({"impact": (Impact.NOT_YET_EVIDENCED,)}, "Impact: not yet evidenced"),
        ({"commitment": (Commitment.NOT_YET, Commitment.DECLINED)}, "Commitment: not yet agreed or declined"),
        ({"origin": (OriginKind.TRANSFORMATION_PLAN,)}, "From: transformation plan"),
        ({"tag": ("audit", "health check")}, "Tag: “audit” or “health check”"),
        ({"due": "overdue"}, "Past the due date"),
        ({"due": "none"}, "No due date"),
        ({"due": "0"}, "Due today"),
        ({"due": "1"}, "Due today or tomorrow"),
        ({"due": "14"}, "Due in the next 14 days"),
        ({"stale": True}, "Update due"),
        ({"slipped": True}, "Due later than first agreed"),
        ({"asked": True}, "A new due date is asked for"),
        ({"returned": True}, "Returned by the QA unit"),
        ({"first_due": "none"}, "Never had a due date"),
        ({"success_measure": "none"}, "No success measure"),
        ({"evidence": "none"}, "No evidence kept here"),
        ({"planned_by": date(2014, 12, 31)}, "First agreed for 31 December 2014 or before"),
        ({"complete_by": date(2014, 12, 31)}, "Said to be complete by the end of 31 December 2014"),
        ({"assured_by": date(2014, 12, 31)}, "Assured by the end of 31 December 2014"),
    ],
)
def test_each_part_has_its_words(asked, said):
    assert words(**asked) == said


def test_every_part_is_said_and_can_be_taken_away():
    everything = ActionFilter(
        owner="7",
        organisation="2",
        finding=("4a",),
        requirement="none",
        state=(ActionState.OVERDUE,),
        rating=(Rating.RED,),
        impact=(Impact.EVIDENT,),
        due="30",
        stale=True,
        slipped=True,
        asked=True,
        returned=True,
        first_due="none",
        success_measure="none",
        evidence="none",
        partner="2",
        commitment=(Commitment.AGREED,),
        origin=(OriginKind.THIS_INSPECTION,),
        tag=("audit",),
        imported="7",
        planned_by=date(2014, 12, 31),
        complete_by=date(2014, 12, 31),
        assured_by=date(2014, 12, 31),
        q="care",
        sort="worst",
    )
    parts = [one.part for one in said_of(everything, NAMES)]
    assert sorted([*parts, "sort"]) == sorted(vars(everything))
    asked = everything
    for part in parts:
        asked = next(one.without for one in said_of(asked, NAMES) if one.part == part)
    assert asked == ActionFilter(sort="worst")


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_has_its_words_both_ways_round(sort):
    assert order_in_words(f"-{sort}") == f"{order_in_words(sort)}, turned round"
