"""The one door to the record: a numbered change under a lock, and rows that point to it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from actionplan.models import Change, Import, Person, Plan, Post, RecordHead
from actionplan.models.base import Changing, Recorded

TOLERANCE = timedelta(minutes=2)
"""Servers' clocks, and people waiting for the lock, may differ by this much; more is a clock gone wrong."""
BATCH = 500
"""Rows written in one statement."""

Row = TypeVar("Row", bound=models.Model)


class AlreadyRecorded(ValidationError):
    """The form with this key was recorded before: nothing was written now, and ``change`` is what was then."""

    def __init__(self, change: Change) -> None:
        """Keep the change that the first sending made."""
        super().__init__("This was sent twice and is recorded once.", code="already_recorded")
        self.change = change


@dataclass(frozen=True)
class Recording:
    """A change being made: what is added or saved through it points to it."""

    change: Change

    def add(self, row: Row) -> Row:
        """Write a row: a recorded one for ever, a changing one with its history. Once for a row in one command."""
        self._stamp(row)
        row.save()
        if isinstance(row, Person):
            Person.history.bulk_history_create([row], update=row.version > 1, default_date=self.change.at)
        return row

    def save(self, row: Row) -> Row:
        """Write a new version of a changing row, and its history. Once for a row in one command."""
        row.version = getattr(row, "version", 0) + 1
        return self.add(row)

    def add_many(self, rows: Sequence[Row]) -> list[Row]:
        """Write many rows of one kind in bulk, with their history where they have one."""
        if not rows:
            return []
        for row in rows:
            self._stamp(row)
        model: Any = type(rows[0])
        if issubclass(model, Recorded):
            return list(model.objects.bulk_create(rows, batch_size=BATCH))
        return list(bulk_create_with_history(rows, model, batch_size=BATCH, default_date=self.change.at))

    def save_many(self, rows: Sequence[Changing], fields: Iterable[str]) -> None:
        """Write new versions of many changing rows of one kind in bulk. Only rows that a comparison found different."""
        if not rows:
            return
        for row in rows:
            row.version += 1
            self._stamp(row)
        model = type(rows[0])
        bulk_update_with_history(
            rows,
            model,
            [*fields, "version", "change"],
            batch_size=BATCH,
            default_date=self.change.at,
            manager=model._base_manager,
        )

    def _stamp(self, row: models.Model) -> None:
        """Tie a row, and the history row that follows from it, to this change and its moment."""
        row.change = self.change
        row._history_date = self.change.at


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

    Raises ``AlreadyRecorded`` when ``key`` was used before, and ``ValidationError`` without a reason or when ``at``
    lies before the last change: history is never backdated.
    """
    if not because.strip():
        raise ValidationError("Say why: every change needs a reason.", code="reason_needed")
    with transaction.atomic():
        head = RecordHead.objects.select_for_update().get_or_create(pk=1)[0]
        _refuse_twice(key)
        change = Change(
            number=head.last_number + 1,
            at=_not_before(head, at),
            by=by,
            on_behalf_of=on_behalf_of,
            because=because.strip(),
            command=command,
            plan=plan,
            imported_id=imported.pk if imported else None,
            key=key or None,
        )
        change.save()
        head.last_number, head.last_at = change.number, change.at
        head.save()
        yield Recording(change)


def _refuse_twice(key: str | None) -> None:
    """Stop when a form with this key was recorded; asked under the lock, so that no double click slips between."""
    before = Change.objects.filter(key=key).first() if key else None
    if before:
        raise AlreadyRecorded(before)


def _not_before(head: RecordHead, at: datetime) -> datetime:
    """The moment of the change: never before the last one, small differences between clocks apart."""
    if head.last_at is None or at >= head.last_at:
        return at
    if head.last_at - at <= TOLERANCE:
        return head.last_at
    raise ValidationError(
        f"The clock says {at:%d/%m/%Y %H:%M}, which is before the last change. Nothing is recorded backwards in time.",
        code="clock_went_back",
    )
