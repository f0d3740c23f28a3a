"""However long the words of a sheet and however much it leaves open, no page of its preview grows over 200 KB."""

from actionplan.models import Action
from actionplan.spreadsheet.offered import Meaning, Part, SeenHeading
from actionplan.spreadsheet.result import Reading, ReadRow, ReadSheet, Warned
from tests.views.importing import qa
from tests.views.test_importing_large_sheets import MOST_BYTES, PAGES, sizes, stage

__all__ = ["qa"]

LONG = "and so on & so forth " * 1500  # as long as a cell may be
KINDS = ("finding", "post", "partner", "date", "reference", "legend", "split", "match", "conflict", "moved_date")


def told(number, words=LONG):
    """A row in which every cell is as long as a cell may be, and about which everything is asked."""
    warned = [Warned("date_impossible", f"There is no such day. {words}", "E", words, "Plan", number)]
    return ReadRow(
        "Plan",
        number,
        "action",
        text=f"{number} {words}",
        reference="" if number % 2 else f"4a-{number}",
        reference_suggestion="4a-1" if number % 2 else f"4a-{number}0",
        finding_reference="4a" if number % 3 else f"{number} {words}",
        finding_text=words,
        requirement=words,
        owner=f"Hd of Safeguarding {number}",
        contributors=[f"Head of matter {number} {words}"],
        partners=[f"Hampshire Constabulory {number}"],
        due_text=f"31/11/{number} {words}",
        due_suggestion="2014-11-30",
        success_measure=words,
        resources=words,
        progress=words,
        impact=words,
        rating=f"sign {number} {words}",
        original={f"Note {one} {words}": words for one in range(3)},
        warnings=warned,
        split=[Part(words, words) for _ in range(12)],
    )


def a_reading(rows, *, headings=3):
    """A reading of these rows, with this many headings."""
    seen = [SeenHeading("A", f"Heading {one} {LONG[:300]}", "notes", samples=[LONG] * 5) for one in range(headings)]
    sheet = ReadSheet("Plan", header_row=1, columns={one.heading: "notes" for one in seen}, headings=seen, shape="s")
    sheet.rows_accounted = {"heading": 1, "action": len(rows)}
    signs = {f"sign {row.row} {LONG[:200]}": 2 for row in rows}
    found = {sign: Meaning(LONG, "complete", "Plan!A1") for sign in signs}
    kept = [Warned("column_kept_as_notes", LONG, "A", one.heading, "Plan", 1) for one in seen]
    return Reading(sheets=[sheet], rows=rows, warnings=kept, legend_words=signs, legend_found=found)


def too_long(browser, reading):
    address = stage(reading, name=f"{'long ' * 50}.xlsx")
    pages = dict.fromkeys([*PAGES, *(f"answers/?kind={kind}" for kind in KINDS), "answers/"])
    found = {page: len(browser.get(f"{address}{page}").content) for page in pages}
    return {page: size for page, size in found.items() if size > MOST_BYTES}


def test_cells_as_long_as_a_cell_may_be_keep_the_pages_small(qa):
    rows = [told(number) for number in range(2, 12)]
    for row, action in zip(rows, Action.objects.order_by("pk")[:4], strict=False):
        row.reference, row.finding_reference = action.reference, action.finding.reference
    assert too_long(qa, a_reading(rows)) == {}


def test_three_thousand_questions_keep_the_pages_small(qa):
    rows = [told(number, "and so on") for number in range(2, 602)]
    address = stage(a_reading(rows))
    assert len(qa.get(address).context["preview"].questions) > 2000
    assert {page: size for page, size in sizes(qa, address).items() if size > MOST_BYTES} == {}


def test_five_hundred_columns_keep_the_pages_small(qa):
    rows = [told(number, "and so on") for number in range(2, 5)]
    for row in rows:
        row.original = {f"Heading {one}": "words " * 20 for one in range(500)}
    assert too_long(qa, a_reading(rows, headings=500)) == {}
