"""Keeping the bodies that scrutinise the plan, and their meetings."""

from datetime import date, datetime

from actionplan import access
from actionplan.commands.identity import refuse_identity
from actionplan.commands.recording import recording
from actionplan.models import Body, Meeting, Person
from actionplan.rules.moments import london_day
from actionplan.vocabulary import Permission


def add_body(slug: str, name: str, *, by: Person, because: str, at: datetime) -> Body:
    """Make a body known."""
    access.require(by, Permission.MANAGE_MEETINGS, on=london_day(at))
    with recording("scrutiny.add_body", by=by, because=because, at=at) as record:
        return record.add(Body(slug=slug, name=name))


def call_meeting(
    body: Body, *, held_on: date, papers_on: date | None = None, by: Person, because: str, at: datetime
) -> Meeting:
    """Put a meeting in the calendar."""
    access.require(by, Permission.MANAGE_MEETINGS, on=london_day(at))
    with recording("scrutiny.call_meeting", by=by, because=because, at=at) as record:
        return record.add(Meeting(body=body, held_on=held_on, papers_on=papers_on))


def minute_meeting(meeting: Meeting, *, resolution: str, by: Person, because: str, at: datetime) -> Meeting:
    """Write down what a meeting resolved, in its own words, which are looked at for what may identify a child."""
    access.require(by, Permission.MANAGE_MEETINGS, on=london_day(at))
    refuse_identity({"resolution": resolution}, {})
    meeting.resolution = resolution
    with recording("scrutiny.minute_meeting", by=by, because=because, at=at) as record:
        return record.save(meeting)
