"""The page of changes between two days: what it says, to whom, with figures that add up, and as a file."""

import csv
import re
from html import unescape
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from actionplan.commands import evidence
from actionplan.commands.evidence import Proof
from actionplan.models import Action, Evidence, Person
from config import clock
from tests.views.reading import text_of

PAGE = "/ofsted-2014/plan/changes/"
SPAN = "from=2014-10-22&to=2014-11-27"
COUNT = re.compile(r'plan-counts__number">(\d+)</span>\s*<span class="plan-counts__label">([^<]+)<')


def page(browser, query: str = SPAN) -> str:
    """The page, which must open."""
    answer = browser.get(f"{PAGE}?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def counts(content: str) -> dict[str, int]:
    """The figures at the top, by their words."""
    return {unescape(words): int(number) for number, words in COUNT.findall(content)}


@pytest.fixture
def observer(signed_in):
    return signed_in("observer@example.org")


@pytest.mark.parametrize("who", ["qa", "director", "pathways", "observer"])
def test_officers_read_what_changed_with_who_and_why(signed_in, who):
    text = text_of(signed_in(f"{who}@example.org").get(f"{PAGE}?{SPAN}"))
    assert "From the end of 22 October 2014 to the end of 27 November 2014 : 102 changes" in text
    assert "Director of Children's Services moved the due date from 30 September 2015 to 30 November 2015." in text
    assert "4e-2 is off track, after at risk: October's audit found care plans no better" in text
    assert "Its due date, 10 November 2014, passed." in text


@pytest.mark.parametrize("who", ["councillor", "executive", "democratic", "health", "admin"])
def test_nobody_else_opens_it(signed_in, who):
    for address in (PAGE, "/ofsted-2014/plan/changes.csv", "/ofsted-2014/plan/changes.xlsx"):
        assert signed_in(f"{who}@example.org").get(address).status_code == 403


def test_the_counts_add_up_and_each_leads_to_its_lines(observer):
    shown = counts(page(observer))
    total = shown.pop("of any kind")
    assert sum(shown.values()) == total == 102
    moved = page(observer, f"{SPAN}&kind=moved")
    assert moved.count('<li class="plan-change">') == shown["Due date moved"] == 5
    assert counts(moved)["of any kind"] == total


def test_worse_and_improved_lead_to_exactly_these_actions(observer):
    content = page(observer)
    for words, anchor in (("are worse", "worse"), ("have improved", "improved")):
        number = int(re.search(rf'href="#{anchor}">(\d+) {words}<', content).group(1))
        section = content.split(f'id="{anchor}"')[1].split("</section>")[0]
        assert section.count("<li>") == number


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("from=2014-13-45", "This must be a real day"),
        ("from=yesterday", "Use numbers for each part"),
        ("from=2014-12-04", "Both days are the same"),
        ("from=2014-11-20&to=2014-11-10", "The first day must be before the second"),
        ("to=2015-01-01", "This day has not come yet: give today, 4 December 2014, or one before"),
        ("from=2014-01-01", "The record of this plan begins on 22 September 2014"),
        ("from_day=31&from_month=11&from_year=2014", "This must be a real day"),
        ("from=0000-00-00", "Give the year in four figures"),
    ],
)
def test_days_that_cannot_be_compared_are_refused_in_words_and_stay_as_typed(observer, query, says):
    answer = observer.get(f"{PAGE}?{query}")
    assert answer.status_code == 422
    assert says in text_of(answer)
    if query.startswith("from=2014-13"):
        assert 'name="from_month" value="13"' in " ".join(answer.content.decode().split())


def test_days_typed_into_boxes_lead_to_the_address_that_names_them(observer):
    typed = "from_day=1&from_month=11&from_year=2014&to_day=2&to_month=12&to_year=2014&kind=moved"
    answer = observer.get(f"{PAGE}?{typed}")
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        f"{PAGE}?from=2014-11-01&to=2014-12-02&kind=moved",
    )


def test_without_days_it_begins_with_the_last_meeting_held(observer):
    text = text_of(observer.get(PAGE))
    assert "to the end of 4 December 2014 , so far" in text
    assert re.search(r"Until today: since the meeting of .+?, \d+ \w+ 2014 .*the last 30 days", text)


def test_an_import_is_told_as_one_line_that_opens(signed_in):
    content = page(signed_in("qa@example.org"), "from=2014-09-23&to=2014-10-01")
    text = " ".join(unescape(re.sub(r"<[^>]+>", " ", content)).split())
    assert "imported “draft-action-plan.xlsx”. 64 changes: new in the plan 64." in text
    assert "The first 20 of these" in text
    assert "See the import" in text
    address = unescape(re.search(r'href="([^"]*change=\d+)"', content).group(1))
    alone = page(signed_in("observer@example.org"), address.split("?")[1])
    assert "Page 1 of 2" in alone


