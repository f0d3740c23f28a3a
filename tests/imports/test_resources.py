"""The columns of a plan as a sheet: what is exported imports again, and a single row goes through the record."""

from io import StringIO

import pytest
import tablib
from django.core.management import CommandError, call_command
from import_export.exceptions import ImportError as RowRefused
from openpyxl import load_workbook

from actionplan.commands import findings, plans
from actionplan.commands.recording import recording
from actionplan.example.telling import IMPORTED_AT, SHEET
from actionplan.models import Action, Change
from actionplan.spreadsheet.confined import surroundings
from actionplan.spreadsheet.resources import ActionResource
from tests.imports.conftest import look, take_in

HEADINGS = ["Ref", "Ofsted area for improvement", "Action", "Lead officer", "By when", "Resources", "Success measure"]
ROW = ["4a-9", "4a", "=Meet every month", "Head of Safeguarding", "Dec 2014", "", "Minutes"]


@pytest.mark.parametrize("name", ["plan.xlsx", "plan.csv"])
def test_what_is_exported_imports_again_as_unchanged(plan, qa, tmp_path, name):
    take_in(SHEET, plan, qa)
    out = StringIO()
    call_command("export_plan", str(tmp_path / name), stdout=out)
    assert "64 actions written" in out.getvalue()
    shown = look(tmp_path / name, plan)
    differences = [(row.action.reference, one) for row in shown.rows for one in row.differences]
    assert differences == []
    assert shown.counts["unchanged"] == 64
    assert sum(bool(row.action.requirement) for row in shown.rows) == 53
    also = {row.action.reference: row.action.also_serves[0].reference for row in shown.rows if row.action.also_serves}
    assert also == {"4a-5": "4c", "4f-5": "4g", "4h-4": "9b", "4j-2": "4k", "9b-1": "4h"}


def test_what_looks_like_a_formula_is_text_in_every_export(plan, qa, tmp_path, sheet):
    take_in(sheet(("4a-1", "4a", "'=1+1", "", "Dec 2014", "", "+cmd")), plan, qa)
    action = Action.objects.get()
    assert action.text.endswith("=1+1")
    call_command("export_plan", str(tmp_path / "plan.xlsx"), stdout=StringIO())
    cells = [cell for row in load_workbook(tmp_path / "plan.xlsx").active.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    call_command("export_plan", str(tmp_path / "plan.csv"), stdout=StringIO())
    assert ",+cmd" not in (tmp_path / "plan.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("words", [["plan.pdf"], ["plan.xlsx", "--plan", "other"]])
def test_an_export_that_cannot_be_says_why(plan, words):
    with pytest.raises(CommandError) as refused:
        call_command("export_plan", *words)
    assert refused.value.returncode == 2


def test_an_export_into_a_folder_that_is_not_there_says_so(plan, tmp_path):
    with pytest.raises(CommandError, match="could not be written"):
        call_command("export_plan", str(tmp_path / "nowhere" / "plan.csv"))


def take_row(plan, by, row, headings=HEADINGS):
    with recording("imports.row", by=by, because="One row of the sheet", at=IMPORTED_AT, plan=plan) as record:
        return ActionResource(plan).import_data(tablib.Dataset(row, headers=headings), record=record, raise_errors=True)


def test_a_single_row_goes_through_the_record_with_its_history(plan, qa):
    take_row(plan, qa, ROW)
    action = Action.objects.get(slug="4a-9")
    assert (action.due_on.isoformat(), action.due_precision) == ("2014-12-31", "month")
    assert (action.first_due_on, action.first_due_words) == (action.due_on, "Dec 2014")
    assert action.change == Change.objects.latest("number") == action.history.get().change
    assert action.owner.title == "Head of Safeguarding"


def test_the_same_single_row_again_writes_nothing(plan, qa):
    take_row(plan, qa, ROW)
    result = take_row(plan, qa, ROW)
    assert result.totals["skip"] == 1
    assert Action.history.count() == 1


def test_a_single_row_answers_what_its_finding_requires_and_nothing_else(plan, qa):
    required = "Councillors of every party know their duty as corporate parents and hear from children in care."
    take_row(plan, qa, [*ROW, required.upper()], [*HEADINGS, "What is required"])
    assert Action.objects.get(slug="4a-9").requirement.text == required
    with pytest.raises(RowRefused, match="does not require “Something else”"):
        take_row(plan, qa, ["4a-8", *ROW[1:], "Something else"], [*HEADINGS, "What is required"])


def test_a_changed_single_row_writes_one_history_row(plan, qa):
    take_row(plan, qa, ROW)
    take_row(plan, qa, [*ROW[:2], "Meet every week", *ROW[3:]])
    assert Action.history.count() == 2
    assert Action.objects.get().version == 2


def test_a_single_row_meets_the_findings_of_its_own_plan_only(plan, qa):
    said = {"by": qa, "because": "A test", "at": IMPORTED_AT}
    dates = {"inspected_on": plan.inspected_on, "published_on": plan.published_on}
    other = plans.make(slug="other", title="Other", council="Other council", **dates, **said)
    source = findings.add_source(other, slug="service", name="Service", **said)
    findings.add(source, reference="4a", title="Another", statement="Found.", **said)
    take_row(plan, qa, ROW)
    assert Action.objects.get(slug="4a-9").finding.plan == plan


def test_the_reader_of_files_is_told_no_secret(monkeypatch):
    monkeypatch.setenv("ACTIONPLAN_SECRET_KEY", "secret")
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody:word@somewhere/plan")
    assert set(surroundings()) <= {"PATH", "HOME", "LANG", "LC_ALL", "TMPDIR"}
