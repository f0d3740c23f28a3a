"""Three questions: may they at all, on this thing, and which things can they see."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from actionplan import access
from actionplan.commands import findings, people
from actionplan.commands.recording import recording
from actionplan.models import Action, Finding, Person, RoleHeld
from actionplan.vocabulary import Permission, Role
from tests.factories import Council, fresh

DAY = date(2014, 12, 4)
P = Permission


def test_several_roles_add_up_and_a_role_ends_on_its_last_day(council: Council):
    people.give_role(council.stranger, Role.COUNCILLOR, until=date(2014, 12, 4), **council.by("admin"))
    people.give_role(council.stranger, Role.DIRECTOR, until=date(2014, 12, 3), **council.by("admin"))
    person = fresh(council.stranger)
    assert access.roles_of(person, on=date(2014, 12, 3)) == {Role.COUNCILLOR, Role.DIRECTOR}
    assert access.roles_of(person, on=date(2014, 12, 4)) == {Role.COUNCILLOR}
    assert access.roles_of(person, on=date(2014, 12, 5)) == frozenset()


def test_an_observer_reads_until_their_date_and_nothing_after(council: Council):
    assert access.may(council.observer, P.READ_PLAN, on=date(2015, 3, 31), plan=council.plan)
    assert not access.may(council.observer, P.READ_PLAN, on=date(2015, 4, 1), plan=council.plan)
    assert not access.may_enter(council.observer, council.plan, on=date(2015, 4, 1))
    assert access.visible_actions(council.observer, council.plan, on=date(2015, 4, 1)).count() == 0


def test_a_role_that_is_taken_away_ends_at_once(council: Council):
    people.end_role(RoleHeld.objects.get(person=council.director), **council.by("admin"))
    assert access.roles_of(fresh(council.director), on=council.today) == frozenset()


def test_somebody_inactive_or_not_signed_in_may_nothing(council: Council):
    post = council.posts["partner"]
    action = council.action(owner=post, restricted_note="Words", restricted_category="1")
    people.deactivate(council.partner, **council.by("admin"))
    for person in (fresh(council.partner), fresh(council.left), AnonymousUser()):
        assert access.roles_of(person, on=DAY) == frozenset()
        assert access.posts_of(person, on=DAY) == access.organisations_of(person, on=DAY) == frozenset()
        assert not access.owns(person, action, on=DAY)
        assert not access.may_update(person, action, on=DAY)
        assert not access.may_read_restricted(person, action, on=DAY)
        assert not access.may_any(person, Permission, on=DAY)
        assert not access.may_everywhere(person, Permission, on=DAY)
        assert not access.own_actions(person, council.plan, on=DAY)
        assert not access.visible_findings(person, council.plan, on=DAY)


@pytest.mark.parametrize("permission", Permission)
def test_what_is_refused_names_the_permission(council: Council, permission):
    with pytest.raises(PermissionDenied, match=f"This needs the permission “{permission.label}”"):
        access.require(council.stranger, permission, on=DAY, plan=council.plan)


def test_a_role_for_one_plan_counts_there_and_for_the_council_as_a_whole_not_at_all(council: Council):
    other = council.add_plan("other")
    council.add_person("plan_qa", Role.QA, plan=council.plan)
    person = council.plan_qa
    assert access.may(person, P.EDIT_PLAN, on=DAY, plan=council.plan)
    assert not access.may(person, P.EDIT_PLAN, on=DAY, plan=other)
    assert not access.may_enter(person, other, on=DAY)
    assert access.may(person, P.EDIT_PLAN, on=DAY)
    assert not access.may_everywhere(person, [P.EDIT_PLAN], on=DAY)
    with pytest.raises(PermissionDenied):
        access.require(person, P.EDIT_PLAN, on=DAY)


@pytest.mark.parametrize(
    ("who", "page"),
    [
        ("qa", "qa"),
        ("owner", "mine"),
        ("partner", "mine"),
        ("councillor", "scrutiny"),
        ("democratic", "meetings"),
        ("director", "overview"),
        ("executive", "scrutiny"),
        ("observer", "overview"),
        ("admin", "people"),
        ("stranger", None),
        ("left", None),
    ],
)
def test_everybody_comes_first_to_the_page_of_their_role(council: Council, who: str, page: str | None):
    assert access.first_page(council.people[who], on=DAY, plan=council.plan) == page


def test_a_role_for_one_plan_leads_there_and_to_no_page_of_the_council(council: Council):
    council.add_person("plan_qa", Role.QA, plan=council.plan)
    council.add_person("plan_admin", Role.ADMINISTRATOR, plan=council.plan)
    other = council.add_plan("other")
    assert access.first_page(council.plan_qa, on=DAY, plan=council.plan) == "qa"
    assert access.first_page(council.plan_qa, on=DAY, plan=other) is None
    assert access.first_page(council.plan_qa, on=DAY) is None
    assert access.first_page(council.plan_admin, on=DAY, plan=council.plan) is None
    assert access.first_page(council.admin, on=DAY) == "people"


UPDATERS = [
    ("owner", {"qa", "other_qa", "owner"}),
    ("partner", {"qa", "other_qa", "partner"}),
    (None, {"qa", "other_qa"}),
]


@pytest.mark.parametrize(("owner", "who"), UPDATERS)
def test_an_action_is_updated_by_its_owner_its_organisation_or_the_qa_unit(council: Council, owner, who):
    action = council.action(owner=council.posts[owner] if owner else None)
    assert {name for name, one in council.people.items() if access.may_update(one, action, on=DAY)} == who


@pytest.mark.parametrize(("owner", "who"), UPDATERS)
def test_restricted_words_are_read_with_the_permission_and_not_by_who_may_update(council: Council, owner, who):
    action = council.action(owner=council.posts[owner] if owner else None)
    readers = {name for name, one in council.people.items() if access.may_read_restricted(one, action, on=DAY)}
    assert readers == {"qa", "other_qa", "director"}
    assert who - readers == {owner} - {None}


def test_a_stand_in_answers_for_the_post_until_a_day_and_types_in_its_name(council: Council):
    action, post = council.action(), council.posts["owner"]
    people.name_stand_in(post, council.other_manager, until=date(2014, 12, 4), **council.by())
    person = fresh(council.other_manager)
    assert access.owns(person, action, on=date(2014, 12, 4))
    assert not access.owns(person, action, on=date(2014, 12, 5))
    assert access.acts_on_behalf_of(person, action) == post
    assert access.acts_on_behalf_of(council.owner, action) is None


def test_a_post_handed_over_takes_its_actions_along(council: Council):
    action = council.action()
    people.hand_over(council.posts["owner"], to=council.other_manager, **council.by())
    action = Action.objects.get(pk=action.pk)
    assert access.may_update(fresh(council.other_manager), action, on=DAY)
    assert not access.may_update(fresh(council.owner), action, on=DAY)


def scene_for_partners(council: Council) -> dict[str, Finding]:
    """A source that partners may read, one that they may not, and a finding in each."""
    board = {"slug": "lscb", "name": "Safeguarding Board", "is_open_to_partners": True}
    open_source = findings.add_source(council.plan, **board, **council.by())
    return {"open": council.add_finding(source=open_source, reference="9a"), "closed": council.finding}


def test_a_partner_sees_open_findings_and_their_own_actions_wherever_they_stand(council: Council):
    found = scene_for_partners(council)
    owners = {"theirs": council.posts["partner"], "the councils": council.posts["owner"], "nobodys": None}
    actions = {
        (where, whose): council.action(finding=finding, owner=owner)
        for where, finding in found.items()
        for whose, owner in owners.items()
    }
    seen = set(access.visible_actions(council.partner, council.plan, on=DAY))
    assert seen == {action for (where, whose), action in actions.items() if where == "open" or whose == "theirs"}
    assert list(access.visible_findings(council.partner, council.plan, on=DAY)) == [found["open"]]
    own = set(access.own_actions(council.partner, council.plan, on=DAY))
    assert own == {actions["open", "theirs"], actions["closed", "theirs"]}


def test_a_partner_for_one_plan_acts_for_their_organisation_there_only(council: Council):
    other = council.add_plan("other")
    source = findings.add_source(other, slug="s", name="S", **council.by())
    finding = council.add_finding(source=source, reference="1")
    there = council.action(finding=finding, owner=council.posts["partner"])
    here = council.action(owner=council.posts["partner"])
    council.add_person("nurse", Role.PARTNER, organisation=council.organisations["Health"], plan=council.plan)
    people.give_role(council.nurse, Role.PARTNER, organisation=council.organisations["Police"], **council.by("admin"))
    nurse = fresh(council.nurse)
    assert access.may_update(nurse, here, on=DAY)
    assert not access.may_update(nurse, there, on=DAY)
    assert list(access.own_actions(nurse, other, on=DAY)) == []
    assert list(access.visible_actions(nurse, other, on=DAY)) == []


@pytest.mark.parametrize("who", ["councillor", "democratic", "executive", "admin", "stranger", "left"])
def test_who_does_not_read_the_plan_sees_no_finding_and_no_action_as_officers_do(council: Council, who: str):
    council.action()
    assert not access.visible_actions(council.people[who], council.plan, on=DAY)
    assert not access.visible_findings(council.people[who], council.plan, on=DAY)


@pytest.mark.parametrize("who", ["qa", "owner", "director", "observer"])
def test_who_reads_the_plan_sees_all_of_it_but_withdrawn_findings(council: Council, who: str):
    gone = council.add_finding(reference="4z")
    with recording("test", **council.by()) as record:
        gone.is_withdrawn = True
        record.save(gone)
    action = council.action()
    assert list(access.visible_actions(council.people[who], council.plan, on=DAY)) == [action]
    assert list(access.visible_findings(council.people[who], council.plan, on=DAY)) == [council.finding]


def test_what_a_person_holds_is_read_once_for_a_request(council: Council, django_assert_num_queries):
    person = Person.objects.get(pk=council.owner.pk)
    with django_assert_num_queries(3):
        for _ in range(3):
            access.roles_of(person, on=DAY)
            access.posts_of(person, on=DAY)
            access.organisations_of(person, on=DAY)
