"""A first and a revised date are told apart wherever they stand, and one date for each action of a list."""

from datetime import date

import pytest

from actionplan.spreadsheet.dues import read_words, reader_of
from actionplan.spreadsheet.split import parts_of
from actionplan.spreadsheet.understanding import understand
from tests.spreadsheet.making import book_of

READ = reader_of(date(2015, 1, 1), epoch_1904=False)

MOVED = [
    ("31/12/14 now 28/2/15", "2015-02-28", "2014-12-31"),
    ("Dec 2014 (revised March 2015)", "2015-03-31", "2014-12-31"),
    ("Original: 31/12/14\nRevised: 28/2/15", "2015-02-28", "2014-12-31"),
    ("28/2/15 (was 31/12/14)", "2015-02-28", "2014-12-31"),
    ("31 March 2015 (revised from 31 December 2014)", "2015-03-31", "2014-12-31"),
    ("March 2015, moved from Dec 2014", "2015-03-31", "2014-12-31"),
    ("Deferred until March 2015 (from Dec 2014)", "2015-03-31", "2014-12-31"),
    ("Extended from Dec 2014 to March 2015", "2015-03-31", "2014-12-31"),
    ("Moved from 31/12/14 to 28/2/15", "2015-02-28", "2014-12-31"),
    ("31/12/14 revised 28/2/15 revised 30/4/15", "2015-04-30", "2014-12-31"),
    ("31/12/14 → 28/2/15", "2015-02-28", "2014-12-31"),
    ("Was Dec 2014, now March 2015", "2015-03-31", "2014-12-31"),
    ("End of Sept 14. New date: 31 Jan 15", "2015-01-31", "2014-09-30"),
    ("June/July 2015", "2015-07-31", ""),
    ("31/12/14 to 28/2/15", "2015-02-28", ""),
    ("31/12/14, 28/2/15", "2015-02-28", ""),
    ("Dec 2014, completed Nov 2014", "2014-12-31", ""),
    ("03/04/15", "2015-04-03", ""),
    ("x" * 2000, "", ""),
]


@pytest.mark.parametrize(("words", "due", "first"), MOVED)
def test_a_moved_date_is_due_and_the_first_is_kept(words, due, first):
    read = read_words(words, READ)
    assert (read.due.on.isoformat() if read.due.on else "") == due
    assert (read.first.on.isoformat() if read.first and read.first.on else "") == first
    assert read.due.words.split() == words.split()


@pytest.mark.parametrize(
    ("words", "problem", "suggestion"),
    [
        ("31/11/14", "date_impossible", date(2014, 11, 30)),
        ("12/25/14", "date_impossible", date(2014, 12, 25)),
        ("12/14", "date_vague", date(2014, 12, 31)),
        ("31/12/14 now 31/2/15", "date_impossible", date(2015, 2, 28)),
    ],
)
def test_an_impossible_or_unclear_date_is_asked_with_a_suggestion(words, problem, suggestion):
    read = read_words(words, READ).due
    assert (read.on, read.problem, read.suggestion) == (None, problem, suggestion)


def rows(headings, *values):
    return understand(
        book_of([["Action", "Lead", *headings], *([f"Do {n}", "Head", *one] for n, one in enumerate(values))])
    )


def test_columns_for_the_original_and_the_revised_date_are_one_due_date():
    reading = rows(
        ["Original date", "Revised date", "Start"], ["Dec 2014", "Feb 2015", "Oct 2014"], ["Dec 2014", "n/a", ""]
    )
    first, second = reading.actions
    assert (first.due_on, first.first_due_on, first.starts_on) == ("2015-02-28", "2014-12-31", "2014-10-01")
    assert first.original == {"Start": "Oct 2014"}
    assert (second.due_on, second.first_due_on, second.original) == ("2014-12-31", "", {"Revised date": "n/a"})


def test_a_due_date_that_is_as_above_is_the_one_above():
    first, second = rows(["By when"], ["Dec 2014"], ["As above"]).actions
    assert (second.due_on, second.due_text) == (first.due_on, "Dec 2014")


def test_a_cell_that_says_complete_claims_so_and_gives_no_due_date():
    (row,) = rows(["By when"], ["Completed Nov 2014"]).actions
    assert (row.due_on, row.due_suggestion, row.status) == ("", "2014-11-30", "complete")
    assert "date_is_completion" in [one.code for one in row.warnings]


def test_a_column_for_the_owner_and_the_date_gives_both():
    reading = understand(book_of([["Action", "Lead and timescale", "RAG"], ["Do it", "Team Manager by 31/01/15", "G"]]))
    (row,) = reading.actions
    assert (row.owner, row.due_on) == ("Team Manager", "2015-01-31")
    assert [one.code for one in reading.warnings] == ["heading_ambiguous"]


LISTS = [
    ("1. Visit\n2. Write to all", "1. Dec 2014\n2. March 2015", ["Visit", "Write to all"],
     ["2014-12-31", "2015-03-31"]),
    ("• Visit\n• Write", "Dec 2014", ["Visit", "Write"], ["2014-12-31", "2014-12-31"]),
    ("Improve by:\n- visits\n- letters\nto all", "Dec 2014; Jan 2015",
     ["Improve by: visits", "Improve by: letters to all"], ["2014-12-31", "2015-01-31"]),
    ("(i) Visit every carer (ii) Write to carers", "", ["Visit every carer", "Write to carers"], ["", ""]),
    ("a) Visit them all; b) Write to them", "Dec 2014, Jan 2015", ["Visit them all", "Write to them"],
     ["2014-12-31", "2015-01-31"]),
    ("Visit every carer\nWrite to carers", "31/12/14\n28/2/15", ["Visit every carer", "Write to carers"],
     ["2014-12-31", "2015-02-28"]),
    ("1. Visit\n2. Write\n3. Call", "Dec 2014\nJan 2015", ["Visit", "Write", "Call"], ["", "", ""]),
    ("One paragraph.\n\nAnother one", "Dec 2014", [], []),
    ("Visit by 1.1 of the plan", "Dec 2014", [], []),
    ("3. Visit\n1. Write", "Dec 2014", [], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "due", "texts", "days"), LISTS)
def test_several_actions_in_a_cell_are_offered_with_the_date_in_the_same_place(text, due, texts, days):
    parts = parts_of(text, due, "", "", READ)
    assert ([one.text for one in parts], [one.due_on for one in parts]) == (texts, days)


def test_several_actions_stay_one_until_somebody_parts_them():
    reading = understand(
        book_of([["Action", "Lead", "By when"], ["1. Visit\n2. Write", "Head\nTeam Manager", "Dec 2014"]])
    )
    (row,) = reading.actions
    assert row.text == "1. Visit\n2. Write"
    assert [(one.text, one.owner) for one in row.split] == [("Visit", "Head"), ("Write", "Team Manager")]
    assert "several_actions" in [one.code for one in row.warnings]
