"""A councillor asks, the post answers, the councillor asks on, democratic services close: by keyboard alone."""

import pytest

from actionplan.models import Answer, Matter
from tests.journeys.test_main_job import sign_in, sign_out

pytestmark = [pytest.mark.browser, pytest.mark.both_databases, pytest.mark.django_db(transaction=True)]

QUESTION = "When will every care leaver's home be seen?"
NEXT = "And who goes to the last ten?"


def press(page, role: str, name: str, key: str = "Enter") -> None:
    """Go to a control and press a key on it."""
    control = page.get_by_role(role, name=name, exact=role == "button").first
    control.focus()
    page.keyboard.press(key)


def type_in(page, label: str, words: str) -> None:
    """Go to a box and type."""
    page.get_by_label(label).focus()
    page.keyboard.type(words)


def owed_first(page, served: str, who: str) -> None:
    """Sign in and open the question from the person's own first page."""
    sign_in(page, served, who)
    press(page, "link", QUESTION)


def test_a_question_goes_from_a_councillor_to_its_answer_and_on_to_its_end(page, served):
    sign_in(page, served, "councillor@example.org")
    page.goto(f"{served}/ofsted-2014/scrutiny/actions/4c-2/")
    press(page, "link", "Ask a question about this action")
    type_in(page, "Your question", QUESTION)
    page.get_by_role("button", name="Ask", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_text("Your question is recorded: question 4.").wait_for()
    assert "14 days left" in page.get_by_role("main").inner_text()
    sign_out(page)

    owed_first(page, served, "pathways@example.org")
    press(page, "link", "Answer")
    press(page, "radio", "Answer", "Space")
    type_in(page, "What you say", "By the end of January: 26 of 57 are seen.")
    press(page, "button", "Send to members")
    page.get_by_text("Your answer is recorded.").wait_for()
    sign_out(page)

    sign_in(page, served, "councillor@example.org")
    press(page, "link", "Questions")
    press(page, "link", QUESTION)
    assert "By the end of January" in page.get_by_role("main").inner_text()
    press(page, "link", "Ask a follow-up question")
    type_in(page, "Your follow-up question", NEXT)
    press(page, "button", "Ask")
    page.get_by_text("Your follow-up question is recorded.").wait_for()
    sign_out(page)

    owed_first(page, served, "democratic@example.org")
    assert NEXT in page.get_by_role("main").inner_text()
    press(page, "link", "Close it")
    type_in(page, "Why is it closed?", "The panel of 17 December is given it in writing.")
    press(page, "button", "Close")
    page.get_by_text("It is closed.").wait_for()
    made = Matter.objects.get(text=QUESTION)
    assert list(Answer.objects.filter(matter=made).order_by("sequence").values_list("kind", flat=True)) == [
        *("answer", "follow_up", "closed"),
    ]
