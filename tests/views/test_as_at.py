"""Pages as they stood at the end of a day: of which day they say they are, to whom; and nothing is changed there."""

import csv
import re
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.urls import resolve

from actionplan.urls import plan as addresses_of_a_plan
from tests.views.reading import text_of
from tests.views.test_addresses import EVERYBODY, PLAN_READERS, SCRUTINY_READERS

OF_OFFICERS = ("overview/", "findings/", "findings/4c/", "actions/", "actions/4c-2/", "actions.csv", "actions.xlsx")
OF_MEMBERS = ("scrutiny/", "scrutiny/since/", "scrutiny/findings/4c/", "scrutiny/actions/4c-2/")
LOOKED_AT = (*OF_OFFICERS[:5], *OF_MEMBERS)
AT_A_GLANCE = "plan/as-at/2014-11-20/"
FIGURE = re.compile(r'<a class="govuk-link" href="(/ofsted-2014/actions/\?[^"]*)">(\d+)<')


def then(page: str, day: str = "2014-11-20") -> str:
    """The address of a page as it stood."""
    return f"/ofsted-2014/{page}{'&' if '?' in page else '?'}as-at={day}"


def shown(browser, address: str) -> str:
    """The page itself."""
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def main_of(page: str) -> str:
    """What stands under the menu of a page, with the way back."""
    return page.split('<div class="govuk-width-container">', 2)[-1].split("<footer", maxsplit=1)[0]


def test_every_page_that_can_be_shown_as_it_stood_is_asked_here():
    names = {one.name for one in addresses_of_a_plan if getattr(one.callback, "shows_past", False)}
    assert names == {resolve(f"/ofsted-2014/{page}").url_name for page in (*OF_OFFICERS, *OF_MEMBERS)}


@pytest.mark.parametrize("page", [*map(then, LOOKED_AT), f"/ofsted-2014/{AT_A_GLANCE}"])
def test_a_page_says_of_which_day_it_is_and_which_change_is_the_last_in_it(signed_in, page):
    answer = signed_in("qa@example.org").get(page)
    assert "This is the plan as it stood at the end of 20 November 2014." in text_of(answer)
    assert "The last change in it is number" in text_of(answer)
    assert "20 November 2014 – Improvement plan" in re.search("<title>(.*)</title>", answer.content.decode())[1]


@pytest.mark.parametrize("page", [*LOOKED_AT, AT_A_GLANCE])
def test_of_today_it_says_so_far(signed_in, page):
    page = "plan/as-at/2014-12-04/" if page == AT_A_GLANCE else page
    answer = signed_in("qa@example.org").get(then(page, "2014-12-04"))
    assert "as it stands so far today, 4 December 2014." in text_of(answer)
    assert "The day after" not in text_of(answer)


@pytest.mark.parametrize("who", sorted(EVERYBODY))
@pytest.mark.parametrize("page", [*OF_OFFICERS, *OF_MEMBERS, AT_A_GLANCE])
def test_the_past_is_read_by_who_reads_the_whole_plan_today_and_by_no_partner(signed_in, who, page):
    answer = signed_in(f"{who}@example.org").get(then(page))
    readers = PLAN_READERS if page in OF_OFFICERS else SCRUTINY_READERS
    assert answer.status_code == (200 if who in readers else 403)
    if who == "health" and page in OF_OFFICERS[1:]:
        assert "shown to people who read the whole plan today" in text_of(answer)


@pytest.mark.parametrize("page", ["actions/4c-2/", "actions/9a-1/", "findings/4c/", "actions/no-such/"])
def test_a_partner_is_not_told_whether_there_was_such_a_thing(signed_in, page):
    assert signed_in("health@example.org").get(then(page)).status_code == 403


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("page", [*OF_OFFICERS, *OF_MEMBERS, AT_A_GLANCE])
def test_a_page_of_the_past_takes_nothing(signed_in, page, method):
    assert getattr(signed_in("qa@example.org"), method)(then(page)).status_code == 405


@pytest.mark.parametrize("who", ["qa", "pathways", "director"])
@pytest.mark.parametrize(
    "page", [*LOOKED_AT, "actions/4c-5/", "actions/4b-1/", "actions/4c-1/", "actions/4c-3/", AT_A_GLANCE]
)
def test_nothing_on_it_leads_to_a_form_that_writes(signed_in, who, page):
    part = main_of(shown(signed_in(f"{who}@example.org"), then(page, "2014-12-03")))
    assert 'method="post"' not in part
    assert "csrfmiddlewaretoken" not in part
    addresses = re.findall(r'(?:href|action)="(/[^"?#]*)', part)
    assert addresses
    takes_post = {one for one in addresses if "POST" in getattr(resolve(one).func, "methods", ())}
    assert takes_post == set()
    assert 'id="comments"' not in part