def test_a_filter_that_chooses_nothing_says_so(observer):
    assert "No change of these two days answers all of this." in page(observer, f"{SPAN}&kind=holder")


def test_two_days_without_news_say_so_in_words(observer):
    text = page(observer, "from=2014-09-24&to=2014-09-25")
    assert "Nothing that this page tells has changed between the end of 24 September 2014 and the end of" in text
    everything = re.search(r'href="([^"]+)">everything recorded between these days<', text).group(1)
    assert everything == "/ofsted-2014/audit/?from=2014-09-25&amp;to=2014-09-25"
    assert observer.get(unescape(everything)).status_code == 200


def test_each_line_leads_to_where_it_comes_from(observer):
    content = page(observer, f"{SPAN}&finding=4e&kind=state")
    address = re.search(r'href="(/ofsted-2014/actions/4e-2/)#(update-\d+)"', content)
    assert f'id="{address.group(2)}"' in observer.get(address.group(1)).content.decode()
    content = page(observer, f"{SPAN}&kind=commitment")
    address = re.search(r'href="(/ofsted-2014/actions/[^/]+/history/)#(change-\d+)"', content)
    assert f'id="{address.group(2)}"' in observer.get(address.group(1)).content.decode()


@pytest.mark.parametrize("anchor", ["dates", "assurance", "evidence"])
def test_the_parts_of_an_action_that_lines_lead_to_are_there(observer, anchor):
    content = "".join(page(observer, f"{SPAN}&page={number}") for number in (1, 2, 3))
    address = re.search(rf'href="(/ofsted-2014/actions/[^/]+/)#{anchor}"', content)
    assert f'id="{anchor}"' in observer.get(address.group(1)).content.decode()


def test_restricted_evidence_is_on_the_page_of_who_may_read_it_and_in_no_file(signed_in):
    action = Action.objects.get(slug="4c-2")
    secret = Proof("Audit of one family", clock.now().date(), link="https://example.org/", restricted_category="1")
    who = Person.objects.get(email="qa@example.org")
    evidence.add(action, secret, by=who, because="One family's audit", at=clock.now())
    assert Evidence.objects.filter(restricted_category="1").exists()
    pages = {who: page(signed_in(f"{who}@example.org"), "from=2014-12-03") for who in ("qa", "observer")}
    assert "Audit of one family" in pages["qa"]
    told = pages["observer"].split('id="lines"')[-1]
    assert "gave restricted evidence." in told
    assert "family" not in told
    for who in ("qa", "observer"):
        assert "Audit of one family" not in as_csv(signed_in(f"{who}@example.org"), "from=2014-12-03")[0]


def as_csv(browser, query: str) -> tuple[str, dict[str, str], list[dict[str, str]]]:
    """A .csv whole, what it says of itself, and its rows by heading."""
    content = browser.get(f"/ofsted-2014/plan/changes.csv?{query}").content.decode("utf-8-sig")
    lines = list(csv.reader(StringIO(content, newline="")))
    place = lines.index([])
    return content, dict(lines[:place]), [dict(zip(lines[place + 1], line, strict=True)) for line in lines[place + 2 :]]


def test_a_file_holds_every_line_of_the_filter_and_says_which_and_when(observer):
    _, about, rows = as_csv(observer, f"{SPAN}&kind=moved")
    assert about["Listed here"] == (
        "Changes from the end of 22 October 2014 to the end of 27 November 2014. Kind: Due date moved"
    )
    assert about["As it stood"].startswith("4 December 2014 at ")
    assert len(rows) == 5
    assert {row["Kind of change"] for row in rows} == {"Due date moved"}
    assert "moved the due date from 30 September 2015 to 30 November 2015" in {row["What happened"] for row in rows}
    _, _, everything = as_csv(observer, SPAN)
    assert len(everything) == 102
    assert {"Improved", "Worse"} <= {row["Which way"] for row in everything}


def test_the_workbook_holds_the_same_rows(observer):
    answer = observer.get(f"/ofsted-2014/plan/changes.xlsx?{SPAN}&kind=moved")
    assert 'filename="changes-ofsted-2014-2014-10-22-to-2014-11-27.xlsx"' in answer.headers["Content-Disposition"]
    book = load_workbook(BytesIO(answer.content))
    assert book.sheetnames == ["About this list", "Changes"]
    assert len(list(book["Changes"].iter_rows())) == 6


def test_a_file_of_days_that_cannot_be_compared_is_refused(observer):
    assert observer.get("/ofsted-2014/plan/changes.xlsx?from=x").status_code == 422


def test_overview_desk_and_the_past_lead_here(signed_in):
    browser = signed_in("qa@example.org")
    for address in ("overview/", "qa/"):
        assert f'href="{PAGE}"' in browser.get(f"/ofsted-2014/{address}").content.decode()
    assert f'href="{PAGE}?from=2014-11-20"' in browser.get("/ofsted-2014/plan/as-at/2014-11-20/").content.decode()
