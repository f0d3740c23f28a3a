"""A claim returned and assured, and a new date asked for and agreed, in a browser and by the keyboard alone."""

import pytest

from actionplan.models import Action, AssuranceDecision, DueDateDecision
from tests.journeys.test_main_job import sign_in, sign_out

pytestmark = [pytest.mark.browser, pytest.mark.both_databases, pytest.mark.django_db(transaction=True)]

MISSING = "The visit log ends in October. Send November's."
DONE = "All 57 visits are made, and the log of November is with the QA unit."
WAITS = "Three landlords need until the end of January."


def press(page, role: str, name: str, key: str = "Enter", *, exact: bool = False) -> None:
    """Go to a control as the keyboard does, and press a key."""
    control = page.get_by_role(role, name=name, exact=exact).first
    control.focus()
    page.keyboard.press(key)


def type_in(page, label: str, words: str) -> None:
    page.get_by_label(label).first.focus()
    page.keyboard.insert_text(words)


def claim(page, happened: str) -> None:
    """The owner says that 4c-2 is complete, from the list of their actions."""
    press(page, "link", "Update 4c-2")
    press(page, "radio", "Complete", "Space")
    type_in(page, "What has happened", happened)
    press(page, "radio", "Early signs", "Space")
    press(page, "button", "Save", exact=True)
    page.get_by_text("is recorded").wait_for()


def test_a_claim_is_returned_answered_and_assured(page, served):
    sign_in(page, served, "pathways@example.org")
    claim(page, "The visits are made.")
    sign_out(page)

    sign_in(page, served, "qa@example.org")
    press(page, "link", "Assure or return 4c-2")
    press(page, "radio", "Return it to the owner", "Space")
    type_in(page, "Why?", MISSING)
    page.get_by_role("button", name="Save", exact=True).dblclick()
    page.get_by_text("is returned to its owner").wait_for()
    assert "24 days late" in page.get_by_role("main").inner_text()
    sign_out(page)

    sign_in(page, served, "pathways@example.org")
    assert MISSING in page.get_by_role("main").inner_text()
    claim(page, DONE)
    sign_out(page)

    sign_in(page, served, "qa@example.org")
    press(page, "link", "Assure or return 4c-2")
    assert DONE in page.get_by_role("main").inner_text()
    press(page, "radio", "Assure it: it is done", "Space")
    press(page, "checkbox", "I assure it without any evidence kept here", "Space")
    type_in(page, "Why?", "The log was seen on paper.")
    press(page, "button", "Save", exact=True)
    page.get_by_text("4c-2 is complete and assured.").wait_for()
    decided = AssuranceDecision.objects.filter(action__slug="4c-2").order_by("pk")
    assert list(decided.values_list("outcome", flat=True)) == ["returned", "assured"]
    press(page, "link", "Everything that happened")
    history = page.get_by_role("main").inner_text()
    assert f"Why: {MISSING}" in history
    assert "assured that it is complete, without any evidence kept here" in history


def test_a_new_date_is_asked_for_and_agreed(page, served):
    sign_in(page, served, "pathways@example.org")
    press(page, "link", "4c-2")
    press(page, "link", "Ask for a new due date")
    for box, number in (("Day", "31"), ("Month", "1"), ("Year", "2015")):
        type_in(page, box, number)
    type_in(page, "Why is a new date needed?", WAITS)
    press(page, "button", "Ask for this date")
    page.get_by_text("The due date stays until it is decided").wait_for()
    sign_out(page)

    sign_in(page, served, "director@example.org")
    press(page, "link", "Decide the new date of 4c-2")
    shown = page.get_by_role("main").inner_text()
    assert WAITS in shown
    assert "more than the limit of 2" in shown
    press(page, "radio", "Agree", "Space")
    type_in(page, "Why?", "The visits are worth the weeks.")
    page.get_by_role("button", name="Save", exact=True).dblclick()
    page.get_by_text("is agreed: it is the due date now").wait_for()
    page.go_back()
    page.get_by_text("No new due date waits for a decision").wait_for()
    assert DueDateDecision.objects.filter(request__action__slug="4c-2", request__reason=WAITS).count() == 1
    assert Action.objects.get(slug="4c-2").due_on.isoformat() == "2015-01-31"
    sign_out(page)

    sign_in(page, served, "pathways@example.org")
    press(page, "link", "4c-2")
    shown = page.get_by_role("main").inner_text()
    assert "The visits are worth the weeks." in shown
    assert "Overdue" not in shown
    assert "moved 3 times, more than the limit of 2" in shown
