"""Since the meeting: which moment is meant, what became of each action, and nothing made of what was not there."""

from datetime import date

import pytest

from actionplan.commands import scrutiny
from actionplan.commands.actions import DueDate
from actionplan.models import Meeting
from actionplan.queries.scrutiny_dashboard import between, scrutiny_page
from actionplan.queries.scrutiny_moments import chosen_among, meetings_before
from actionplan.queries.scrutiny_sentences import as_read
from actionplan.queries.scrutiny_since import Became
from actionplan.queries.scrutiny_since_words import since_sentence
from actionplan.rules.policy import Policy
from actionplan.rules.travel import Direction
from actionplan.vocabulary import ActionState, AssuranceOutcome, BodyKind, DeliveryStatus, Standing
from tests.factories import Council

DAY, MET, CUT_OFF = date(2014, 12, 4), date(2014, 11, 8), date(2014, 10, 29)


@pytest.fixture
def met(council: Council) -> Meeting:
    """A panel that met on 8 November, its papers closed on 29 October."""
    return a_meeting(council, "panel", MET)


def a_meeting(council: Council, slug: str, held_on: date, kind: BodyKind = BodyKind.SCRUTINY_PANEL) -> Meeting:
    """A body of a kind meets on a day."""
    body = scrutiny.add_body(slug, slug.capitalize(), kind=kind, **council.by("democratic"))
    return scrutiny.call_meeting(body, held_on=held_on, **council.by("democratic"))


def page_of(council: Council, meeting: str = ""):
    """The dashboard of 4 December."""
    return scrutiny_page(council.plan, on=DAY, policy=Policy(), meeting=meeting)


def test_each_action_is_compared_with_where_it_stood_at_the_cut_off(council: Council, met: Meeting):
    same, worse, done, moved, gone, returned = (council.action() for _ in range(6))
    council.claim(returned)
    council.go_to(CUT_OFF)
    council.say(worse, DeliveryStatus.ON_TRACK)
    council.go_to(date(2014, 10, 30))
    council.say(worse, DeliveryStatus.OFF_TRACK)
    council.claim(done)
    council.decide(done, AssuranceOutcome.ASSURED)
    council.decide(returned, AssuranceOutcome.RETURNED)
    council.move(moved, date(2015, 2, 28))
    council.stand(gone, Standing.WITHDRAWN)
    new = council.action(due=DueDate())
    found = page_of(council).compared.since
    assert found is not None
    travels = {one.reference: one.travel for one in found.position.actions}
    assert travels[same.reference].direction == Direction.NO_CHANGE
    assert (travels[worse.reference].before, travels[worse.reference].direction) == (
        ActionState.ON_TRACK,
        Direction.WORSE,
    )
    assert (travels[new.reference].before, travels[new.reference].direction) == (None, Direction.NO_COMPARISON)
    assert {became: [one.reference for one in found.those(became)] for became in Became} == {
        Became.WORSE: [worse.reference, returned.reference],
        Became.IMPROVED: [done.reference],
        Became.COMPLETED: [done.reference],
        Became.ASSURED: [done.reference],
        Became.RETURNED: [returned.reference],
        Became.LATER: [moved.reference],
        Became.ADDED: [new.reference],
        Became.BACK: [],
    }
    assert [one.reference for one in found.left] == [gone.reference]
    said = as_read(since_sentence(found))
    assert "Of 1 finding 1 is worse. " in said
    assert "1 was called complete, 1 was assured and 1 was added." in said
    assert "1 claim of completion was returned to its owner. 1 action left the plan." in said
    assert page_of(council).position.actions[-1].travel is not None


def test_a_meeting_from_before_the_record_is_compared_with_nothing(council: Council):
    a_meeting(council, "panel", date(2014, 10, 5))
    council.action()
    compared = page_of(council).compared
    assert compared.moment is not None
    assert (compared.moment.day, compared.since, compared.words) == (date(2014, 9, 25), None, "")
    assert all(one.travel is None for one in page_of(council).position.findings)


def test_before_any_meeting_there_is_nothing_to_choose(council: Council):
    assert page_of(council).compared.meetings == ()
    assert page_of(council).compared.moment is None


def test_the_last_scrutiny_panel_is_meant_unless_another_meeting_is_named(council: Council, met: Meeting):
    a_meeting(council, "board", date(2014, 11, 20), BodyKind.IMPROVEMENT_BOARD)
    a_meeting(council, "later", DAY)
    held = meetings_before(council.plan, DAY)
    assert [one.words for one in held] == ["Board of 20 November 2014", "Panel of 8 November 2014"]
    named = {
        "": "2014-11-08-panel",
        "2014-11-20-board": "2014-11-20-board",
        "2014-11-20": "2014-11-20-board",
        "2014-12-04-later": "2014-11-08-panel",
        "<b>": "2014-11-08-panel",
    }
    assert {given: chosen_among(held, given).value for given in named} == named
    boards = [one for one in held if not one.is_of_a_panel]
    assert chosen_among(boards).value == "2014-11-20-board"


def test_two_meetings_are_compared_by_their_own_cut_offs(council: Council, met: Meeting):
    a_meeting(council, "second", date(2014, 11, 28))
    action = council.action()
    council.go_to(date(2014, 11, 10))
    council.say(action, DeliveryStatus.ON_TRACK)
    council.go_to(date(2014, 11, 25))
    council.say(action, DeliveryStatus.OFF_TRACK)
    said = {"on": DAY, "policy": Policy()}
    first = between(council.plan, meeting="2014-11-08-panel", until="2014-11-28-second", **said)
    assert first.until is not None
    assert first.compared.since.position.actions[0].travel.direction == Direction.IMPROVED
    now = between(council.plan, meeting="2014-11-28-second", until="", **said)
    assert now.until is None
    assert now.compared.since.position.actions[0].travel.direction == Direction.WORSE
    backwards = between(council.plan, meeting="2014-11-28-second", until="2014-11-08-panel", **said)
    assert (backwards.compared.moment, backwards.compared.since) == (None, None)


def test_the_words_say_which_position_is_meant(council: Council, met: Meeting):
    council.action()
    said = page_of(council).compared.moment.words
    assert said == (
        "Compared with the plan as it stood on 29 October 2014, the last day on which an update reached the meeting's"
        " papers. No position was published for it."
    )
