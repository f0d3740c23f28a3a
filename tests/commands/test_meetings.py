"""Bodies and meetings: added, called, moved, cancelled and called again; left alone once something hangs on them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from actionplan.commands import matters, resolutions, scrutiny
from actionplan.commands.matters import About
from actionplan.commands.resolutions import Resolved
from actionplan.models import Meeting
from actionplan.queries.meetings import coming_meetings
from actionplan.vocabulary import BodyKind, ResolutionKind
from tests.commands.scrutiny_commands import HELD_ON, a_meeting
from tests.factories import Council, fresh

DAY, OTHER = date(2014, 11, 27), date(2014, 12, 4)


def test_a_body_is_known_once_by_its_word_and_may_be_renamed(council: Council):
    body = a_meeting(council).body
    for taken in ("panel", "bodies", "new"):
        with pytest.raises(ValidationError):
            scrutiny.add_body(taken, "Another", **council.by("democratic"))
    scrutiny.change_body(body, name="The panel", kind=BodyKind.SCRUTINY_PANEL, seen=1, **council.by("democratic"))
    assert (fresh(body).name, fresh(body).slug) == ("The panel", "panel")
    with pytest.raises(ValidationError, match="Somebody else changed this"):
        scrutiny.change_body(fresh(body), name="P", kind=BodyKind.OTHER, seen=1, **council.by("democratic"))


def test_a_meeting_is_called_once_for_a_day_and_again_after_it_was_cancelled(council: Council):
    meeting = a_meeting(council)
    with pytest.raises(ValidationError, match="meets on 27 November 2014 already"):
        scrutiny.call_meeting(meeting.body, held_on=DAY, **council.by("democratic"))
    scrutiny.cancel_meeting(meeting, seen=1, **council.by("democratic"))
    assert coming_meetings(on=council.today, cut_off_days=10) == ()
    again = scrutiny.call_meeting(meeting.body, held_on=DAY, papers_on=date(2014, 11, 19), **council.by("democratic"))
    assert (again.pk, again.is_cancelled, again.version) == (meeting.pk, False, 3)


def test_a_meeting_moves_to_another_day_where_the_body_does_not_meet_yet(council: Council):
    meeting = a_meeting(council)
    scrutiny.call_meeting(meeting.body, held_on=OTHER, **council.by("democratic"))
    with pytest.raises(ValidationError, match="on that day already"):
        scrutiny.move_meeting(fresh(meeting), held_on=OTHER, **council.by("democratic"))
    scrutiny.move_meeting(fresh(meeting), held_on=date(2014, 12, 5), seen=1, **council.by("democratic"))
    assert fresh(meeting).held_on == date(2014, 12, 5)


@pytest.mark.parametrize("papers_on", [date(2014, 11, 28), date(2015, 1, 1)])
def test_papers_do_not_go_out_after_the_meeting(council: Council, papers_on):
    with pytest.raises(ValidationError, match="before the meeting"):
        scrutiny.move_meeting(a_meeting(council), held_on=DAY, papers_on=papers_on, **council.by("democratic"))


def resolve(council: Council, meeting: Meeting) -> None:
    told = Resolved(ResolutionKind.NOTED, "That it be noted")
    resolutions.record(meeting, council.plan, told, **council.by("democratic"))


def minute(council: Council, meeting: Meeting) -> None:
    scrutiny.minute_meeting(meeting, resolution="RESOLVED", seen=1, **council.by("democratic"))


def ask_there(council: Council, meeting: Meeting) -> None:
    matters.ask(council.plan, "Why?", about=About(meeting=meeting), **council.by("democratic"))


@pytest.mark.parametrize("leaves_its_mark", [resolve, minute, ask_there])
def test_a_meeting_at_which_something_happened_keeps_its_day(council: Council, leaves_its_mark):
    meeting = a_meeting(council, HELD_ON)
    leaves_its_mark(council, meeting)
    for attempt in (
        lambda: scrutiny.cancel_meeting(fresh(meeting), **council.by("democratic")),
        lambda: scrutiny.move_meeting(fresh(meeting), held_on=OTHER, **council.by("democratic")),
    ):
        with pytest.raises(ValidationError, match="so it stays as it is"):
            attempt()
    moved = scrutiny.move_meeting(
        fresh(meeting), held_on=HELD_ON, papers_on=date(2014, 9, 23), **council.by("democratic")
    )
    assert moved.papers_on == date(2014, 9, 23)


def test_nothing_is_done_to_a_meeting_that_was_cancelled_but_to_call_it_again(council: Council):
    meeting = scrutiny.cancel_meeting(a_meeting(council, HELD_ON), **council.by("democratic"))
    for attempt in (
        lambda: scrutiny.cancel_meeting(fresh(meeting), **council.by("democratic")),
        lambda: scrutiny.minute_meeting(fresh(meeting), resolution="R", **council.by("democratic")),
        lambda: scrutiny.move_meeting(fresh(meeting), held_on=OTHER, **council.by("democratic")),
        lambda: resolve(council, fresh(meeting)),
    ):
        with pytest.raises(ValidationError, match="was cancelled"):
            attempt()
