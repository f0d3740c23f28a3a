"""No child may be identifiable: free text is looked at before it is recorded, and a clearance is itself recorded."""

from collections.abc import Mapping

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac

from actionplan.commands.recording import Recording
from actionplan.models import IdentityClearance
from actionplan.rules.privacy import identity_patterns, masked


def refuse_identity(texts: Mapping[str, str], cleared: Mapping[str, str]) -> None:
    """Raise a ``ValidationError`` by field for text that may identify a child and was not cleared with a reason."""
    problems = {field: _message(text) for field, text in texts.items() if identity_patterns(text)}
    uncleared = {field: message for field, message in problems.items() if not cleared.get(field, "").strip()}
    if uncleared:
        raise ValidationError({field: ValidationError(m, code="identity") for field, m in uncleared.items()})


def record_clearances(record: Recording, where: str, texts: Mapping[str, str], cleared: Mapping[str, str]) -> None:
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
    match = identity_patterns(text)[0]
    return f"“{masked(match.words)}” looks like {match.kind}. Take it out, or tick to say it is not a child"
