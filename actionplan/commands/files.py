"""Keeping an uploaded file: looked at by its content, known by its hash, in the store that the settings name."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import IO, TYPE_CHECKING, Any, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import default_storage

from actionplan.commands.scanning import refuse_infected
from actionplan.queries.redaction_files import is_redacted
from actionplan.rules.file_kinds import NotAccepted, kind_of
from actionplan.rules.file_names import safe_name

DOCUMENTS, EVIDENCE = "documents", "evidence"
"""Where in the store the papers of a plan stand, and the evidence for its actions."""
MEGABYTE = 1024 * 1024

if TYPE_CHECKING:
    Upload = File[Any]
else:
    Upload = File
"""A file as Django hands it over: its content and the name it was sent with."""


@dataclass(frozen=True)
class SeenFile:
    """A file that may be kept: its content, its safe name, SHA-256 in hexadecimal and size in bytes."""

    upload: Upload
    name: str
    fingerprint: str
    size: int


def look_at(upload: Upload) -> SeenFile:
    """Look at a file before it is kept.

    Raises ``ValidationError`` for ``file`` when it is empty, larger than the setting ``LARGEST_FILE_MB``, of a kind
    that is not kept, misnamed, removed by a redaction before, or not found clean by the scanner of ``MALWARE_SCANNER``
    where one is set.
    """
    name, size = safe_name(upload.name or ""), upload.size or 0
    if size > settings.LARGEST_FILE_MB * MEGABYTE:
        raise _refused(f"The file is larger than {settings.LARGEST_FILE_MB} MB, the most that is kept")
    try:
        kind_of(cast("IO[bytes]", upload), name)
    except NotAccepted as why:
        raise _refused(str(why)) from why
    fingerprint = fingerprint_of(upload)
    if is_redacted(fingerprint):
        raise _refused("This very file was removed because of what it says. Take that out of it, then give it again")
    try:
        refuse_infected(upload, fingerprint)
    except ValidationError as why:
        raise _refused(str(why.message)) from why
    return SeenFile(upload, name, fingerprint, size)


@contextmanager
def keeping(seen: SeenFile | None, folder: str = DOCUMENTS) -> Iterator[str]:
    """Put a file into a folder of the store and give its place there, nothing for no file; out again if the work fails.

    To be used under the record's lock. The same content is kept once. What a broken write left at its place is no
    hindrance: then the whole file stands at another.
    """
    if seen is None:
        yield ""
        return
    place = f"{folder}/{seen.fingerprint}"
    if _is_whole(place, seen.fingerprint):
        yield place
        return
    seen.upload.seek(0)
    place = default_storage.save(place, seen.upload)
    try:
        yield place
    except BaseException:
        default_storage.delete(place)
        raise


def fingerprint_of(content: Upload) -> str:
    """SHA-256 of a file's content, in hexadecimal."""
    content.seek(0)
    digest = sha256()
    for chunk in content.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _is_whole(place: str, fingerprint: str) -> bool:
    """Whether the store has the content at a place, as it was kept."""
    if not default_storage.exists(place):
        return False
    with default_storage.open(place) as kept:
        return fingerprint_of(kept) == fingerprint


def _refused(why: str) -> ValidationError:
    """Why a file is not kept, beside the box it was chosen in."""
    return ValidationError({"file": ValidationError(why, code="file")})
