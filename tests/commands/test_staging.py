"""Staging stands apart from the record: kept, answered, thrown away, purged, and gone once confirmed."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from actionplan.commands import imports, settings, staging
from actionplan.commands.actions import DueDate
from actionplan.commands.sheet import SheetAction
from actionplan.models import Action, Change, Import, ImportedRow, Partner, ProgressUpdate, StagedImport
from actionplan.models.base import Changing
from actionplan.queries.imports import version_of
from actionplan.vocabulary import DatePrecision, DeliveryStatus, Impact
from tests.factories import Council, fresh
from tests.models.rows import a_full_row, import_rows


def stage(council: Council, name: str = "plan.xlsx") -> StagedImport:
    """An upload that waits."""
    told = {"content": b"a workbook", "reading": {"rows": 1}, "by": council.qa, "at": council.tick()}
    return staging.stage(council.plan, file_name=name, **told)


def test_an_upload_is_kept_apart_from_the_record(council: Council):
    before = Change.objects.count()
    staged = fresh(stage(council))
    assert (staged.made_by, staged.reading, len(staged.fingerprint)) == (council.qa, {"rows": 1}, 64)
    with staged.file.open() as file:
        assert file.read() == b"a workbook"
    assert Change.objects.count() == before
    assert not issubclass(StagedImport, Changing)
    staging.cancel(staged, by=council.qa, at=council.tick())


def test_what_a_person_answers_is_kept_with_what_was_then_read(council: Council):
    staged = stage(council)
    staging.answer(staged, {"legend": {"R": "off_track"}}, reading={"rows": 2}, by=council.other_qa, at=council.tick())
    assert (fresh(staged).answers, fresh(staged).reading) == ({"legend": {"R": "off_track"}}, {"rows": 2})
    staging.cancel(staged, by=council.qa, at=council.tick())


def test_cancelling_takes_the_file_and_the_row(council: Council):
    staged = stage(council)
    storage, name = staged.file.storage, staged.file.name
    assert storage.exists(name)
    staging.cancel(staged, by=council.qa, at=council.tick())
    assert not storage.exists(name)
    assert not StagedImport.objects.exists()


def test_an_upload_that_is_gone_is_neither_answered_nor_confirmed(council: Council):
    staged = stage(council)
    staging.cancel(fresh(staged), by=council.other_qa, at=council.tick())
    row = SheetAction("Plan", 2, "new", "i1", finding=council.finding, text="Do it")
    before = Change.objects.count()
    with pytest.raises(ValidationError, match="This upload is gone") as refusal:
        staging.answer(staged, {}, reading={}, by=council.qa, at=council.tick())
    assert refusal.value.code == "gone"
    with pytest.raises(ValidationError, match="This upload is gone"):
        staging.cancel(staged, by=council.qa, at=council.tick())
    with pytest.raises(ValidationError, match="This upload is gone"):
        imports.confirm(staged, [row], seen=version_of(council.plan), **council.by())
    assert (StagedImport.objects.count(), Change.objects.count()) == (0, before)


def test_uploads_older_than_the_council_keeps_them_are_purged_with_their_files(council: Council):
    old = stage(council)
    council.go_to(date(2014, 10, 20))
    young = stage(council)
    settings.set_policy({"staging_days": 14}, from_on=date(2014, 10, 1), **council.by())
    storage, name = old.file.storage, old.file.name
    assert staging.purge(at=old.made_at + timedelta(days=14)) == 0
    assert staging.purge(at=old.made_at + timedelta(days=14, seconds=1)) == 1
    assert list(StagedImport.objects.all()) == [young]
    assert not storage.exists(name)
    staging.cancel(young, by=council.qa, at=council.tick())


def test_a_confirmed_import_throws_its_upload_away_only_when_it_is_committed(
    council: Council, django_capture_on_commit_callbacks
):
    staged = stage(council)
    row = SheetAction("Plan", 2, "new", "i1", finding=council.finding, text="Do it")
    with django_capture_on_commit_callbacks(execute=True):
        imported = imports.confirm(staged, [row], seen=version_of(council.plan), **council.by())
        assert StagedImport.objects.exists()
        with pytest.raises(ValidationError, match="confirmed before it could be cancelled") as refusal:
            staging.cancel(staged, by=council.other_qa, at=council.tick())
        assert refusal.value.code == "gone"
        assert StagedImport.objects.exists()
    assert not StagedImport.objects.exists()
    assert imported.change.imported == imported


def test_an_import_that_fails_leaves_its_upload_and_nothing_else(council: Council, django_capture_on_commit_callbacks):
    staged = stage(council)
    rows = [
        SheetAction("Plan", 2, "new", "i1", finding=council.finding, text="Do it"),
        SheetAction("Plan", 3, "new", "i2", finding=council.finding, text=""),
    ]
    before = Change.objects.count(), Action.history.count()
    with pytest.raises(ValidationError), django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        imports.confirm(staged, rows, seen=version_of(council.plan), **council.by())
    assert (Change.objects.count(), Action.history.count()) == before
    assert not Action.objects.exists()
    assert not Import.objects.exists()
    assert StagedImport.objects.get() == staged


def test_an_import_with_nothing_new_is_refused(council: Council):
    row = SheetAction("Plan", 2, "unchanged", "i1")
    with pytest.raises(ValidationError, match="There is nothing to import: no row is new or changed") as refusal:
        import_rows(council, row)
    assert refusal.value.code == "nothing_to_import"


def test_an_import_counts_and_keeps_every_row_with_its_fate(council: Council):
    rows = [
        SheetAction("Plan", 2, "new", "i1", finding=council.finding, text="Do it"),
        SheetAction("Plan", 3, "refused", "?", why="Finding “9z” is not in this plan."),
        SheetAction("Plan", 4, "held", "i3", why="It may name a child."),
    ]
    imported = import_rows(council, *rows)
    assert (imported.number_of_new, imported.number_of_refused, imported.number_of_held) == (1, 1, 1)
    assert list(ImportedRow.objects.values_list("row", "outcome", "why")) == [
        (2, "new", ""),
        (3, "refused", "Finding “9z” is not in this plan."),
        (4, "held", "It may name a child."),
    ]
    assert ImportedRow.objects.get(row=2).action == Action.objects.get()


def test_a_row_brings_its_posts_partners_origins_and_requirement_once(council: Council):
    first = a_full_row(council)
    import_rows(council, first, SheetAction(**vars(first) | {"reference": "i2", "row": 6}))
    made = {link.__name__: link._base_manager.count() for link in (Partner,)}
    assert made == {"Partner": 2}
    one, two = Action.objects.order_by("reference")
    assert one.requirement == two.requirement
    assert one.contributors.get().post == two.contributors.get().post
    assert {one.contributors.get().post.organisation.name} == {"The council"}
    changed = SheetAction(**vars(first) | {"state": "changed", "action": one, "changes": ("partners",)})
    import_rows(council, changed)
    assert Partner.objects.count() == 2
    assert fresh(one).version == 1


def test_an_imported_date_where_none_stood_is_the_one_first_agreed(council: Council):
    row = SheetAction("Plan", 2, "new", "i1", finding=council.finding, text="Do it", due=DueDate(None, "TBC"))
    import_rows(council, row)
    for day in (date(2015, 1, 31), date(2015, 2, 28)):
        due = DueDate(day, f"{day:%B %Y}", DatePrecision.MONTH)
        action = Action.objects.get()
        changed = SheetAction(**vars(row) | {"state": "changed", "action": action, "due": due, "changes": ("due",)})
        import_rows(council, changed)
    action = Action.objects.get()
    assert (action.first_due_on, action.due_on) == (date(2015, 1, 31), date(2015, 2, 28))
    assert (action.first_due_words, action.due_words) == ("January 2015", "February 2015")


def test_a_changed_finding_moves_the_action_and_what_a_sheet_claims_is_told_as_the_owners(council: Council):
    row = SheetAction("Plan", 2, "new", "i1", finding=council.finding, text="Do it", progress="Begun", impact="Some")
    import_rows(council, row)
    update = ProgressUpdate.objects.get()
    assert (update.status, update.happened, update.difference) == (DeliveryStatus.NOT_STARTED, "Begun", "Some")
    assert (update.impact, update.is_imported) == (Impact.NOT_YET_EVIDENCED, True)
    other = council.add_finding(reference="4b")
    told = {"state": "changed", "action": Action.objects.get(), "finding": other, "changes": ("finding", "status")}
    import_rows(council, SheetAction(**vars(row) | told | {"status": DeliveryStatus.OFF_TRACK}))
    assert Action.objects.get().finding == other
    assert ProgressUpdate.objects.order_by("-sequence")[0].reason == "Begun"
