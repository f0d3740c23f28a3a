"""Removing a stored file that should never have been kept: every copy of it, once the redaction is certain."""

from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction

from actionplan.commands.recording import Recording
from actionplan.models import RedactedFile, Redaction
from actionplan.queries.redaction_files import copies_of
from actionplan.queries.redaction_scope import EVERYWHERE, Scope


def remove_files(record: Recording, redaction: Redaction, scope: Scope) -> None:
    """Record that the file a request names is gone, and delete every copy of it when the record is written."""
    fingerprint = redaction.request.file
    if not fingerprint:
        return
    record.add(RedactedFile(redaction=redaction, fingerprint=fingerprint))
    transaction.on_commit(partial(delete_copies, fingerprint, scope))


def delete_copies(fingerprint: str, scope: Scope = EVERYWHERE) -> None:
    """Delete every stored file with this fingerprint that no plan beyond the scope keeps."""
    for place in copies_of(fingerprint, scope):
        default_storage.delete(place)
