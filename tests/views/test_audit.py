"""The audit on its pages: who is let in, what the filter chooses, and the file to take away."""

import csv
import re
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.test import Client

from actionplan.commands import people, tags
from actionplan.models import Action, Change, Document, Person, Post
from config import clock
from tests.told import PASSWORD
from tests.views.reading import text_of

COUNCIL, PLAN = "/audit/", "/ofsted-2014/audit/"


@pytest.fixture
def of_one_plan(told, signed_in) -> Client:
    """Somebody who observes one plan only."""
    given = {"by": Person.objects.get(email="admin@example.org"), "because": "A visit", "at": clock.now()}
    people.add(email="visitor@example.org", name="Visitor", password=None, **given)
    held = {"plan": told, "until": clock.today()}
    people.give_role(Person.objects.get(email="visitor@example.org"), "observer", **held, **given)
    return signed_in("visitor@example.org")


def key_of(email: str) -> int:
    """The number of a person, which other tests on a database may have moved on."""
    return Person.objects.get(email=email).pk


def table_of(answer) -> list[list[str]]:
    """The lines of a text table."""
    return list(csv.reader(StringIO(answer.getvalue().decode("utf-8-sig"))))


@pytest.mark.parametrize(
    ("asked", "shown"),
    {
        "thing=4c-2": "1 to 8 of 8 changes",
        "thing=action:4c-2": "1 to 8 of 8 changes",
        "thing=4C 2": "1 to 8 of 8 changes",
        "thing=finding:4a": "added finding 4a : “Corporate parenting by councillors”",
        "thing=Fostering+Team+Manager": "named Head of Looked After Children to stand in for",
        "thing=document:{document}": "added the document",
        "person={qa}&kind=assurance": "assured that action 9c-2 is complete",
        "part=due": "agreed the new due date of action 4h-4 , 30 April 2015, in place of 28 February 2015",
        "part=status&thing=4c-5": "said that action 4c-5 is Complete",
        "part=standing": "marked as suspended action 9d-2 until 30 January 2015",
        "kind=comments": "asked a question about action 4c-5",
        "kind=people&q=does+not+sign+in": "1 to 1 of 1 change",
        "import=1": "imported the sheet “draft-action-plan.xlsx” (import 1): 64 new",
        "from=2014-10-01&to=2014-10-01": "1 to 1 of 1 change",
        "plan=ofsted-2014&kind=settings": "No change answers all of this",
        "plan=ofsted-2014&kind=meetings": "wrote down resolution (iv) of the meeting of Scrutiny panel",
        "kind=matters&q=Telephoned": "chased the answer to question 2",
        "q=landlords": "1 to 3 of 3 changes",
    }.items(),
)
def test_each_filter_chooses_its_changes(signed_in, asked, shown):
    asked = asked.format(document=Document.objects.first().pk, qa=key_of("qa@example.org"))
    assert shown in text_of(signed_in("qa@example.org").get(f"{COUNCIL}?{asked}"))


@pytest.mark.parametrize(
    ("asked", "said"),
    {
        "kind=purple": "“purple” is not understood after “kind”, so it was left out.",
        "from=yesterday": "“yesterday” is not understood after “from”",
        "from=2014-12-02&to=2014-12-01": "The first day is after the last, so nothing is found.",
        "thing=zzz": "No action, finding, post, person or document is called “zzz”, so no change is shown.",
        "thing=action:": "is called “action:”",
        "person=99999999": "Nobody with the number 99999999 has changed anything here",
        "person=9" + "9" * 30: "is not understood after “person”",
        "plan=nowhere": "There is no plan “nowhere”",
        "before=x": "1 to 50 of",
        "import=%00": "1 to 50 of",
    }.items(),
)
def test_what_makes_no_sense_is_said_in_words(signed_in, asked, said):
    page = text_of(signed_in("qa@example.org").get(f"{COUNCIL}?{asked}"))
    assert said in page


def test_days_typed_into_boxes_lead_to_the_address_that_names_them(signed_in):
    typed = "thing=4c-2&from_day=1&from_month=10&from_year=2014&to_day=&to_month=&to_year="
    answer = signed_in("qa@example.org").get(f"{COUNCIL}?{typed}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{COUNCIL}?thing=4c-2&from=2014-10-01")
    page = " ".join(signed_in("qa@example.org").get(answer.headers["Location"]).content.decode().split())
    assert 'name="from_month" value="10"' in page


def test_a_day_that_is_none_stays_as_typed_and_is_said_to_be_left_out(signed_in):
    answer = signed_in("qa@example.org").get(f"{PLAN}?from_day=31&from_month=2&from_year=2014")
    assert "“31 2 2014” is not understood after “from”, so it was left out." in text_of(answer)
    assert 'name="from_day" value="31"' in " ".join(answer.content.decode().split())


def test_a_filter_is_kept_from_page_to_page(signed_in):
    browser = signed_in("qa@example.org")
    page = browser.get(f"{COUNCIL}?kind=progress").content.decode()
    assert 'href="/audit/?kind=progress&amp;before=' in page
    assert 'href="/audit.csv?kind=progress"' in page
    assert 'value="progress" selected' in page


def test_whose_role_is_for_one_plan_reads_that_plan_alone(of_one_plan):
    answer = of_one_plan.get(f"{COUNCIL}?thing=4c-2")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{PLAN}?thing=4c-2")
    assert "1 to 8 of 8 changes" in text_of(of_one_plan.get(answer.headers["Location"]))
    assert f'href="{PLAN}"' in of_one_plan.get("/ofsted-2014/overview/").content.decode()
    council_wide = Change.objects.filter(plan=None).latest("number").number
    assert of_one_plan.get(f"{PLAN}{council_wide}/").status_code == 404
    assert "signed in" not in text_of(of_one_plan.get(f"{PLAN}?kind=sign-ins"))


