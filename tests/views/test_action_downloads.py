"""The list of actions as a file: the rows of the page and no others, what it is, and nothing that runs."""

import csv
import zipfile
from datetime import date, datetime
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from actionplan.commands import actions, findings, progress, settings
from actionplan.commands.progress import Progress
from actionplan.models import Action, Finding, Person, Plan
from actionplan.spreadsheet.action_lists import COLUMNS
from actionplan.vocabulary import DeliveryStatus
from config import clock
from tests.views.test_action_lists import LIST, references, shown

HEADINGS = [column.heading for column in COLUMNS]
MARKER = "QQRESTRICTEDQQ"
QUERIES = ("", "state=overdue&sort=due", "slipped=1&sort=-reference", "finding=4c&sort=worst", "owner=987654")


@pytest.fixture
def qa(signed_in):
    return signed_in("qa@example.org")


def as_csv(browser, query: str = "") -> tuple[dict[str, str], list[dict[str, str]]]:
    """What a .csv says of itself, and its rows by heading."""
    answer = browser.get(f"/ofsted-2014/actions.csv?{query}")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"), newline="")))
    place = lines.index([])
    assert lines[place + 1] == HEADINGS
    return dict(lines[:place]), [dict(zip(HEADINGS, line, strict=True)) for line in lines[place + 2 :]]


def as_xlsx(browser, query: str = ""):
    """The workbook that is sent."""
    return load_workbook(BytesIO(browser.get(f"/ofsted-2014/actions.xlsx?{query}").content))


def rows_of(page) -> list[dict[str, object]]:
    values = list(page.iter_rows(values_only=True))
    assert list(values[0]) == HEADINGS
    return [dict(zip(HEADINGS, row, strict=True)) for row in values[1:]]


def everything_on_the_pages(browser, query: str) -> list[str]:
    return [one for page in (1, 2) for one in references(shown(browser, f"{query}&page={page}"))][:64]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("who", ["qa", "observer", "health"])
def test_a_file_holds_the_rows_of_the_page_in_its_order(signed_in, query, who):
    browser = signed_in(f"{who}@example.org")
    on_pages = list(dict.fromkeys(everything_on_the_pages(browser, query)))
    about, rows = as_csv(browser, query)
    assert [row["Reference"] for row in rows] == on_pages
    assert [row["Reference"] for row in rows_of(as_xlsx(browser, query)["Actions"])] == on_pages
    assert about["Rows"].startswith(f"{len(on_pages)}: ")


def test_both_files_say_what_they_are(qa):
    told = {
        "Plan": Plan.objects.get().title,
        "Council": "Southampton City Council",
        "Listed here": "Overdue; past the due date",
        "Order": "By due date, the earliest first",
        "Rows": "4: 4 of the 64 actions counted",
        "As it stood": "4 December 2014 at ",
        "Made by": "Quality Assurance Unit Manager",
        "Please note": "This is the example plan. Its figures are illustrative.",
    }
    about, _ = as_csv(qa, "state=overdue&due=overdue&sort=due")
    book = as_xlsx(qa, "state=overdue&due=overdue&sort=due")
    assert book.sheetnames == ["About this list", "Actions"]
    sheet = dict(book["About this list"].iter_rows(values_only=True))
    for said in (about, sheet):
        assert set(said) == set(told)
        assert all(said[label].startswith(words) for label, words in told.items())
        assert said["As it stood"].endswith("London time")


def test_a_file_has_the_name_that_the_council_has_taken(qa):
    by = Person.objects.get(email="admin@example.org")
    told = {"from_on": clock.today(), "by": by, "because": "A test", "at": clock.now()}
    settings.set_policy({"council_name": "Town & Country Council"}, **told)
    assert as_csv(qa)[0]["Council"] == "Town & Country Council"


def test_what_was_left_out_of_the_filter_is_said_in_the_file(qa):
    about = qa.get("/ofsted-2014/actions.csv?state=purple").content.decode("utf-8-sig")
    assert "“purple” is not understood after “state”, so it was left out." in about


