"""Looking back, in a browser and by keyboard: choose a day, and drill from the overview to an action as it stood."""

import pytest

from tests.journeys.test_main_job import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BANNER = "This is the plan as it stood at the end of 20 November 2014."


def press(page, link) -> None:
    """Follow a link with the keyboard alone."""
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_text(BANNER).wait_for()


def test_from_a_day_that_is_typed_to_an_action_as_it_stood(page, served):
    sign_in(page, served, "director@example.org")
    page.get_by_role("link", name="The plan on another day").click()
    page.get_by_label("Day", exact=True).focus()
    for part in ("31", "11", "2014"):
        page.keyboard.type(part)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("alert").get_by_text("This must be a real day").wait_for()
    assert page.get_by_label("Day", exact=True).input_value() == "31"
    page.get_by_label("Day", exact=True).fill("20")
    page.keyboard.press("Enter")
    page.get_by_text(BANNER).wait_for()

    main = page.get_by_role("main")
    press(page, main.get_by_role("link", name="Overview"))
    press(page, main.locator("a", has=page.get_by_text("At risk", exact=True)).first)
    assert "state=at_risk" in page.url
    assert "7 of 64 actions." in main.inner_text()
    main.get_by_label("Search").fill("joint protocol")
    page.keyboard.press("Enter")
    page.get_by_text("1 of 64 actions.").wait_for()
    assert BANNER in main.inner_text()
    press(page, main.get_by_role("link", name="4c-4 Agree a joint protocol", exact=False))
    shown = main.inner_text()
    assert "At risk" in shown
    assert "1 day left" in shown
    assert not main.locator("form[method=post]").count()
    assert not main.locator("form[method=post]").count()
    press(page, page.get_by_role("link", name="4c Care leavers in touch and well housed").first)

    page.get_by_role("link", name="This page today").click()
    page.get_by_role("heading", name="Care leavers in touch and well housed").wait_for()
    assert page.get_by_text("as it stood at the end of").count() == 0
    assert page.url.endswith("/findings/4c/")
