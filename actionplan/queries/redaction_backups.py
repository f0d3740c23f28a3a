"""Which backups still hold what was redacted since they were taken, and are not said to be destroyed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from actionplan.models import Backup, Redaction
from actionplan.queries.redaction_files import left_in_the_store
from actionplan.vocabulary import RedactionGround, RedactionOutcome


@dataclass(frozen=True)
class Carried:
    """A redaction that was carried out: its number, whose plan, why and when; and the backups that still hold it."""

    number: int
    request: int
    plan: str
    ground: str
    where: str
    at: datetime
    backups: tuple[Backup, ...]


@dataclass(frozen=True)
class Register:
    """What the operator has to see to: each redaction with its backups, and each backup with its redactions.

    ``still_stored`` are removed files whose bytes are still in the store.
    """

    carried: tuple[Carried, ...]
    to_destroy: tuple[tuple[Backup, int], ...]
    destroyed: tuple[Backup, ...]
    still_stored: tuple[str, ...] = ()


def register() -> Register:
    """The redactions that were carried out, newest first, and what became of the backups that hold them."""
    redactions = list(carried_out().select_related("request__plan", "change"))
    rows = list(Backup.objects.select_related("destroyed__change__by"))
    kept = [row for row in rows if not hasattr(row, "destroyed")]
    numbers = [one.change_id for one in redactions]
    holding = [(row, sum(number > row.last_change for number in numbers)) for row in kept]
    return Register(
        tuple(_carried(one, kept) for one in redactions),
        tuple((row, number) for row, number in holding if number),
        tuple(row for row in rows if hasattr(row, "destroyed")),
        left_in_the_store(),
    )


def backup_to_destroy(number: int) -> Backup | None:
    """A backup that is not said to be destroyed."""
    return Backup.objects.filter(pk=number, destroyed=None).first()


def held_by(last_change: int) -> list[Redaction]:
    """The redactions that a backup up to a change still holds the words of, oldest first."""
    rows: Any = carried_out().filter(change__gt=last_change).select_related("request__plan", "change")
    return list(rows.order_by("change"))


def carried_out() -> "QuerySet[Redaction]":
    """The redactions that were carried out, newest first."""
    rows: QuerySet[Redaction] = Redaction.objects.filter(outcome=RedactionOutcome.CARRIED_OUT).order_by("-change")
    return rows


def _carried(one: Redaction, kept: list[Backup]) -> Carried:
    """A redaction, and which of these backups were taken before it."""
    return Carried(
        number=one.change_id,
        request=one.request_id,
        plan=one.request.plan.slug,
        ground=RedactionGround(one.request.ground).label,
        where=one.request.where,
        at=one.change.at,
        backups=tuple(row for row in kept if row.last_change < one.change_id),
    )