def test_the_page_of_today_has_what_those_of_the_past_leave_out(signed_in):
    part = main_of(shown(signed_in("qa@example.org"), "/ofsted-2014/actions/4c-5/"))
    addresses = re.findall(r'(?:href|action)="(/[^"?#]*)', part)
    assert any("POST" in getattr(resolve(one).func, "methods", ()) for one in addresses)
    assert 'id="comments"' in part


@pytest.mark.parametrize("who", ["qa", "pathways", "councillor"])
def test_the_menu_is_the_readers_own(signed_in, who):
    browser = signed_in(f"{who}@example.org")
    menus = [
        shown(browser, one).split('aria-label="Menu"')[1].split("</nav>")[0]
        for one in ("/ofsted-2014/scrutiny/", then("scrutiny/"))
    ]
    assert menus[0] == menus[1]


@pytest.mark.parametrize("page", [*map(then, LOOKED_AT), f"/ofsted-2014/{AT_A_GLANCE}"])
def test_links_and_filters_keep_the_day_and_others_say_that_they_are_of_today(signed_in, page):
    part = main_of(shown(signed_in("qa@example.org"), page)).split("</section>", 1)[1]
    links = re.findall(r'<a\b[^>]*href="(/[^"]*)"[^>]*>(.*?)</a>', part, re.S)
    assert links
    for address, words in links:
        found = resolve(re.split("[?#]", address)[0])
        if getattr(found.func, "shows_past", False):
            assert "as-at=2014-11-20" in address, address
        elif not found.url_name.startswith(("as-at", "changes")):
            assert "page of today" in words, address
    for form in re.findall(r"<form\b.*?</form>", part, re.S):
        assert 'name="as-at" value="2014-11-20"' in form


@pytest.mark.parametrize("page", ["overview/", "findings/", "findings/4c/"])
def test_figures_of_the_past_lead_to_exactly_their_rows(signed_in, page):
    browser = signed_in("qa@example.org")
    found = dict(FIGURE.findall(shown(browser, then(page))))
    assert len(found) > 5
    for address, number in sorted(found.items())[::7]:
        listed = text_of(browser.get(address.replace("&amp;", "&")))
        assert f" {number} of " in listed, address


def test_councillors_look_back_in_their_own_view_and_their_figures_lead_to_it(signed_in):
    browser = signed_in("councillor@example.org")
    part = main_of(shown(browser, f"/ofsted-2014/{AT_A_GLANCE}"))
    addresses = set(re.findall(r'href="(/[^"]*)"', part))
    assert {resolve(re.split("[?#]", one)[0]).url_name for one in addresses} == {"scrutiny", "as-at", "as-at-choose"}
    assert "/ofsted-2014/scrutiny/?state=at_risk&amp;finding=4c&amp;as-at=2014-11-20#actions" in addresses


@pytest.mark.parametrize(
    ("asked", "why"),
    {
        "as-at=yesterday": "“yesterday” is not a day.",
        "as-at=2014-11-31": "This must be a real day",
        "as-at=31/11/2014": "This must be a real day",
        "as-at=2014-12-05": "5 December 2014 has not come yet. Today is 4 December 2014",
        "as-at=2014-09-21": "The record of this plan begins on 22 September 2014",
        "as-at=14-11-20": "Give the year in four figures",
        "as-at_day=31&as-at_month=11&as-at_year=2014": "This must be a real day",
        "as-at_day=x&as-at_month=11&as-at_year=2014": "Use numbers",
        "as-at_day=&as-at_month=&as-at_year=": "Give a day",
    }.items(),
)
@pytest.mark.parametrize("page", ["actions/?state=at_risk&", "plan/as-at/?"])
def test_a_day_that_cannot_be_shown_is_refused_in_words_with_all_that_was_asked(signed_in, page, asked, why):
    answer = signed_in("qa@example.org").get(f"/ofsted-2014/{page}{asked}")
    assert answer.status_code == 422
    assert why in text_of(answer)
    assert "The plan on another day" in text_of(answer)
    part = main_of(answer.content.decode())
    assert ('name="state" value="at_risk"' in part) == ("state" in page)
    assert ("4b-1" in part) is False


@pytest.mark.parametrize("day", ["2014-11-31", "2015-01-01", "2014-09-01", "soon"])
def test_an_address_of_no_such_day_is_refused_too(signed_in, day):
    assert signed_in("qa@example.org").get(f"/ofsted-2014/plan/as-at/{day}/").status_code == 422


