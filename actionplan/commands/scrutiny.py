"""Keeping the bodies that scrutinise the plan, and their meetings."""

from datetime import date, datetime

from django.core.exceptions import ValidationError

from actionplan import access
from actionplan.commands.identity import refuse_identity
from actionplan.commands.recording import recording
from actionplan.models import Body, Meeting, Person
from actionplan.queries.meetings import has_left_its_mark
from actionplan.rules.moments import london_day
from actionplan.rules.periods import in_words
from actionplan.vocabulary import BodyKind, Permission

KEPT_BACK = ("bodies", "new")
"""Words that addresses under the meetings use themselves."""
CHANGED_MEANWHILE = "Somebody else changed this while you were typing. Nothing you typed is lost: read it again"
LEFT_ITS_MARK = "Something was minuted, asked or published at this meeting, so it stays as it is."


def add_body(
    slug: str,
    name: str,
    kind: BodyKind = BodyKind.OTHER,
    *,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Body:
    """Make a body known. ``slug`` names it in addresses, for ever."""
    access.require(by, Permission.MANAGE_MEETINGS, on=london_day(at))
    if slug in KEPT_BACK or Body.objects.filter(slug=slug).exists():
        raise ValidationError({"name": "There is a body of this name already: add a word that tells them apart"})
    with recording("scrutiny.add_body", by=by, because=because, at=at, key=key) as record:
        return record.add(Body(slug=slug, name=name, kind=kind))


def change_body(
    body: Body,
    *,
    name: str,
    kind: BodyKind,
    seen: int | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Body:
    """Call a body by another name, or say what it is to the plan; its address stays. ``seen`` is its version read."""
    access.require(by, Permission.MANAGE_MEETINGS, on=london_day(at))
    if (body.name, body.kind) == (name, kind):
        raise ValidationError("Nothing is changed.", code="not_in_turn")
    with recording("scrutiny.change_body", by=by, because=because, at=at, key=key) as record:
        _refuse_stale(body, seen)
        body.name, body.kind = name, kind
        return record.save(body)


def call_meeting(
    body: Body,
    *,
    held_on: date,
    papers_on: date | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Meeting:
    """Put a meeting in the calendar; one that was cancelled on that day is on again."""
    access.require(by, Permission.MANAGE_MEETINGS, on=london_day(at))
    _refuse_late_papers(held_on, papers_on)
    with recording("scrutiny.call_meeting", by=by, because=because, at=at, key=key) as record:
        there = Meeting.objects.filter(body=body, held_on=held_on).first()
        if there is None:
            return record.add(Meeting(body=body, held_on=held_on, papers_on=papers_on))
        if not there.is_cancelled:
            raise ValidationError({"held_on": f"{body.name} meets on {in_words(held_on)} already"})
        there.is_cancelled, there.papers_on = False, papers_on
        return record.save(there)


def move_meeting(
    meeting: Meeting,
    *,
    held_on: date,
    papers_on: date | None = None,
    seen: int | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Meeting:
    """Move a meeting to another day, or the day by which its papers go out.

    ``seen`` is the version that was read. Raises ``ValidationError`` where something was minuted, asked or published
    at the meeting and its day would become another.
    """
    access.require(by, Permission.MANAGE_MEETINGS, on=london_day(at))
    _refuse_late_papers(held_on, papers_on)
    with recording("scrutiny.move_meeting", by=by, because=because, at=at, key=key) as record:
        _refuse_stale(meeting, seen)
        _refuse_cancelled(meeting)
        if meeting.held_on != held_on:
            _refuse_settled(meeting)
            if Meeting.objects.filter(body=meeting.body, held_on=held_on).exists():
                raise ValidationError({"held_on": f"{meeting.body.name} meets, or was to meet, on that day already"})
        elif meeting.papers_on == papers_on:
            raise ValidationError("Nothing is changed.", code="not_in_turn")
        meeting.held_on, meeting.papers_on = held_on, papers_on
        return record.save(meeting)


def cancel_meeting(
    meeting: Meeting, *, seen: int | None = None, by: Person, because: str, at: datetime, key: str | None = None
) -> Meeting:
    """Take a meeting out of the calendar; it stays in the record, and may be called again for the same day."""
    access.require(by, Permission.MANAGE_MEETINGS, on=london_day(at))
    with recording("scrutiny.cancel_meeting", by=by, because=because, at=at, key=key) as record:
        _refuse_stale(meeting, seen)
        _refuse_cancelled(meeting)
        _refuse_settled(meeting)
        meeting.is_cancelled = True
        return record.save(meeting)


def minute_meeting(
    meeting: Meeting,
    *,
    resolution: str,
    seen: int | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Meeting:
    """Write down what a meeting resolved, in its own words, which are looked at for what may identify a child.

    ``seen`` is the version that was read. Each thing resolved, and what is owed from it, is ``resolutions.record``.
    """
    access.require(by, Permission.MANAGE_MEETINGS, on=london_day(at))
    refuse_identity({"resolution": resolution}, {})
    with recording("scrutiny.minute_meeting", by=by, because=because, at=at, key=key) as record:
        _refuse_stale(meeting, seen)
        _refuse_cancelled(meeting)
        meeting.resolution = resolution
        return record.save(meeting)


def _refuse_stale(row: Body | Meeting, seen: int | None) -> None:
    """Stop when the row was changed since its reader saw it."""
    if seen is not None and seen != row.version:
        raise ValidationError(CHANGED_MEANWHILE, code="conflict")


def _refuse_cancelled(meeting: Meeting) -> None:
    """Stop what is done to a meeting that is not to be."""
    if meeting.is_cancelled:
        raise ValidationError("This meeting was cancelled. Call it again first.", code="not_in_turn")


def _refuse_settled(meeting: Meeting) -> None:
    """Stop when the day of a meeting stands in what was minuted, asked or published."""
    if has_left_its_mark(meeting):
        raise ValidationError(LEFT_ITS_MARK, code="not_in_turn")


def _refuse_late_papers(held_on: date, papers_on: date | None) -> None:
    """Stop papers that would go out after the meeting."""
    if papers_on and papers_on > held_on:
        raise ValidationError({"papers_on": "Papers go out before the meeting"})
