"""The plan and the template as files to work in; and in every file that the tracker gives, nothing that runs."""

import csv
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from openpyxl import load_workbook

from actionplan import urls
from actionplan.commands import actions, progress
from actionplan.commands.progress import Progress
from actionplan.models import Finding, Person, Plan
from actionplan.spreadsheet.formulas import DANGEROUS, as_meant, harmless
from actionplan.vocabulary import DeliveryStatus
from config import clock
from tests.imports.conftest import look
from tests.imports.round_trips import FORMULAS, nothing
from tests.imports.round_trips import told as told_of

FILES = {"plan-xlsx": "imports/plan.xlsx", "template-xlsx": "imports/template.xlsx"}
LISTS = {"actions-csv": "actions.csv", "actions-xlsx": "actions.xlsx"}
TOLD = {
    "changes-csv": "plan/changes.csv",
    "changes-xlsx": "plan/changes.xlsx",
    "plan-audit-csv": "audit.csv",
    "plan-audit-xlsx": "audit.xlsx",
}
OF_THE_COUNCIL = {"audit-csv": "/audit.csv", "audit-xlsx": "/audit.xlsx"}
UPLOADED = {"document-file", "document-earlier-file"}
"""Files that somebody uploaded are given back as they came; they are no export."""


@pytest.fixture
def qa(signed_in) -> Client:
    return signed_in("qa@example.org")


@pytest.fixture
def planted(told: Plan, db) -> str:
    """An action whose every text begins like a formula, and what they begin with."""
    written = {"by": Person.objects.get(email="qa@example.org"), "because": "A test", "at": clock.now()}
    for number, words in enumerate(FORMULAS):
        what = {"reference": f"=4z-{number}", "text": words, "success_measure": words}
        action = actions.add(Finding.objects.get(reference="4c"), **what, **written)
        said = Progress(DeliveryStatus.ON_TRACK, clock.today(), happened=words, difference=words)
        progress.record(action, said, **written)
    return FORMULAS[0]


def test_the_plan_is_downloaded_under_its_name_and_comes_back_unchanged(qa: Client, tmp_path: Path):
    answer = qa.get("/ofsted-2014/imports/plan.xlsx")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="plan-ofsted-2014-2014-')
    path = tmp_path / "plan.xlsx"
    path.write_bytes(answer.content)
    shown = look(path, Plan.objects.get(), on=clock.today())
    assert told_of(shown) == nothing(len(shown.rows))
    assert len(shown.rows) >= 60


def test_the_page_of_imports_leads_to_both_files(qa: Client):
    page = qa.get("/ofsted-2014/imports/").content.decode()
    assert all(f'href="/ofsted-2014/{file}"' in page for file in FILES.values())


def test_both_files_say_whose_they_are(qa: Client):
    for file in FILES.values():
        book = load_workbook(BytesIO(qa.get(f"/ofsted-2014/{file}").content))
        said = {row[0]: row[1] for row in book["How to fill this in"].iter_rows(values_only=True)}
        assert said["Plan"] == f"{Plan.objects.get().title}, Southampton City Council"
        assert said["Please note"] == "This is the example plan. Its figures are illustrative."
        assert said["Made by"] == "Quality Assurance Unit Manager"


def test_every_address_that_gives_a_table_is_tried_for_formulas():
    given = {
        one.name for one in urls.plan + urls.council if str(one.pattern).endswith((".csv", ".xlsx", ".ods", ".xls"))
    }
    assert given == {*FILES, *LISTS, *TOLD, *OF_THE_COUNCIL}


EVERY = [*FILES.values(), *LISTS.values(), *TOLD.values(), *OF_THE_COUNCIL.values(), "export.xlsx", "export.csv"]


@pytest.mark.parametrize("file", EVERY)
def test_nothing_in_any_file_is_taken_for_a_formula(planted: str, qa: Client, tmp_path: Path, file: str):
    if file.startswith("export"):
        call_command("export_plan", str(tmp_path / file), stdout=StringIO())
        content = (tmp_path / file).read_bytes()
    else:
        content = qa.get(file if file.startswith("/") else f"/ofsted-2014/{file}").getvalue()
    cells = _cells(content, file)
    assert "template" in file or any(planted in cell for cell in cells)
    if file.endswith("csv"):
        assert [cell for cell in cells if cell.startswith(DANGEROUS)] == []


def _cells(content: bytes, file: str) -> list[str]:
    """Every cell as text; in a workbook each must be text, a number or a day."""
    if file.endswith("csv"):
        return [cell for row in csv.reader(StringIO(content.decode("utf-8-sig"), newline="")) for cell in row]
    cells = [cell for page in load_workbook(BytesIO(content)) for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    return [cell.value for cell in cells if isinstance(cell.value, str)]


@pytest.mark.parametrize("words", [*FORMULAS, "plain", "'tis", "\t=1", " = 1", "'", ""])
def test_what_was_made_harmless_is_taken_back_word_for_word(words: str):
    assert as_meant(harmless(words)) == words
