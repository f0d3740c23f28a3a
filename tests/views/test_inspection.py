"""The inspection page: what was judged and how far from the aim, and the deadlines on each side of their days."""

import re

import pytest

from actionplan.commands import plans
from actionplan.example.telling import SHOWS_AT

PAGE = "/ofsted-2014/inspection/"


def words_of(answer) -> str:
    """What a page says, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.mark.parametrize("who", ["councillor", "executive", "democratic", "observer", "qa"])
def test_readers_of_the_plan_and_of_the_scrutiny_pages_see_what_was_judged(signed_in, who):
    told = words_of(signed_in(f"{who}@example.org").get(PAGE))
    assert "1 of 7 areas was judged inadequate: Care leavers. None of the 7 areas has reached Good yet." in told
    assert "It began on 7 July 2014, and its report was published on 16 September 2014." in told
    assert "Inadequate Two grades below the aim: the lowest grade The report to members, brief summary" in told
    assert "Good The aim of this plan" in told


def test_the_deadlines_are_told_with_days_left_and_their_rule(signed_in):
    told = words_of(signed_in("councillor@example.org").get(PAGE))
    assert "Action plan to Ofsted 15 December 2014 11 days from now 90 calendar days from publication" in told
    assert "counting from the day after" in told
    assert "Re-inspection window Not open yet Opens 16 September 2015 Closes 16 March 2016" in told
    assert "Opens 286 days from now Closes 468 days from now 12 to 18 months from publication" in told


@pytest.mark.parametrize("who", ["health", "admin"])
def test_the_page_is_closed_to_whoever_reads_neither_plan_nor_scrutiny(signed_in, who):
    assert signed_in(f"{who}@example.org").get(PAGE).status_code == 403


def test_a_plan_with_nothing_written_down_says_what_would_stand_there(signed_in, told):
    said = {"by": told.change.by, "because": "A test", "at": SHOWS_AT}
    plans.make(
        slug="bare",
        title="Bare",
        council="Council",
        inspected_on=told.inspected_on,
        published_on=told.published_on,
        **said,
    )
    shown = words_of(signed_in("qa@example.org").get("/bare/inspection/"))
    assert "No judgement is written down yet." in shown
    assert "No deadline is set for this plan." in shown
