"""The list of actions as people use it: in words, by figures that lead to rows, by headings, page by page."""

import re
from datetime import date
from html import unescape

import pytest

from actionplan.commands import actions, plans
from actionplan.models import Action, Person, Post
from actionplan.views import action_lists_shown
from config import clock

LIST = "/ofsted-2014/actions/"
pytestmark = pytest.mark.both_databases


@pytest.fixture
def qa(signed_in):
    return signed_in("qa@example.org")


def shown(browser, query: str = "", page: str = LIST) -> str:
    answer = browser.get(f"{page}?{query}")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def references(html: str) -> list[str]:
    """The references of the rows, in their order."""
    return re.findall(r'<th scope="row".*?<strong>(.*?)</strong>', html, re.DOTALL)


def lead(html: str) -> str:
    found = re.search(r'<p class="plan-lead">(.*?)</p>', html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


def test_the_list_says_how_many_of_how_many_and_what_is_chosen(qa):
    post = Post.objects.get(title="Head of Safeguarding")
    html = shown(qa, f"state=overdue&owner={post.pk}")
    assert lead(html) == "1 of 64 actions. Accountable post: Head of Safeguarding; overdue."
    assert references(html) == ["4h-2"]


def test_each_part_has_a_link_that_takes_it_away(qa):
    html = shown(qa, "state=overdue&due=overdue&sort=due")
    assert f'href="{LIST}?due=overdue&sort=due"' in html
    assert f'href="{LIST}?state=overdue&sort=due"' in html
    assert f'href="{LIST}?sort=due">Remove all' in html


@pytest.mark.parametrize("query", ["", "finding=4c", "slipped=1&sort=worst", "state=on_track"])
def test_the_counts_add_up_and_each_leads_to_that_many_rows(qa, query):
    html = shown(qa, query)
    links = re.findall(r'plan-counts__link"\s+href="([^"]+)"[^>]*>\s*<span class="plan-counts__number">(\d+)<', html)
    *states, (everything, total) = links
    assert sum(int(number) for _, number in states) == int(total)
    for address, number in [*states, (everything, total)]:
        assert lead(unescape(qa.get(address).content.decode())).startswith(f"{number} of 64 ")


def test_a_heading_sorts_and_then_turns_round(qa):
    html = shown(qa, "finding=4c")
    assert f'href="{LIST}?finding=4c&sort=due"' in html
    assert "aria-sort" not in html
    sorted_html = shown(qa, "finding=4c&sort=due")
    assert f'href="{LIST}?finding=4c&sort=-due"' in sorted_html
    assert sorted_html.count('aria-sort="ascending"') == 1
    turned = shown(qa, "finding=4c&sort=-due")
    assert turned.count('aria-sort="descending"') == 1
    assert references(turned) == references(sorted_html)[::-1]


def test_worst_first_begins_with_what_is_latest(qa):
    assert references(shown(qa, "sort=worst"))[:2] == ["4c-2", "4c-4"]


def test_late_stale_and_slipped_are_said_in_words(qa):
    html = " ".join(shown(qa, "q=4c-2").split())
    for words in (
        "24 days late",
        "moved twice",
        "The owner said: On track",
        "<strong>Update due</strong>",
        "37 days ago",
    ):
        assert words in html


def test_pages_keep_the_filter_and_a_number_too_great_shows_the_last(qa):
    first, last = shown(qa, "sort=reference"), shown(qa, "sort=reference&page=99")
    assert "Page 1 of 2" in first
    assert "?sort=reference&page=2" in first
    assert "Page 2 of 2" in last
    together = references(first) + references(last)
    assert len(together) == len(set(together)) == 64
    assert "Shown here: 51 to 64." in lead(last)


def test_words_that_make_no_sense_are_said_and_left_out(qa):
    html = shown(qa, "state=purple")
    assert "“purple” is not understood after “state”, so it was left out." in html
    assert lead(html).startswith("64 of 64 actions. All actions.")


def test_a_post_that_is_not_there_shows_no_action_and_what_to_leave_out(qa):
    html = shown(qa, "owner=99999999999999999999&state=overdue")
    assert "There is no such post here, so no action is shown." in html
    assert "No action answers all of this" in html
    assert "Leave one of these out" in html
    assert references(html) == []


def test_a_plan_without_actions_says_what_would_be_here(told, signed_in, db):
    by = Person.objects.get(email="qa@example.org")
    named = {"title": "Another", "council": "The council", "inspected_on": date(2014, 10, 1)}
    plans.make(slug="bare", published_on=date(2014, 10, 1), **named, by=by, because="A test", at=clock.now())
    assert "No actions are in the plan yet" in shown(signed_in("qa@example.org"), page="/bare/actions/")


def test_the_form_shows_what_is_chosen_and_keeps_what_it_does_not_ask(qa):
    html = shown(qa, "owner=none&state=overdue&stale=1&requirement=none&planned_by=2015-01-01&sort=due")
    assert '<option value="none" selected>No accountable post' in html
    assert re.search(r'name="state" value="overdue"[^>]* checked', html)
    assert re.search(r'name="stale"[^>]* checked', html)
    for name, value in {"requirement": "none", "planned_by": "2015-01-01", "sort": "due"}.items():
        assert f'<input type="hidden" name="{name}" value="{value}">' in html
    assert "More filters: 2 in use" in html


def test_several_findings_stand_in_the_form_as_boxes(qa):
    html = shown(qa, "finding=4a&finding=4c")
    assert len(re.findall(r'name="finding" value="4[ac]"[^>]* checked', html)) == 2
    assert "Findings: 4a, 4c" in lead(html)


def test_a_due_date_that_the_form_does_not_offer_is_kept(qa):
    assert '<option value="14" selected>In the next 14 days' in shown(qa, "due=14")


@pytest.mark.parametrize(
    "query",
    [
        "q=%00&finding=%00&owner=%00",
        f"q={'very+long+' * 3000}",
        "page=-1",
        "page=zero",
        f"page={'9' * 5000}",
        "owner=99999999999999999999&partner=9223372036854775807&requirement=9223372036854775808",
        "due=99999&due=9999&planned_by=2014-02-30&planned_by=0001-01-01&sort=--due",
        "q=%25_%5C%27%22%3B--&q=%F0%9F%92%A9",
        "q=" + "+".join("abcdefghijklmnopqrstuvwxyz0123456789"),
        "state=&state=overdue&state[]=x&=&&&%",
    ],
)
@pytest.mark.parametrize("page", ["actions/", "actions.csv", "actions.xlsx"])
def test_no_address_breaks_the_list(qa, page, query):
    assert qa.get(f"/ofsted-2014/{page}?{query}").status_code == 200


def test_a_partner_finds_its_own_and_the_boards_actions_only(signed_in):
    html = shown(signed_in("health@example.org"), "sort=reference")
    assert references(html) == references(shown(signed_in("health@example.org"), "q=&sort=reference"))
    assert "4c-2" not in html
    assert {one[:2] for one in references(html)} == {"4c", "4i", "9a", "9b", "9c", "9d"}
    assert "/findings/4i/" not in html
    assert "/findings/9a/" in html


def test_a_partner_is_offered_no_post_that_owns_nothing_it_sees(signed_in):
    html = shown(signed_in("health@example.org"))
    assert "Virtual School Head" not in html
    assert "no such post" in shown(signed_in("health@example.org"), f"owner={post('Virtual School Head').pk}")


def post(title: str) -> Post:
    return Post.objects.get(title=title)


def test_a_page_holds_fifty_rows(qa):
    assert action_lists_shown.ROWS_OF_A_PAGE == 50
    assert len(references(shown(qa))) == 50


def test_the_short_addresses_lead_to_the_current_plan(signed_in):
    for page in ("actions/", "actions.csv", "actions.xlsx"):
        answer = signed_in("qa@example.org").get(f"/{page}?state=overdue")
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/ofsted-2014/{page}?state=overdue")


def test_every_action_that_is_withdrawn_is_one_link_away(qa):
    by = Person.objects.get(email="qa@example.org")
    gone = Action.objects.get(slug="4a-1")
    actions.decide_standing(gone, "withdrawn", by=by, because="It is not needed", at=clock.now())
    html = shown(qa)
    assert f'href="{LIST}?state=superseded&state=withdrawn">1 more is superseded or withdrawn' in html
    apart = shown(qa, "state=superseded&state=withdrawn")
    assert lead(apart) == "0 of 63 actions, and 1 superseded or withdrawn. Superseded or withdrawn."
    assert references(apart) == ["4a-1"]
    assert "It is not needed" in apart
