"""No child may be identifiable: free text is looked at before it is recorded, and a clearance is itself recorded."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

from actionplan.models import IdentityClearance
from actionplan.queries.clearances import cleared_among, fingerprint_of
from actionplan.rules.privacy import identity_patterns, masked

if TYPE_CHECKING:
    from actionplan.commands.recording import Recording

KINDS = {
    "date_of_birth": "a date of birth",
    "initials_with_date": "a child's initials with a date",
    "nhs_number": "an NHS number",
    "postcode": "a postcode",
    "person_id": "a person's number in a system",
    "national_insurance": "a National Insurance number",
}
"""What each kind of match is called in a sentence."""
NOT_TYPED = (models.SlugField, models.EmailField, models.URLField)
"""Columns whose words have a form of their own."""
MADE = frozenset({"password", "fingerprint", "where", "kind", "key", "file", "file_name", "left"})
"""Columns that the tracker or a file fills in."""


def refuse_identity(texts: Mapping[str, str], cleared: Mapping[str, str]) -> None:
    """Raise a ``ValidationError`` by field for text that may identify a child and was not cleared with a reason.

    The reason is recorded, so that it is looked at itself, and none clears it.
    """
    problems = {field: _message(text) for field, text in texts.items() if identity_patterns(text)}
    uncleared = {field: message for field, message in problems.items() if not cleared.get(field, "").strip()}
    if uncleared:
        raise ValidationError({field: ValidationError(m, code="identity") for field, m in uncleared.items()})
    for field in problems:
        refuse_identity_in_words(cleared[field], field)


def refuse_identity_in_row(row: models.Model) -> None:
    """Raise a ``ValidationError`` by field for a new row whose free text may identify a child.

    This is the net under every command. Words that the command, or one before it, has recorded a clearance of pass.
    """
    texts = {field.name: str(getattr(row, field.name) or "") for field in row._meta.fields if _is_free_text(field)}
    found = {name: identity_patterns(text) for name, text in texts.items()}
    hashes = {fingerprint_of(match.words) for matches in found.values() for match in matches}
    if not hashes:
        return
    known = cleared_among(hashes)
    for name, matches in found.items():
        if any(fingerprint_of(match.words) not in known for match in matches):
            raise ValidationError({name: ValidationError(f"{_looks_like(texts[name])}. Take it out", code="identity")})


def _is_free_text(field: "models.Field[Any, Any]") -> bool:
    """Whether a person types a column's words: no choice, address, hash or name of a file or of a place."""
    is_typed = isinstance(field, models.CharField | models.TextField) and not field.choices
    return is_typed and not isinstance(field, NOT_TYPED) and field.name not in MADE


def refuse_identity_in_reason(because: str) -> None:
    """Raise a ``ValidationError`` for a reason that may identify a child: many read it, so none is cleared."""
    refuse_identity_in_words(because, "because")


def refuse_identity_in_words(words: str, field: str, *, read_as: str = "A reason") -> None:
    """Raise a ``ValidationError`` beside a field for words that may identify a child and that nobody may clear."""
    if identity_patterns(words):
        message = f"{_looks_like(words)}. {read_as} is read by many: put it in other words"
        raise ValidationError({field: ValidationError(message, code="identity")})


def record_clearances(record: "Recording", where: str, texts: Mapping[str, str], cleared: Mapping[str, str]) -> None:
    """Record who said, and why, that a text does not identify a child: a keyed hash of the words, never the words."""
    for field, because in cleared.items():
        for match in identity_patterns(texts.get(field, "")):
            record.add(
                IdentityClearance(
                    where=f"{where}.{field}",
                    kind=match.kind,
                    fingerprint=fingerprint_of(match.words),
                    because=because.strip(),
                )
            )


def _message(text: str) -> str:
    """What looks like an identity, masked, and what to do."""
    return f"{_looks_like(text)}. Take it out, or say why it is not a child"


def _looks_like(text: str) -> str:
    """The first thing that looks like an identity, masked, and what it looks like."""
    match = identity_patterns(text)[0]
    return f"“{masked(match.words)}” looks like {KINDS.get(match.kind, 'what identifies a person')}"
