"""Sealing the record when it is asked for, or when something of it is published."""

from datetime import datetime

from actionplan import access
from actionplan.commands.recording import recording
from actionplan.models import Person, Seal
from actionplan.rules.moments import london_day
from actionplan.vocabulary import Permission, SealOccasion


def take(
    *,
    occasion: SealOccasion = SealOccasion.ASKED_FOR,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Seal:
    """Seal everything before this moment. What publishes seals in its own recording, through ``Recording.seal``."""
    access.require(by, Permission.CHECK_RECORD, on=london_day(at))
    with recording("seals.take", by=by, because=because, at=at, key=key) as record:
        return record.seal(occasion)
