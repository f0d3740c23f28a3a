"""Keeping people, plans, findings and meetings: what is written and what is refused."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from actionplan.commands import demonstration, findings, people, plans, scrutiny
from actionplan.models import Deadline, DemonstrationClock, Document, Person, Plan, Requirement
from actionplan.models.plans import RESERVED_WORDS
from actionplan.vocabulary import Role
from tests.factories import START, Council, fresh


def test_the_first_person_is_an_administrator_and_there_is_no_second_first(council: Council):
    assert council.admin.roles_held.get().role == Role.ADMINISTRATOR
    assert [row.history_type for row in Person.history.filter(id=council.admin.pk)] == ["+"]
    with pytest.raises(PermissionDenied, match="There are people already: an administrator adds the next one"):
        people.add_first(email="b@example.org", name="B", password="a passphrase", at=council.tick())


@pytest.mark.parametrize("email", ["owner@example.org", "OWNER@Example.org", "  owner@example.org "])
def test_somebody_who_is_there_is_not_let_in_again(council: Council, email):
    with pytest.raises(ValidationError) as refusal:
        people.add(email=email, name="Another", password=None, **council.by("admin"))
    assert refusal.value.message_dict == {"email": ["Somebody with this e-mail address is there already."]}


def test_a_person_without_a_password_cannot_use_one_and_one_with_it_can(council: Council):
    assert not council.stranger.has_usable_password()
    person = people.add(email="New@example.org", name="New", password="a passphrase", **council.by("admin"))
    assert fresh(person).check_password("a passphrase")
    assert person.email == "new@example.org"


def test_an_address_that_is_none_is_refused(council: Council):
    with pytest.raises(ValidationError, match="valid email"):
        people.add(email="nobody", name="N", password=None, **council.by("admin"))


def test_a_partner_needs_an_organisation_and_an_observer_an_end(council: Council):
    with pytest.raises(ValidationError) as refusal:
        people.give_role(council.stranger, Role.PARTNER, **council.by("admin"))
    assert refusal.value.message_dict == {"organisation": ["Choose the organisation this partner acts for."]}
    with pytest.raises(ValidationError) as refusal:
        people.give_role(council.stranger, Role.OBSERVER, **council.by("admin"))
    assert refusal.value.message_dict == {"until": ["Say until when: an observer reads the plan until an end date."]}


def test_a_person_is_made_inactive_and_never_deleted(council: Council):
    left = fresh(council.left)
    assert (left.is_active, left.version) == (False, 2)
    assert [row.is_active for row in Person.history.filter(id=left.pk)] == [False, True]
    for attempt in (left.delete, Person.objects.filter(pk=left.pk).delete):
        with pytest.raises(ValidationError, match="made inactive, never deleted"):
            attempt()
    assert Person.objects.filter(pk=left.pk).exists()


def test_a_post_is_handed_over_left_vacant_and_filled_with_all_it_owns(council: Council):
    action, post = council.action(), council.posts["owner"]
    people.hand_over(post, to=None, **council.by())
    assert (fresh(post).holder, fresh(post).is_vacant) == (None, True)
    people.hand_over(post, to=council.other_manager, **council.by())
    assert (fresh(post).holder, fresh(post).is_vacant) == (council.other_manager, False)
    assert fresh(action).owner == post


def test_a_vacant_post_has_no_holder(council: Council):
    with pytest.raises(ValidationError, match="because a vacant post has no holder"):
        people.add_post("P", council.organisations["Health"], holder=council.qa, is_vacant=True, **council.by())


@pytest.mark.parametrize("slug", ["mine", "scrutiny", "accounts", "sign-in"])
def test_no_plan_takes_one_of_the_trackers_own_words(council: Council, slug):
    with pytest.raises(ValidationError, match=f"“{slug}” is a word of the tracker's own addresses. Choose another"):
        council.add_plan(slug)
    assert slug in RESERVED_WORDS


@pytest.mark.parametrize("slug", ["Two words", "", "ofsted-2014"])
def test_a_plans_address_is_a_slug_of_its_own(council: Council, slug):
    with pytest.raises(ValidationError):
        council.add_plan(slug)
    assert Plan.objects.count() == 1


def test_a_report_is_published_after_its_inspection(council: Council):
    days = {"inspected_on": date(2014, 9, 16), "published_on": date(2014, 7, 7)}
    with pytest.raises(ValidationError, match="because a report is published after its inspection"):
        plans.make(slug="p", title="P", council="C", **days, **council.by())


def test_parts_stand_in_the_order_given(council: Council):
    plans.add_parts(council.plan, Document, [{"title": "B"}, {"title": "A"}], **council.by())
    assert [row.title for row in council.plan.documents.all()] == ["B", "A"]


def test_a_part_that_does_not_fit_is_refused(council: Council):
    told = {"name": "D", "number": 90, "unit": "fortnights", "start_on": date(2014, 9, 16), "start_words": "it"}
    with pytest.raises(ValidationError) as refusal:
        plans.add_parts(council.plan, Deadline, [told], **council.by())
    assert list(refusal.value.message_dict) == ["unit"]


def test_a_finding_keeps_what_it_requires_in_order(council: Council):
    finding = council.add_finding(reference="4b", requirements=["A plan", "A person"])
    assert [row.text for row in Requirement.objects.filter(finding=finding)] == ["A plan", "A person"]


@pytest.mark.parametrize(("note", "category"), [("About a person", ""), ("", "1")])
def test_restricted_words_on_a_finding_and_their_category_come_together(council: Council, note, category):
    with pytest.raises(ValidationError) as refusal:
        council.add_finding(restricted_note=note, restricted_category=category)
    assert list(refusal.value.message_dict) == ["restricted_category"]


@pytest.mark.parametrize("reference", ["4a", "4A", ""])
def test_a_finding_with_a_reference_that_is_taken_or_empty_is_refused(council: Council, reference):
    with pytest.raises(ValidationError) as refusal:
        council.add_finding(reference=reference)
    assert refusal.value.message_dict == {"reference": [f"The reference “{reference}” is taken or empty."]}


def test_a_source_is_known_once_in_a_plan(council: Council):
    with pytest.raises(ValidationError, match="because a source is known once in a plan"):
        findings.add_source(council.plan, slug="service", name="Again", **council.by())


def test_a_body_meets_once_on_a_day_and_its_resolution_is_minuted(council: Council):
    body = scrutiny.add_body("panel", "Scrutiny panel", **council.by("democratic"))
    meeting = scrutiny.call_meeting(body, held_on=date(2014, 11, 27), **council.by("democratic"))
    with pytest.raises(ValidationError, match="Scrutiny panel meets on 27 November 2014 already"):
        scrutiny.call_meeting(body, held_on=date(2014, 11, 27), **council.by("democratic"))
    scrutiny.minute_meeting(meeting, resolution="RESOLVED (i)", **council.by("democratic"))
    assert fresh(meeting).resolution == "RESOLVED (i)"


def test_the_demonstration_clock_is_anchored_once_and_never_before_the_last_change(council: Council):
    with pytest.raises(ValidationError, match="never goes backwards"):
        demonstration.anchor_clock(shows_at=START, at=council.tick())
    demonstration.anchor_clock(shows_at=council.tick(), at=START)
    with pytest.raises(ValidationError, match="never goes backwards"):
        demonstration.anchor_clock(shows_at=council.tick(), at=START)
    assert DemonstrationClock.objects.count() == 1
