"""A suspension whose review day is past waits for the QA unit: it is told so, and no owner is chased for it."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from actionplan.commands import demonstration
from actionplan.commands.actions import DueDate
from actionplan.models import Action, DemonstrationClock
from actionplan.queries.dashboard import dashboard
from actionplan.queries.workload import NEEDS_SOMEBODY, Need, need_of
from actionplan.rules.attention import Attention
from actionplan.rules.policy import Policy
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Standing
from tests.factories import Council
from tests.factories.fixtures import council, council_of_the_module
from tests.told import example_settings

__all__ = ["council", "council_of_the_module", "example_settings"]

TODAY = date(2014, 12, 4)
REVIEW, LATE, COMING = date(2014, 11, 1), DueDate(date(2014, 10, 20)), DueDate(date(2014, 12, 31))
DUE = "eview was due on 1 November 2014"


def suspended(council: Council, due: DueDate = COMING, *, review_on: date = REVIEW) -> Action:
    """An action whose owner said something in October, suspended until a day; it is now December."""
    action = council.action(reference="4a-1", due=due)
    council.say(action, DeliveryStatus.AT_RISK, reason="No worker", recovery="Agency worker from Monday")
    council.stand(action, Standing.SUSPENDED, review_on=review_on)
    council.go_to(TODAY)
    return action


def words(council: Council, page: str, who: str = "qa") -> str:
    """A page without its tags."""
    if not DemonstrationClock.objects.exists():
        demonstration.anchor_clock(shows_at=council.tick(), at=timezone.now())
    browser = Client()
    browser.force_login(council.people[who])
    answer = browser.get(f"/ofsted-2014/{page}")
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.mark.parametrize(("due", "worst"), [(LATE, Attention.OVERDUE), (COMING, Attention.SUSPENSION_TO_REVIEW)])
def test_the_qa_unit_and_nobody_else_is_told_to_act(council: Council, due, worst):
    suspended(council, due)
    [line] = dashboard(council.plan.findings.all(), council.plan.actions.all(), on=TODAY, policy=Policy()).attention
    assert (line.worst, Attention.SUSPENSION_TO_REVIEW in line.reasons, Attention.STALE in line.reasons) == (
        worst,
        True,
        False,
    )
    assert line.next_step == "The QA unit decides whether the suspension goes on"
    assert line.why[-1] == "Suspended, and its review was due on 1 November 2014 (33 days ago)"


@pytest.mark.parametrize("due", [LATE, COMING])
def test_its_owner_is_not_asked_for_what_they_cannot_give(council: Council, due):
    suspended(council, due)
    shown = words(council, "mine/", who="owner")
    assert "These need you" not in shown
    assert "Suspended, with a review that the QA unit owes: 1" in shown
    assert "The QA unit decides" in shown
    assert "said: Suspended" not in shown
    assert DUE in shown


def test_an_action_that_was_returned_and_then_suspended_asks_nothing_of_its_owner(council: Council):
    action = council.action()
    council.claim(action)
    council.decide(action, AssuranceOutcome.RETURNED)
    council.stand(action, Standing.SUSPENDED, review_on=date(2015, 1, 31))
    shown = dashboard(council.plan.findings.all(), council.plan.actions.all(), on=TODAY, policy=Policy())
    assert [need_of(one) for one in shown.actions] == [Need.UP_TO_DATE]
    assert Need.SUSPENSION_TO_REVIEW not in NEEDS_SOMEBODY


@pytest.mark.parametrize("due", [LATE, COMING])
def test_the_qa_desk_lists_the_review_and_chases_nobody_for_it(council: Council, due):
    suspended(council, due)
    shown = words(council, "qa/")
    assert "1 suspensions to review" in shown
    assert "33 days ago 1 November 2014" in shown
    assert "Nobody needs chasing" in shown


def test_until_its_review_day_a_suspension_waits_for_nobody(council: Council):
    suspended(council, LATE, review_on=TODAY)
    assert "No suspension waits for its review." in words(council, "qa/")
    assert "Until 4 December 2014" in words(council, "actions/")


@pytest.mark.parametrize("page", ["overview/", "actions/", "actions/4a-1/", "scrutiny/"])
@pytest.mark.parametrize("due", [LATE, COMING])
def test_no_page_says_until_a_day_that_is_past(council: Council, page, due):
    suspended(council, due)
    shown = words(council, page, who="councillor" if page == "scrutiny/" else "qa")
    assert DUE in shown
    assert "ntil 1 November 2014" not in shown
    assert "said: Suspended" not in shown
