"""The page that councillors monitor the plan by: every figure on it leads to exactly its rows, on the same page."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

from actionplan.commands import actions
from actionplan.example.telling import SHOWS_AT
from actionplan.models import Action, Person
from actionplan.vocabulary import Standing

PAGE = "/ofsted-2014/scrutiny/"
FIGURE = re.compile(r'<a class="[^"]*"\s+href="(/ofsted-2014/scrutiny/\?[^"]+)">(?:<span[^>]*>)?(\d+)')


def words_of(answer) -> str:
    """What a page says, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def figures_on(answer) -> set[tuple[str, int]]:
    """Each figure on the page with the address it leads to."""
    return {(unescape(href), int(number)) for href, number in FIGURE.findall(answer.content.decode())}


def listed_at(browser, address: str) -> int:
    """How many actions or findings stand in the list that an address leads to."""
    answer = browser.get(address)
    part = urlsplit(address).fragment
    if part == "findings":
        return answer.content.decode().split('id="findings"')[1].split("<tfoot")[0].count('<th scope="row"')
    assert part == "actions"
    return answer.content.decode().split('id="actions"')[1].count('<li id="action-')


def test_every_figure_leads_to_exactly_its_rows(signed_in):
    browser = signed_in("councillor@example.org")
    pages = (PAGE, f"{PAGE}?course=off_course", f"{PAGE}?evidence=none")
    figures = set().union(*(figures_on(browser.get(page)) for page in pages))
    asked = {tuple(parse_qs(urlsplit(address).query)) for address, _ in figures}
    assert asked >= {("state",), ("finding",), ("state", "finding"), ("course",), ("evidence",)}
    assert {address: number for address, number in figures if listed_at(browser, address) != number} == {}


def test_the_sentences_and_totals_have_the_figures_of_4_december(signed_in):
    answer = signed_in("executive@example.org").get(PAGE)
    said = words_of(answer)
    assert "Not yet 4 of 16 findings are off course and 3 are at risk" in said
    assert "Together they are all 64 actions" in said
    assert "10 of 16 findings have no evidence yet" in said
    foot = answer.content.decode().split("<tfoot")[1].split("</tfoot")[0]
    assert [int(number) for _, number in FIGURE.findall(foot)] == [4, 2, 5, 6, 5, 27, 14, 1, 64]
    assert "Re-inspection window: opens 16 September 2015, 286 days from now; closes 16 March 2016" in said


def test_the_list_is_whole_on_paper_and_on_a_screen_when_it_is_asked_for(signed_in):
    browser = signed_in("councillor@example.org")
    plain, asked = (browser.get(PAGE).content.decode(), browser.get(f"{PAGE}?list=all").content.decode())
    for page, is_for_paper in ((plain, True), (asked, False)):
        assert page.count('<li id="action-') == 64
        assert ('class="plan-paper"' in page) == is_for_paper
    assert len(plain) < 150_000


def test_words_that_mean_nothing_are_harmless(signed_in):
    browser = signed_in("councillor@example.org")
    answer = browser.get(f"{PAGE}?state=%00&state=nonsense&finding=9z&course=<b>&list=2&evidence=x&page=9")
    assert answer.status_code == 200
    assert "All 64 actions" in words_of(answer)
    assert words_of(browser.get(f"{PAGE}?state=overdue&finding=4c")).count("2 of 64 actions: Overdue, finding 4c") == 1
    assert "No action is like this today." in words_of(browser.get(f"{PAGE}?state=assured&finding=4c"))


def test_what_left_the_plan_is_listed_apart_for_members_with_its_reason(signed_in, told):
    said = {"by": Person.objects.get(email="qa@example.org"), "at": SHOWS_AT}
    by_reference = {one.reference: one for one in Action.objects.filter(plan=told)}
    successor = {"superseded_by": by_reference["4l-3"], "because": "Joined with the live list"}
    actions.decide_standing(by_reference["4l-5"], Standing.SUPERSEDED, **successor, **said)
    page = words_of(signed_in("councillor@example.org").get(PAGE))
    assert "All 63 actions" in page
    assert "No longer in the plan: 1 Listed apart, and in none of the figures above." in page
    assert "Finding 4l Joined with the live list In its place: 4l-3" in page


def test_a_page_on_which_nothing_left_the_plan_says_nothing_of_it(signed_in):
    assert "No longer in the plan" not in words_of(signed_in("councillor@example.org").get(PAGE))
