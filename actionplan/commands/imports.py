"""Confirming an import: what a person has seen in the preview is written whole, in one short transaction."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from actionplan import access
from actionplan.commands.identity import record_clearances, refuse_identity
from actionplan.commands.recording import Recording, recording
from actionplan.commands.sheet import WRITTEN, SheetAction
from actionplan.commands.sheet_decisions import moved_dates, write_decisions
from actionplan.commands.sheet_names import Known
from actionplan.commands.sheet_rows import Written, write_actions, write_links, write_updates
from actionplan.commands.staging import GONE, throw_away
from actionplan.models import Import, ImportedRow, Person, StagedImport
from actionplan.queries.imports import version_of
from actionplan.rules.moments import london_day
from actionplan.rules.privacy import masked
from actionplan.vocabulary import Permission


def confirm(
    staged: StagedImport,
    rows: Sequence[SheetAction],
    *,
    seen: int,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Import:
    """Write the new and changed rows of a preview, with their history, and purge the upload.

    ``seen`` is the plan's version when the preview was made; ``ValidationError`` with the code ``conflict`` when the
    plan has changed since, so that nothing is written that nobody has looked at, and with the code ``gone`` when
    somebody has cancelled the upload meanwhile.
    """
    access.require(by, Permission.IMPORT_PLAN, on=london_day(at), plan=staged.plan)
    if not any(row.state in WRITTEN for row in rows):
        raise ValidationError("There is nothing to import: no row is new or changed.", code="nothing_to_import")
    imported = Import(number=staged.pk, plan=staged.plan, file_name=staged.file_name, fingerprint=staged.fingerprint)
    _count(imported, rows)
    with recording(
        "imports.confirm", by=by, because=because, at=at, plan=staged.plan, imported=imported, key=key
    ) as record:
        if not StagedImport.objects.filter(pk=staged.pk).exists():
            raise ValidationError(GONE, code="gone")
        if version_of(staged.plan, before=record.change.number) != seen:
            raise ValidationError(
                "The plan has changed since you looked at this preview. Look at it again, then confirm.",
                code="conflict",
            )
        record.add(imported)
        _write(record, imported, rows, day=london_day(at))
        transaction.on_commit(lambda: throw_away(staged))
    return imported


def _count(imported: Import, rows: Sequence[SheetAction]) -> None:
    """Note the fate of every row, so that the result adds up after the upload is gone."""
    counts = Counter(row.state for row in rows)
    imported.number_of_new = counts["new"]
    imported.number_of_changed = counts["changed"]
    imported.number_of_unchanged = counts["unchanged"]
    imported.number_of_refused = counts["refused"]
    imported.number_of_held = counts["held"]


def _write(record: Recording, imported: Import, rows: Sequence[SheetAction], *, day: date) -> None:
    """Write posts and organisations, then actions, then what hangs on them, then one line for each row."""
    written = [row for row in rows if row.state in WRITTEN]
    for row in written:
        refuse_identity(row.texts, dict.fromkeys(row.texts, row.cleared))
        if row.cleared:
            record_clearances(record, f"imports.{row.reference}", row.texts, dict.fromkeys(row.texts, row.cleared))
    known = Known.of(record, imported, written)
    moves = moved_dates(written)
    actions = write_actions(record, imported, written, known)
    write_decisions(record, moves, [action for row, action in actions if "standing" in row.changes])
    write_links(record, actions, known)
    write_updates(record, actions, day=day)
    _note_rows(record, imported, rows, actions)


def _note_rows(record: Recording, imported: Import, rows: Sequence[SheetAction], written: Written) -> None:
    """Keep one line for each row of the sheet: what became of it, and the action it made or changed."""
    actions = {(row.sheet, row.row): action for row, action in written}
    lines = [
        ImportedRow(
            imported=imported,
            sheet=row.sheet,
            row=row.row,
            action=actions.get((row.sheet, row.row), row.action),
            reference=masked(row.reference)[:60],
            outcome=row.state,
            why=masked(row.why),
        )
        for row in rows
    ]
    record.add_many(lines)
