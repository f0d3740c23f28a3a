"""Putting a marker in place of words: in the record, which can still be proved, and in what people keep at hand."""

from collections import defaultdict
from collections.abc import Iterable
from re import Pattern
from secrets import token_hex
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from simple_history.models import HistoricalChanges

from actionplan.commands.recording import Recording
from actionplan.models import Digest, Draft, RedactedText, Redaction, SavedFilter, Secret, StagedImport
from actionplan.models.base import Recorded
from actionplan.models.sealed_columns import shapes
from actionplan.queries.redaction_places import Cell, at_hand_with, places_with, proofs_of, seen_as
from actionplan.rules.redaction import SALT, marker, proof_of, redacted, wanted
from actionplan.rules.sealing import Keys
from actionplan.vocabulary import SealOccasion

Text = tuple[Cell, Any]
"""A text that changes, and what it becomes."""
FOUND_MORE = "The words stand in other places by now. Look at the places again, then decide"
WOULD_BE_ALIKE = "Two things would have the same name without these words. Give one of them another name first"


def remove_words(
    record: Recording, redaction: Redaction, words: str, *, seen: str | None, left_out: frozenset[str]
) -> None:
    """Put the marker in place of the words wherever they stand, but for the places ``left_out``.

    Raises ``ValidationError`` with the code ``conflict`` when these are not the places ``seen``, and where a name would
    be taken.
    """
    places = places_with(words)
    if seen is not None and seen_as(places) != seen:
        raise ValidationError(FOUND_MORE, code="conflict")
    cells = [cell for place in places if place.key not in left_out for cell in place.cells]
    pattern, number = wanted(words), record.change.number
    texts = [(cell, redacted(pattern, cell.value, number, cell.field.max_length)) for cell in cells]
    texts += [(cell, marker(number)) for cell in proofs_of(cells)]
    _prove(record, redaction, [(cell, new) for cell, new in texts if _is_guarded(cell.model)])
    try:
        with transaction.atomic():
            _replace(texts)
    except IntegrityError as problem:
        raise ValidationError(WOULD_BE_ALIKE, code="alike") from problem


def clear_at_hand(words: str, fingerprint: str, number: int) -> None:
    """Take the words out of what is no part of the record: uploads that hold them go, and whoever's session does."""
    found = at_hand_with(words, fingerprint)
    for upload in found.uploads:
        _throw_away(upload)
    if words:
        for draft in found.drafts:
            _clear_draft(draft, wanted(words), number)
        for saved in found.filters:
            _clear_filter(saved, wanted(words), number)
    for session in found.sessions:
        session.delete()
    transaction.on_commit(cache.clear)


def _is_guarded(model: Any) -> bool:
    """Whether its rows are part of what digests and seals prove."""
    return issubclass(model, (Recorded, HistoricalChanges))


def _prove(record: Recording, redaction: Redaction, texts: list[Text]) -> None:
    """Note for each text the hash by which it still counts, and take away what the words could be guessed with."""
    by_change: dict[int, list[Text]] = defaultdict(list)
    for cell, new in texts:
        if cell.wrote is not None:
            by_change[cell.wrote].append((cell, new))
    if Secret.objects.filter(pk__in=by_change).count() < len(by_change):
        record.seal(SealOccasion.ASKED_FOR)  # gives those of before there were digests theirs
    secrets = Secret.objects.in_bulk(list(by_change))
    keys = {number: Keys(one.value, one.keys) for number, one in secrets.items()}
    before = _hashes_of_before(by_change)
    record.add_many([_noted(redaction, text, keys, before) for part in by_change.values() for text in part])
    for digest in Digest.objects.filter(change__in=list(secrets)):
        gone = [(cell.model._meta.db_table, cell.row, cell.field.column) for cell, _ in by_change[digest.change_id]]
        kept = keys[digest.change_id].without(shapes(digest.form), digest.contents, gone)
        Secret.objects.filter(pk=digest.change_id).update(value="", keys=kept)


def _hashes_of_before(changes: Iterable[int]) -> dict[tuple[str, int, str], str]:
    """By place, the hash of a text of these changes that was redacted before, and counts as it first stood."""
    rows = RedactedText.objects.filter(wrote__in=list(changes)).order_by("-id")
    return {(row.table, row.row, row.column): row.fingerprint for row in rows}


def _noted(
    redaction: Redaction, text: Text, keys: dict[int, Keys], before: dict[tuple[str, int, str], str]
) -> RedactedText:
    """What the record keeps of a text that changes: where it was, its hash under the secret of before, what is left."""
    cell, new = text
    table, row, column = place = (cell.model._meta.db_table, cell.row, cell.field.column)
    wrote = cell.wrote or 0
    fingerprint = before.get(place) or keys[wrote].word_hash(*place, cell.value)
    place_words = {"table": table, "row": row, "column": column, "wrote_id": wrote}
    left = proof_of(new, token_hex(SALT // 2))
    return RedactedText(redaction=redaction, fingerprint=fingerprint, left=left, **place_words)


def _replace(texts: Iterable[Text]) -> None:
    """Write the new texts into each row at once, and nothing else of it."""
    rows: dict[tuple[Any, int], dict[str, Any]] = defaultdict(dict)
    for cell, new in texts:
        rows[cell.model, cell.row][cell.field.attname] = new
    for (model, row), columns in rows.items():
        models.QuerySet(model).filter(pk=row).update(**columns)


def _throw_away(upload: StagedImport) -> None:
    """Delete an upload that waits, and its file once it is certain."""
    storage, name = upload.file.storage, upload.file.name
    upload.delete()
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def _clear_draft(draft: Draft, pattern: Pattern[str], number: int) -> None:
    """Take the words out of what somebody had begun to type; a page that bears them in its address is no more."""
    if pattern.search(draft.address):
        draft.delete()
        return
    draft.fields = redacted(pattern, draft.fields, number)
    draft.save()


def _clear_filter(saved: SavedFilter, pattern: Pattern[str], number: int) -> None:
    """Take the words out of a filter and out of its name, which stays one of its own."""
    parts = [(name, redacted(pattern, value, number)) for name, value in parse_qsl(saved.query, True)]
    saved.query = urlencode(parts)[:1000]
    saved.name = redacted(pattern, saved.name, number, 80)
    alike = SavedFilter.objects.filter(plan=saved.plan, person=saved.person, name=saved.name).exclude(pk=saved.pk)
    if alike.exists():
        saved.name = f"{saved.name[:60]} {saved.pk}"
    saved.save()
