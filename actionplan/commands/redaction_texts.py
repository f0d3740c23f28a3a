"""Putting a marker in place of words in the record, all the rest of which can still be proved."""

from collections import defaultdict
from collections.abc import Iterable
from secrets import token_hex
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalChanges

from actionplan.commands.recording import Recording
from actionplan.commands.redaction_names import told_apart
from actionplan.models import Digest, RedactedText, Redaction, Secret
from actionplan.models.base import Recorded
from actionplan.models.sealed_columns import shapes
from actionplan.queries.redaction_places import Cell, places_with, proofs_of, seen_as
from actionplan.queries.redaction_scope import Scope
from actionplan.rules.redaction import SALT, marker, proof_of, redacted
from actionplan.rules.redaction_words import wanted
from actionplan.rules.sealing import Keys
from actionplan.vocabulary import SealOccasion

Text = tuple[Cell, Any]
"""A text that changes, and what it becomes."""
FOUND_MORE = "The words stand in other places by now. Look at the places again, then decide"


def remove_words(
    record: Recording, redaction: Redaction, words: str, scope: Scope, *, seen: str | None, left_out: frozenset[str]
) -> None:
    """Put the marker in place of the words wherever they stand as far as the scope goes, but for ``left_out``.

    Names that would be alike without the words are told apart by a number after the marker. Raises ``ValidationError``
    with the code ``conflict`` when the places are not those ``seen``.
    """
    places = places_with(words, scope)
    if seen is not None and seen_as(places) != seen:
        raise ValidationError(FOUND_MORE, code="conflict")
    cells = [cell for place in places if place.key not in left_out for cell in place.cells]
    pattern, number = wanted(words), record.change.number
    texts = [(cell, redacted(pattern, cell.value, number, cell.field.max_length, cell.kind)) for cell in cells]
    texts = told_apart(texts, marker(number))
    texts += [(cell, marker(number)) for cell in proofs_of(cells)]
    _prove(record, redaction, [(cell, new) for cell, new in texts if _is_guarded(cell.model)])
    _replace(texts)


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
