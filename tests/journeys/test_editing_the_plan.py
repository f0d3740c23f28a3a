"""The QA unit edits the plan in a browser: splits an action, merges others, and everybody finds where they went."""

import pytest

from actionplan.models import Action
from actionplan.vocabulary import Standing
from tests.journeys.test_main_job import sign_in, sign_out

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_action_is_split_and_others_are_merged(page, served):
    sign_in(page, served, "qa@example.org")
    page.goto(f"{served}/ofsted-2014/actions/4c-1/")
    page.get_by_role("link", name="Split it").click()
    page.get_by_label("What will be done?").first.fill("Find every care leaver who is out of touch")
    page.get_by_role("button", name="Add another part").click()
    texts = page.get_by_label("What will be done?")
    assert texts.first.input_value() == "Find every care leaver who is out of touch"
    texts.nth(1).fill("Agree with each how often to meet")
    texts.nth(2).fill("Check after three months")
    page.get_by_label("When is it due?").first.fill("1 December 2014")
    page.get_by_label("Why is it split?").fill("Two teams do it")
    page.get_by_role("button", name="Split it").dblclick()
    page.get_by_text("4c-1 is split").wait_for()
    assert Action.objects.filter(split_from__reference="4c-1").count() == 3
    page.get_by_role("link", name="4c-1b").first.click()
    page.get_by_role("heading", name="Agree with each how often to meet").wait_for()
    assert page.get_by_text("Split off from 4c-1").is_visible()

    page.get_by_role("link", name="Merge others into it").click()
    page.get_by_label("4c-1c Check after three months").check()
    page.get_by_label("Of other findings").fill("4b-2")
    page.get_by_role("button", name="Go on").click()
    assert page.get_by_label("4b Care leavers in education").is_checked()
    page.get_by_label("Why are they merged?").fill("One piece of work")
    page.get_by_role("button", name="Merge them").dblclick()
    page.get_by_text("are merged into 4c-1b").wait_for()
    gone = Action.objects.get(reference="4b-2").standing_decisions.get()
    assert (gone.standing, gone.superseded_by.reference) == (Standing.SUPERSEDED, "4c-1b")
    sign_out(page)

    sign_in(page, served, "councillor@example.org")
    page.goto(f"{served}/ofsted-2014/scrutiny/?list=all")
    shown = page.get_by_role("main").inner_text()
    assert "One piece of work" in shown
    assert "Two teams do it In its place: 4c-1a, 4c-1b, 4c-1c" in " ".join(shown.split())
