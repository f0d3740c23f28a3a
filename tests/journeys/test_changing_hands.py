"""A holder leaves and their actions go to another post; ten actions change at once, without a mouse; a filter stays."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from actionplan.models import Action, Change, Contributor, Post, ProgressUpdate
from tests.journeys.test_every_page import RULES
from tests.journeys.test_main_job import sign_in, sign_out

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def nothing_for_axe(page) -> None:
    assert Axe().run(page, options=RULES).response["violations"] == []


@pytest.mark.both_databases
def test_a_holder_leaves_and_their_actions_are_given_to_another_post(page, served):
    leaver, to = Post.objects.get(title="Head of Looked After Children"), Post.objects.get(title="Head of Safeguarding")
    said = dict(ProgressUpdate.objects.filter(action__owner=leaver).values_list("pk", "change__by"))
    sign_in(page, served, "qa@example.org")
    page.goto(f"{served}/ofsted-2014/owners/{leaver.pk}/")
    page.get_by_role("link", name="Change who holds the post").click()
    page.get_by_label("Nobody: it is vacant").check()
    page.get_by_label("Why?").fill("Left on 3 December.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="to another post").click()
    page.get_by_label("Which post answers").select_option(f"{to.title}, {to.organisation}")
    page.get_by_label("Keep the post before").check()
    page.get_by_label("Why?").fill("The holder left; the teams are one from today.")
    page.get_by_role("button", name="Look at what would change").click()
    page.get_by_text("Nothing has been written yet").wait_for()
    nothing_for_axe(page)
    page.get_by_role("button", name="Change 11 actions").dblclick()
    page.get_by_role("heading", name="11 actions are changed").wait_for()
    nothing_for_axe(page)
    page.get_by_role("link", name="History of 4e-2").click()
    history = page.get_by_role("main").inner_text()
    assert "eassigned it from Head of Looked After Children to Head of Safeguarding" in history
    assert Change.objects.filter(command="reassigning.reassign").count() == 1
    assert Contributor.objects.filter(post=leaver, is_withdrawn=False).count() >= 11
    assert dict(ProgressUpdate.objects.filter(pk__in=said).values_list("pk", "change__by")) == said
    sign_out(page)


def press(page, key: str, times: int = 1) -> None:
    for _ in range(times):
        page.keyboard.press(key)


def tab_to(page, locator) -> None:
    """Go on with the tab key until a control has the focus."""
    for _ in range(200):
        if locator.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("The tab key never came to it.")


@pytest.mark.both_databases
def test_ten_actions_get_another_owner_by_keyboard_alone(page, served):
    to = Post.objects.get(title="Head of Safeguarding")
    ten = [one.reference for one in Action.objects.exclude(owner=to).order_by("finding__order", "order")[:10]]
    sign_in(page, served, "qa@example.org")
    page.goto(f"{served}/ofsted-2014/actions/")
    for reference in ten:
        tab_to(page, page.get_by_label(f"Choose {reference}", exact=True))
        press(page, "Space")
    tab_to(page, page.get_by_role("button", name="Change the ticked actions"))
    press(page, "Enter")
    page.get_by_role("heading", name="Change 10 actions").wait_for()
    tab_to(page, page.get_by_role("radio", name="The accountable post"))
    press(page, "Space")
    tab_to(page, page.get_by_label("Post that answers for them"))
    page.keyboard.type("Head of Safeg")
    tab_to(page, page.get_by_label("Why?"))
    page.keyboard.type("One team answers for all of them.")
    tab_to(page, page.get_by_role("button", name="Look at what would change"))
    press(page, "Enter")
    page.get_by_text("10 of 10 actions would change.").wait_for()
    tab_to(page, page.get_by_role("button", name="Change 10 actions"))
    press(page, "Enter")
    page.get_by_role("heading", name="10 actions are changed").wait_for()
    assert set(Action.objects.filter(reference__in=ten).values_list("owner", flat=True)) == {to.pk}
    assert Change.objects.filter(command="reassigning.reassign").count() == 1


def test_a_search_leads_to_a_list_that_is_kept_under_a_name(page, served):
    sign_in(page, served, "pathways@example.org")
    page.get_by_label("Find in the plan").fill("CARE leavers")
    press(page, "Enter")
    page.get_by_role("link", name="as a list").first.click()
    page.get_by_text("Saved filters").click()
    page.get_by_role("link", name="Save this filter").click()
    page.get_by_label("Name of this filter").fill("Care leavers")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved filters: 1").click()
    page.get_by_role("link", name="Care leavers", exact=True).click()
    assert page.url.endswith("/actions/?q=CARE+leavers")
