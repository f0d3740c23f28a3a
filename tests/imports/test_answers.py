"""What a person answers: taken in the form that is asked for, told where it is not, and never lost."""

import pytest

from actionplan.spreadsheet.answered import answered
from actionplan.spreadsheet.answers import Answers, merged
from actionplan.spreadsheet.offered import Part
from tests.imports.readings import reading, row


def applied(read, **answers):
    return answered(read, Answers.read(answers))


def test_what_is_not_understood_is_told_and_the_rest_holds():
    told = Answers.read({"colour": {}, "legend": {"blue": "complete", "red": 1}, "left_out": "Plan!2", "edits": [1]})
    assert told.legend == {"blue": "complete"}
    assert told.problems == (
        "There is no answer called “colour”.",
        "1 of the answers under “legend” could not be understood.",
        "“left_out” must be a list of places.",
        "“edits” must say something for each name or place.",
    )
    assert Answers.read(["blue"]).problems == ("The answers must be one object, with a key for each kind of answer.",)


def test_an_answer_is_kept_beside_others_and_taken_back_by_nothing():
    before = {"legend": {"blue": "complete", "red": "off_track"}, "left_out": ["Plan!2"]}
    assert merged(before, {"legend": {"red": ""}, "dates": {"TBC": "none"}}) == {
        "legend": {"blue": "complete"},
        "left_out": ["Plan!2"],
        "dates": {"TBC": "none"},
    }


def test_headings_of_one_sheet_are_heard_with_the_others():
    told = Answers.read({"mapping": {"Story": "progress", "Sheet 2": {"Ref": "ignore"}}})
    assert told.for_the_reader == {"Story": "progress", "Ref": "ignore"}


def test_an_edit_takes_the_place_of_the_cell_and_settles_its_warnings():
    raw = row(2, "4a-1", text="", owner="Vacant")
    raw.warn("no_action_text", "No action.")
    raw.warn("owner_vacant", "Vacant.")
    edits = {
        "text": " Meet ",
        "owner": "Head of Fostering",
        "contributors": "One; Two",
        "due": "March 2015",
        "status": "At risk",
        "origins": ["this_inspection"],
        "original_cells": {"Notes": "kept"},
    }
    [[one], problems] = applied(reading(raw), edits={"Plan!2": edits})
    assert problems == ()
    read = one.read
    assert (read.text, read.owner, read.contributors, read.origins) == (
        "Meet", "Head of Fostering", ["One", "Two"], ["this_inspection"],
    )  # fmt: skip
    assert (read.due_on, read.due_text, read.due_precision) == ("2015-03-31", "March 2015", "month")
    assert (read.status, read.original, read.warnings) == ("at_risk", {"Notes": "kept"}, [])
    assert one.raw is raw
    assert raw.text == ""


@pytest.mark.parametrize(
    ("edits", "says"),
    [
        ({"colour": "x"}, "has no field “colour” to edit"),
        ({"status": "blue"}, "there is no “blue”; choose one of not_started"),
        ({"text": 5}, "“text” must be words"),
        ({"original_cells": "x"}, "must be headings with words"),
    ],
)
def test_an_edit_that_cannot_be_taken_is_told(edits, says):
    [[one], [problem]] = applied(reading(row(2, "4a-1")), edits={"Plan!2": edits})
    assert says in problem
    assert one.read.text == "Meet"


def test_a_row_that_is_edited_is_looked_at_again_for_a_child():
    raw = row(2, "4a-1", progress="JS (12/03/2001) seen")
    assert raw.held
    [[clean], _] = applied(reading(raw), edits={"Plan!2": {"progress": "One was seen"}})
    assert not clean.read.held
    [[dirty], _] = applied(reading(row(2, "4a-1")), edits={"Plan!2": {"text": "See JS (12/03/2001)"}})
    assert dirty.read.held


def test_a_date_is_given_once_for_all_rows_that_say_it():
    rows = [row(number, due="31/11/14") for number in (2, 3, 4)]
    told, problems = applied(reading(*rows), dates={"31/11/14": "2014-11-30", "Plan!4": "none"})
    assert [one.read.due_on for one in told] == ["2014-11-30", "2014-11-30", ""]
    assert [one.read.due_text for one in told] == ["31/11/14"] * 3
    assert problems == ()
    told, [problem] = applied(reading(rows[0]), dates={"31/11/14": "soon"})
    assert "“soon” is not a day" in problem
    assert told[0].read.due_on == ""


def test_a_cell_with_several_actions_becomes_several_when_somebody_says_so():
    raw = row(2, "4a-1", text="1. Meet\n2. Talk", owner="Head of Fostering", due="May 2015")
    raw.split = [
        Part("Meet", "May 2015", "2015-05-31", "month"),
        Part("Talk", owner="Head of Adoption and Team Manager"),
    ]
    [[whole], _] = applied(reading(raw))
    assert (whole.place, whole.read.text) == ("Plan!2", raw.text)
    [[one, two], problems] = applied(reading(raw), splits={"Plan!2": "split"}, edits={"Plan!2#2": {"text": "Talk now"}})
    assert problems == ()
    assert [(part.place, part.read.reference, part.read.text) for part in (one, two)] == [
        ("Plan!2#1", "4a-1.1", "Meet"),
        ("Plan!2#2", "4a-1.2", "Talk now"),
    ]
    assert (one.read.due_on, two.read.due_on) == ("2015-05-31", "2015-05-31")
    assert (one.read.owner, two.read.owner, two.read.contributors) == (
        "Head of Fostering", "Head of Adoption", ["Team Manager"],
    )  # fmt: skip


def test_an_answer_for_a_row_that_is_not_there_is_told_and_not_lost():
    [[one], problems] = applied(reading(row(2)), left_out=["Plan!2", "Plan!9"], cleared={"Other!1": "A case"})
    assert one.is_left_out
    assert len(problems) == 2
    assert "There is no action in Plan!9" in problems[0]
