"""Keeping posts: what is refused, in words, and what is written once."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from actionplan.commands import people
from actionplan.commands.recording import AlreadyRecorded
from actionplan.models import Post, StandIn
from actionplan.queries.audit import holders_of
from tests.factories import Council, fresh


def test_a_holder_who_does_not_sign_in_leaves_the_post_held(council: Council):
    post = people.hand_over(council.posts["owner"], to=None, is_vacant=False, **council.by())
    assert (fresh(post).holder, fresh(post).is_vacant) == (None, False)


def test_nobody_who_has_left_is_given_a_post(council: Council):
    post = council.posts["owner"]
    with pytest.raises(ValidationError) as refusal:
        people.hand_over(post, to=fresh(council.left), **council.by())
    assert refusal.value.message_dict == {"to": ["left can no longer sign in. Choose somebody else."]}
    with pytest.raises(ValidationError) as refusal:
        people.name_stand_in(post, fresh(council.left), **council.by())
    assert list(refusal.value.message_dict) == ["person"]
    assert fresh(post).holder == council.owner


def test_a_post_read_before_somebody_else_changed_it_is_refused(council: Council):
    post = council.posts["owner"]
    people.hand_over(fresh(post), to=None, **council.by())
    with pytest.raises(ValidationError) as refusal:
        people.hand_over(fresh(post), to=council.other_manager, seen=1, **council.by())
    assert refusal.value.code == "conflict"
    assert fresh(post).is_vacant
    people.hand_over(fresh(post), to=council.other_manager, seen=2, **council.by())


@pytest.mark.parametrize("who", ["hand_over", "name_stand_in", "end_stand_in"])
def test_a_form_sent_twice_is_recorded_once(council: Council, who: str):
    post = council.posts["owner"]
    stand_in = people.name_stand_in(council.posts["partner"], council.other_qa, **council.by())
    commands = {
        "hand_over": lambda: people.hand_over(fresh(post), to=None, **council.by(key="k")),
        "name_stand_in": lambda: people.name_stand_in(post, council.qa, **council.by(key="k")),
        "end_stand_in": lambda: people.end_stand_in(fresh(stand_in), **council.by(key="k")),
    }
    commands[who]()
    with pytest.raises(AlreadyRecorded):
        commands[who]()


def test_a_stand_in_ends_now_and_once(council: Council):
    stand_in = people.name_stand_in(council.posts["owner"], council.other_manager, **council.by())
    people.end_stand_in(stand_in, **council.by())
    assert fresh(stand_in).ended_on == council.today
    with pytest.raises(ValidationError) as refusal:
        people.end_stand_in(fresh(stand_in), **council.by())
    assert refusal.value.code == "not_in_turn"


def test_somebody_may_stand_in_again_once_it_has_ended_or_is_past(council: Council):
    post = council.posts["owner"]
    first = people.name_stand_in(post, council.other_manager, until=date(2014, 10, 5), **council.by())
    with pytest.raises(ValidationError, match="End that first"):
        people.name_stand_in(post, council.other_manager, **council.by())
    council.go_to(date(2014, 10, 6))
    second = people.name_stand_in(post, council.other_manager, **council.by())
    people.end_stand_in(second, **council.by())
    people.name_stand_in(post, council.other_manager, **council.by())
    assert StandIn.objects.filter(post=post).count() == 3
    assert fresh(first).ended_on is None


def test_who_held_a_post_is_told_from_the_record_and_a_change_of_its_name_is_not_a_change_of_holder(council: Council):
    post = council.posts["owner"]
    people.hand_over(post, to=None, **council.by())
    people.hand_over(post, to=None, is_vacant=False, **council.by())
    people.hand_over(post, to=None, is_vacant=False, **council.by())
    council.go_to(date(2014, 11, 3))
    people.hand_over(post, to=council.other_manager, **council.by())
    held = holders_of(Post.objects.get(pk=post.pk))
    assert [one.in_words for one in held] == ["other_manager", "a holder who did not sign in", "vacant", "owner"]
    assert held[0].since.at.date() == date(2014, 11, 3)
