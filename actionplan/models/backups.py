"""The backups that were taken, so that it is known which of them still hold what was redacted since."""

from django.db import models

from actionplan.models.base import Recorded


class Backup(Recorded):
    """A backup was taken, and holds everything up to ``last_change``. Nobody's doing but the operator's timer."""

    change = None
    taken_at = models.DateTimeField()
    file_name = models.CharField(max_length=200)
    last_change = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["-taken_at", "-id"]

    def __str__(self) -> str:
        """Its file."""
        return self.file_name


class BackupDestroyed(Recorded):
    """Somebody says that a backup is no more, by ``change``."""

    backup = models.OneToOneField(Backup, on_delete=models.PROTECT, related_name="destroyed")
