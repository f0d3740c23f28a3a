"""The preview: what becomes of each row, said before anything is written."""

import pytest

from actionplan.models import Change
from tests.imports.conftest import look, take_in


def states(shown):
    return [row.state for row in shown.rows]


def test_a_preview_writes_nothing(plan, sheet):
    before = Change.objects.count()
    assert states(look(sheet(("4a-1", "4a", "Meet", "", "", "", "")), plan)) == ["new"]
    assert Change.objects.count() == before


def test_an_unknown_finding_is_refused_and_the_known_ones_are_named(plan, sheet):
    [row] = look(sheet(("4m-1", "4m", "Meet", "", "", "", "")), plan).rows
    assert row.state == "refused"
    assert "“4m” is not in this plan" in row.action.why
    assert "4a" in row.action.why


def test_a_reference_that_stands_twice_is_refused_the_second_time(plan, sheet):
    shown = look(sheet(("4a-1", "4a", "Meet", "", "", "", ""), ("4a-1", "4a", "Meet again", "", "", "", "")), plan)
    assert states(shown) == ["new", "refused"]
    assert "stands twice" in shown.rows[1].action.why


def test_an_impossible_date_is_said_and_its_words_are_kept(plan, sheet):
    [row] = look(sheet(("4a-1", "4a", "Meet", "", "31/11/14", "", "")), plan).rows
    assert (row.action.due.on, row.action.due.words) == (None, "31/11/14")
    assert any("30 November 2014" in warning.message for warning in row.read.warnings)


@pytest.mark.parametrize("words", ["31/11/14", "TBC", "ongoing", "asap"])
def test_words_that_name_no_day_take_no_due_date_away(plan, qa, sheet, words):
    row = ("4a-1", "4a", "Meet", "", "30 January 2015", "", "")
    take_in(sheet(row), plan, qa)
    [again] = look(sheet((*row[:4], words, *row[5:])), plan).rows
    assert (again.action.state, again.action.changes) == ("unchanged", ())
    [later] = look(sheet((*row[:4], "27 February 2015", *row[5:])), plan).rows
    assert later.action.changes == ("due",)


def test_a_row_that_may_name_a_child_is_held_until_somebody_says_why_not(plan, qa, sheet):
    path = sheet(("4a-1", "4a", "Meet", "", "Dec 2014", "On track", "JS (12/03/2001) seen"))
    shown = look(path, plan)
    assert states(shown) == ["held"]
    place = f"{shown.rows[0].read.sheet}!2"
    assert states(look(path, plan, cleared={place: "It is a sample"})) == ["new"]
    imported = take_in(path, plan, qa, cleared={place: "It is a sample"})
    assert imported.number_of_new == 1


def test_a_colour_word_means_nothing_until_a_person_says_so(plan, sheet):
    path = sheet(("4a-1", "4a", "Meet", "", "", "Blue", ""))
    assert look(path, plan).rows[0].action.status is None
    assert look(path, plan, legend={"blue": "complete"}).rows[0].action.status == "complete"


def test_the_counts_add_up_to_the_rows(plan, sheet):
    shown = look(
        sheet(
            ("4a-1", "4a", "Meet", "", "", "", ""),
            ("4m-1", "4m", "Meet", "", "", "", ""),
            ("4b-1", "4b", "Born: JS (12/03/2001)", "", "", "", ""),
        ),
        plan,
    )
    assert sum(shown.counts.values()) == len(shown.rows) == 3
