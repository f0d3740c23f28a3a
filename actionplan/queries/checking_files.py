"""Whether every stored file is there and is what the record says of it."""

from collections.abc import Iterator
from hashlib import sha256

from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage

from actionplan.models import Document, Evidence, RedactedFile
from actionplan.models.sealed_columns import sealed_as
from actionplan.queries.redaction_files import copies_of
from actionplan.queries.redaction_scope import scope_of

KINDS = (Document, Evidence)
FOLDERS = ("documents", "evidence")
"""Where in the store the files of the record stand."""


def files_at_odds(named: set[str]) -> Iterator[str]:
    """The files of every version that are missing or other than recorded; ``named`` is filled with all of them.

    A file that a redaction removed is missing rightly, unless another plan keeps it.
    """
    removed = _removed()
    for kind in KINDS:
        rows = sealed_as()[kind]._base_manager.exclude(file="").order_by("file").values_list("file", "fingerprint")
        for file, fingerprint in rows.distinct().iterator(chunk_size=2000):
            named.add(file)
            if file not in removed:
                yield from _at_odds(file, fingerprint)


def files_of_no_row(named: set[str]) -> Iterator[str]:
    """The files in the folders of the record that no row names."""
    for folder in FOLDERS:
        try:
            files = default_storage.listdir(folder)[1]
        except OSError:
            continue
        yield from (path for path in (f"{folder}/{one}" for one in sorted(files)) if path not in named)


def _removed() -> set[str]:
    """The places in the store from which redactions removed a file."""
    rows = RedactedFile.objects.select_related("redaction__request__words")
    return {place for row in rows for place in copies_of(row.fingerprint, scope_of(row.redaction))}


def _at_odds(file: str, fingerprint: str) -> Iterator[str]:
    """What is wrong with one file."""
    try:
        digest = sha256()
        with default_storage.open(file) as content:
            for chunk in content.chunks():
                digest.update(chunk)
    except FileNotFoundError:
        yield f"The file {file} is missing."
    except (OSError, SuspiciousOperation) as problem:
        yield f"The file {file} cannot be read: {type(problem).__name__}."
    else:
        if digest.hexdigest() != fingerprint:
            yield f"The file {file} is not what was recorded: its fingerprint differs."
