"""Counts at the foot are no actions, and keys in two cells explain initials and colours."""

import pytest

from actionplan.spreadsheet.headings import Headings
from actionplan.spreadsheet.result import RowKind
from actionplan.spreadsheet.understanding import understand
from tests.spreadsheet.looking import kinds, read_made
from tests.spreadsheet.making import Maker, book_of

HEADINGS = ["Action", "Lead", "By when", "RAG"]
ACTION = ["Visit every care leaver", "Head of Care", "31/03/2015", "G"]


@pytest.mark.parametrize("count", [["Total actions", 2], ["Green", 1], ["2 actions", "", 90], ["2 actions"]])
def test_a_row_that_counts_is_no_action(count):
    reading = understand(book_of([HEADINGS, ACTION, [], count]))
    assert [row.row for row in reading.actions] == [2]
    assert kinds(reading)[-1] == (4, RowKind.SKIPPED)


def test_a_count_between_blocks_does_not_end_the_table():
    reading = understand(book_of([HEADINGS, ACTION, ["Sub-total", 1], ["Find homes", "Head of Housing", "May 2015"]]))
    assert [row.row for row in reading.actions] == [2, 4]


def test_a_key_of_initials_under_the_table_is_no_action_whatever_columns_it_stands_in():
    headings = ["Ref", "Recommendation", "Action", "Responsible", "Date"]
    rows = [["A1", "4a Plans", "Write the plans", "HSG", "31/03/15"]]
    key = [["", "HSG", "Head of Safeguarding"], ["", "PSW", "Principal Social Worker"]]
    reading = understand(book_of([headings, *rows, [], *key]))
    assert [(row.row, row.owner) for row in reading.actions] == [(2, "Head of Safeguarding")]


def test_abbreviations_in_one_cell_explain_posts_and_bodies():
    key = "Abbreviations: HoS = Head of Safeguarding; EH = Early Help"
    reading = understand(book_of([[key], [], ["Action", "Lead", "Support"], ["Write the plans", "HoS", "EH"]]))
    assert (reading.actions[0].owner, reading.actions[0].contributors) == ("Head of Safeguarding", ["Early Help"])


def test_a_fill_beside_the_words_of_a_key_is_explained_by_them(tmp_path):
    made = Maker([HEADINGS, ACTION[:3], [], [None, "Blue: not yet started"]])
    made.fill("D2", "FF00CCFF").fill("A4", "FF00CCFF")
    reading = read_made(made, tmp_path)
    (sign,) = reading.legend_words
    assert reading.legend_found[sign].state == "not_started"


def test_ticks_of_every_kind_are_one_sign():
    rows = [[*ACTION[:3], tick] for tick in ("✓", "✔", "√")]
    assert understand(book_of([HEADINGS, *rows])).legend_words == {"✓": 3}


def test_what_difference_it_will_make_is_a_measure_and_what_it_has_made_the_impact():
    fields = [Headings({}).field_at_all(f"What difference {one}?") for one in ("will it make", "has it made")]
    assert fields == ["success_measure", "impact"]


def test_the_colours_of_a_key_under_the_table_do_not_make_a_column_of_colours(tmp_path):
    made = Maker([["No", "Action", "Lead", "By when"], ["1", "Find homes", "Manager", "May 2015"], []])
    for row in (["", "Blue: not yet started"], ["", "Amber: some slippage"]):
        made.sheet.append(row)
    reading = read_made(made.fill("A4", "FF00CCFF").fill("A5", "FFFF9900"), tmp_path)
    assert "status_from_colour" not in {one.code for one in reading.warnings}


def test_the_key_of_a_colour_is_offered_for_its_letter():
    reading = understand(book_of([["Green = on target"], [], HEADINGS, ACTION]))
    assert reading.legend_found["g"].state == "on_track"
