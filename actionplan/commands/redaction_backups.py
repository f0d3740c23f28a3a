"""The register of backups: each is noted when it is taken, and somebody says when it is no more."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from actionplan import access
from actionplan.commands.record_head import locked
from actionplan.commands.recording import recording
from actionplan.models import Backup, BackupDestroyed, Person, RecordHead
from actionplan.queries.checking_backups import said_of
from actionplan.rules.moments import london_day
from actionplan.rules.sealed_tree import chained
from actionplan.vocabulary import Permission

MAY_SAY = (Permission.CHECK_RECORD, Permission.REDACT)


def note(file_name: str, *, taken_at: datetime, last_change: int) -> Backup:
    """Note that a backup was taken, which holds everything up to a change; nobody's change, but the timer's.

    The head of the record takes it into its running hash over the register, and every seal from then on has that.
    """
    with transaction.atomic():
        head = locked()
        made = Backup.objects.create(file_name=file_name[-200:], taken_at=taken_at, last_change=last_change)
        RecordHead.objects.update(backups=chained(head.backups, said_of(made)))
    return made


def destroy(backup: Backup, *, by: Person, because: str, at: datetime, key: str | None = None) -> BackupDestroyed:
    """Record somebody's word that a backup, and every copy of it, is destroyed, and how."""
    if not access.may_everywhere(by, MAY_SAY, on=london_day(at)):
        raise PermissionDenied("Who checks the record or removes words from it says that a backup is destroyed.")
    with recording("backups.destroy", by=by, because=because, at=at, key=key) as record:
        if BackupDestroyed.objects.filter(backup=backup).exists():
            raise ValidationError("This backup is said to be destroyed already.", code="not_in_turn")
        return record.add(BackupDestroyed(backup=backup))
