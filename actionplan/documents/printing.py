"""Gives a paper as a file: the work is done in a child process, so that a paper nobody foresaw harms only that."""

import logging
from dataclasses import asdict, dataclass
from typing import Final

from actionplan.documents.composition import Document
from actionplan.documents.kinds import FileKind
from actionplan.documents.plain_form import to_plain
from actionplan.spreadsheet.confined import ran_out_of_memory, run_confined, was_stopped_for_time
from actionplan.spreadsheet.limits import MEGABYTE

logger = logging.getLogger(__name__)

WAITS: Final = 2
"""How much longer than its own limit a paper may take on a busy server, where it waits for its turn."""


class NotPrinted(Exception):
    """A paper of which no file could be made; its words say why, for the person who asked."""


@dataclass(frozen=True, slots=True)
class PrintLimits:
    """The most that making one file may take."""

    memory_bytes: int = 1024 * MEGABYTE
    seconds: int = 30


def as_file(document: Document, kind: FileKind, *, limits: PrintLimits | None = None) -> bytes:
    """The paper as a file of a kind; raises ``NotPrinted`` when none can be made within the limits."""
    limits = limits or PrintLimits()
    request = {"kind": kind, "document": to_plain(document), "limits": asdict(limits)}
    done = run_confined("actionplan.documents.child", request, waits=limits.seconds * WAITS)
    if done is None or was_stopped_for_time(done):
        raise NotPrinted(f"Making the {kind.label} file took too long, so we stopped. Try another kind of file.")
    if ran_out_of_memory(done.stderr):
        raise NotPrinted(f"The paper is too long for a {kind.label} file. Try another kind of file.")
    if done.returncode or not done.stdout:
        logger.error(
            "The %s file of “%s” could not be made: %s", kind, document.title, done.stderr.decode(errors="replace")
        )
        raise NotPrinted(f"The {kind.label} file could not be made. Try another kind of file.")
    return done.stdout
