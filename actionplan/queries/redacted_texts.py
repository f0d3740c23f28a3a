"""The redacted texts that a redaction itself left, and those that only say so."""

from django.db.models import F, Q, QuerySet

from actionplan.models import RedactedText
from actionplan.vocabulary import RedactionOutcome

COMMAND = "redaction.carry_out"
_TOGETHER = Q(
    change=F("redaction__change"),
    change__command=COMMAND,
    redaction__outcome=RedactionOutcome.CARRIED_OUT,
    wrote__lt=F("change"),
)
"""One change carried the redaction out and noted the text, which an earlier change had written."""


def that_belong_together() -> QuerySet[RedactedText]:
    """Those whose redaction was carried out by the change that noted them, and that an earlier change wrote."""
    return RedactedText.objects.filter(_TOGETHER)


def that_do_not() -> QuerySet[RedactedText]:
    """Every other: nothing is proved by it."""
    return RedactedText.objects.exclude(pk__in=that_belong_together().values("pk"))
