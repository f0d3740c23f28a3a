"""The pages of findings: every figure leads to exactly its actions, and each reader sees only what is open to them."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from actionplan import access
from actionplan.commands import findings
from actionplan.example.telling import SHOWS_AT
from actionplan.models import Person
from actionplan.queries.action_filter import ActionFilter
from actionplan.queries.action_lists import action_list
from actionplan.queries.policy import policy_on

DAY = SHOWS_AT.date()
LIST = "/ofsted-2014/findings/"
FIGURE = re.compile(r'<a class="govuk-link"\s+href="(/ofsted-2014/actions/\?[^"]*|/ofsted-2014/actions/)">(\d+)')
BY_STATE = {"off_course": 4, "at_risk": 3, "not_started": 0, "on_course": 8, "all_assured": 1}
TOTALS = [4, 2, 5, 6, 5, 27, 14, 1, 64]


def words_of(answer) -> str:
    """What a page says, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def figures_on(answer) -> list[tuple[str, int]]:
    """Each figure of actions on a page with the address it leads to."""
    return [(unescape(href), int(number)) for href, number in FIGURE.findall(answer.content.decode())]


def rows_at(address: str, email: str, plan) -> int:
    """How many actions an address of the list chooses for a person."""
    asked, problems = ActionFilter.read(parse_qs(urlsplit(address).query))
    assert problems == ()
    person = Person.objects.get(email=email)
    rows = access.visible_actions(person, plan, on=DAY), access.visible_findings(person, plan, on=DAY)
    return len(action_list(*rows, asked, on=DAY, policy=policy_on(DAY)).found)


@pytest.mark.parametrize(
    ("who", "page"),
    [
        ("qa", LIST),
        ("qa", f"{LIST}?state=off_course&state=at_risk&sort=worst"),
        ("qa", f"{LIST}?theme=Care+leavers&impact=early_signs"),
        ("qa", f"{LIST}4c/"),
        ("observer", f"{LIST}9d/"),
        ("health", LIST),
        ("health", f"{LIST}9b/"),
    ],
)
def test_every_figure_leads_to_exactly_its_actions(signed_in, told, who, page):
    email = f"{who}@example.org"
    figures = figures_on(signed_in(email).get(page))
    assert figures
    wrong = {address: number for address, number in set(figures) if rows_at(address, email, told) != number}
    assert wrong == {}


def test_the_list_has_the_figures_of_4_december(signed_in):
    answer = signed_in("qa@example.org").get(LIST)
    foot = answer.content.decode().split("<tfoot")[1]
    assert [int(number) for _, number in FIGURE.findall(foot)] == TOTALS
    shown = answer.context["shown"]
    assert {state.value: number for state, number in shown.by_state.items()} == BY_STATE
    assert "16 findings. 28 requirements, and no action answers 1 of them" in words_of(answer)
    assert "4 requirements · 1 without an action".replace(" · ", " of finding 4c ") in words_of(answer)


@pytest.mark.parametrize("state", BY_STATE)
def test_the_count_of_findings_in_a_state_leads_to_these_findings(signed_in, state):
    answer = signed_in("director@example.org").get(f"{LIST}?state={state}")
    assert len(answer.context["shown"].found) == BY_STATE[state]
    assert {one.state for one in answer.context["shown"].found} <= {state}
    assert ("No finding answers all of this." in words_of(answer)) == (not BY_STATE[state])


def test_what_the_address_asks_for_stands_on_the_page_and_can_be_taken_away(signed_in):
    answer = signed_in("qa@example.org").get(f"{LIST}?state=off_course&theme=Care+leavers&source=nowhere&sort=worst")
    assert [one.finding.reference for one in answer.context["shown"].found] == ["4c", "4b"]
    said = words_of(answer)
    assert "2 of 16 findings." in said
    assert "“nowhere” is not understood after “source”, so it was left out." in said
    assert answer.context["removals"] == [
        ("Off course", f"{LIST}?theme=Care+leavers&sort=worst"),
        ("Care leavers", f"{LIST}?state=off_course&sort=worst"),
    ]
    for box in ('value="off_course"', 'value="Care leavers"', 'value="worst"'):
        assert re.search(rf"<input[^>]*{box}[^>]*checked", answer.content.decode()), box


def test_a_finding_says_what_is_required_what_answers_it_and_what_else_serves_it(signed_in):
    said = words_of(signed_in("pathways@example.org").get(f"{LIST}4c/"))
    assert "Off course, because 2 actions are overdue, 1 action is off track and 1 requirement has no action." in said
    assert "4 requirements. No action answers 1 of them." in said
    assert "Every care leaver is given the history of their own health. No action answers this yet." in said
    assert "Also served by 1 action counted elsewhere" in said
    assert "Counted under 4a Corporate parenting by councillors" in said
    assert "Previous: 4b Care leavers in education, work or training" in said
    assert "Next: 4d Adoption without delay" in said
    assert "Council services, paragraph 4 of the report to members" in said


def test_the_boards_findings_stand_under_its_introduction_and_have_their_neighbours(signed_in):
    said = words_of(signed_in("qa@example.org").get(f"{LIST}9d/"))
    assert "The Board began too recently to use data on how its partner agencies perform" in said
    assert "No requirement is written down for this finding" in said
    assert "Previous: 9c Annual report" in said
    assert "Next:" not in said


def test_a_partner_sees_the_open_findings_alone(signed_in):
    browser = signed_in("health@example.org")
    answer = browser.get(LIST)
    assert {one.finding.source.slug for one in answer.context["shown"].everything} == {"lscb"}
    assert browser.get(f"{LIST}?source=service").context["problems"] != ()
    assert browser.get(f"{LIST}4c/").status_code == 404
    first = words_of(browser.get(f"{LIST}9a/"))
    assert "Previous:" not in first
    assert "Next: 9b" in first


@pytest.mark.parametrize(("who", "sees"), [("qa", True), ("director", True), ("observer", False), ("health", False)])
def test_the_restricted_note_of_a_finding_is_for_those_with_the_permission(signed_in, told, who, sees):
    source = told.sources.get(slug="lscb")
    qa = Person.objects.get(email="qa@example.org")
    hidden = {"restricted_note": "Not for everybody", "restricted_category": "2"}
    told_it = {"reference": "9r", "title": "T", "statement": "S", "by": qa, "because": "A test", "at": SHOWS_AT}
    findings.add(source, **told_it, **hidden)
    answer = signed_in(f"{who}@example.org").get(f"{LIST}9r/")
    assert answer.status_code == 200
    assert ("Not for everybody" in words_of(answer)) == sees
