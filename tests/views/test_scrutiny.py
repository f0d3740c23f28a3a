"""The page that councillors monitor the plan by: every figure on it leads to exactly its rows, on the same page."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

from actionplan.commands import actions, findings
from actionplan.example.telling import SHOWS_AT
from actionplan.models import Action, Finding, Person
from actionplan.vocabulary import Standing

PAGE = "/ofsted-2014/scrutiny/"
FIGURE = re.compile(r'<a class="[^"]*"\s+href="(/ofsted-2014/scrutiny/(?:since/)?\?[^"]+)">(?:<span[^>]*>)?(\d+)')
ASKED = (
    *(PAGE, f"{PAGE}?course=off_course", f"{PAGE}?evidence=none", f"{PAGE}?since=2014-10-22"),
    *(f"{PAGE}since/?since=2014-10-22&until=2014-11-27", f"{PAGE}findings/4c/", f"{PAGE}findings/9c/"),
)


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
    figures = set().union(*(figures_on(browser.get(page)) for page in ASKED))
    asked = {tuple(parse_qs(urlsplit(address).query)) for address, _ in figures}
    assert asked >= {("state",), ("finding",), ("state", "finding"), ("course",), ("evidence",), ("travel",)}
    assert asked >= {("due-by", "state"), ("due-after",), ("lacks",), ("became",), ("revised",), ("impact",)}
    assert asked >= {("planned-by",), ("complete-by",), ("assured-by",), ("since", "until", "became")}
    assert {address: number for address, number in figures if listed_at(browser, address) != number} == {}


def test_the_five_answers_have_the_figures_of_4_december(signed_in):
    answer = signed_in("executive@example.org").get(f"{PAGE}?since=2014-10-22")
    said = words_of(answer)
    assert "Not yet 4 of 16 findings are off course and 3 are at risk" in said
    assert "Re-inspection window: opens 16 September 2015, 286 days from now; closes 16 March 2016" in said
    assert "since the Scrutiny panel of 22 October 2014? Of 16 findings: 2 worse 3 improved 11 no change" in said
    assert "5 due dates moved later." in said
    assert "For some, by what the owners of actions say; no measure shows it yet. Of 16 findings: 1 evident" in said
    assert "5 early signs 10 not yet evidenced" in said
    assert "22 actions were due by today: 18 are complete and 4 are overdue." in said
    assert "Of the 19 complete, 14 are assured and 5 wait for the Quality Assurance (QA) unit to check." in said
    assert "Together they are all 64 actions" in said
    assert "10 of 16 findings have no evidence yet" in said
    foot = answer.content.decode().split('id="findings"')[1].split("<tfoot")[1].split("</tfoot")[0]
    assert [int(number) for _, number in FIGURE.findall(foot)] == [4, 2, 5, 6, 5, 27, 14, 1, 64]


def test_the_forecast_says_its_method_and_that_it_is_no_promise(signed_in):
    said = words_of(signed_in("councillor@example.org").get(PAGE))
    assert (
        "At the present rate, all 63 actions would be assured on 16 July 2015, 62 days before the window opens." in said
    )
    assert "Method: 14 actions were assured in the 64 days since 1 October 2014." in said
    assert "At that rate the other 49 take 224 days. The 1 suspended action is left out." in said
    assert "This is arithmetic, not a promise." in said


def test_the_rules_stand_on_the_page_in_a_sentence_each(signed_in):
    page = signed_in("councillor@example.org").get(PAGE).content.decode()
    rules = page.split('class="plan-rules"')[1].split("</dl>")[0]
    sentences = [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in re.findall(r"<dd>(.*?)</dd>", rules, re.S)]
    assert len(sentences) == 4
    assert all(one.count(".") == 1 and one.endswith(".") for one in sentences)


def test_one_finding_and_one_action_are_read_without_leaving_the_view_of_members(signed_in):
    browser = signed_in("councillor@example.org")
    finding = browser.get(f"{PAGE}findings/4c/")
    said = words_of(finding)
    assert "Off course, but early signs of an effect" in said
    assert "Off course, because 2 actions are overdue, 1 action is off track and 1 requirement has no action." in said
    assert "On course needs 4c-2 and 4c-4 done, or another date agreed." in said
    links = set(re.findall(r'href="(/ofsted-2014/[^"?#]*)', finding.content.decode().split("<main")[1]))
    assert all(browser.get(address).status_code == 200 for address in links)
    action = words_of(browser.get(f"{PAGE}actions/4c-2/"))
    assert "Overdue, 24 days late" in action
    assert "moved twice, which is the limit" in action


def test_what_never_was_there_is_not_found_and_what_left_answers_politely(signed_in, told):
    browser = signed_in("councillor@example.org")
    for page in ("findings/zz/", "actions/zz/"):
        assert browser.get(f"{PAGE}{page}").status_code == 404
    said = {"by": Person.objects.get(email="qa@example.org"), "at": SHOWS_AT, "because": "Joined"}
    for action in Action.objects.filter(plan=told, finding__slug="9c"):
        actions.decide_standing(action, Standing.WITHDRAWN, **said)
    assert "left the plan on 4 December 2014" in words_of(browser.get(f"{PAGE}actions/9c-1/"))
    findings.withdraw(Finding.objects.get(plan=told, slug="9c"), **said)
    for page in ("findings/9c/", "actions/9c-1/"):
        assert "taken out of the plan on 4 December 2014" in words_of(browser.get(f"{PAGE}{page}"))
    then = words_of(browser.get(f"{PAGE}findings/9c/?as-at=2014-11-20"))
    assert "Annual report" in then
    assert "taken out" not in then


def test_the_list_is_whole_on_paper_and_on_a_screen_when_it_is_asked_for(signed_in):
    browser = signed_in("councillor@example.org")
    plain, asked = (browser.get(PAGE).content.decode(), browser.get(f"{PAGE}?list=all").content.decode())
    for page, is_for_paper in ((plain, True), (asked, False)):
        assert page.count('<li id="action-') == 64
        assert ('class="plan-paper"' in page) == is_for_paper
    assert len(plain) < 250_000


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
