"""Imports: the staged workbook, kept apart and purged, and what was recorded when it was confirmed."""

from django.conf import settings
from django.core.files.storage import storages
from django.db import models

from actionplan.models.actions import Action
from actionplan.models.base import Recorded
from actionplan.models.plans import Plan
from actionplan.vocabulary import ReadingPhase


def staging_storage() -> object:
    """Where uploaded workbooks wait: apart from the record, and purged."""
    return storages["staging"]


class StagedImport(models.Model):
    """An upload that is being checked. Not part of the record: read by its maker and the QA unit, purged after use.

    ``reading`` is what the child process read, ``answers`` what the person chose; ``docs/reference/import-answers.md``
    says what these may hold. While it is read in the background, ``phase`` says how far that is, ``reader`` who reads
    it, and ``heard_at`` when that was last heard of: of a process that was killed nothing is heard any more.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="staged_imports")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="staged_imports")
    made_at = models.DateTimeField()
    file_name = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    file = models.FileField(storage=staging_storage, upload_to="imports/")
    reading = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    phase = models.CharField(max_length=20, choices=ReadingPhase.choices(), blank=True, default="")
    reader = models.CharField(max_length=32, blank=True, default="")
    begun_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)
    number_of_rows = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        """The file, and the number it will be known by."""
        return f"{self.pk} {self.file_name}"


class Import(Recorded):
    """A confirmed import. Its number is that of the staged upload, so that its address stays.

    ``choices`` is what is remembered for the next file: ``shapes`` gives the mapping and legend chosen for each shape
    of sheet, ``posts`` the post that each name was said to be.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="imports")
    file_name = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    number_of_new = models.PositiveIntegerField()
    number_of_changed = models.PositiveIntegerField()
    number_of_unchanged = models.PositiveIntegerField()
    number_of_refused = models.PositiveIntegerField()
    number_of_held = models.PositiveIntegerField()
    number_of_left_out = models.PositiveIntegerField(default=0)
    choices = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-number"]


class ImportUndone(Recorded):
    """An import was taken back as one: its new actions withdrawn, what it changed set back, by ``change``."""

    imported = models.OneToOneField(Import, on_delete=models.PROTECT, related_name="undone")


class ImportedRow(Recorded):
    """One row of a confirmed import: where it stood, what became of it, and the action it made or changed.

    ``part`` counts the actions of a cell that was split. ``said`` is what the sheet said, by field, where the import
    before it had not heard the same; ``wrote`` is what was written instead of that, after a person's answers. The next
    sheet is compared with both. ``before`` is what stood in the columns it changed, for an undoing.
    """

    imported = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="rows")
    sheet = models.CharField(max_length=100)
    row = models.PositiveIntegerField()
    part = models.PositiveIntegerField(default=0)
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, related_name="imported_rows")
    reference = models.CharField(max_length=60, blank=True)
    outcome = models.CharField(max_length=20)
    why = models.TextField(blank=True)
    said = models.JSONField(default=dict, blank=True)
    wrote = models.JSONField(default=dict, blank=True)
    before = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["sheet", "row", "part"]
