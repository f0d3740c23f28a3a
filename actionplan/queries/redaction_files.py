"""The stored files that a fingerprint names: papers, evidence and every earlier version of them."""

from collections.abc import Iterable
from typing import Any, Final

from django.apps import apps
from django.core.files.storage import default_storage

from actionplan.models import Document, Evidence, Plan, RedactedFile, Redaction
from actionplan.queries.redaction_scope import EVERYWHERE, Scope, scope_of

FIGURES: Final = 64
"""Of SHA-256 in hexadecimal."""
FOLDERS: Final = ("documents", "evidence")
"""Where in the store the papers of a plan stand, and the evidence for its actions."""
Version = Any
"""A row of the history of a paper or of evidence."""


def versions_of(fingerprint: str, plan: Plan | None = None, scope: Scope = EVERYWHERE) -> list[Version]:
    """Every version of a paper or of evidence that is this file, in a plan or as far as a scope goes."""
    found: list[Version] = []
    for kind, of_plan in ((Document, "plan"), (Evidence, "action__plan")):
        rows = _history_of(kind).objects.filter(fingerprint=fingerprint).exclude(file="").order_by("pk")
        rows = rows.filter(**{of_plan: plan}) if plan else rows
        found += rows if scope.plans is None else rows.filter(**{f"{of_plan}__in": scope.plans})
    return found


def is_redacted(fingerprint: str, plan: Plan | None = None) -> bool:
    """Whether the file with this fingerprint was removed by a redaction, from a plan or from any."""
    if not fingerprint:
        return False
    removed = RedactedFile.objects.filter(fingerprint=fingerprint)
    rows = removed.select_related("redaction__request__words")
    return any(plan is None or _is_of(row, plan) for row in rows)


def still_stored(fingerprint: str, scope: Scope = EVERYWHERE) -> tuple[str, ...]:
    """The places in the store that still hold a file which a redaction removed.

    A place is none of them where a plan beyond the scope keeps the same file.
    """
    return tuple(sorted(place for place in copies_of(fingerprint, scope) if default_storage.exists(place)))


def left_in_the_store() -> tuple[str, ...]:
    """The places of every removed file that is still there: the machine died just then, or the store refused."""
    rows = RedactedFile.objects.select_related("redaction__request__words")
    return tuple(sorted({place for row in rows for place in left_by(row.redaction, row.fingerprint)}))


def left_by(redaction: Redaction, fingerprint: str) -> tuple[str, ...]:
    """The places that still hold a file which this redaction removed."""
    return still_stored(fingerprint, scope_of(redaction)) if fingerprint else ()


def copies_of(fingerprint: str, scope: Scope = EVERYWHERE) -> set[str]:
    """The places in the store that a file goes from: those too that a broken write left, but none that others keep."""
    within = {(type(row), row.pk) for row in versions_of(fingerprint, scope=scope)}
    every = versions_of(fingerprint)
    kept = places_of(row for row in every if (type(row), row.pk) not in within)
    beside = set() if kept else {place for place in _stored() if fingerprint_in(place) == fingerprint}
    return (places_of(every) | beside) - kept


def fingerprint_in(place: str) -> str:
    """The fingerprint in a place of the store, which begins with it."""
    return place.rsplit("/", 1)[-1][:FIGURES]


def names_of_file(fingerprint: str, plan: Plan) -> list[str]:
    """The names by which people know a file, each once."""
    return list(dict.fromkeys(row.file_name for row in versions_of(fingerprint, plan)))


def places_of(versions: Iterable[Version]) -> set[str]:
    """Where in the store these versions say that they are."""
    return {str(row.file) for row in versions}


def _history_of(kind: Any) -> Any:
    """The model of a kind's versions."""
    return apps.get_model("actionplan", f"historical{kind._meta.model_name}")


def _is_of(removed: RedactedFile, plan: Plan) -> bool:
    """Whether a file was removed from a plan."""
    return removed.redaction.request.plan_id == plan.pk or scope_of(removed.redaction).covers(plan.pk)


def _stored() -> set[str]:
    """Everything in the folders of the store."""
    there = [folder for folder in FOLDERS if default_storage.exists(folder)]
    return {f"{folder}/{name}" for folder in there for name in default_storage.listdir(folder)[1]}
