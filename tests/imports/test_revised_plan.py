"""The council's own sheet comes again with some of its cells changed: exactly those changes, and nothing else."""

from datetime import datetime

import pytest

from actionplan.example.telling import SHEET
from actionplan.models import Action, DueDateRequest, Import, ImportedRow
from tests.imports.conftest import look, take_in
from tests.traps.test_history import history_models

TEXT, OWNER, DUE, MEASURE, PROGRESS, RATING = 3, 4, 6, 8, 11, 12
MOVED = {"4a-1": datetime(2014, 12, 5), "4b-1": datetime(2015, 6, 30)}
CHANGED = {
    "4a-2": (TEXT, "Train every councillor and every school governor"),
    "4a-3": (OWNER, "Head of Nothing Known"),
    "4c-1": (MEASURE, "Every young person has a name to call"),
    "4c-2": (PROGRESS, "The first letters are out."),
}
GONE = ("9d-1", "9d-2", "9d-3")
NEW = (("4a-90", "4a", "Open the chamber to young people"), ("", "4c", "Write to everybody who has left care at 21"))


def revise(page):
    """Two additions, four changed cells, three rows taken out and two dates moved."""
    rows = {row[0].value: row for row in page.iter_rows() if row[0].value}
    for reference, (column, words) in CHANGED.items():
        rows[reference][column].value = words
    for reference, day in MOVED.items():
        rows[reference][DUE].value = day
    first = rows[GONE[0]][0].row
    for merged in [one for one in page.merged_cells.ranges if one.max_row >= first]:
        page.unmerge_cells(str(merged))
    page.delete_rows(first, len(GONE))
    page.insert_rows(first, len(NEW))
    for place, (reference, finding, text) in enumerate(NEW):
        for column, words in ((1, reference), (2, finding), (4, text)):
            page.cell(first + place, column).value = words or None


def history():
    return {model.__name__: model.objects.count() for model in history_models()}


@pytest.fixture
def sheet_again(plan, qa, revised):
    take_in(SHEET, plan, qa)
    return revised(revise)


def test_a_revised_sheet_gives_exactly_what_was_revised(plan, sheet_again):
    shown = look(sheet_again, plan)
    assert shown.counts == {"new": 2, "changed": 6, "unchanged": 55, "held": 0, "refused": 0}
    fields = {row.action.reference: row.action.changes for row in shown.rows if row.state == "changed"}
    assert fields == {
        "4a-1": ("due",),
        "4a-2": ("text",),
        "4a-3": ("owner",),
        "4b-1": ("due",),
        "4c-1": ("success_measure",),
        "4c-2": ("progress",),
    }
    assert sorted(one.action.reference for one in shown.missing) == sorted(GONE)
    assert {row.action.reference for row in shown.moved} == set(MOVED)
    assert {one.kind for one in shown.questions} == {"moved_date"}
    assert shown.new_posts == ("Head of Nothing Known",)
    assert not any(row.conflicts or row.stands for row in shown.rows)


def test_a_revised_sheet_writes_history_of_nothing_else(plan, qa, sheet_again):
    before = history()
    because = {"*": "The board met later", look(sheet_again, plan).moved[0].place: "Members asked for it"}
    take_in(sheet_again, plan, qa, because=because)
    grown = {name: number - before[name] for name, number in history().items() if number != before[name]}
    # two added and five changed (progress is the owner's word, not the action's), and the post that nobody knew
    assert grown == {"HistoricalAction": 7, "HistoricalPost": 1}
    asked = {one.action.reference: one for one in DueDateRequest.objects.select_related("action")}
    assert {reference: one.reason for reference, one in asked.items()} == {
        "4a-1": "Members asked for it",
        "4b-1": "The board met later",
    }
    assert all(one.decision.is_agreed for one in asked.values())
    assert Action.objects.filter(reference__in=GONE).count() == 3
    rows = ImportedRow.objects.filter(imported=Import.objects.latest("number"), outcome="unchanged")
    assert rows.count() == 55
    again = look(sheet_again, plan)
    assert again.counts == {"new": 0, "changed": 0, "unchanged": 63, "held": 0, "refused": 0}
    assert not [one for one in again.questions if one.is_open]
