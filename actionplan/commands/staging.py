"""Staging: uploaded workbooks wait here, apart from the record, until they are confirmed, cancelled or purged."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction

from actionplan import access
from actionplan.models import Import, Person, Plan, RecordHead, StagedImport
from actionplan.queries.policy import policy_on
from actionplan.rules.moments import london_day
from actionplan.vocabulary import Permission

GONE = "This upload is gone: it was confirmed, cancelled or kept too long. Upload the workbook again."
"""What is said to who comes back to an upload that is no more."""
CONFIRMED = "This import was confirmed before it could be cancelled: it is in the plan."
"""What is said to who cancels what is recorded already."""
IS_READ = "The sheet is being read again. Wait until it is read, then answer again."
"""What is said to who answers while the sheet is read."""


def stage(
    plan: Plan,
    *,
    content: bytes,
    file_name: str,
    reading: dict[str, Any],
    by: Person,
    at: datetime,
    answers: dict[str, Any] | None = None,
) -> StagedImport:
    """Keep an uploaded workbook and what was read from it, until its maker confirms or cancels it.

    ``answers`` are those that are known already: remembered from an import before, or given in the terminal.
    """
    access.require(by, Permission.IMPORT_PLAN, on=london_day(at), plan=plan)
    staged = StagedImport(
        plan=plan,
        made_by=by,
        made_at=at,
        file_name=file_name[-255:],
        fingerprint=sha256(content).hexdigest(),
        reading=reading,
        answers=answers or {},
    )
    staged.file.save("workbook", ContentFile(content), save=False)
    staged.save()
    return staged


def answer(
    staged: StagedImport,
    answers: dict[str, Any],
    *,
    by: Person,
    at: datetime,
    reading: dict[str, Any] | None = None,
    before: dict[str, Any] | None = None,
) -> StagedImport:
    """Keep what a person answered about a workbook, and what was read with these answers where it was read anew.

    ``before`` are the answers that these are put on top of: ``ValidationError`` with the code ``changed`` when
    somebody has answered meanwhile, so that nobody's answer is lost. With the code ``read`` when the workbook is just
    being read, and with the code ``gone`` when the upload was confirmed, cancelled or purged.
    """
    access.require(by, Permission.IMPORT_PLAN, on=london_day(at), plan=staged.plan)
    with transaction.atomic():
        waiting = StagedImport.objects.select_for_update().filter(pk=staged.pk)
        now = waiting.values("answers", "phase").first()
        if now is None:
            raise ValidationError(GONE, code="gone")
        if now["phase"]:
            raise ValidationError(IS_READ, code="read")
        if before is not None and now["answers"] != before:
            raise ValidationError("Somebody has answered meanwhile.", code="changed")
        told = {"answers": answers} if reading is None else {"answers": answers, "reading": reading}
        StagedImport.objects.filter(pk=staged.pk).update(**told)
    for name, value in told.items():
        setattr(staged, name, value)
    return staged


def cancel(staged: StagedImport, *, by: Person, at: datetime) -> None:
    """Throw an upload away, file and all: nothing of it was recorded.

    Raises ``ValidationError`` with the code ``gone`` when it was confirmed, cancelled or purged meanwhile; asked
    under the record's lock, so that no confirmation slips between.
    """
    access.require(by, Permission.IMPORT_PLAN, on=london_day(at), plan=staged.plan)
    with transaction.atomic():
        RecordHead.objects.select_for_update().get_or_create(pk=1)
        if Import.objects.filter(pk=staged.pk).exists():
            raise ValidationError(CONFIRMED, code="gone")
        if not StagedImport.objects.filter(pk=staged.pk).exists():
            raise ValidationError(GONE, code="gone")
        throw_away(staged)


def purge(*, at: datetime) -> int:
    """Throw away every upload older than the council keeps them; returns how many."""
    oldest = at - timedelta(days=policy_on(london_day(at)).staging_days)
    old = list(StagedImport.objects.filter(made_at__lt=oldest))
    for staged in old:
        throw_away(staged)
    return len(old)


def throw_away(staged: StagedImport) -> None:
    """Delete the stored file and the row: staging is not the record."""
    staged.file.delete(save=False)
    staged.delete()
