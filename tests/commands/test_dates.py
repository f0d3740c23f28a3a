"""Due dates: asked for, decided by somebody else, and the first one kept for ever."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from actionplan.commands import dates, people
from actionplan.commands.actions import DueDate
from actionplan.models import Action, DueDateDecision, DueDateRequest
from actionplan.queries.positions import position_of
from actionplan.rules.policy import Policy
from actionplan.vocabulary import ActionState, AssuranceOutcome, DatePrecision, DeliveryStatus, Role
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
        dates.ask(action, to=JANUARY, **council.by("owner"))
    assert DueDateRequest.objects.count() == 1


def test_who_asked_takes_it_back_and_both_rows_stay(council: Council):
    action = council.action()
    request = council.ask(action, JANUARY)
    taken = dates.withdraw(request, **council.by("owner"))
    assert (taken.withdraws, taken.to_on, taken.change.on_behalf_of) == (request, JANUARY, None)
    assert position_of(action, on=council.today, policy=Policy()).asked_on is None
    assert council.ask(action, FEBRUARY).from_on == FIRST
    with pytest.raises(ValidationError, match="was taken back"):
        council.answer(request)
    assert fresh(action).due_on == FIRST


def test_nobody_else_takes_a_request_back_and_none_that_is_decided(council: Council):
    action = council.action()
    request = council.ask(action, JANUARY)
    for who in ("qa", "director", "other_manager"):
        with pytest.raises(PermissionDenied, match="taken back by who made it or owns the action"):
            dates.withdraw(request, **council.by(who))
    council.answer(request)
    with pytest.raises(ValidationError, match="decided already"):
        dates.withdraw(request, **council.by("owner"))


def test_the_owner_takes_back_what_was_asked_in_the_owners_name(council: Council):
    request = council.ask(council.action(), JANUARY, who="qa")
    assert dates.withdraw(request, **council.by("owner")).withdraws == request


def test_a_date_is_not_asked_for_unseen_nor_where_it_stands_already(council: Council):
    action = council.action()
    read = action.version
    council.move(action, JANUARY)
    with pytest.raises(ValidationError, match="changed while you were typing") as refusal:
        dates.ask(action, to=MARCH, seen=read, **council.by("owner"))
    assert refusal.value.code == "conflict"
    with pytest.raises(ValidationError, match="31 January 2015 is the due date already"):
        dates.ask(action, to=JANUARY, seen=fresh(action).version, **council.by("owner"))


def test_what_is_claimed_asks_for_no_date_and_what_was_assured_since_is_only_refused(council: Council):
    action = council.action()
    request = council.ask(action, JANUARY)
    council.claim(action)
    other = council.action()
    council.claim(other)
    with pytest.raises(ValidationError, match="The QA unit is checking the claim"):
        council.ask(other, JANUARY)
    council.decide(action, AssuranceOutcome.ASSURED)
    with pytest.raises(ValidationError, match="has been assured since the date was asked for"):
        council.answer(request)
    assert not council.answer(request, is_agreed=False).is_agreed
    assert fresh(action).due_on == FIRST


def test_an_agreed_date_clears_overdue_and_a_refused_one_leaves_it(council: Council):
    action = council.action()
    council.say(action, DeliveryStatus.ON_TRACK)
    council.go_to(date(2015, 1, 5))
    states = []
    for is_agreed in (False, True):
        council.answer(council.ask(action, MARCH), is_agreed=is_agreed)
        states.append(position_of(action, on=council.today, policy=Policy()).state)
    assert states == [ActionState.OVERDUE, ActionState.ON_TRACK]