def test_a_day_typed_into_boxes_leads_to_its_address_with_all_that_was_asked(signed_in):
    browser = signed_in("qa@example.org")
    typed = "as-at_day=20&as-at_month=11&as-at_year=2014"
    answer = browser.get(f"/ofsted-2014/actions/?state=at_risk&state=overdue&{typed}")
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        "/ofsted-2014/actions/?state=at_risk&state=overdue&as-at=2014-11-20",
    )
    answer = browser.get(f"/ofsted-2014/plan/as-at/?{typed}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/ofsted-2014/{AT_A_GLANCE}")


def test_the_chooser_offers_meetings_ends_of_months_and_the_first_day(signed_in):
    answer = signed_in("councillor@example.org").get("/ofsted-2014/plan/as-at/")
    assert answer.status_code == 200
    said = text_of(answer)
    assert "27 November 2014 : The Scrutiny panel met" in said
    assert "31 October 2014 : The end of the month" in said
    assert "22 September 2014 : The day the record of the plan began" in said


@pytest.mark.parametrize("page", ["overview/", "findings/", "actions/", "scrutiny/"])
def test_a_page_of_today_leads_to_the_chooser(signed_in, page):
    assert 'href="/ofsted-2014/plan/as-at/"' in shown(signed_in("qa@example.org"), f"/ofsted-2014/{page}")


@pytest.mark.parametrize("page", ["findings/", "actions/", "findings/9a/"])
def test_a_partner_is_offered_no_other_day(signed_in, page):
    assert "as-at" not in shown(signed_in("health@example.org"), f"/ofsted-2014/{page}")


@pytest.mark.parametrize("page", ["findings/4c/", "actions/4c-2/"])
def test_a_single_page_asks_for_a_day_with_nothing_wrong_yet(signed_in, page):
    browser = signed_in("qa@example.org")
    assert f'href="/ofsted-2014/{page}?as-at="' in shown(browser, f"/ofsted-2014/{page}")
    assert "There is a problem" not in shown(browser, f"/ofsted-2014/{page}?as-at=")


def test_what_was_not_in_the_plan_then_is_said_not_to_have_been(signed_in):
    answer = signed_in("qa@example.org").get(then("actions/4c-2/", "2014-09-25"))
    assert answer.status_code == 404
    assert "This was not in the plan then" in text_of(answer)
    assert "with landlords" not in text_of(answer)


def test_a_short_address_leads_to_the_plan(signed_in):
    answer = signed_in("qa@example.org").get("/plan/as-at/2014-11-20/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/ofsted-2014/{AT_A_GLANCE}")


def test_a_download_says_its_day_in_its_name_and_its_first_lines(signed_in):
    browser = signed_in("qa@example.org")
    text = browser.get(then("actions.csv"))
    assert 'filename="actions-ofsted-2014-as-at-2014-11-20.csv"' in text.headers["Content-Disposition"]
    lines = dict(row[:2] for row in csv.reader(StringIO(text.content.decode("utf-8-sig"))) if row)
    assert lines["As it stood"] == "at the end of 20 November 2014, London time"
    assert lines["Made on"].startswith("4 December 2014")
    book = openpyxl.load_workbook(BytesIO(browser.get(then("actions.xlsx")).content))
    assert "at the end of 20 November 2014, London time" in {row[1].value for row in book["About this list"].rows}
    today = browser.get(then("actions.csv", "2014-12-04")).content.decode("utf-8-sig")
    assert "so far today, 4 December 2014" in today


def test_the_glance_leads_to_what_has_changed_since_for_who_reads_the_plan(signed_in):
    address = 'href="/ofsted-2014/plan/changes/?from=2014-11-20"'
    assert address in shown(signed_in("observer@example.org"), f"/ofsted-2014/{AT_A_GLANCE}")
    assert "changes" not in main_of(shown(signed_in("councillor@example.org"), f"/ofsted-2014/{AT_A_GLANCE}"))
    assert "plan/changes" not in shown(signed_in("observer@example.org"), "/ofsted-2014/plan/as-at/2014-12-04/")


@pytest.mark.parametrize("page", ["actions/4c-2/", "findings/4c/"])
def test_a_history_that_is_asked_for_a_day_leads_to_the_page_of_that_day(signed_in, page):
    browser = signed_in("qa@example.org")
    answer = browser.get(then(f"{page}history/"))
    assert (answer.status_code, answer["Location"]) == (302, then(page))
    assert browser.get(f"/ofsted-2014/{page}history/").status_code == 200
