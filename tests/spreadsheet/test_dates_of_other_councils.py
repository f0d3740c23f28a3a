"""Dates as officers of other councils write them: each becomes the day that a careful person reads, or is asked."""

import pytest

from actionplan.rules.periods import read_date
from actionplan.spreadsheet.dues import read_words, reader_of
from actionplan.spreadsheet.understanding import understand
from tests.spreadsheet.making import book_of

READ = reader_of(None, epoch_1904=False)


@pytest.mark.parametrize(
    ("words", "day", "kind"),
    [
        ("Phase 1 Dec 14; Phase 2 Mar 15", "2015-03-31", "due"),
        ("Jan 15\nFeb 15", "2015-02-28", "due"),
        ("Jan 15 Feb 15 Mar 15", "2015-03-31", "due"),
        ("Phase 2 14 March 2015", "2015-03-14", "due"),
        ("Starts Jan 2015, complete by June 2015", "2015-06-30", "due"),
        ("wb 2/3/15", "2015-03-08", "due"),
        ("wk commencing 2 March 2015", "2015-03-08", "due"),
        ("2015/03/31", "2015-03-31", "due"),
        ("Febuary 2015", "2015-02-28", "due"),
        ("Not before April 2015", "2015-04-01", "start"),
        ("After April 2015", "2015-04-01", "start"),
    ],
)
def test_the_day_is_the_one_that_a_person_reads(words, day, kind):
    due = read_words(words, READ).due
    assert (str(due.on), due.kind) == (day, kind)


@pytest.mark.parametrize(
    ("words", "suggested"),
    [
        ("within 28 days of 1/12/14", "2014-12-29"),
        ("2 weeks after 1/12/14", "2014-12-15"),
        ("Feb half term 2015", "2015-02-28"),
    ],
)
def test_a_day_that_has_to_be_worked_out_is_suggested_and_not_taken(words, suggested):
    due = read_date(words)
    assert (due.on, due.problem, str(due.suggestion)) == (None, "date_vague", suggested)


def test_a_revised_date_that_is_no_day_is_said_and_the_first_stands():
    headings = ["Action", "Lead", "Target date", "Revised date"]
    reading = understand(book_of([headings, ["Teach the standard", "Head of Care", "31/01/15", "TBC"]]))
    (row,) = reading.actions
    assert row.due_on == "2015-01-31"
    assert row.original["Revised date"] == "TBC"
    assert [(one.code, one.column) for one in row.warnings if one.code.startswith("date")] == [
        ("date_to_be_confirmed", "D")
    ]


def test_a_new_date_asked_for_in_more_words_is_the_revised_one():
    headings = ["Action", "Lead", "Timescale", "If not achieved give expected new achievement date"]
    (row,) = understand(book_of([headings, ["Audit", "Head of Care", "Jan 2015", "June 2015"]])).actions
    assert (row.due_on, row.first_due_on) == ("2015-06-30", "2015-01-31")


def test_the_last_milestone_of_an_action_is_when_it_is_due():
    headings = ["Action", "Owner", "Milestones", "Milestone date"]
    reading = understand(
        book_of([headings, ["Set a standard", "Head of Care", "Draft\nPublish", "Oct 2014\nJan 2015"]])
    )
    assert reading.actions[0].due_on == "2015-01-31"