def test_a_plans_page_tells_nothing_of_another_plan_whatever_is_asked(of_one_plan):
    assert "added the body" not in text_of(of_one_plan.get(f"{PLAN}?plan=&kind=meetings"))
    assert "let in" not in text_of(of_one_plan.get(f"{PLAN}?thing=person:{key_of('qa@example.org')}"))


def test_the_administrator_reads_who_changed_what_and_is_led_to_no_action(signed_in):
    page = signed_in("admin@example.org").get(f"{COUNCIL}?thing=4c-2").content.decode()
    assert "action 4c-2" in page
    assert "/ofsted-2014/actions/4c-2/" not in page
    assert "/ofsted-2014/actions/4c-2/" in signed_in("qa@example.org").get(f"{COUNCIL}?thing=4c-2").content.decode()


def test_signing_in_is_one_entry(told, db):
    browser = Client()
    browser.post("/accounts/login/", {"login": "qa@example.org", "password": PASSWORD})
    page = text_of(browser.get(f"{COUNCIL}?kind=sign-ins"))
    assert "1 to 1 of 1 change" in page
    assert "Quality Assurance Unit Manager signed in. Signed in." in page


def test_a_change_of_many_rows_opens_and_lists_them_page_by_page(signed_in):
    browser, number = signed_in("qa@example.org"), Change.objects.get(command="imports.confirm").number
    assert f"/audit/{number}/" in browser.get(f"{COUNCIL}?import=1").content.decode()
    first, last = (text_of(browser.get(f"{COUNCIL}{number}/?page={page}")) for page in (1, 4))
    assert "1 to 100 of 306 rows imported action 4a-1 : “Relaunch the corporate parenting board" in first
    assert "301 to 306 of 306 rows" in last
    assert browser.get(f"{COUNCIL}999999/").status_code == 404


def test_a_small_change_has_a_page_too(signed_in):
    number = Change.objects.filter(command="dates.decide").latest("number").number
    page = text_of(signed_in("observer@example.org").get(f"{PLAN}{number}/"))
    assert "agreed the new due date of action 4h-4" in page
    assert "Row by row" not in page


def test_the_file_says_its_filter_its_moment_and_by_whom_and_has_every_row(signed_in):
    lines = table_of(signed_in("observer@example.org").get("/audit.csv?kind=progress"))
    about = dict(line for line in lines[: lines.index([])])
    rows = lines[lines.index([]) + 2 :]
    assert about["Listed here"] == "Progress updates"
    last = Change.objects.latest("number").number
    assert re.fullmatch(rf"4 December 2014 at 1\d:\d\dam \(London\), up to change {last}", about["As it stood"])
    assert about["Taken by"] == Person.objects.get(email="observer@example.org").name
    assert about["Changes"] == "120"
    assert about["Rows"] == f"{len(rows)}, one for each sentence"
    assert len({row[0] for row in rows}) == 120
    assert rows[0][1:3] == ["2014-12-03 10:36:00", "Quality Assurance Lead Officer"]


def test_a_workbook_says_the_same(signed_in):
    browser = signed_in("observer@example.org")
    book = openpyxl.load_workbook(BytesIO(browser.get("/ofsted-2014/audit.xlsx?kind=dates").getvalue()))
    told = {row[0]: row[1] for row in book["About this list"].iter_rows(values_only=True)}
    rows = list(book["Changes"].iter_rows(min_row=2, values_only=True))
    assert (told["Listed here"], told["Rows"]) == ("Due dates", f"{len(rows)}, one for each sentence")
    assert [str(row[0]) for row in rows] == [line[0] for line in _rows(browser, "/ofsted-2014/audit.csv?kind=dates")]


def _rows(browser: Client, address: str) -> list[list[str]]:
    lines = table_of(browser.get(address))
    return lines[lines.index([]) + 2 :]


def test_nothing_in_a_file_is_taken_for_a_formula(signed_in):
    browser = signed_in("qa@example.org")
    given = {"by": Person.objects.get(email="qa@example.org"), "because": "=1+1", "at": clock.now()}
    action = Action.objects.get(slug="4c-2")
    tags.put(action.plan, [action], "=cmd", **given)
    assert _rows(browser, "/audit.csv?thing=4c-2")[0][7] == "'=1+1"
    book = openpyxl.load_workbook(BytesIO(browser.get("/audit.xlsx?thing=4c-2").getvalue()))
    assert (book["Changes"]["H2"].value, book["Changes"]["H2"].data_type) == ("=1+1", "s")


def test_a_file_without_a_change_says_so(signed_in):
    lines = table_of(signed_in("qa@example.org").get("/audit.csv?thing=zzz"))
    assert ["Note", "No action, finding, post, person or document is called “zzz”, so no change is shown."] in lines
    assert ["Rows", "0, one for each sentence"] in lines


def test_pages_of_things_lead_to_the_audit_of_them(signed_in):
    browser, post = signed_in("observer@example.org"), Post.objects.filter(actions__isnull=False).first().pk
    for page, link in (
        ("actions/4c-2/", f"{PLAN}?thing=action:4c-2"),
        ("findings/4c/", f"{PLAN}?thing=finding:4c"),
        (f"owners/{post}/", f"{COUNCIL}?thing=post:{post}"),
    ):
        assert f'href="{link}"' in browser.get(f"/ofsted-2014/{page}").content.decode()
        assert browser.get(link).status_code == 200
    assert f"{COUNCIL}?thing=person:" in signed_in("admin@example.org").get("/people/").content.decode()
    assert "/audit/" not in signed_in("health@example.org").get("/ofsted-2014/findings/9a/").content.decode()
