"""Confirming an import: what a person has seen in the preview is written whole, in one short transaction."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from actionplan import access
from actionplan.commands.identity import record_clearances, refuse_identity, refuse_identity_in_words
from actionplan.commands.recording import Recording, recording
from actionplan.commands.sheet import WRITTEN, SheetAction
from actionplan.commands.sheet_decisions import moved_dates, write_decisions
from actionplan.commands.sheet_links import write_links
from actionplan.commands.sheet_names import Known
from actionplan.commands.sheet_rows import Written, write_actions, write_updates
from actionplan.commands.staging import GONE, throw_away
from actionplan.commands.undoing import LaterWork, undo
from actionplan.commands.without_collecting import without_collecting
from actionplan.models import Import, ImportedRow, Person, StagedImport
from actionplan.queries.imports import version_of
from actionplan.queries.redaction_marks import redacted_from
from actionplan.rules.likeness import name_key
from actionplan.rules.moments import london_day
from actionplan.rules.privacy import masked
from actionplan.rules.redaction_json import kind_of, replaced
from actionplan.rules.redaction_marks import Marks, veiled
from actionplan.vocabulary import Permission

__all__ = ["OUTCOMES", "LaterWork", "confirm", "undo"]

OUTCOMES = ("new", "changed", "unchanged", "refused", "held", "left_out")
"""What may become of an action of the sheet, each counted in the import."""
LONGEST_FILE_NAME, LONGEST_SHEET = 255, 100
"""The most characters of a file's name, and of a sheet's."""
NEW = "new"
"""The answer about a name that is not remembered: from then on the name is known."""


@without_collecting()
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
    marks = redacted_from(staged.plan).marks
    imported = Import(number=staged.pk, plan=staged.plan, fingerprint=staged.fingerprint)
    imported.file_name = veiled(staged.file_name, marks)[:LONGEST_FILE_NAME]
    imported.choices = replaced(_choices(staged), partial(veiled, marks=marks), kind_of("choices"))
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
        _write(record, imported, rows, marks, day=london_day(at))
        transaction.on_commit(lambda: throw_away(staged))
    return imported


def _count(imported: Import, rows: Sequence[SheetAction]) -> None:
    """Note the fate of every row, so that the result adds up after the upload is gone."""
    counts = Counter(row.state for row in rows)
    for state in OUTCOMES:
        setattr(imported, f"number_of_{state}", counts[state])


def _choices(staged: StagedImport) -> dict[str, Any]:
    """What a person answered that holds for the next file too: headings, legend by shape of sheet, names, findings."""
    answers = staged.answers
    told = {name: answers[name] for name in ("mapping", "legend") if answers.get(name)}
    shapes = {str(sheet["shape"]) for sheet in (_sheets(staged) if told else ()) if sheet.get("shape")}
    posts = {name_key(name): title for name, title in (answers.get("posts") or {}).items() if title != NEW}
    findings = {name_key(name): reference for name, reference in (answers.get("findings") or {}).items()}
    kept = {"shapes": dict.fromkeys(sorted(shapes), told) if told else {}, "posts": posts, "findings": findings}
    return {name: value for name, value in kept.items() if value}


def _sheets(staged: StagedImport) -> Sequence[dict[str, Any]]:
    """What was read of the sheets alone: of a large file the rows would take a hundred megabytes once more."""
    return StagedImport.objects.filter(pk=staged.pk).values_list("reading__sheets", flat=True).first() or ()


def _write(record: Recording, imported: Import, rows: Sequence[SheetAction], marks: Marks, *, day: date) -> None:
    """Write posts and organisations, then actions, then what hangs on them, then one line for each row."""
    new_or_changed = [row for row in rows if row.state in WRITTEN]
    for row in new_or_changed:
        _refuse_identity(record, row)
    known = Known.of(record, imported, new_or_changed)
    written = write_actions(record, imported, new_or_changed, known)
    write_decisions(record, moved_dates(written), [one.action for one in written if "standing" in one.row.changes])
    write_links(record, written, known)
    write_updates(record, written, day=day)
    record.add_many(list(_noted(imported, rows, written, marks)))


def _refuse_identity(record: Recording, row: SheetAction) -> None:
    """Stop words that may identify a child, or record why they do not; the reason for a date clears nothing."""
    texts = row.texts
    refuse_identity(texts, dict.fromkeys(texts, row.cleared))
    refuse_identity_in_words(row.moved_because, "moved_because")
    if row.cleared:
        record_clearances(record, f"imports.{row.reference}", texts, dict.fromkeys(texts, row.cleared))


def _noted(
    imported: Import, rows: Sequence[SheetAction], written: Sequence[Written], marks: Marks
) -> Iterator[ImportedRow]:
    """One line for each row of the sheet: what became of it, the action it made or changed, and what it said."""
    done = {one.row.place: one for one in written}
    sheets = {sheet: veiled(sheet, marks)[:LONGEST_SHEET] for sheet in {row.sheet for row in rows}}
    for row in rows:
        one = done.get(row.place)
        yield ImportedRow(
            imported=imported,
            sheet=sheets[row.sheet],
            row=row.row,
            part=row.part,
            action=one.action if one else row.action,
            reference=masked(row.reference)[:60],
            outcome=row.state,
            why=masked(row.why),
            said=row.said,
            wrote=row.wrote,
            before=one.before if one else {},
        )
