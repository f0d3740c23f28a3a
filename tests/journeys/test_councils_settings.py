"""Setting the council's name and colour in a real browser, with errors too, and what its pages look like then."""

import pytest

from tests.journeys.test_every_page import problems_on

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = ("/ofsted-2014/scrutiny/", "/ofsted-2014/findings/4c/", "/settings/")
COLOURS = {"#7a1020": "rgb(122, 16, 32)", "#595959": "rgb(89, 89, 89)"}
"""A red, and the lightest grey that may be set; each as the browser says it."""
INK = "rgb(28, 63, 110)"
"""Our own blue, in which an impact and a verdict stay."""


def sign_in(page, served: str, who: str) -> None:
    page.context.clear_cookies()
    page.goto(f"{served}/accounts/login/")
    page.locator(f"button[value='{who}@example.org']").click()


def save(page, served: str, **values: str) -> None:
    """Type into the boxes of the name and colour, say why, and save."""
    page.goto(f"{served}/settings/council/")
    for name, value in values.items():
        page.locator(f"#id_council_{name}").fill(value)
    page.locator("#id_because").fill("The board asked for it")
    page.get_by_role("button", name="Save").click()


def colour_of(page, selector: str, what: str) -> str:
    return page.locator(selector).first.evaluate(f"one => getComputedStyle(one).{what}")


def test_what_is_wrong_stands_beside_its_box_and_what_another_set_beside_the_form(page, served):
    sign_in(page, served, "admin")
    save(page, served, colour="#1d70b8", name="Town council")
    page.get_by_role("link", name="5.1 to 1 with white").click()
    assert page.locator("#id_council_colour").evaluate("one => one === document.activeElement")
    assert page.locator("#id_council_name").input_value() == "Town council"
    assert problems_on(page) == []
    the_second_of_two_sees_what_the_first_set(page, served)


def the_second_of_two_sees_what_the_first_set(page, served: str) -> None:
    """And what they typed themselves is still there."""
    page.goto(f"{served}/settings/council/")
    save(page.context.new_page(), served, name="Town council")
    page.locator("#id_council_colour").fill("#00573f")
    page.locator("#id_because").fill("The board asked for it")
    page.get_by_role("button", name="Save").click()
    assert "Town council" in page.get_by_role("complementary", name="Set while you were typing").inner_text()
    assert page.locator("#id_council_colour").input_value() == "#00573f"
    assert problems_on(page) == []
    page.get_by_role("button", name="Save").click()
    assert "“Colour of the council” is recorded" in page.get_by_role("alert").inner_text()


def test_pages_in_another_colour_are_as_accessible_and_their_states_stay(page, served):
    for colour, shown in COLOURS.items():
        sign_in(page, served, "admin")
        save(page, served, colour=colour)
        sign_in(page, served, "qa")
        found = {address: problems_at(page, f"{served}{address}", shown) for address in PAGES}
        assert found == {address: [] for address in PAGES}
        page.goto(f"{served}/ofsted-2014/findings/4c/")
        assert colour_of(page, ".plan-state--bad", "backgroundColor") == "rgb(148, 37, 20)"
        assert colour_of(page, ".plan-tint--impact", "color") == INK
        assert colour_of(page, ".plan-verdict__title", "backgroundColor") == INK
        assert colour_of(page, ".plan-panel", "borderTopColor") == shown
    page.emulate_media(media="print")
    assert colour_of(page, ".plan-header", "backgroundColor") == "rgba(0, 0, 0, 0)"


def problems_at(page, address: str, shown: str) -> list[str]:
    """What axe finds on a page whose band has the council's colour."""
    page.goto(address)
    assert colour_of(page, ".plan-header", "backgroundColor") == shown
    return problems_on(page)
