"""The browser of the tests is real, and a page that breaks our policy fails its test."""

from playwright.sync_api import Page


def test_a_page_shows_text_and_runs_a_script(page: Page) -> None:
    page.set_content("<button onclick='this.textContent = 1 + 1'>Add</button>")
    page.click("button")
    assert page.inner_text("button") == "2"


def test_a_second_page_opens_after_the_first_was_closed(page: Page) -> None:
    page.set_content("<h1>Still here</h1>")
    assert page.inner_text("h1") == "Still here"


def test_the_site_serves_its_styles_to_a_browser(page: Page, live_server) -> None:
    page.goto(f"{live_server.url}/accounts/login/")
    assert "arial" in page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").lower()
