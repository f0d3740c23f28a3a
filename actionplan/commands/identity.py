"""No child may be identifiable: free text is looked at before it is recorded, and a clearance is itself recorded."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac

from actionplan.models import IdentityClearance
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


def refuse_identity(texts: Mapping[str, str], cleared: Mapping[str, str]) -> None:
    """Raise a ``ValidationError`` by field for text that may identify a child and was not cleared with a reason."""
    problems = {field: _message(text) for field, text in texts.items() if identity_patterns(text)}
    uncleared = {field: message for field, message in problems.items() if not cleared.get(field, "").strip()}
    if uncleared:
        raise ValidationError({field: ValidationError(m, code="identity") for field, m in uncleared.items()})


def refuse_identity_in_reason(because: str) -> None:
    """Raise a ``ValidationError`` for a reason that may identify a child: many read it, so none is cleared."""
    if identity_patterns(because):
        message = f"{_looks_like(because)}. A reason is read by many: put it in other words"
        raise ValidationError({"because": ValidationError(message, code="identity")})


def record_clearances(record: "Recording", where: str, texts: Mapping[str, str], cleared: Mapping[str, str]) -> None:
    """Record who said, and why, that a text does not identify a child: a keyed hash of the words, never the words."""
    for field, because in cleared.items():
        for match in identity_patterns(texts.get(field, "")):
            record.add(
                IdentityClearance(
                    where=f"{where}.{field}",
                    kind=match.kind,
                    fingerprint=_fingerprint(match.words),
                    because=because.strip(),
                )
            )


def _fingerprint(words: str) -> str:
    """A hash that only this installation's secret can make again."""
    return salted_hmac("identity clearance", words, settings.SECRET_KEY, algorithm="sha256").hexdigest()


def _message(text: str) -> str:
    """What looks like an identity, masked, and what to do."""
    return f"{_looks_like(text)}. Take it out, or say why it is not a child"


def _looks_like(text: str) -> str:
    """The first thing that looks like an identity, masked, and what it looks like."""
    match = identity_patterns(text)[0]
    return f"“{masked(match.words)}” looks like {KINDS.get(match.kind, 'what identifies a person')}"
