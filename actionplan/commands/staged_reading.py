"""The reading of an upload in the background: begun, heard of, and done by whoever began it last."""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from actionplan import access
from actionplan.commands.staging import GONE
from actionplan.models import Person, StagedImport
from actionplan.rules.moments import london_day
from actionplan.vocabulary import Permission, ReadingPhase

HEARD_EVERY: Final = timedelta(seconds=2)
"""How often who reads an upload is heard of."""
STOPPED_AFTER: Final = timedelta(seconds=30)
"""After how long without a word a reading is taken to have stopped: a busy server may be late by several beats."""


def begin(staged: StagedImport, *, by: Person, at: datetime) -> str:
    """Note that an upload is read from now on. Gives the mark of this reading, which outdoes any that was before it.

    Raises ``ValidationError`` with the code ``gone`` when the upload was confirmed, cancelled or purged meanwhile.
    """
    access.require(by, Permission.IMPORT_PLAN, on=london_day(at), plan=staged.plan)
    told = {"phase": ReadingPhase.WAITING, "begun_at": at, "heard_at": at, "reader": uuid4().hex, "number_of_rows": 0}
    if not StagedImport.objects.filter(pk=staged.pk).update(**told):
        raise ValidationError(GONE, code="gone")
    for name, value in told.items():
        setattr(staged, name, value)
    return str(told["reader"])


def be_heard(number: int, mark: str, phase: ReadingPhase, *, at: datetime) -> bool:
    """Say that a reading goes on, and in which phase; whether it should: the upload waits, and nobody began anew."""
    return bool(_mine(number, mark).update(phase=phase, heard_at=at))


def keep(number: int, mark: str, reading: dict[str, Any], answers: dict[str, Any], *, at: datetime) -> bool:
    """Keep what was read, and the answers that it was read with, to be checked next; whether it was wanted still."""
    told = {"reading": reading, "answers": answers, "number_of_rows": len(reading.get("rows", ()))}
    return bool(_mine(number, mark).update(phase=ReadingPhase.CHECKING, heard_at=at, **told))


def finish(number: int, mark: str, *, at: datetime) -> bool:
    """Say that the upload is read and checked, so that it can be looked at; whether it was wanted still."""
    return bool(_mine(number, mark).update(phase="", heard_at=at))


def has_stopped(staged: StagedImport, *, at: datetime) -> bool:
    """Whether an upload should be in reading but nothing has been heard of it: its process was ended."""
    return bool(staged.phase) and (staged.heard_at is None or at - staged.heard_at > STOPPED_AFTER)


def _mine(number: int, mark: str) -> "QuerySet[StagedImport]":
    """The upload, as long as it is this reading's."""
    return StagedImport.objects.filter(pk=number, reader=mark).exclude(phase="")
