"""What proves the record: a digest of each change, and seals over all changes up to a moment."""

from django.db import models

from actionplan.models.base import Recorded, one_of, one_of_check
from actionplan.models.record import Change
from actionplan.vocabulary import SealOccasion


class Digest(Recorded):
    """The fingerprint of what one change wrote, made in the same transaction.

    ``form`` is the version of the canonical form that it is over, ``contents`` how many rows of each table the change
    wrote, and ``fingerprint`` SHA-256 in hexadecimal. Where the words of the change enter, they do so under its secret.
    """

    change = models.OneToOneField(Change, on_delete=models.PROTECT, primary_key=True, related_name="digest")
    form = models.PositiveSmallIntegerField()
    contents = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64)


class Secret(models.Model):
    """What the words of one change are hashed with, so that nobody can guess them from its digest.

    ``value`` is in hexadecimal. A redaction takes it away and leaves in ``keys`` those of all other words, by table,
    row and column: what was redacted can then be guessed by nobody, and the rest still be proved.
    """

    change = models.OneToOneField(Change, on_delete=models.PROTECT, primary_key=True, related_name="secret")
    value = models.CharField(max_length=64, blank=True)
    keys = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        """Whose it is, and nothing of itself."""
        return f"of change {self.change_id}"


class Seal(Recorded):
    """The root over the digests of all changes up to a number, SHA-256 in hexadecimal, which whoever has it can check.

    ``peaks`` are the roots of the whole parts of the tree, the largest first, from which the next seal goes on.
    ``backups`` is the running hash over the register of backups as it stood then.
    """

    up_to = models.PositiveBigIntegerField()
    occasion = models.CharField(**one_of(SealOccasion))
    root = models.CharField(max_length=64)
    peaks = models.JSONField(default=list)
    backups = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-up_to", "-id"]
        constraints = [
            one_of_check("occasion", SealOccasion, "a seal is taken on one of three occasions"),
            models.CheckConstraint(condition=~models.Q(root=""), name="a seal has a root"),
        ]

    def __str__(self) -> str:
        """Up to where, and the root."""
        return f"{self.up_to} {self.root}"


class RecordCheck(models.Model):
    """What a check of the whole record found. Not part of the record: it says of it what was so at a moment.

    ``began_at`` is by the clock that the pages show, ``up_to`` the last change that was looked at. ``found`` are the
    sentences of what is broken and ``noticed`` those of what is not.
    """

    began_at = models.DateTimeField()
    seconds = models.FloatField()
    up_to = models.PositiveBigIntegerField()
    number_of_rows = models.PositiveBigIntegerField()
    found = models.JSONField(default=list, blank=True)
    noticed = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        """Up to where, and how it ended."""
        return f"{self.up_to} {'broken' if self.found else 'whole'}"
