"""The one door to the record: a numbered change under a lock, and rows that point to it."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from simple_history.utils import bulk_create_with_history

from actionplan.commands.fitting import refuse_broken, refuse_misfit
from actionplan.commands.identity import refuse_identity_in_reason, refuse_identity_in_row
from actionplan.commands.record_head import last_of, locked, move_on
from actionplan.commands.redacted_again import of_what_it_corrects, refuse_redacted_again
from actionplan.commands.sealing import CannotSeal, digest, is_first_of_its_day, seal_before
from actionplan.models import Change, Import, Person, Plan, Post, Seal
from actionplan.models.base import Changing, Recorded
from actionplan.models.texts import text_columns
from actionplan.vocabulary import SealOccasion

logger = logging.getLogger(__name__)

TOLERANCE = timedelta(minutes=2)
"""Servers' clocks, and people waiting for the lock, may differ by this much; more is a clock gone wrong."""
BATCH = 500
"""Rows written in one statement."""
WITH_HISTORY = 2000
"""Rows whose history rows are in memory at the same time."""

Row = TypeVar("Row", bound=models.Model)


class AlreadyRecorded(ValidationError):
    """The form with this key was recorded before: nothing was written now, and ``change`` is what was then."""

    def __init__(self, change: Change) -> None:
        """Keep the change that the first sending made."""
        super().__init__("This was sent twice and is recorded once.", code="already_recorded")
        self.change = change


@dataclass(frozen=True)
class Recording:
    """A change being made: what is added or saved through it points to it.

    A row goes through it once: two versions of one moment could not be told apart in the history.
    """

    change: Change
    written: set[tuple[type[models.Model], int]] = field(default_factory=set)
    kinds: set[type[models.Model]] = field(default_factory=set)
    """What it wrote rows of, for its digest."""
    seals: list[Seal] = field(default_factory=list)
    """The seal that it took, if it took one."""

    def add(self, row: Row) -> Row:
        """Write a row: a recorded one for ever, a changing one with its history.

        Raises ``ValidationError`` by field for words that do not fit or may identify a child, and for what a
        constraint forbids.
        """
        self._look_at(row)
        refuse_redacted_again(row, of_what_it_corrects(row))
        return self._write(row)

    def _write(self, row: Row) -> Row:
        """Write one version of a row."""
        self._stamp(row)
        refuse_misfit(row)
        refuse_broken(row)
        self._refuse_second(row)
        row.save()
        self._note(row)
        if isinstance(row, Person):
            Person.history.bulk_history_create([row], update=row.version > 1, default_date=self.change.at)
        return row

    def save(self, row: Row) -> Row:
        """Write a new version of a changing row, and its history.

        Raises ``ValidationError`` with the code ``conflict`` when the row was changed since it was read.
        """
        refuse_redacted_again(row, _refuse_stale([row], *text_columns(type(row)))[row.pk])
        changed: Any = row
        changed.version += 1
        return self._write(row)

    def add_many(self, rows: Sequence[Row]) -> list[Row]:
        """Write many rows of one kind in bulk, with their history where they have one."""
        if not rows:
            return []
        for row in rows:
            self._look_at(row)
            self._stamp(row)
            refuse_misfit(row)
        model: Any = type(rows[0])
        if issubclass(model, Recorded):
            return list(model.objects.bulk_create(rows, batch_size=BATCH))
        made: list[Row] = []
        for start in range(0, len(rows), WITH_HISTORY):
            part = rows[start : start + WITH_HISTORY]
            made += bulk_create_with_history(part, model, batch_size=BATCH, default_date=self.change.at)
        for row in made:
            self._note(row)
        return made

    def save_many(self, rows: Sequence[Changing], fields: Iterable[str]) -> None:
        """Write new versions of many changing rows of one kind in bulk. Only rows that a comparison found different."""
        if not rows:
            return
        names = [*fields]
        words = () if self.change.imported_id else set(names) & {*text_columns(type(rows[0]))}
        now = _refuse_stale(rows, *words)
        for row in rows:
            refuse_redacted_again(row, now[row.pk])
            row.version += 1
            self._stamp(row)
            refuse_misfit(row)
            self._note(row)
        _put_back(rows, [*names, "version", "change"])
        history: Any = type(rows[0]).history
        history.bulk_history_create(rows, batch_size=BATCH, update=True, default_date=self.change.at)

    def seal(self, occasion: SealOccasion) -> Seal:
        """Seal everything before this change; asked again, it is the same seal.

        Raises ``CannotSeal``, a ``ValidationError``, where what proves the record is broken; nothing is written then.
        """
        if not self.seals:
            self.seals.append(seal_before(self.change, occasion))
            self.kinds.add(Seal)
        return self.seals[0]

    def _look_at(self, row: models.Model) -> None:
        """Stop new words that may identify a child; an import looks at its cells itself, cell by cell."""
        if self.change.imported_id is None:
            refuse_identity_in_row(row)

    def _stamp(self, row: Any) -> None:
        """Tie a row, and the history row that follows from it, to this change and its moment."""
        self.kinds.add(type(row))
        row.change = self.change
        row._history_date = self.change.at

    def _note(self, row: models.Model) -> None:
        """Remember that a row was written."""
        self._refuse_second(row)
        self.written.add((type(row), row.pk))

    def _refuse_second(self, row: models.Model) -> None:
        """Stop a second version of a row under the same change."""
        if (type(row), row.pk) in self.written:
            raise RuntimeError(f"{row!r} is written twice by change {self.change}.")


