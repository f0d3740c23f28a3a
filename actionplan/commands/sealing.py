"""What each change leaves as its proof: a digest of what it wrote, and on the first of a day a seal over all before."""

from collections.abc import Iterable
from datetime import datetime
from secrets import token_hex
from typing import Any

from actionplan.models import Change, Digest, Seal, Secret
from actionplan.models.sealed_columns import NEWEST, sealed_as
from actionplan.queries.sealed_rows import hashed
from actionplan.rules.moments import london_day
from actionplan.rules.sealed_tree import Tree
from actionplan.rules.sealing import Keys, contents, fingerprint
from actionplan.vocabulary import SealOccasion

SECRET_BYTES = 32
AT_ONCE = 500
"""Changes whose digests are made or read at the same time."""


def digest(change: Change, kinds: Iterable[type[Any]]) -> None:
    """Write the digest of what a change wrote, which is rows of these kinds, and the secret of its words.

    The rows are read back, so that the digest is over what the database has.
    """
    written: set[type[Any]] = {Change, *kinds}
    tables = {sealed_as()[kind]._meta.db_table for kind in written}
    _digest(change.number, change.number, tables)


def is_first_of_its_day(before: datetime | None, at: datetime) -> bool:
    """Whether a change at a moment is the first of a London day, after one ``before``."""
    return before is not None and london_day(before) < london_day(at)


def seal_before(change: Change, occasion: SealOccasion) -> Seal:
    """Seal everything before a change, going on from the last seal. The first seal gives a digest to what has none."""
    last = Seal.objects.order_by("-up_to", "-id").first()
    up_to = change.number - 1
    if last is None:
        _digest_what_has_none(up_to)
    tree = Tree(last.up_to, last.peaks) if last else Tree()
    for one in _fingerprints(tree.size + 1, up_to):
        tree.add(one)
    if tree.size != up_to:
        raise RuntimeError(f"There are {tree.size} digests of {up_to} changes: run check_record.")
    return Seal.objects.create(change=change, up_to=up_to, occasion=occasion, root=tree.root, peaks=tree.peaks)


def _fingerprints(first: int, last: int) -> Iterable[str]:
    """The fingerprints of the changes from one number to another, in order."""
    rows = Digest.objects.filter(change__gte=first, change__lte=last).order_by("change")
    return rows.values_list("fingerprint", flat=True).iterator(chunk_size=2000)


def _digest_what_has_none(up_to: int) -> None:
    """Give a digest to the changes of before there were any: those from the first on, so far as none has one."""
    first = Digest.objects.order_by("change").values_list("change_id", flat=True).first()
    end = min(up_to, first - 1 if first else up_to)
    for start in range(1, end + 1, AT_ONCE):
        _digest(start, min(start + AT_ONCE - 1, end), None)


def _digest(first: int, last: int, tables: Iterable[str] | None) -> None:
    """Write digest and secret of each change from one number to another."""
    keys = {number: Keys(token_hex(SECRET_BYTES), {}) for number in range(first, last + 1)}
    found = hashed(first, last, keys, {}, tables)
    Secret.objects.bulk_create([Secret(change_id=number, value=one.secret) for number, one in keys.items()])
    Digest.objects.bulk_create(
        [
            Digest(change_id=number, form=NEWEST, contents=contents(rows), fingerprint=fingerprint(rows))
            for number, rows in sorted(found.items())
        ]
    )
