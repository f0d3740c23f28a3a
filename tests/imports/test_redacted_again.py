"""A sheet that still has words which were redacted brings none of them back unasked."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command

from actionplan.commands import imports, redaction, staging
from actionplan.example.telling import IMPORTED_AT
from actionplan.models import Action, ImportedRow, Person, WordsToRedact
from actionplan.queries.checking import check
from actionplan.vocabulary import RedactionGround
from tests.commands.redacting import tables_with
from tests.imports.readings import asked, look_at, reading, row, states, take

NAME = "Zebedee Quillfeather"
SAID = {"text": f"Meet {NAME} weekly", "original": {"Notes": f"of {NAME}"}, "progress": f"{NAME} was met"}
WRITTEN = ("actionplan_action", "actionplan_historicalaction", "actionplan_importedrow", "actionplan_progressupdate")


def sheet(**told):
    return reading(row(2, "4a-1", owner="Head of Safeguarding", status="on_track", **{**SAID, **told}))


def at(minutes):
    return IMPORTED_AT + timedelta(minutes=minutes)


def remove(plan, qa, words=NAME, minutes=5):
    told = {"ground": RedactionGround.CHILD, "where": "In an action", "because": "A name"}
    request = redaction.ask(plan, words=words, by=qa, at=at(minutes), **told)
    director = Person.objects.get(email="director@example.org")
    return redaction.carry_out(request, by=director, because="Yes", at=at(minutes) + timedelta(seconds=5))


def left():
    return [table for table in tables_with("quillfeather") if table in WRITTEN]


@pytest.fixture
def removed(plan, qa):
    take(sheet(), plan, qa)
    return remove(plan, qa)


def test_the_same_sheet_again_changes_nothing_and_says_which_cells(plan, qa, removed):
    shown = look_at(sheet(), plan)
    assert states(shown) == ["unchanged"]
    [question] = asked(shown, "redacted")
    assert "C2, row 2: words here were redacted on" in question.message
    assert question.default.startswith("They stay redacted")
    assert NAME not in question.message


def test_what_is_new_in_the_row_is_taken_and_the_words_stay_away(plan, qa, removed):
    take(sheet(success_measure="Another", progress=f"{NAME} was met twice"), plan, qa, at=at(10))
    action = Action.objects.get()
    assert (action.text, action.success_measure) == (f"Meet [redacted {removed.change_id}] weekly", "Another")
    assert left() == []
    assert [one for one in check().found if "file" not in one.lower()] == []


def test_a_new_row_that_says_the_words_gets_the_marker_too(plan, qa, removed):
    other = reading(row(9, "4a-2", text="With Z. Quillfeather"), row(10, "4a-3", text=f"With {NAME.upper()}’s carer"))
    take(other, plan, qa, at=at(10))
    texts = list(Action.objects.order_by("reference").values_list("text", flat=True))
    assert texts[1:] == ["With Z. Quillfeather", f"With [redacted {removed.change_id}]’s carer"]


def test_with_a_reason_they_are_taken_in_and_the_reason_is_kept(plan, qa, removed):
    because = {"redacted": {"Plan!2": "It is the name of a street"}}
    shown = look_at(sheet(), plan, **because)
    assert [one.is_open for one in asked(shown, "redacted")] == [False]
    take(sheet(), plan, qa, at=at(10), **because)
    assert Action.objects.get().text == SAID["text"]
    assert "It is the name of a street" in ImportedRow.objects.latest("pk").why


def test_without_marks_a_text_that_lost_words_is_held_all_the_same(plan, qa, removed):
    WordsToRedact.objects.all().delete()
    told = sheet(text=f"Meet {NAME} every week")
    shown = look_at(told, plan)
    assert len(asked(shown, "redacted")) == 1
    assert asked(shown, "conflict") == []
    take(sheet(text=f"Meet {NAME} every week", success_measure="Another"), plan, qa, at=at(10))
    assert left() == []
    assert asked(look_at(told, plan), "redacted")


def test_one_answer_for_all_conflicts_brings_none_back(plan, qa, removed):
    WordsToRedact.objects.all().delete()
    take(sheet(success_measure="Another"), plan, qa, at=at(10), conflicts={"*": {"*": "sheet"}})
    assert left() == []


def test_a_text_whose_words_were_left_is_no_question(plan, qa):
    take(sheet(), plan, qa)
    request = redaction.ask(
        plan, ground=RedactionGround.CHILD, where="There", words=NAME, by=qa, because="A name", at=at(5)
    )
    director = Person.objects.get(email="director@example.org")
    key = f"action.{Action.objects.get().pk}.text"
    redaction.carry_out(request, by=director, because="Yes", at=at(6), left_out=frozenset({key}))
    take(sheet(success_measure="Another"), plan, qa, at=at(10))
    assert Action.objects.get().text == SAID["text"]
    assert "Notes" in Action.objects.get().original_cells
    assert NAME not in str(Action.objects.get().original_cells)


def test_a_marker_in_the_sheet_itself_may_be_edited(plan, qa, removed):
    told = f"Meet [redacted {removed.change_id}] every week"
    shown = look_at(sheet(text=told, original={}, progress=""), plan)
    assert asked(shown, "redacted") == []
    assert "text" in shown.rows[0].action.changes


def test_the_terminal_asks_the_same_and_brings_none_back(plan, qa, tmp_path, capsys):
    file = tmp_path / "plan.csv"
    file.write_text(f"Ref,Finding,Action,Owner\n4a-1,4a,Meet {NAME} weekly,Head of Safeguarding\n", encoding="utf-8")
    apply = ["--apply", "--by", qa.email, "--because", "The sheet"]
    call_command("import_plan", str(file), *apply)
    remove(plan, qa, minutes=60 * 24 * 365 * 100)
    call_command("import_plan", str(file), *apply)
    assert "Question: " in capsys.readouterr().out
    assert left() == []
    call_command("import_plan", str(file), "--json")
    [question] = [one for one in json.loads(capsys.readouterr().out)["questions"] if one["kind"] == "redacted"]
    assert question["answer_in"] == ["redacted", question["places"][0]]


def test_neither_the_names_of_file_and_sheet_nor_remembered_headings_bring_them_back(plan, qa, removed):
    read = reading(row(9, "4a-2", text="Another"), shape="1a2b")
    read.rows[0].sheet = read.sheets[0].name = f"For {NAME}"
    answers = {"mapping": {f"Of {NAME}": "notes"}}
    shown = look_at(read, plan, at=at(10), **answers)
    told = {"content": b"a workbook", "file_name": f"{NAME}.xlsx", "reading": read.to_json(), "answers": answers}
    staged = staging.stage(plan, by=qa, at=at(10), **told)
    made = imports.confirm(staged, shown.actions, seen=shown.version, by=qa, because="The sheet", at=at(10))
    mark = f"[redacted {removed.change_id}]"
    assert (made.file_name, made.rows.get().sheet) == (f"{mark}.xlsx", f"For {mark}")
    assert made.choices["shapes"] == {"1a2b": {"mapping": {f"Of {mark}": "notes"}}}
