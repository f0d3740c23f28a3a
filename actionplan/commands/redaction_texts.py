"""Putting a marker in place of words in the record, all the rest of which can still be proved."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalChanges

from actionplan.commands.recording import Recording
from actionplan.commands.redaction_names import told_apart
from actionplan.commands.redaction_proofs import prove
from actionplan.models import Redaction
from actionplan.models.base import Recorded
from actionplan.queries.redaction_places import Cell, places_with, proofs_of, seen_as
from actionplan.queries.redaction_scope import Scope
from actionplan.rules.redaction import marker, redacted
from actionplan.rules.redaction_words import wanted

Text = tuple[Cell, Any]
"""A text that changes, and what it becomes."""
FOUND_MORE = "The words stand in other places by now. Look at the places again, then decide"


def remove_words(
    record: Recording, redaction: Redaction, words: str, scope: Scope, *, seen: str | None, left_out: frozenset[str]
) -> bool:
    """Put the marker in place of the words wherever they stand as far as the scope goes, but for ``left_out``.

    Returns whether they stood anywhere. Names that would be alike without the words are told apart by a number after
    the marker. Raises ``ValidationError`` with the code ``conflict`` when the places are not those ``seen``.
    """
    places = places_with(words, scope)
    if seen is not None and seen_as(places) != seen:
        raise ValidationError(FOUND_MORE, code="conflict")
    cells = [cell for place in places if place.key not in left_out for cell in place.cells]
    pattern, number = wanted(words), record.change.number
    texts = [(cell, redacted(pattern, cell.value, number, cell.field.max_length, cell.kind)) for cell in cells]
    texts = told_apart(texts, marker(number))
    texts += [(cell, marker(number)) for cell in proofs_of(cells)]
    prove(record, redaction, [(cell, new) for cell, new in texts if _is_guarded(cell.model)])
    _replace(texts)
    return bool(places)


def _is_guarded(model: Any) -> bool:
    """Whether its rows are part of what digests and seals prove."""
    return issubclass(model, (Recorded, HistoricalChanges))


def _replace(texts: Iterable[Text]) -> None:
    """Write the new texts into each row at once, and nothing else of it."""
    rows: dict[tuple[Any, int], dict[str, Any]] = defaultdict(dict)
    for cell, new in texts:
        rows[cell.model, cell.row][cell.field.attname] = new
    for (model, row), columns in rows.items():
        models.QuerySet(model).filter(pk=row).update(**columns)