def test_the_name_of_a_file_says_which_plan_and_day(qa):
    for kind, content in {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxml"}.items():
        answer = qa.get(f"/ofsted-2014/actions.{kind}")
        assert answer.headers["Content-Disposition"] == f'attachment; filename="actions-ofsted-2014-2014-12-04.{kind}"'
        assert answer.headers["Content-Type"].startswith(content)


def test_a_row_says_everything_that_a_person_would_look_for(qa):
    [row] = rows_of(as_xlsx(qa, "q=4c-2")["Actions"])
    assert (row["Finding reference"], row["Accountable post"]) == ("4c", "Service Manager, Pathways and Care Leavers")
    assert (row["State in the tracker"], row["Red, amber, green or grey"]) == ("Overdue", "Red")
    assert row["Status (what the owner said)"] == "On track"
    assert row["Now due on"] == datetime(2014, 11, 10)
    assert row["First agreed for"] == datetime(2014, 10, 10)
    assert (row["Number of times moved later"], row["Number of days late"]) == (2, 24)
    assert (row["Number of days since"], row["Is an update due?"]) == (37, "Yes")
    assert row["What has happened"] == Action.objects.get(slug="4c-2").updates.first().happened


def test_partners_and_origins_stand_in_a_row(qa):
    _, rows = as_csv(qa, "commitment=agreed&commitment=not_yet&commitment=declined")
    assert rows
    for row in rows:
        names = row["Partners"].split("; ")
        assert [one.rpartition(": ")[0] for one in row["Commitment of partners"].split("; ")] == names
        assert row["Origin"]


def test_a_workbook_has_real_days_and_numbers_and_its_headings_stand_still(qa):
    page = as_xlsx(qa)["Actions"]
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref.startswith("A1:")
    assert page.page_setup.orientation == "landscape"
    assert page.print_title_rows == "$1:$1"
    assert "All actions" in page.oddHeader.left.text
    for row in rows_of(page):
        assert isinstance(row["Now due on"], datetime | None)
        assert isinstance(row["Number of days late"], int | None)
        assert isinstance(row["Number of days since"], int)


def test_days_in_a_text_file_are_read_one_way_only(qa):
    _, rows = as_csv(qa, "q=4c-2")
    assert date.fromisoformat(rows[0]["Now due on"]) == date(2014, 11, 10)


@pytest.mark.parametrize(
    "words", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", " =1+1", "\t=1+1", "\u200b=1+1", "＝1+1", "\u00a0@x"]
)
def test_nothing_in_a_file_is_taken_for_a_formula(qa, words):
    written = {"by": Person.objects.get(email="qa@example.org"), "because": "A test", "at": clock.now()}
    actions.add(Finding.objects.first(), reference="4x-1", text=words, **written)
    _, [row] = as_csv(qa, "q=4x-1")
    assert row["Action"] == f"'{words}"
    cells = [cell for line in as_xlsx(qa, "q=4x-1")["Actions"].iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert [cell.value for cell in cells if cell.value == words]


def test_a_search_that_looks_like_a_formula_is_text_too(qa):
    about = qa.get("/ofsted-2014/actions.csv?q=%3D1%2B1").content.decode("utf-8-sig")
    assert '"With the words “=1+1”"' in about


def test_a_cell_holds_no_more_than_a_workbook_can(qa):
    written = {"by": Person.objects.get(email="qa@example.org"), "because": "A test", "at": clock.now()}
    actions.add(Finding.objects.first(), reference="4x-1", text="Do it. " * 6000, **written)
    [row] = rows_of(as_xlsx(qa, "q=4x-1")["Actions"])
    assert len(row["Action"]) == 32_767


@pytest.mark.parametrize("who", ["qa", "observer", "health"])
def test_no_file_holds_a_restricted_word_whoever_asks(signed_in, who):
    written = {"by": Person.objects.get(email="qa@example.org"), "because": "A test", "at": clock.now()}
    hidden = {"restricted_note": MARKER, "restricted_category": "5"}
    source = Finding.objects.get(slug="9a").source
    finding = findings.add(source, reference="9z", title="Another", statement="Found.", **hidden, **written)
    action = actions.add(finding, reference="9z-1", text="Do it", **hidden, **written)
    why = {"reason": "It stopped.", "recovery": "It starts again."}
    progress.record(action, Progress(DeliveryStatus.OFF_TRACK, clock.today(), **why, **hidden), **written)
    browser = signed_in(f"{who}@example.org")
    _, rows = as_csv(browser, "finding=9z")
    assert [row["Why at risk or off track"] for row in rows] == ["It stopped."]
    assert MARKER not in browser.get("/ofsted-2014/actions.csv").content.decode()
    with zipfile.ZipFile(BytesIO(browser.get("/ofsted-2014/actions.xlsx").content)) as book:
        assert all(MARKER.encode() not in book.read(name) for name in book.namelist())
    assert references(shown(browser, f"q={MARKER}")) == []


def test_a_partner_reads_no_requirement_of_a_finding_closed_to_it_in_a_file(signed_in):
    _, rows = as_csv(signed_in("health@example.org"))
    assert {row["Requirement"] for row in rows if not row["Finding reference"].startswith("9")} == {""}


def test_the_page_offers_both_files_with_the_same_filter(qa):
    html = shown(qa, "state=overdue&sort=due")
    for kind in ("csv", "xlsx"):
        assert f'href="{LIST[:-1]}.{kind}?state=overdue&sort=due"' in html
