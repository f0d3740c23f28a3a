"""Who answers members, until when: who holds or stands in for a post, while their role and their time last."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from actionplan.commands import matters, people, resolutions
from actionplan.commands.answers import Reply
from actionplan.commands.resolutions import Resolved
from actionplan.models import Matter
from actionplan.vocabulary import AnswerKind, ResolutionKind, Role
from tests.commands.scrutiny_commands import a_meeting, a_question, answered
from tests.factories import Council, fresh

LAST, AFTER = date(2014, 10, 10), date(2014, 10, 11)
SOON = Reply(AnswerKind.INTERIM, "We are asking.")


def may_answer(council: Council, who: str, row: Matter) -> bool:
    """Whether somebody's interim answer is taken now."""
    council.people[who] = fresh(council.people[who])
    try:
        matters.answer(row, SOON, **council.by(who))
    except PermissionDenied:
        return False
    return True


@pytest.mark.parametrize("role", [Role.EXECUTIVE_MEMBER, Role.SENIOR_MANAGER])
def test_a_role_that_has_ended_answers_nothing_though_the_post_is_still_held(council: Council, role: Role):
    holder = council.add_person("holder", role, until=LAST)
    post = people.add_post("Member", council.organisations["The council"], holder=holder, **council.by())
    row = a_question(council, post=post)
    council.go_to(LAST)
    assert may_answer(council, "holder", row)
    council.go_to(AFTER)
    assert not may_answer(council, "holder", row)


def test_who_stood_in_answers_until_the_last_day_and_the_holder_after_it(council: Council):
    row = a_question(council)
    people.name_stand_in(council.posts["owner"], council.other_manager, until=LAST, **council.by())
    council.go_to(LAST)
    assert may_answer(council, "other_manager", row)
    council.go_to(AFTER)
    assert not may_answer(council, "other_manager", row)
    assert may_answer(council, "owner", row)


def test_to_hold_a_post_is_not_enough_to_answer_for_it(council: Council):
    for who in ("councillor", "observer", "partner"):
        post = people.add_post(who, council.organisations["The council"], holder=council.people[who], **council.by())
        assert not may_answer(council, who, a_question(council, post=post)), who


def test_a_councillor_whose_role_has_ended_follows_nothing_up_and_takes_nothing_back(council: Council):
    council.add_person("former", Role.COUNCILLOR, until=LAST)
    own, done = matters.ask(council.plan, "Why?", **council.by("former")), answered(council)
    council.go_to(AFTER)
    council.people["former"] = fresh(council.people["former"])
    with pytest.raises(PermissionDenied):
        matters.follow_up(done, "And?", **council.by("former"))
    with pytest.raises(PermissionDenied):
        matters.take_back(own, **council.by("former"))


@pytest.mark.parametrize(
    ("held_on", "due_on"),
    [
        (date(2014, 12, 31), date(2015, 2, 28)),
        (date(2014, 12, 30), date(2015, 2, 28)),
        (date(2015, 6, 30), date(2015, 8, 30)),
        (date(2015, 12, 31), date(2016, 2, 29)),
    ],
)
def test_a_recommendation_is_owed_its_answer_by_the_same_day_two_months_on_or_the_last(council, held_on, due_on):
    meeting = a_meeting(council, held_on)
    council.go_to(held_on)
    resolved = Resolved(ResolutionKind.RECOMMENDED, "That it be done", council.posts["owner"])
    resolutions.record(meeting, council.plan, resolved, **council.by("democratic"))
    assert Matter.objects.get().duties.get().due_on == due_on
