"""In a real browser: one person asks for words to go, another sees where they stand and removes them."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(page, served: str, who: str) -> None:
    """Come in as somebody else."""
    page.context.clear_cookies()
    page.goto(f"{served}/accounts/login/")
    page.locator(f"button[value='{who}@example.org']").click()


def test_words_are_removed_by_two_people(page, served):
    sign_in(page, served, "pathways")
    page.goto(f"{served}/ofsted-2014/actions/4b-4/")
    words = " ".join(page.locator("h1").inner_text().split()[:3]).rstrip(",.")
    page.get_by_role("link", name="Words here that should not be recorded?").last.click()
    assert page.get_by_label("Where do they stand?").input_value().endswith("4b-4")
    page.get_by_label("Which words must go?").fill(words.upper())
    page.get_by_label("They may identify a child").check()
    page.get_by_label("What happened?").fill("Pasted from an e-mail")
    page.get_by_role("button", name="Ask for them to be removed").click()
    page.get_by_role("link", name="Action 4b-4").click()
    address = page.url
    assert page.get_by_role("button", name="Record this decision").count() == 0

    sign_in(page, served, "qa")
    page.goto(address)
    assert page.locator("mark").count() > 0
    page.get_by_label("Remove the words from everywhere listed here").check()
    page.get_by_label("Why?").fill("They should not stand here")
    page.get_by_role("button", name="Record this decision").click()
    assert "Words were removed" in page.locator("h1").inner_text()
    page.goto(f"{served}/ofsted-2014/actions/4b-4/")
    assert "[redacted " in page.locator("h1").inner_text()
    assert words not in page.content()