@contextmanager
def recording(
    command: str,
    *,
    by: Person,
    because: str,
    at: datetime,
    plan: Plan | None = None,
    on_behalf_of: Post | None = None,
    imported: Import | None = None,
    key: str | None = None,
) -> Iterator[Recording]:
    """Open the record for one command, and close it whole or not at all.

    The first change of a London day seals everything before it, unless what proves the record is broken: that stops
    nobody's work. Every change leaves a digest of what it wrote.

    Raises ``AlreadyRecorded`` when ``key`` was used before, and ``ValidationError`` without a reason or when ``at``
    lies before the last change: history is never backdated.
    """
    if not because.strip():
        raise ValidationError("Say why: every change needs a reason.", code="reason_needed")
    refuse_identity_in_reason(because)
    with transaction.atomic():
        head = locked()
        _refuse_twice(key)
        last, before = last_of(head)
        change = Change(
            number=last + 1,
            at=_not_before(before, at),
            by=by,
            on_behalf_of=on_behalf_of,
            because=because.strip(),
            command=command,
            plan=plan,
            imported_id=imported.pk if imported else None,
            key=key or None,
        )
        change.save()
        move_on(head, change.number, change.at)
        record = Recording(change)
        yield record
        if is_first_of_its_day(before, change.at):
            _seal_the_days_before(record)
        digest(change, record.kinds)


def _seal_the_days_before(record: Recording) -> None:
    """Take the daily seal, where it can be taken: broken proofs stop no work, and the check says that it is missing."""
    try:
        record.seal(SealOccasion.DAILY)
    except CannotSeal:
        logger.exception("No seal could be taken before change %s", record.change.number)


def _refuse_stale(rows: Sequence[models.Model], *columns: str) -> dict[int, dict[str, Any]]:
    """Stop when a row was changed since it was read, asked under the lock; else these columns of each as they stand."""
    model: Any = type(rows[0])
    found = model._base_manager.filter(pk__in=[row.pk for row in rows]).values("pk", "version", *columns)
    now = {one.pop("pk"): one for one in found}
    if any(now.get(row.pk, {}).pop("version", None) != getattr(row, "version", None) for row in rows):
        raise ValidationError("Someone else changed this while you were at it. Look at it again.", code="conflict")
    return now


def _put_back(rows: Sequence[models.Model], fields: Sequence[str]) -> None:
    """Write these columns of rows that are there, each row's own values in one list of them.

    ``bulk_update`` says the same as one long choice for each column and row, which takes several times as long.
    """
    manager = type(rows[0])._base_manager
    manager.bulk_create(rows, BATCH, update_conflicts=True, unique_fields=["pk"], update_fields=list(fields))


def _refuse_twice(key: str | None) -> None:
    """Stop when a form with this key was recorded; asked under the lock, so that no double click slips between."""
    before = Change.objects.filter(key=key).first() if key else None
    if before:
        raise AlreadyRecorded(before)


def _not_before(last: datetime | None, at: datetime) -> datetime:
    """The moment of the change: never before the last one, small differences between clocks apart."""
    if last is None or at >= last:
        return at
    if last - at <= TOLERANCE:
        return last
    raise ValidationError(
        f"The clock says {at:%d/%m/%Y %H:%M}, which is before the last change. Nothing is recorded backwards in time.",
        code="clock_went_back",
    )
