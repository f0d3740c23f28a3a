"""What each change leaves as its proof: a digest of what it wrote, and on the first of a day a seal over all before."""

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from secrets import token_hex
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from actionplan.commands.record_head import note_digest
from actionplan.models import Change, Digest, RecordHead, Seal, Secret
from actionplan.models.sealed_columns import NEWEST, sealed_as
from actionplan.queries.sealed_rows import hashed
from actionplan.rules.moments import london_day
from actionplan.rules.sealed_tree import Tree, chained
from actionplan.rules.sealing import Keys, contents, fingerprint
from actionplan.vocabulary import SealOccasion

SECRET_BYTES = 32
AT_ONCE = 500
"""Changes whose digests are made or read at the same time."""
_BROKEN = (DatabaseError, ValueError, TypeError, AttributeError, LookupError)


class CannotSeal(ValidationError):
    """What proves the record of before is missing or spoilt, so nothing can go on from it; its cause says more."""

    def __init__(self) -> None:
        """Say where to look."""
        super().__init__("The record cannot be sealed: what proves it is broken. Check it first.", code="cannot_seal")


def digest(change: Change, kinds: Iterable[type[Any]]) -> None:
    """Write the digest of what a change wrote, which is rows of these kinds, and the secret of its words.

    The rows are read back, so that the digest is over what the database has.
    """
    written: set[type[Any]] = {Change, *kinds}
    tables = {sealed_as()[kind]._meta.db_table for kind in written}
    for fingerprint_of_it in _digest(change.number, change.number, tables):
        note_digest(fingerprint_of_it)


def is_first_of_its_day(before: datetime | None, at: datetime) -> bool:
    """Whether a change at a moment is the first of a London day, after one ``before``."""
    return before is not None and london_day(before) < london_day(at)


def seal_before(change: Change, occasion: SealOccasion) -> Seal:
    """Seal everything before a change, going on from the last seal. The first seal gives a digest to what has none.

    Raises ``CannotSeal`` where the proofs of before are missing or spoilt; nothing is written then.
    """
    try:
        with transaction.atomic():
            return _seal_before(change, occasion)
    except _BROKEN as problem:
        raise CannotSeal from problem


def _seal_before(change: Change, occasion: SealOccasion) -> Seal:
    """The same, with whatever error the broken proofs give."""
    last = Seal.objects.order_by("-up_to", "-id").first()
    up_to = change.number - 1
    head = RecordHead.objects.get(pk=1)
    if head.digested_from > 1:
        _digest_what_has_none(min(head.digested_from - 1, up_to), up_to)
    tree = Tree(last.up_to, last.peaks) if last else Tree()
    for one in _fingerprints(tree.size + 1, up_to):
        tree.add(one)
    if tree.size != up_to:
        raise ValueError(f"There are {tree.size} digests of {up_to} changes.")
    told = {"up_to": up_to, "occasion": occasion, "root": tree.root, "peaks": tree.peaks, "backups": head.backups}
    return Seal.objects.create(change=change, **told)


def _fingerprints(first: int, last: int) -> Iterable[str]:
    """The fingerprints of the changes from one number to another, in order."""
    rows = Digest.objects.filter(change__gte=first, change__lte=last).order_by("change")
    return rows.values_list("fingerprint", flat=True).iterator(chunk_size=2000)


def _digest_what_has_none(end: int, up_to: int) -> None:
    """Give a digest to the changes of before there were any, and let the head know that all have one now."""
    for start in range(1, end + 1, AT_ONCE):
        _digest(start, min(start + AT_ONCE - 1, end), None)
    so_far = reduce(chained, _fingerprints(1, up_to), "")
    RecordHead.objects.update(digested_from=1, digests=so_far)


def _digest(first: int, last: int, tables: Iterable[str] | None) -> list[str]:
    """Write digest and secret of each change from one number to another; gives the fingerprints in their order."""
    keys = {number: Keys(token_hex(SECRET_BYTES), {}) for number in range(first, last + 1)}
    found = hashed(first, last, keys, {}, tables)
    Secret.objects.bulk_create([Secret(change_id=number, value=one.secret) for number, one in keys.items()])
    made = [
        Digest(change_id=number, form=NEWEST, contents=contents(rows), fingerprint=fingerprint(rows))
        for number, rows in sorted(found.items())
    ]
    Digest.objects.bulk_create(made)
    return [one.fingerprint for one in made]
