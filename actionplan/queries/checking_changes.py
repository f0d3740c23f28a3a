"""Whether every change follows the one before it, with a person and a reason, and every row has its change."""

from collections.abc import Iterator

from django.db.models import Exists, Max, OuterRef, Q

from actionplan.models import Backup, Change, Digest, RecordCheck, RecordHead, Secret
from actionplan.models.sealed_columns import change_column, sealed_models

CHUNK = 2000


def head_at_odds(head: RecordHead | None) -> Iterator[str]:
    """Where the head of the record is not at its last change, or a redaction was left half done."""
    last = Change.objects.order_by("-number").first()
    if head is None:
        if last:
            yield "The head of the record is gone, and there are changes."
        return
    if head.redacting is not None:
        yield f"The redaction of change {head.redacting:,} was left half done: rows could be changed meanwhile."
    if head.last_number != (last.number if last else 0):
        yield (
            f"The record counts {head.last_number:,} changes, and the last one there is"
            f" {f'change {last.number:,}' if last else 'none'}."
        )
    elif last and head.last_at != last.at:
        yield f"The record says another moment of its last change than change {last.number:,} does."
    known = _known_elsewhere()
    if known > head.last_number:
        yield f"The record ends with change {head.last_number:,}, and a backup or a check knew change {known:,}."
    early = Digest.objects.filter(change__lt=head.digested_from).order_by("change").first()
    if early:
        yield (
            f"The head of the record says that digests begin with change {head.digested_from:,}, and"
            f" change {early.change_id:,} has one."
        )


def _known_elsewhere() -> int:
    """The highest number that a backup held or a check went up to."""
    backed_up = Backup.objects.aggregate(last=Max("last_change"))["last"] or 0
    return max(backed_up, RecordCheck.objects.aggregate(last=Max("up_to"))["last"] or 0)


def changes_out_of_order() -> Iterator[str]:
    """Numbers that are missing, moments that go backwards, changes without a person or a reason."""
    number, moment = 0, None
    rows = Change.objects.order_by("number").values_list("number", "at", "by_id", "because")
    for this, at, by, because in rows.iterator(chunk_size=CHUNK):
        if this == number + 2:
            yield f"Change {number + 1:,} is missing."
        elif this > number + 1:
            yield f"Changes {number + 1:,} to {this - 1:,} are missing."
        if moment and at < moment:
            yield f"Change {this:,} is of an earlier moment than the one before it."
        if by is None or not because.strip():
            yield f"Change {this:,} has no {'reason' if by else 'person'}."
        number, moment = this, at


def rows_of_no_change() -> Iterator[str]:
    """Rows whose change is not there."""
    models = [model for model in sealed_models().values() if model is not Change]
    for model in (*models, Digest, Secret):
        column = change_column(model)
        there = Exists(Change.objects.filter(number=OuterRef(column)))
        rows = model._base_manager.filter(~there | Q(**{f"{column}__isnull": True})).order_by("pk")
        for row, change in rows.values_list("pk", column):
            named = f"change {change:,}, which is not there" if change else "no change"
            yield f"Row {row:,} of {model._meta.db_table} belongs to {named}."
