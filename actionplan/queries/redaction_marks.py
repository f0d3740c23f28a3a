"""The marks of words that were redacted from a plan, by which an import notices that they come back."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from django.conf import settings

from actionplan.models import Plan, Redaction
from actionplan.queries.redaction_scope import scope_of
from actionplan.rules.moments import london_day
from actionplan.rules.redaction_marks import Marks, read_marks
from actionplan.vocabulary import RedactionOutcome


@dataclass(frozen=True)
class Redacted:
    """What was redacted from a plan: the marks of the words, and the day of each redaction by its number."""

    marks: Marks = field(default_factory=Marks)
    days: dict[int, date] = field(default_factory=dict)


NOTHING_REDACTED = Redacted()


def key_of_marks() -> bytes:
    """The key with which this installation marks words: a backup alone does not let anybody guess them."""
    return sha256(f"redacted words {settings.SECRET_KEY}".encode()).digest()


def redacted_from(plan: Plan) -> Redacted:
    """What was redacted from a plan."""
    carried_out = Redaction.objects.filter(outcome=RedactionOutcome.CARRIED_OUT).order_by("pk")
    rows = carried_out.select_related("request__words", "change")
    told = [row for row in rows if _reaches(row, plan)]
    marks = [(row.request.words.text, row.change_id) for row in told if hasattr(row.request, "words")]
    return Redacted(read_marks(marks, key_of_marks()), {row.change_id: london_day(row.change.at) for row in told})


def marks_by(numbers: Iterable[int]) -> Marks:
    """The marks of the words that these redactions took out, wherever that was."""
    rows = Redaction.objects.filter(change__in=numbers).select_related("request__words")
    told = [(row.request.words.text, row.change_id) for row in rows if hasattr(row.request, "words")]
    return read_marks(told, key_of_marks())


def _reaches(redaction: Redaction, plan: Plan) -> bool:
    """Whether a redaction took words out of a plan."""
    return redaction.request.plan_id == plan.pk or scope_of(redaction).covers(plan.pk)
