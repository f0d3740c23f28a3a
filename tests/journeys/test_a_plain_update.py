"""A plain update counted: the clicks and keystrokes from the sign-in page to saved, with a mouse and without one."""

import sys

import pytest

from actionplan.models import Action
from tests.told import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_CLICKS = 6
MOST_KEYS = 60
HAPPENED = "Letters sent to all 57; 40 replied."
WHO = "pathways@example.org"


class Hand:
    """A person at the page, whose clicks and keystrokes are counted; what is typed in words is counted apart."""

    def __init__(self, page) -> None:
        self.page, self.clicks, self.keys, self.letters = page, 0, 0, 0

    def click(self, role: str, name: str, **how: object) -> None:
        self.clicks += 1
        self.page.get_by_role(role, name=name, **how).first.click()

    def press(self, key: str) -> None:
        self.keys += 1
        self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        self.letters += len(words)
        self.page.keyboard.type(words)

    def tab_to(self, name: str) -> None:
        """Go on with the Tab key until what has this name has the focus."""
        while name not in self.focused():
            assert self.keys < MOST_KEYS * 2, f"{name} is not reached; here is {self.focused()}"
            self.press("Tab")

    def focused(self) -> str:
        """What the focus is on, by its words."""
        return self.page.evaluate(
            "(() => { const one = document.activeElement; if (one === document.body) return '';"
            " return `${one.labels?.[0]?.innerText ?? ''} ${one.innerText ?? ''} ${one.value ?? ''}` })()"
        )


def recorded(page) -> str:
    """What was recorded, once the page says so."""
    page.get_by_text("is recorded").wait_for()
    return Action.objects.get(slug="4c-5").updates.first().happened


def test_a_plain_update_takes_six_clicks_from_signing_in_to_saved(page, served, capsys):
    hand = Hand(page)
    page.goto(f"{served}/accounts/login/")
    hand.click("button", WHO)
    hand.click("link", "Update these")
    hand.click("radio", "On track")
    hand.click("textbox", "What has happened since")
    hand.type(HAPPENED)
    hand.click("button", "Save", exact=True)
    assert recorded(page) == HAPPENED
    assert hand.clicks <= MOST_CLICKS
    with capsys.disabled():
        sys.stdout.write(f"\nA plain update: {hand.clicks} clicks from sign-in to saved, {hand.letters} letters.\n")


def test_a_plain_update_takes_no_mouse(page, served, capsys):
    hand = Hand(page)
    page.goto(f"{served}/accounts/login/")
    hand.tab_to("Email address")
    hand.type(WHO)
    hand.press("Tab")
    hand.type(PASSWORD)
    hand.press("Enter")
    page.get_by_role("heading", name="Your actions").wait_for()
    hand.tab_to("Update these")
    hand.press("Enter")
    page.get_by_role("heading", name="Record progress").wait_for()
    hand.tab_to("On track")
    hand.press("Space")
    hand.tab_to("What has happened since")
    hand.type(HAPPENED)
    hand.tab_to("Save and go to the next")
    hand.press("Tab")
    hand.press("Enter")
    assert recorded(page) == HAPPENED
    assert (hand.clicks, hand.keys <= MOST_KEYS) == (0, True), hand.keys
    with capsys.disabled():
        sys.stdout.write(f"\nA plain update by keyboard alone: {hand.keys} keys, {hand.letters} letters.\n")
