"""What stands beside a table on the same rows: a key is no part of the actions, a second table is read as one."""

from actionplan.spreadsheet.result import RowKind
from actionplan.spreadsheet.understanding import understand
from tests.spreadsheet.looking import kinds
from tests.spreadsheet.making import book_of

HEADINGS = ["Ref", "Action", "Lead", "By when", "BRAG"]
ROWS = [
    ["1", "Find homes", "Head of Housing", "May 2015", "B", "", "B", "Completed"],
    ["2", "Train carers", "Head of Care", "June 2015", "R", "", "R", "Off track"],
]
SIDE = ["Ref", "Action", "Lead", "By when"]


def test_a_key_beside_the_table_with_headings_of_its_own_is_offered_and_not_kept_with_actions():
    reading = understand(book_of([[*HEADINGS, "", "BRAG key", "Meaning"], *ROWS]))
    assert [row.original for row in reading.actions] == [{}, {}]
    assert {sign: one.state for sign, one in reading.legend_found.items()} == {"b": "complete", "r": "off_track"}
    assert [one.code for one in reading.warnings] == ["key_beside_table"]


def test_a_row_with_nothing_but_a_line_of_the_key_is_accounted_for():
    key = ["", "", "", "", "", "", "A", "At risk"]
    reading = understand(
        book_of([[*HEADINGS, "", "Letter", "Meaning"], *ROWS, key, ["3", "Visit", "Lead", "July 2015"]])
    )
    assert [(row.row, row.because) for row in reading.rows if row.kind == RowKind.SKIPPED] == [(4, "key_beside")]
    assert [row.row for row in reading.actions] == [2, 3, 5]


def test_a_column_of_ratings_with_words_beside_it_is_no_key():
    apart = [[*row[:4], "", row[4], told] for row, told in zip(ROWS, ("Done", "Late"), strict=True)]
    reading = understand(book_of([["Ref", "Action", "Lead", "By when", "", "BRAG", "Progress"], *apart]))
    assert [(row.rating, row.progress) for row in reading.actions] == [("B", "Done"), ("R", "Late")]


def test_two_tables_side_by_side_are_both_read_and_said():
    rows = [["S1", "Visit", "Lead officer", "May 2015", "", "L1", "Build", "Head of Housing", "2016"], ["S2", "Call"]]
    reading = understand(book_of([["Short", "", "", "", "", "Long"], [*SIDE, "", *SIDE], *rows]))
    assert [(row.sheet, row.reference) for row in reading.actions] == [
        ("Plan", "S1"),
        ("Plan", "S2"),
        ("Plan (columns F to I)", "L1"),
    ]
    assert "table_beside_table" in {one.code for one in reading.warnings}


def test_two_columns_headed_action_in_one_table_do_not_part_it():
    reading = understand(
        book_of([["Action", "Lead", "Action", "By when"], ["Visit", "Head of Care", "Call", "May 2015"]])
    )
    assert kinds(reading) == [(1, RowKind.HEADING), (2, RowKind.ACTION)]
