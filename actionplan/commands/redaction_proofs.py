"""What still proves the record when words go: the hash of each text, and the keys of all others.

Where the proof of a touched change was broken before, the words go all the same: the check says what is not proved.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from secrets import token_hex
from typing import Any

from actionplan.commands.recording import Recording
from actionplan.commands.sealing import CannotSeal
from actionplan.models import Digest, RecordHead, RedactedText, Redaction, Secret
from actionplan.models.sealed_columns import shapes
from actionplan.queries.redacted_texts import that_belong_together
from actionplan.queries.redaction_places import Cell
from actionplan.queries.sealed_rows import NOT_READABLE, is_readable
from actionplan.rules.redaction import SALT, proof_of
from actionplan.rules.sealing import Keys
from actionplan.vocabulary import SealOccasion

Text = tuple[Cell, Any]
"""A text that changes, and what it becomes."""
Place = tuple[str, int, str]
"""Table, row and column."""


def prove(record: Recording, redaction: Redaction, texts: Sequence[Text]) -> None:
    """Note for each text the hash by which it still counts, and take away what the words could be guessed with."""
    by_change: dict[int, list[Text]] = defaultdict(list)
    for cell, new in texts:
        if cell.wrote is not None:
            by_change[cell.wrote].append((cell, new))
    _digest_the_old(record)
    secrets = Secret.objects.in_bulk(list(by_change))
    all_keys = {number: Keys(one.value, one.keys) for number, one in secrets.items()}
    keys = {number: one for number, one in all_keys.items() if is_readable(one)}
    before = _hashes_of_before(by_change)
    record.add_many([_noted(redaction, text, keys, before) for part in by_change.values() for text in part])
    digests = Digest.objects.in_bulk(list(by_change))
    for number in secrets:
        gone = [_place(cell) for cell, _ in by_change[number]]
        Secret.objects.filter(pk=number).update(value="", keys=_left(digests.get(number), keys.get(number), gone))


def _digest_the_old(record: Recording) -> None:
    """Give their digests to the changes of before there were any, while their words still stand."""
    if RecordHead.objects.filter(digested_from__gt=1).exists():
        with suppress(CannotSeal):
            record.seal(SealOccasion.ASKED_FOR)


def _place(cell: Cell) -> Place:
    """Where a text stands."""
    return cell.model._meta.db_table, cell.row, cell.field.column


def _hashes_of_before(changes: Mapping[int, object]) -> dict[Place, str]:
    """By place, the hash of a text of these changes that was redacted before, and counts as it first stood."""
    rows = that_belong_together().filter(wrote__in=list(changes)).order_by("-id")
    return {(row.table, row.row, row.column): row.fingerprint for row in rows}


def _noted(redaction: Redaction, text: Text, keys: Mapping[int, Keys], before: Mapping[Place, str]) -> RedactedText:
    """What the record keeps of a text that changes: where it was, its hash under the secret of before, what is left."""
    cell, new = text
    table, row, column = place = _place(cell)
    wrote = cell.wrote or 0
    fingerprint = before[place] if place in before else _hash_of(place, cell.value, keys.get(wrote))
    place_words = {"table": table, "row": row, "column": column, "wrote_id": wrote}
    left = proof_of(new, token_hex(SALT // 2))
    return RedactedText(redaction=redaction, fingerprint=fingerprint, left=left, **place_words)


def _hash_of(place: Place, value: Any, keys: Keys | None) -> str:
    """The hash of a text; nothing where there is no key to make it with."""
    try:
        return keys.word_hash(*place, value) if keys else ""
    except NOT_READABLE:
        return ""


def _left(digest: Digest | None, keys: Keys | None, gone: Sequence[Place]) -> Any:
    """The keys of all other words of a change; none where its digest or its secret is broken, and nothing is proved."""
    try:
        return keys.without(shapes(digest.form), digest.contents, gone) if keys and digest else {}
    except NOT_READABLE:
        return {}
