"""The stored files that a fingerprint names: papers, evidence and every earlier version of them."""

from collections.abc import Iterable
from typing import Any, Final

from django.apps import apps

from actionplan.models import Document, Evidence, Plan, RedactedFile

FIGURES: Final = 64
"""Of SHA-256 in hexadecimal."""
Version = Any
"""A row of the history of a paper or of evidence."""


def versions_of(fingerprint: str, plan: Plan | None = None) -> list[Version]:
    """Every version of a paper or of evidence that is this file, in a plan or in all of them."""
    found: list[Version] = []
    for kind, of_plan in ((Document, "plan"), (Evidence, "action__plan")):
        rows = _history_of(kind).objects.filter(fingerprint=fingerprint).exclude(file="")
        found += rows.filter(**{of_plan: plan}) if plan else rows
    return found


def is_redacted(fingerprint: str) -> bool:
    """Whether the file with this fingerprint was removed by a redaction."""
    return bool(fingerprint) and RedactedFile.objects.filter(fingerprint=fingerprint).exists()


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
