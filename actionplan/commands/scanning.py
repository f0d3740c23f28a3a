"""The council's own malware scanner, asked of every uploaded file before it is kept; without one nothing is asked."""

import logging
import shlex
import subprocess
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File

if TYPE_CHECKING:
    Upload = File[Any]
else:
    Upload = File

CLEAN, INFECTED = 0, 1
"""How a scanner ends: what nearly all of them mean by these numbers."""
STOPPED = "The malware scanner stopped this file, so it is not kept. Ask IT before you open it again"
NOT_SCANNED = (
    "The file could not be checked for malware, so it is not kept. Try again in a few minutes, "
    "and tell the administrator if this goes on"
)
_FOUND_CLEAN = "_found_clean"
"""Where an upload remembers, for the length of a request, the fingerprint under which it was found clean."""

logger = logging.getLogger(__name__)


def refuse_infected(upload: Upload, fingerprint: str) -> None:
    """Go on only when the scanner that the settings name finds nothing; the same content is scanned once a request.

    Raises ``ValidationError`` when it finds something, and when it does not answer: a file that was not checked is
    not kept. The log names the fingerprint, never the file's name or content.
    """
    if not settings.MALWARE_SCANNER or upload.__dict__.get(_FOUND_CLEAN) == fingerprint:
        return
    ended = _ending(upload)
    if ended == CLEAN:
        upload.__dict__[_FOUND_CLEAN] = fingerprint
        return
    logger.warning("The malware scanner answered %s to the file %s: it is not kept.", ended, fingerprint)
    raise ValidationError(STOPPED if ended == INFECTED else NOT_SCANNED, code="file")


def _ending(upload: Upload) -> int | None:
    """The number with which the scanner ends, the file given on its standard input; ``None`` when it does not run."""
    upload.seek(0)
    try:
        ended = subprocess.run(  # noqa: S603 - the command stands in the settings of the server
            shlex.split(settings.MALWARE_SCANNER),
            input=upload.read(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=settings.MALWARE_SCANNER_SECONDS,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as why:
        logger.warning("The malware scanner did not answer: %s.", type(why).__name__)
        return None
    finally:
        upload.seek(0)
    return ended.returncode
