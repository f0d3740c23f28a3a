"""Which columns hold words that somebody typed or uploaded: those that a redaction may reach, and no other."""

from functools import cache
from typing import Any, Final

from django.db import models

MADE: Final[frozenset[str]] = frozenset(
    {
        "password", "fingerprint", "file", "key", "command", "kind", "outcome", "reader", "history_change_reason",
        "table", "column", "root", "peaks", "contents", "keys", "digests", "backups",
    }
)  # fmt: skip
"""Columns that the tracker fills in itself, or by which it finds things again."""
MADE_OF: Final[frozenset[tuple[str, str]]] = frozenset(
    {("identityclearance", "where"), ("person", "name"), ("backup", "file_name"), ("secret", "value")}
)
"""The same, where the name means something else for another kind of row; a person's name is changed, not redacted."""
_WORDS: Final = (models.CharField, models.TextField, models.JSONField)
_NAMES: Final = (models.SlugField, models.EmailField)


@cache
def text_fields(model: Any) -> "tuple[models.Field[Any, Any], ...]":
    """The fields of a model, or of a history, that hold words, in the order of its columns."""
    return tuple(field for field in model._meta.concrete_fields if _holds_words(model, field))


def text_columns(model: Any) -> tuple[str, ...]:
    """The names of their columns."""
    return tuple(field.column for field in text_fields(model))


def _holds_words(model: Any, field: Any) -> bool:
    """Whether people's own words can stand in a column."""
    if not isinstance(field, _WORDS) or isinstance(field, _NAMES) or field.choices or field.name in MADE:
        return False
    kind = model._meta.model_name.removeprefix("historical")
    return (kind, field.name) not in MADE_OF
