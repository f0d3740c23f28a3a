"""Due dates: asked for, decided by somebody else, and the first one kept for ever."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from actionplan.commands import people, progress
from actionplan.commands.actions import DueDate
from actionplan.models import Action, DueDateDecision, DueDateRequest
from actionplan.vocabulary import DatePrecision, Role
from tests.factories import Council, fresh

JANUARY, FEBRUARY, MARCH = date(2015, 1, 31), date(2015, 2, 28), date(2015, 3, 31)
FIRST = date(2014, 12, 31)


def test_a_date_asked_for_changes_nothing_until_it_is_agreed(council: Council):
    action = council.action()
    request = council.ask(action, JANUARY)
    assert fresh(action).due_on == FIRST
    assert (request.from_on, request.to_on) == (FIRST, JANUARY)
    council.answer(request)
    moved = fresh(action)
    assert (moved.due_on, moved.due_words, moved.due_precision) == (JANUARY, "31 January 2015", DatePrecision.DAY)


def test_a_date_that_is_refused_changes_nothing(council: Council):
    action = council.action()
    decision = council.answer(council.ask(action, JANUARY), is_agreed=False)
    assert fresh(action).due_on == FIRST
    assert fresh(decision).reason == decision.change.because


def test_the_date_first_agreed_stays_for_ever_however_often_it_moves(council: Council):
    action = council.action()
    for day in (JANUARY, FEBRUARY, MARCH):
        council.move(action, day)
    assert fresh(action).due_on == MARCH
    firsts = {(row.first_due_on, row.first_due_words) for row in Action.history.filter(id=action.pk)}
    assert firsts == {(FIRST, "end of December 2014")}


def test_where_no_date_stood_the_first_that_is_agreed_is_the_one_first_agreed(council: Council):
    action = council.action(due=DueDate(None, "TBC"))
    council.move(action, JANUARY)
    council.move(action, MARCH)
    assert (fresh(action).first_due_on, fresh(action).due_on) == (JANUARY, MARCH)
    assert fresh(action).first_due_words == "31 January 2015"


@pytest.mark.parametrize("to", [date(2014, 9, 30), date(2014, 10, 1)])
def test_a_date_that_is_not_to_come_is_refused(council: Council, to):
    with pytest.raises(ValidationError) as refusal:
        council.ask(council.action(), to)
    assert refusal.value.message_dict == {"to": ["The new due date must be after today, 1 October 2014"]}


def test_one_request_waits_at_a_time(council: Council):
    action = council.action()
    request = council.ask(action, JANUARY)
    with pytest.raises(ValidationError, match="asked for already and waits for a decision"):
        council.ask(action, FEBRUARY)
    council.answer(request, is_agreed=False)
    assert council.ask(action, FEBRUARY).from_on == FIRST


def test_a_date_is_decided_once(council: Council):
    request = council.ask(council.action(), JANUARY)
    council.answer(request)
    with pytest.raises(ValidationError, match="This date was decided already"):
        council.answer(request, is_agreed=False, who="qa")
    assert DueDateDecision.objects.count() == 1


def test_nobody_decides_their_own_request(council: Council):
    request = council.ask(council.action(), JANUARY, who="qa")
    with pytest.raises(PermissionDenied, match="Somebody else must decide: you asked for this date or own the action"):
        council.answer(request, who="qa")
    council.answer(request, who="other_qa")


def test_nobody_decides_a_date_of_an_action_they_own(council: Council):
    post = people.add_post("Director", council.organisations["The council"], holder=council.director, **council.by())
    council.people["director"] = fresh(council.director)
    people.give_role(council.director, Role.SENIOR_MANAGER, **council.by("admin"))
    request = council.ask(council.action(owner=post), JANUARY, who="qa")
    with pytest.raises(PermissionDenied, match="Somebody else must decide"):
        council.answer(request, who="director")


def test_nobody_decides_a_date_of_an_action_for_whose_post_they_stand_in(council: Council):
    people.name_stand_in(council.posts["owner"], council.other_qa, **council.by())
    request = council.ask(council.action(), JANUARY)
    with pytest.raises(PermissionDenied, match="Somebody else must decide"):
        council.answer(request, who="other_qa")


def test_a_request_is_made_in_the_owners_name(council: Council):
    request = council.ask(council.action(), JANUARY, who="qa")
    assert request.change.on_behalf_of == council.posts["owner"]


def test_an_action_without_an_owner_may_still_be_dated_by_the_qa_unit(council: Council):
    action = council.action(owner=None)
    request = council.ask(action, JANUARY, who="qa")
    assert request.change.on_behalf_of is None
    with pytest.raises(PermissionDenied, match="by the owner of the action or on the owner's behalf"):
        progress.ask_for_date(action, to=JANUARY, **council.by("owner"))
    assert DueDateRequest.objects.count() == 1
