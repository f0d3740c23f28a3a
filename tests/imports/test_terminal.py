"""The terminal: the same preview and the same import, with an exit status and one JSON object."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from actionplan.example.telling import SHEET
from actionplan.models import Action, Import

ROW = ("4a-1", "4a", "Meet", "", "Dec 2014", "On track", "Begun")


def run(*words):
    out, err = StringIO(), StringIO()
    try:
        call_command("import_plan", *map(str, words), stdout=out, stderr=err)
    except SystemExit as ended:
        return ended.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_a_preview_prints_one_object_and_writes_nothing(plan):
    status, out, _ = run(SHEET, "--json")
    told = json.loads(out)
    assert (status, told["readable"], told["errors"]) == (0, True, [])
    assert told["sheets"][0]["header_row"] == 6
    assert len(told["actions"]) == 64
    first = told["actions"][0]
    assert set(first) == {
        "sheet", "row", "reference", "finding", "text", "requirement", "owner", "contributors", "due_on", "due_text",
        "due_precision", "status", "rating", "state", "warnings",
    }  # fmt: skip
    assert {one["state"] for one in told["actions"]} == {"new"}
    assert {one["state"] for one in told["findings"]} == {"unchanged"}
    assert set(told["warnings"][0]) == {"code", "sheet", "row", "column", "value", "message"}
    assert not Action.objects.exists()


def test_applying_needs_who_and_why(plan):
    for words in ([], ["--by", "qa@example.org"], ["--because", "x"], ["--by", "nobody@example.org", "--because", "x"]):
        with pytest.raises(CommandError) as refused:
            run(SHEET, "--apply", *words)
        assert refused.value.returncode == 2


def test_applying_writes_through_the_same_door(plan):
    status, out, _ = run(SHEET, "--apply", "--by", "qa@example.org", "--because", "The draft of 1 October")
    assert status == 0
    assert "as import" in out
    assert Import.objects.get().change.because == "The draft of 1 October"
    assert Action.objects.count() == 64
    status, out, _ = run(SHEET, "--apply", "--by", "qa@example.org", "--because", "Again")
    assert "Nothing to import" in out
    assert Import.objects.count() == 1
    told = json.loads(run(SHEET, "--json")[1])
    assert {one["state"] for one in told["actions"]} == {"unchanged"}


def test_what_the_sheet_leaves_out_is_missing_and_stays(plan, sheet):
    run(SHEET, "--apply", "--by", "qa@example.org", "--because", "The draft")
    told = json.loads(run(sheet(ROW), "--json")[1])
    assert [one["state"] for one in told["actions"]].count("missing") == 63


def test_who_may_not_import_is_refused(plan, sheet):
    with pytest.raises(CommandError, match="Import a plan"):
        run(sheet(ROW), "--apply", "--by", "councillor@example.org", "--because", "x")
    assert not Action.objects.exists()


@pytest.mark.parametrize(
    "words", [["nothing.xlsx"], [SHEET, "--plan", "other"], [SHEET, "--map", "Ref"], [SHEET, "--legend", "blue"]]
)
def test_wrong_usage_ends_with_2(plan, words):
    with pytest.raises(CommandError) as refused:
        run(*words)
    assert refused.value.returncode == 2


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("report.docx", b"PK\x03\x04 not a workbook", "not_a_workbook"),
        ("broken.xlsx", b"PK\x03\x04", "not_a_workbook"),
        ("empty.csv", b"Ref,Action,Lead,By when\n", "no_rows"),
        ("nothing.xlsx", b"", "not_a_workbook"),
        ("strange.csv", b"Colour,Shape\nred,round\n", "no_known_heading"),
    ],
)
def test_a_file_that_is_no_plan_ends_with_1_and_says_why(plan, tmp_path, name, content, code):
    path = tmp_path / name
    path.write_bytes(content)
    status, out, _ = run(path, "--json")
    told = json.loads(out)
    assert (status, told["readable"]) == (1, False)
    assert [one["code"] for one in told["errors"]] == [code]
    status, _, err = run(path)
    assert status == 1
    assert told["errors"][0]["message"] in err


def test_the_words_of_a_held_row_are_not_printed(plan, sheet):
    _, out, _ = run(sheet(("4a-1", "4a", "Meet JS (12/03/2001)", "", "", "", "")), "--json")
    assert json.loads(out)["actions"][0]["state"] == "held"
    assert "12/03/2001" not in out


def answers_in(tmp_path, told):
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return ["--answers", path]


def test_answers_are_taken_from_a_file_and_given_back(plan, sheet, tmp_path):
    path = sheet(("4a-1", "4a", "Meet", "Hd of Safeguarding", "31/11/14", "Blue", "JS (12/03/2001) seen"))
    told = json.loads(run(path, "--json")[1])
    asked = {tuple(one["answer_in"][:1]): one for one in told["questions"]}
    assert {kind for (kind,) in asked} == {"legend", "cleared", "posts", "dates"}
    assert asked["dates",]["suggestion"] == "2014-11-30"
    assert told["counts"] == {"new": 0, "changed": 0, "unchanged": 0, "held": 1, "refused": 0, "missing": 0}
    answers: dict = {}
    for one in told["questions"]:
        said = one["suggestion"] or {"legend": "complete", "identity": "It is a sample"}[one["kind"]]
        place, key = one["answer_in"]
        answers.setdefault(place, {})[key] = said
    status, out, _ = run(path, "--json", *answers_in(tmp_path, answers))
    told = json.loads(out)
    assert (status, told["answers"], told["answer_problems"]) == (0, answers, [])
    assert not [one for one in told["questions"] if one["answer"] is None]
    [action] = told["actions"]
    assert (action["state"], action["owner"], action["due_on"], action["status"]) == (
        "new", "Head of Safeguarding", "2014-11-30", "complete",
    )  # fmt: skip
    by = ["--apply", "--by", "qa@example.org", "--because", "The draft"]
    assert run(path, *by, *answers_in(tmp_path, answers))[0] == 0
    assert Action.objects.get().owner.title == "Head of Safeguarding"


def test_what_is_asked_and_what_cannot_be_taken_is_said_in_sentences(plan, sheet, tmp_path):
    path = sheet(("4a-1", "4a", "Meet", "Hd of Safeguarding", "", "", ""))
    _, out, err = run(path, *answers_in(tmp_path, {"colour": {"blue": "x"}, "left_out": ["Sheet!99"]}))
    assert "Question: “Hd of Safeguarding” is like “Head of Safeguarding”. Is it the same?" in out
    assert "There is no answer called “colour”." in err
    assert "There is no action in Sheet!99" in err


@pytest.mark.parametrize("content", ["{", "[]"])
def test_answers_that_are_no_object_are_wrong_usage(plan, tmp_path, content):
    path = tmp_path / "answers.json"
    path.write_text(content, encoding="utf-8")
    for words in ([SHEET, "--answers", path], [SHEET, "--answers", tmp_path / "nothing.json"]):
        with pytest.raises(CommandError) as refused:
            run(*words)
        assert refused.value.returncode == 2


def undo(*words):
    out, err = StringIO(), StringIO()
    try:
        call_command("undo_import", *map(str, words), stdout=out, stderr=err)
    except SystemExit as ended:
        return ended.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


BY = ["--by", "qa@example.org", "--because", "The wrong sheet"]


def test_an_import_is_undone_from_the_terminal(plan, sheet):
    run(sheet(ROW), "--apply", *BY)
    number = Import.objects.get().pk
    status, out, _ = undo(number, *BY, "--json")
    assert (status, json.loads(out)) == (0, {"undone": True, "left": [], "later": []})
    with pytest.raises(CommandError, match="undone before"):
        undo(number, *BY)
    run(sheet((*ROW[:3], "Head of Star Gazing", *ROW[4:])), "--apply", *BY)
    status, out, _ = undo(Import.objects.latest("pk").pk, *BY)
    assert "is undone. These stay: Head of Star Gazing." in out


def test_an_undo_that_would_lose_later_work_is_refused_with_the_list(plan, sheet):
    run(sheet(ROW), "--apply", *BY)
    first = Import.objects.get().pk
    run(sheet((*ROW[:2], "Meet weekly", *ROW[3:])), "--apply", *BY)
    status, out, err = undo(first, *BY, "--json")
    assert status == 1
    [later] = json.loads(out)["later"]
    assert (later["action"], later["what"]) == ("4a-1", f"import {Import.objects.latest('pk').pk} changed it")
    assert "Nothing was undone" in err


@pytest.mark.parametrize("words", [[99, *BY], [1, "--by", "nobody@example.org", "--because", "x"]])
def test_an_import_that_is_not_there_cannot_be_undone(plan, words):
    with pytest.raises(CommandError) as refused:
        undo(*words)
    assert refused.value.returncode == 2


def test_the_terminal_hears_what_the_last_import_of_a_sheet_of_this_shape_was_told(plan, sheet, tmp_path):
    headings = ("Ref", "Ofsted area for improvement", "Action", "In the chair", "By when", "RAG rating", "Story")
    first = sheet((*ROW[:3], "Head of Safeguarding", ROW[4], "Blue", ROW[6]), headings=headings)
    assert run(first, "--map", "In the chair=owner", "--legend", "blue=complete", "--apply", *BY)[0] == 0
    imported = Import.objects.get()
    second = sheet(("4a-2", "4a", "Talk", "Head of Safeguarding", "", "Blue", ""), headings=headings)
    told = json.loads(run(second, "--json")[1])
    assert (told["remembered_from"], told["actions"][0]["owner"]) == (imported.pk, "Head of Safeguarding")
    assert told["actions"][0]["status"] == "complete"
    assert f"read as import {imported.pk} was told" in run(second)[1]
    said = json.loads(run(second, "--json", "--legend", "blue=off_track")[1])
    assert (said["actions"][0]["status"], said["actions"][0]["owner"]) == ("off_track", "Head of Safeguarding")
    alone = json.loads(run(second, "--json", "--no-memory")[1])
    assert (alone["remembered_from"], alone["actions"][0]["owner"]) == (None, "")
    undo(imported.pk, *BY)
    assert json.loads(run(second, "--json")[1])["remembered_from"] is None
