"""What a person works on without being accountable for it."""

from datetime import date

from django.db.models import Q

from actionplan import access
from actionplan.models import Contributor, Person, Plan
from actionplan.queries.positions import ActionPosition, positions
from actionplan.rules.policy import Policy


def also_worked_on(person: Person, plan: Plan, *, on: date, policy: Policy) -> tuple[ActionPosition, ...]:
    """The actions of a plan that the person's posts, or those of the organisation they act for, work on for others.

    Their own are not among them, nor what is superseded or withdrawn.
    """
    posts, theirs = access.posts_of(person, on=on), access.organisations_of(person, on=on, plan=plan)
    links = Contributor.objects.filter(Q(post__in=posts) | Q(post__organisation__in=theirs), is_withdrawn=False)
    own = access.own_actions(person, plan, on=on).values("pk")
    visible = access.visible_actions(person, plan, on=on)
    actions = visible.filter(pk__in=links.values("action")).exclude(pk__in=own)
    return tuple(one for one in positions(actions, on=on, policy=policy) if one.is_counted)
