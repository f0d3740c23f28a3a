"""The record: one change for each command, numbered in the order in which they were committed."""

from django.conf import settings
from django.db import models

from actionplan.models.base import Recorded


class RecordHead(models.Model):
    """The one row that is locked to take the next number, so that changes commit in the order of their numbers.

    ``redacting`` is the number of the redaction that is being carried out, within its own transaction and never after.
    From change ``digested_from`` on every change has a digest; it only ever goes down. ``digests`` and ``backups`` are
    running hashes over every digest and every row about a backup: what is cut off at the end no longer gives them.
    """

    last_number = models.PositiveBigIntegerField(default=0)
    last_at = models.DateTimeField(null=True)
    redacting = models.PositiveBigIntegerField(null=True)
    digested_from = models.PositiveBigIntegerField(default=1)
    digests = models.CharField(max_length=64, blank=True)
    backups = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="there is one head of the record"),
        ]

    def __str__(self) -> str:
        """The last number."""
        return str(self.last_number)


class Change(Recorded):
    """What one command did: who, when, on whose behalf and why. Every recorded and history row points to one.

    ``key`` is made with the form that was sent, so that the same form sent twice is recorded once.
    """

    change = None
    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="changes")
    on_behalf_of = models.ForeignKey("actionplan.Post", on_delete=models.PROTECT, null=True, related_name="+")
    because = models.TextField()
    command = models.CharField(max_length=100)
    plan = models.ForeignKey("actionplan.Plan", on_delete=models.PROTECT, null=True, related_name="changes")
    imported = models.ForeignKey("actionplan.Import", on_delete=models.PROTECT, null=True, related_name="changes")
    key = models.CharField(max_length=64, unique=True, null=True)

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["plan", "-number"]),
            models.Index(fields=["at", "number"], name="the last change by a moment"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(because=""), name="every change has a reason"),
            models.CheckConstraint(condition=~models.Q(command=""), name="every change names its command"),
        ]

    def __str__(self) -> str:
        """The number and the command."""
        return f"{self.number} {self.command}"


class DemonstrationClock(models.Model):
    """The example's own time: at the real moment ``anchored_at`` it showed ``shows_at``, and it ticks from there."""

    anchored_at = models.DateTimeField()
    shows_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="there is one demonstration clock"),
        ]

    def __str__(self) -> str:
        """What it showed when it was anchored."""
        return str(self.shows_at)


class Policy(Recorded):
    """A threshold or choice of the council's, from a day on; the newest row on or before a day is that day's."""

    key = models.CharField(max_length=60)
    value = models.JSONField(blank=True)
    from_on = models.DateField()

    class Meta:
        ordering = ["key", "from_on", "id"]


class IdentityClearance(Recorded):
    """Somebody's word that a text which looked like a child's identity is not one: by hash, never the words."""

    where = models.CharField(max_length=100)
    kind = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=64)
    because = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(because=""), name="a clearance says why it is not a child"),
        ]
