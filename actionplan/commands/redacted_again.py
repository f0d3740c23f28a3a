"""Words that were redacted do not come back with a form that was opened before, or with a row that was read before."""

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import models

from actionplan.models.texts import text_columns
from actionplan.queries.redaction_marks import marks_by
from actionplan.rules.redaction import redacted_by

AGAIN: Final = "Words that were removed from here stand in it again. Take them out, or leave the marker in their place"
Before = Mapping[str, Any]
"""By column, what stood in a row until now."""


def refuse_redacted_again(row: models.Model, before: Before) -> None:
    """Raise ``ValidationError`` by field where the words of a redaction stand again in a text that had its marker."""
    changed = {name: was for name, was in before.items() if isinstance(was, str) and getattr(row, name) != was}
    numbers = {number for was in changed.values() for number in redacted_by(was)}
    if not numbers:
        return
    marks = marks_by(numbers)
    again = [name for name, was in changed.items() if redacted_by(was) and any(marks.spans(getattr(row, name)))]
    if again:
        raise ValidationError({name: ValidationError(AGAIN, code="redacted") for name in again})


def of_what_it_corrects(row: models.Model) -> Before:
    """What stands in the row that a new one corrects; nothing for one that corrects none."""
    corrected: Any = getattr(row, "corrects_id", None)
    return _texts(type(row), [corrected]).get(corrected, {}) if corrected else {}


def _texts(model: Any, keys: list[int]) -> dict[int, Before]:
    """The texts of these rows as they stand now."""
    return {one.pop("pk"): one for one in model._base_manager.filter(pk__in=keys).values("pk", *text_columns(model))}
