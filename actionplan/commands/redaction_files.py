"""Removing a stored file that should never have been kept: every copy of it, once the redaction is certain."""

from django.core.files.storage import default_storage
from django.db import transaction

from actionplan.commands.files import DOCUMENTS, EVIDENCE
from actionplan.commands.recording import Recording
from actionplan.models import RedactedFile, Redaction
from actionplan.queries.redaction_files import places_of, versions_of


def remove_files(record: Recording, redaction: Redaction) -> None:
    """Record that the file a request names is gone, and delete every copy of it when the record is written."""
    fingerprint = redaction.request.file
    if not fingerprint:
        return
    record.add(RedactedFile(redaction=redaction, fingerprint=fingerprint))
    transaction.on_commit(lambda: delete_copies(fingerprint))


def delete_copies(fingerprint: str) -> None:
    """Delete every stored file with this fingerprint, also what a broken write left beside it."""
    places = places_of(versions_of(fingerprint))
    for folder in (DOCUMENTS, EVIDENCE):
        if default_storage.exists(folder):
            names = default_storage.listdir(folder)[1]
            places |= {f"{folder}/{name}" for name in names if name.startswith(fingerprint)}
    for place in places:
        default_storage.delete(place)
