"""What a confirmed import writes, once and whole; and that the same sheet again writes nothing."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from actionplan.commands import imports, staging
from actionplan.commands import progress as progress_commands
from actionplan.commands.progress import Progress
from actionplan.example.telling import IMPORTED_AT, SHEET
from actionplan.models import (
    Action,
    Change,
    Import,
    ImportedRow,
    Organisation,
    Person,
    Post,
    ProgressUpdate,
    StagedImport,
)
from actionplan.spreadsheet.reading import read
from actionplan.vocabulary import DeliveryStatus
from tests.imports.conftest import look, take_in


@pytest.fixture
def imported(plan, qa):
    return take_in(SHEET, plan, qa)


def test_every_action_of_the_sheet_is_in_the_plan_with_one_history_row(imported):
    assert imported.number_of_new == Action.objects.count() == Action.history.count() == 64
    assert set(Action.history.values_list("change", flat=True)) == {imported.change.number}


def test_the_change_says_who_when_and_from_which_file(imported, qa):
    change = imported.change
    assert (change.by, change.at, change.because) == (qa, IMPORTED_AT, "Imported from draft-action-plan.xlsx")
    assert change.imported == imported


def test_every_finding_has_two_actions_or_more(imported, plan):
    assert min(finding.actions.count() for finding in plan.findings.all()) >= 2


def test_a_date_in_words_is_its_last_day_and_keeps_its_words(imported):
    action = Action.objects.filter(due_precision="month").first()
    assert (action.due_on + timedelta(days=1)).day == 1
    assert (action.first_due_on, action.first_due_words) == (action.due_on, action.due_words)
    undated = Action.objects.get(due_words="ongoing")
    assert (undated.due_on, undated.due_precision) == (None, "none")


def test_a_claim_of_the_sheet_counts_as_the_owners(imported):
    assert ProgressUpdate.objects.filter(is_imported=True).count() == ProgressUpdate.objects.count() > 0


def test_the_result_has_one_line_for_each_row_and_the_upload_is_gone(plan, qa, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        imported = take_in(SHEET, plan, qa)
    assert ImportedRow.objects.filter(imported=imported, outcome="new").count() == 64
    assert not StagedImport.objects.exists()


def test_the_same_sheet_again_is_unchanged_and_cannot_be_confirmed(imported, plan, qa):
    rows = Change.objects.count(), Action.history.count(), ProgressUpdate.objects.count()
    shown = look(SHEET, plan)
    assert shown.counts == {"new": 0, "changed": 0, "unchanged": 64, "held": 0, "refused": 0}
    assert not shown.missing
    with pytest.raises(ValidationError, match="nothing to import"):
        take_in(SHEET, plan, qa)
    assert rows == (Change.objects.count(), Action.history.count(), ProgressUpdate.objects.count())


def test_a_revised_sheet_writes_exactly_what_was_revised(imported, plan, qa, revised):
    def change(page):
        words = {row[0].value: row for row in page.iter_rows() if row[0].value}
        words["4a-1"][3].value = "Hold the corporate parenting board every six weeks"
        words["4a-2"][4].value = "Head of Nothing Known"
        page.delete_rows(words["9d-3"][0].row)

    shown = look(revised(change), plan)
    assert shown.counts == {"new": 0, "changed": 2, "unchanged": 61, "held": 0, "refused": 0}
    assert [one.action.reference for one in shown.missing] == ["9d-3"]
    assert shown.new_posts == ("Head of Nothing Known",)
    before = Action.history.count()
    take_in(revised(change), plan, qa)
    assert Action.history.count() == before + 2
    assert Action.objects.get(slug="4a-1").text == "Hold the corporate parenting board every six weeks"
    assert Action.objects.get(slug="4a-2").owner.title == "Head of Nothing Known"
    assert Action.objects.filter(slug="9d-3").exists()


def test_what_an_owner_has_said_since_is_never_overwritten(imported, plan, revised):
    owner = Person.objects.get(email="pathways@example.org")
    said = Progress(DeliveryStatus.ON_TRACK, IMPORTED_AT.date(), happened="We have begun.")
    action = Action.objects.get(slug="4c-1")
    progress_commands.record(action, said, by=owner, because="Progress update", at=IMPORTED_AT)

    def change(page):
        row = next(row for row in page.iter_rows() if row[0].value == "4c-1")
        row[11].value, row[12].value = "The sheet says otherwise", "Off track"

    assert look(revised(change), plan).counts["changed"] == 0


def test_nothing_is_written_when_the_plan_changed_since_the_preview(plan, qa):
    shown = look(SHEET, plan)
    reading = read(SHEET, name=SHEET.name).to_json()
    said = {"by": qa, "at": IMPORTED_AT}
    staged = staging.stage(plan, content=b"x", file_name="a.xlsx", reading=reading, **said)
    with pytest.raises(ValidationError, match="has changed since"):
        imports.confirm(staged, shown.actions, seen=shown.version - 1, because="Imported", **said)
    assert not Action.objects.exists()
    assert not Import.objects.exists()


def test_new_posts_and_partners_are_made_once(plan, qa, sheet):
    posts = Post.objects.count()
    path = sheet(
        ("4a-1", "4a", "One", "Head of Newness", "Dec 2014", "On track", ""),
        ("4a-2", "4a", "Two", "head of newness", "Dec 2014", "On track", ""),
    )
    take_in(path, plan, qa)
    assert Post.objects.count() == posts + 1
    assert {action.owner.title for action in Action.objects.all()} == {"Head of Newness"}
    assert Organisation.objects.filter(name="Southampton City Council").exists()


def test_a_row_without_a_reference_gets_one_and_keeps_it(plan, qa, sheet):
    path = sheet(("", "4b", "Offer apprenticeships", "", "Dec 2014", "", ""))
    take_in(path, plan, qa)
    assert Action.objects.get().reference == "4b-1"
    assert look(path, plan).counts["unchanged"] == 1


def test_only_who_may_import_can_confirm(plan, qa, sheet):
    path = sheet(("4a-1", "4a", "One", "", "Dec 2014", "", ""))
    with pytest.raises(PermissionDenied):
        take_in(path, plan, Person.objects.get(email="councillor@example.org"))
    assert not Action.objects.exists()
