"""The head of the record: locked to take the next number, and no reason to stop work where somebody spoilt it."""

from datetime import datetime

from django.db.models import Subquery

from actionplan.models import Change, Digest, RecordHead, Secret
from actionplan.rules.sealed_tree import chained


def locked() -> RecordHead:
    """The head, which nobody else has until this transaction ends; made anew when there is none."""
    return RecordHead.objects.select_for_update().get_or_create(pk=1)[0]


def last_of(head: RecordHead) -> tuple[int, datetime | None]:
    """The highest number that anything stands under, and the moment of the last change; the head is locked.

    The head alone says it, unless it was spoilt: the check finds that, and meanwhile work goes on after what there is.
    """
    proofs = (Subquery(kind.objects.order_by("-change").values("change")[:1]) for kind in (Digest, Secret))
    last = Change.objects.order_by("-number").values_list("number", "at", *proofs).first()
    if last is None:
        return head.last_number, head.last_at
    number, at, *proved = last
    return max(head.last_number, number, *(one for one in proved if one)), at


def move_on(head: RecordHead, number: int, at: datetime) -> None:
    """Let the head say that this is the last change."""
    head.last_number, head.last_at = number, at
    head.save(update_fields=["last_number", "last_at"])


def note_digest(fingerprint: str) -> None:
    """Take the digest of the change that was just recorded into the running hash over all of them."""
    so_far = RecordHead.objects.values_list("digests", flat=True).get(pk=1)
    RecordHead.objects.update(digests=chained(so_far, fingerprint))
