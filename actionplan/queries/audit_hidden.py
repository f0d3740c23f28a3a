"""Reasons that the record keeps and does not tell: they may say what is restricted, or was said between colleagues."""

from collections.abc import Iterable
from typing import Any, Final

from django.db.models import Q

from actionplan.models import Change, Document, Evidence, Plan

SAID_BETWEEN_THEM: Final = ("comments.withdraw",)
"""Commands whose reason stands among the comments, which are apart from the public record."""
CLOSED: Final[tuple[Any, ...]] = (Evidence, Document)


def hidden_reasons() -> Q:
    """The changes whose reasons are not told: those of comments, and of what is or ever was restricted as a whole."""
    hidden = Q(command__in=SAID_BETWEEN_THEM)
    for model in CLOSED:
        closed = model.history.exclude(restricted_category="").values("id")
        hidden |= Q(number__in=model.history.filter(id__in=closed).values("change_id"))
    return hidden


def hidden_among(numbers: Iterable[int]) -> set[int]:
    """Of these changes, those whose reason is not told; in one query."""
    found = Change.objects.filter(hidden_reasons(), number__in=list(numbers)).order_by()
    return set(found.values_list("number", flat=True))


def hidden_between(first: int, last: int) -> set[int]:
    """Of the changes after one number and up to another, those whose reason is not told; in one query."""
    found = Change.objects.filter(hidden_reasons(), number__gt=first, number__lte=last).order_by()
    return set(found.values_list("number", flat=True))


def closed_evidence(plan: Plan) -> frozenset[int]:
    """The keys of the evidence of a plan that is restricted, or was on any day; to be asked of now. In one query."""
    closed = Evidence.history.filter(action__plan=plan).exclude(restricted_category="")
    return frozenset(closed.values_list("id", flat=True))
