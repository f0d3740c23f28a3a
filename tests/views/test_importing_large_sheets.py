"""Whatever the file, the pages of an import stay small, their sums add up, and their state survives signing out."""

import pytest
from django.test import Client

from actionplan.commands import staging
from actionplan.models import Action, Person, Plan
from actionplan.spreadsheet.offered import Part, SeenHeading
from actionplan.spreadsheet.result import Held, Reading, ReadRow, ReadSheet, Warned
from config import clock
from tests.views.importing import answers_on, qa, row, uploaded

__all__ = ["qa"]

MOST_BYTES = 200_000
ROWS = 2_000  # pages show the same number of rows of any sheet; more would only take longer


def a_row(number, long):
    """A row of a large sheet: some held, some refused, some that change actions, most new; all with much to say."""
    words = "and so on " * (200 if long else 2)
    finding = "4m" if number % 10 == 1 else "4a"
    held = [Held(f"G{number}", "date_of_birth", "■■/■■/■■■■")] * 20 if number % 10 == 2 else []
    parts = [Part(f"Part {one} {words}") for one in range(8)] if number % 10 == 3 else []
    warnings = [Warned("date_impossible", f"There is no such day. {words}", "E", "31/11/14", "Plan", number)] * 30
    return ReadRow(
        "Plan",
        number,
        "action",
        text=f"Do {number} {words}",
        reference=f"4a-{number}",
        finding_reference=finding,
        owner=f"Manager of matter {number % 60}",
        due_text=f"31/11/{number}",
        due_suggestion="2014-11-30",
        progress=words,
        original={f"Note {one}": words for one in range(10)},
        warnings=warnings if long else warnings[:1],
        held=held,
        split=parts,
    )


def a_large_reading(rows, *, long):
    read = [a_row(number, long) for number in range(2, rows + 2)]
    for number, action in enumerate(Action.objects.order_by("pk")[:60]):
        read[number].reference, read[number].finding_reference = action.reference, action.finding.reference
        read[number].held, read[number].split = [], []
    headings = [SeenHeading("A", f"Heading {number}", "notes", samples=["x" * 80] * 3) for number in range(104)]
    columns = {heading.heading: "notes" for heading in headings}
    skipped = [
        ReadRow("Plan", number, "skipped", text="x" * 300, because="below_table") for number in range(50_000, 50_300)
    ]
    sheet = ReadSheet("Plan", header_row=1, columns=columns, headings=headings, shape="s")
    sheet.rows_accounted = {"heading": 1, "action": rows, "skipped": len(skipped)}
    signs = {f"sign {number}": 2 for number in range(200)}
    many = [Warned("hidden_column", f"Column {number} is hidden. {'x' * 300}") for number in range(300)]
    return Reading(sheets=[sheet], rows=[*read, *skipped], legend_words=signs, warnings=many)


def stage(reading, name="large.xlsx"):
    """An upload that was read already."""
    plan, person = Plan.objects.get(), Person.objects.get(email="qa@example.org")
    told = {"content": b"a workbook", "file_name": name, "by": person, "at": clock.now()}
    staged = staging.stage(plan, reading=reading.to_json(), **told)
    return f"/ofsted-2014/imports/{staged.pk}/"


@pytest.fixture
def large(signed_in):
    return stage(a_large_reading(ROWS, long=False))


@pytest.fixture
def worst(signed_in):
    return stage(a_large_reading(600, long=True))


PAGES = [
    "",
    *(f"?kind={kind}&page=2" for kind in ("held", "refused", "changed", "new", "unchanged", "missing", "other")),
    "?warning=date_impossible",
    "columns/",
    *(
        f"answers/?kind={kind}"
        for kind in ("legend", "identity", "finding", "post", "date", "split", "conflict", "match")
    ),
    "answers/?kind=moved_date",
]


def sizes(browser, address):
    return {page: len(browser.get(f"{address}{page}").content) for page in PAGES}


def test_a_sheet_of_ten_thousand_rows_has_small_pages_whose_sums_add_up(qa, large):
    found = sizes(qa, large)
    assert {page: size for page, size in found.items() if size > MOST_BYTES} == {}
    page = qa.get(large)
    assert sum(line.number for line in page.context["actions_sum"]) == len(page.context["preview"].rows) == ROWS
    assert page.context["rows_total"] == ROWS + 301
    tabs = {tab["kind"]: tab["number"] for tab in page.context["tabs"]}
    assert sum(number for kind, number in tabs.items() if kind not in ("missing", "other")) == ROWS
    assert tabs["other"] == 300
    last = qa.get(f"{large}?kind=new&page=99999")
    listed = next(iter(last.context["lists"]))
    assert listed.page.end_index() == tabs["new"]


def test_the_longest_cells_and_the_most_notes_keep_the_pages_small(qa, worst):
    found = sizes(qa, worst)
    assert {page: size for page, size in found.items() if size > MOST_BYTES} == {}


def test_what_was_answered_survives_signing_out_and_is_there_for_a_colleague(qa, signed_in):
    address = uploaded(qa, row("4a-9", "Meet", rating="B"), row("4a-10", "Talk"))
    qa.post(f"{address}answers/", answers_on(qa.get(address), legend="complete"))
    qa.post(f"{address}rows/1/3/", {"do": "leave_out"})
    qa.post("/accounts/logout/")
    assert qa.get(address).status_code == 302
    for who in ("qa@example.org", "qa.lead@example.org"):
        page = signed_in(who).get(address)
        assert [one.state for one in page.context["preview"].rows] == ["new", "left_out"]
        assert page.context["preview"].rows[0].action.status == "complete"


def test_nobody_outside_the_qa_unit_reads_an_upload(qa, signed_in):
    address = uploaded(qa, row("4a-9", "Meet"))
    pages = ("", "columns/", "answers/", "rows/1/2/")
    for who in ("director@example.org", "admin@example.org", "asc@example.org", "observer@example.org"):
        browser = signed_in(who)
        assert {browser.get(f"{address}{page}").status_code for page in pages} == {403}
        assert {browser.post(f"{address}{page}").status_code for page in pages} <= {403, 405}
    assert Client().get(address).status_code == 302


def test_the_page_of_a_large_sheet_is_worked_out_once(qa, large, django_assert_max_num_queries):
    qa.get(large)
    with django_assert_max_num_queries(40):
        qa.get(f"{large}?kind=new&page=3")
