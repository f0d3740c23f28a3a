"""The audit in a browser: who signs in is in it, a filter is typed and kept, and an import opens row by row."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(page, server: str, who: str) -> None:
    """Sign in with the button of one of the example's people."""
    page.goto(f"{server}/accounts/login/")
    page.get_by_role("button", name=who).click()


def what_happened(page) -> list[str]:
    """What stands in the column of what happened, the newest first."""
    return [cell.inner_text().strip() for cell in page.locator("td[data-label='What happened']").all()]


def test_signing_in_leaves_one_entry_and_an_import_opens(page, served):
    sign_in(page, served, "observer@example.org")
    page.get_by_role("link", name="Audit", exact=True).click()
    page.get_by_text("More filters").click()
    page.get_by_label("Kind of change").select_option("Sign-ins and passwords")
    page.get_by_role("button", name="Apply filters").last.click()
    assert what_happened(page) == ["Signed in."]

    page.get_by_role("button", name="Sign out").click()
    sign_in(page, served, "admin@example.org")
    page.goto(f"{served}/audit/?kind=sign-ins")
    assert what_happened(page) == ["Signed in.", "Signed out.", "Signed in."]

    page.get_by_role("link", name="Remove all").click()
    box = page.get_by_label("What it happened to")
    box.fill("4c-6")
    box.press("Enter")
    page.get_by_text("What happened to action 4c-6").wait_for()
    assert "Agreed the new due date of action 4c-6, 30 June 2015, in place of 31 March 2015." in what_happened(page)

    page.goto(f"{served}/audit/?kind=imports")
    page.get_by_role("link", name="Open all 306 rows").click()
    page.get_by_role("link", name="Next").click()
    assert page.get_by_text("101 to 200 of 306 rows").is_visible()


def test_the_longest_menu_stands_on_two_lines_of_a_desk_screen(page, served):
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(page, served, "qa@example.org")
    entries = page.locator(".govuk-service-navigation__item")
    assert entries.count() >= 13
    assert len({round(entry.bounding_box()["y"]) for entry in entries.all()}) <= 2
