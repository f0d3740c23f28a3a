"""What has come to its end: roles, stand-ins, and what a person is told of each."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from actionplan import access
from actionplan.commands import people
from actionplan.commands.recording import recording
from actionplan.models import Partner, RoleHeld
from actionplan.vocabulary import Role
from tests.factories import Council, fresh

LAST = date(2015, 3, 31)
AFTER = date(2015, 4, 1)


def test_access_has_ended_once_every_role_is_past_its_day_and_not_before(council: Council):
    assert access.ended_on(council.observer, on=LAST, plan=council.plan) is None
    assert access.ended_on(council.observer, on=AFTER, plan=council.plan) == LAST
    people.give_role(council.observer, Role.COUNCILLOR, until=date(2015, 5, 31), **council.by("admin"))
    assert access.ended_on(fresh(council.observer), on=AFTER, plan=council.plan) is None
    assert access.ended_on(fresh(council.observer), on=date(2015, 6, 1), plan=council.plan) == date(2015, 5, 31)


def test_nothing_has_ended_for_who_never_had_an_end_a_part_or_a_sign_in(council: Council):
    for person in (council.stranger, council.owner, fresh(council.left), AnonymousUser()):
        assert access.ended_on(person, on=AFTER, plan=council.plan) is None


def test_a_role_for_one_plan_ends_there(council: Council):
    other = council.add_plan("other")
    council.add_person("adviser", Role.OBSERVER, plan=council.plan, until=LAST)
    assert access.ended_on(council.adviser, on=AFTER, plan=council.plan) == LAST
    assert access.ended_on(council.adviser, on=AFTER, plan=other) is None
    assert access.ended_on(council.adviser, on=AFTER) == LAST


def test_a_role_that_was_taken_away_is_not_said_to_have_ended_by_its_day(council: Council):
    people.end_role(RoleHeld.objects.get(person=council.observer), **council.by("admin"))
    assert access.ended_on(fresh(council.observer), on=AFTER, plan=council.plan) is None


def test_a_stand_in_knows_until_when_and_afterwards_until_when_it_was(council: Council):
    action, post = council.action(), council.posts["owner"]
    people.name_stand_in(post, council.other_manager, until=LAST, **council.by())
    person = fresh(council.other_manager)
    assert access.stands_in_until(person, on=LAST) == {post.pk: LAST}
    assert access.stood_in_until(person, action, on=LAST) is None
    assert access.stands_in_until(person, on=AFTER) == {}
    assert access.stood_in_until(person, action, on=AFTER) == LAST
    assert access.stood_in_until(person, council.action(owner=None), on=AFTER) is None
    people.hand_over(post, to=council.other_manager, **council.by())
    assert access.stands_in_until(fresh(council.other_manager), on=LAST) == {}
    for somebody in (council.owner, AnonymousUser()):
        assert access.stood_in_until(somebody, action, on=AFTER) is None
        assert access.stands_in_until(somebody, on=LAST) == {}


def test_a_stand_in_without_a_last_day_has_none(council: Council):
    people.name_stand_in(council.posts["owner"], council.other_manager, **council.by())
    assert access.stands_in_until(fresh(council.other_manager), on=AFTER) == {council.posts["owner"].pk: None}


def test_a_partner_is_seen_to_commit_itself_and_the_qa_unit_to_do_it_for_a_partner(council: Council):
    with recording("actions.add", plan=council.plan, **council.by()) as record:
        partner = record.add(Partner(action=council.action(), organisation=council.organisations["Health"]))
    may = {name for name, one in council.people.items() if access.may_commit(one, partner, on=LAST)}
    assert may == {"qa", "other_qa", "partner"}
    assert {name for name in may if access.commits_itself(council.people[name], partner, on=LAST)} == {"partner"}


@pytest.mark.parametrize(
    ("organisation", "who"),
    [
        ("Health", {"qa", "other_qa", "owner", "other_manager", "director", "observer", "partner"}),
        ("Police", {"qa", "other_qa", "owner", "other_manager", "director", "observer"}),
    ],
)
def test_an_organisation_is_read_by_who_reads_the_plan_and_by_its_own_partner(council: Council, organisation, who):
    key, plan = council.organisations[organisation].pk, council.plan
    readers = {
        name for name, one in council.people.items() if access.may_see_organisation(one, key, plan, on=council.today)
    }
    assert readers == who
