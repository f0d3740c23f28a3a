"""Whether every stored file is there and is what the record says of it."""

from collections.abc import Iterator
from hashlib import sha256

from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage

from actionplan.models import Document, Evidence, RedactedFile
from actionplan.models.sealed_columns import sealed_as

KINDS = (Document, Evidence)
FOLDERS = ("documents", "evidence")
"""Where in the store the files of the record stand."""


def files_at_odds(named: set[str]) -> Iterator[str]:
    """The files of every version that are missing or other than recorded; ``named`` is filled with all of them.

    A file that a redaction removed is missing rightly.
    """
    removed = set(RedactedFile.objects.values_list("fingerprint", flat=True))
    for kind in KINDS:
        rows = sealed_as()[kind]._base_manager.exclude(file="").order_by("file").values_list("file", "fingerprint")
        for file, fingerprint in rows.distinct().iterator(chunk_size=2000):
            named.add(file)
            if fingerprint not in removed:
                yield from _at_odds(file, fingerprint)


def files_of_no_row(named: set[str]) -> Iterator[str]:
    """The files in the folders of the record that no row names."""
    for folder in FOLDERS:
        try:
            files = default_storage.listdir(folder)[1]
        except OSError:
            continue
        yield from (path for path in (f"{folder}/{one}" for one in sorted(files)) if path not in named)


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
