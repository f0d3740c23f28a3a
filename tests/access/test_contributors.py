"""Who works on an action without being accountable for it: they see it and comment, and say nothing of its state."""

import pytest
from django.core.exceptions import PermissionDenied

from actionplan import access
from actionplan.commands import bulk, comments, progress
from actionplan.models import Action
from actionplan.queries.bulk import NewOwner
from actionplan.queries.contributed import also_worked_on
from actionplan.queries.policy import policy_on
from tests.factories import Council, ProgressFactory, fresh


def reassigned(council: Council, former: str) -> Action:
    """An action of a post, given to the other manager, on which the post before goes on working."""
    action = council.action(owner=council.posts[former])
    edit = NewOwner(council.posts["other_manager"], keeps_former=True)
    bulk.change(council.plan, [action.pk], edit, **council.by())
    return Action.objects.get(pk=action.pk)


@pytest.mark.parametrize("former", ["owner", "partner"])
def test_who_goes_on_working_on_it_sees_it_and_comments_and_records_no_progress(council: Council, former):
    action, person = reassigned(council, former), fresh(council.people[former])
    assert action in access.visible_actions(person, council.plan, on=council.today)
    assert access.may_comment(person, action, on=council.today)
    comments.say(action, "We still run the visits.", **council.by(former) | {"by": person})
    with pytest.raises(PermissionDenied):
        progress.record(action, ProgressFactory(), **council.by(former) | {"by": person})


@pytest.mark.parametrize("former", ["owner", "partner"])
def test_it_stands_among_what_they_also_work_on_and_not_among_their_own(council: Council, former):
    action, person = reassigned(council, former), fresh(council.people[former])
    found = also_worked_on(person, council.plan, on=council.today, policy=policy_on(council.today))
    assert [one.action for one in found] == [action]
    assert action not in access.own_actions(person, council.plan, on=council.today)
    new = fresh(council.other_manager)
    assert also_worked_on(new, council.plan, on=council.today, policy=policy_on(council.today)) == ()


def test_who_is_not_kept_comments_no_longer(council: Council):
    action = council.action()
    bulk.change(council.plan, [action.pk], NewOwner(council.posts["other_manager"]), **council.by())
    assert not access.may_comment(fresh(council.owner), Action.objects.get(pk=action.pk), on=council.today)
