"""Coming in and going out: each a change of its own, which belongs to no plan and writes nothing besides itself."""

from datetime import datetime

from actionplan.commands.recording import recording
from actionplan.models import Change, Person


def succeed(*, by: Person, because: str = "Signed in", at: datetime) -> Change:
    """Record that somebody has signed in. Raises ``ValidationError`` when the clock stands before the last change."""
    with recording("sign_in.succeed", by=by, because=because, at=at) as record:
        return record.change


def end(*, by: Person, because: str = "Signed out", at: datetime) -> Change:
    """Record that somebody has signed out; a session that runs out by itself is not recorded."""
    with recording("sign_in.end", by=by, because=because, at=at) as record:
        return record.change


def set_password(*, by: Person, because: str = "Chose a new password", at: datetime) -> Change:
    """Record that somebody has chosen a new password for themselves, and nothing of the password."""
    with recording("sign_in.set_password", by=by, because=because, at=at) as record:
        return record.change
