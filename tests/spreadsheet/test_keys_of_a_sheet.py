"""The keys that a sheet holds are found and offered: what colours and letters mean, whose initials are whose."""

import pytest

from actionplan.spreadsheet.grid import Cell
from actionplan.spreadsheet.keys import entries_of, is_key_row, is_whole_key, meaning_of
from actionplan.spreadsheet.understanding import understand
from tests.spreadsheet.making import HEADINGS, book_of


def cells(*told):
    pairs = [one if isinstance(one, tuple) else (one, "") for one in told]
    return [Cell(1, column, text, text, fill) for column, (text, fill) in enumerate(pairs, start=1)]


KEYS = [
    (cells("Blue = complete"), {"blue": "complete"}),
    (cells("B: Complete"), {"b": "Complete"}),
    (cells("Blue (complete)"), {"blue": "complete"}),
    (cells("Green - on track; Amber - at risk\nRed – off track"),
     {"green": "on track", "amber": "at risk", "red": "off track"}),
    (cells("RAG: Red = overdue, Amber = slippage"), {"red": "overdue", "amber": "slippage"}),
    (cells("G – Green: on track"), {"g": "on track", "green": "on track"}),
    (cells("G", "Green", "On track"), {"g": "On track", "green": "On track"}),
    (cells(("", "blue"), "Complete"), {"blue": "Complete"}),
    (cells(("Complete", "blue")), {"blue": "Complete"}),
    (cells(("B", "blue"), "Complete"), {"b": "Complete", "blue": "Complete"}),
    (cells("Key:", ("", "green"), "On track", ("", "amber"), "At risk"), {"green": "On track", "amber": "At risk"}),
    (cells("DCS = Director of Children's Services; AD: Assistant Director"),
     {"DCS": "Director of Children's Services", "AD": "Assistant Director"}),
    (cells("TM", "Team Manager"), {"TM": "Team Manager"}),
    (cells("* Carried over from the previous inspection"), {"*": "Carried over from the previous inspection"}),
    (cells("Version 0.9", "October 2014"), {}),
    (cells(("Improvement plan", "blue")), {}),
    (cells("x" * 2_000), {}),
]  # fmt: skip


@pytest.mark.parametrize(("row", "found"), KEYS)
def test_a_line_of_a_key_says_what_signs_mean(row, found):
    assert {entry.sign: entry.words for entry in entries_of(row)} == found


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Complete", "complete"), ("On track to be completed", "on_track"), ("Some slippage", "at_risk"),
        ("Not complete and overdue", "off_track"), ("Not yet started", "not_started"), ("Not on track", "off_track"),
        ("Suspended", None),
    ],
)  # fmt: skip
def test_the_words_of_a_key_suggest_a_state(words, state):
    assert meaning_of(words) == state


def test_a_row_is_a_key_by_its_signs_and_their_meanings():
    assert is_key_row(cells(("", "green"), "On track"))
    assert not is_key_row(cells("Visit", "Head of Care"))
    assert is_whole_key(cells("Key", ("On track", "green"), ("Slipping", "amber")))
    assert not is_whole_key(cells("Key", "Visit everybody", "Head of Care"))


def test_a_key_is_offered_and_never_applied():
    rows = [
        ["Key: B = complete; CF = carried forward"],
        HEADINGS,
        *[["4c", "4c", "Do", "Head", "", s] for s in ("B", "CF")],
    ]
    reading = understand(book_of(rows))
    assert [row.status for row in reading.actions] == ["", ""]
    assert reading.legend_words == {"b": 1, "cf": 1}
    assert {sign: (one.words, one.state) for sign, one in reading.legend_found.items()} == {
        "b": ("complete", "complete"),
        "cf": ("carried forward", ""),
    }
    assert reading.legend_found["b"].place == "Plan!A1"


def test_initials_become_the_post_of_the_sheets_own_key():
    rows = [
        ["Action", "Lead", "Partners"],
        ["Do it", "HoS/TM", "CCG"],
        [],
        ["HoS = Head of Service"],
        ["TM", "Team Manager"],
    ]
    reading = understand(book_of(rows))
    (row,) = reading.actions
    assert (row.owner, row.contributors, row.owner_text) == ("Head of Service", ["Team Manager"], "HoS/TM")
    assert row.original == {"Lead": "HoS/TM"}
    assert sorted(one.value for one in reading.warnings if one.code == "initials_from_key") == ["HoS", "TM"]
    assert reading.people_found == {"HoS": "Head of Service", "TM": "Team Manager"}


def test_marks_and_codes_say_where_an_action_comes_from():
    rows = [
        ["Ref", "Action", "Lead", "Origin"],
        ["1*", "Visit", "Head", "TP; Ofsted"],
        ["2", "Write", "Head", ""],
        [],
        ["TP = transformation plan"],
        ["* carried forward from the previous inspection"],
    ]
    first, second = understand(book_of(rows)).actions
    assert (first.reference, first.origins) == ("1", ["transformation_plan", "this_inspection", "previous_inspection"])
    assert second.origins == []


def test_a_key_on_a_sheet_of_its_own_is_found():
    book = book_of([HEADINGS, ["4c", "4c", "Do", "Head", "", "A"]])
    book.sheets += book_of([["RAG", "Meaning"], ["A", "Some slippage"]], name="Key").sheets
    assert understand(book).legend_found["a"].state == "at_risk"


def test_a_key_that_lies_on_its_side_is_found():
    rows = [
        ["RAG", "Red", "Amber"],
        ["Meaning", "Off track", "Some slippage"],
        [],
        HEADINGS,
        ["4c", "4c", "Do", "Head", "", "Red"],
    ]
    found = understand(book_of(rows)).legend_found
    assert {sign: one.state for sign, one in found.items()} == {"red": "off_track", "amber": "at_risk"}
