"""What an upload would do, worked out once while nothing has changed: of a large sheet that takes seconds."""

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from threading import Lock
from typing import Any

from actionplan.models import RecordHead, StagedImport
from actionplan.spreadsheet.preview import Preview, preview
from actionplan.spreadsheet.result import Reading


@dataclass(frozen=True)
class Seen:
    """What was read of an upload, and what it would do."""

    reading: Reading
    preview: Preview


class _Last:
    """The last upload that this process looked at: one is enough for somebody who goes from page to page."""

    def __init__(self) -> None:
        """Nothing was looked at yet."""
        self._lock = Lock()
        self._key: tuple[Any, ...] = ()
        self._seen: Seen | None = None

    def get(self, key: tuple[Any, ...]) -> Seen | None:
        """What was looked at under this key, if that was the last."""
        with self._lock:
            return self._seen if key == self._key else None

    def put(self, key: tuple[Any, ...], seen: Seen | None) -> None:
        """Keep this one instead."""
        with self._lock:
            self._key, self._seen = key, seen


_LAST = _Last()


def seen(staged: StagedImport, *, on: date, reading: Reading | None = None) -> Seen:
    """What an upload would do to the plan as it stands on a day; to be looked at, never to be confirmed with.

    ``reading`` is what was just read of it, by who has it at hand.
    """
    key = (staged.pk, staged.fingerprint, staged.made_at, mark_of(staged), staged.begun_at, _last_change(), on)
    known = _LAST.get(key)
    if known is None:
        known = seen_now(staged, on=on, reading=reading)
        _LAST.put(key, known)
    return known


def seen_now(staged: StagedImport, *, on: date, reading: Reading | None = None) -> Seen:
    """The same, worked out anew: its rows may be given to a command, which changes them."""
    _LAST.put((), None)  # two large ones at once would take too much memory
    reading = reading or Reading.from_json(_kept(staged))
    return Seen(reading, preview(reading, staged.plan, on=on, answers=staged.answers))


def _kept(staged: StagedImport) -> dict[str, Any]:
    """What was read of an upload, as it is kept; not left in memory where nobody asked for it before."""
    if "reading" in staged.__dict__:
        return staged.reading
    return StagedImport.objects.values_list("reading", flat=True).get(pk=staged.pk)


def mark_of(staged: StagedImport) -> str:
    """A mark of the answers that a sheet was read with: it differs when they do."""
    return sha256(json.dumps(staged.answers, sort_keys=True).encode()).hexdigest()


def _last_change() -> int:
    """The number of the last change of anything: posts and settings matter to a preview too."""
    return RecordHead.objects.values_list("last_number", flat=True).first() or 0
