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
