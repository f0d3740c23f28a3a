"""The actions that a person's posts help with, without being accountable for them."""

from datetime import date

from actionplan import access
from actionplan.models import Contributor, Person, Plan
from actionplan.queries.findings import worst_first
from actionplan.queries.positions import ActionPosition, positions
from actionplan.rules.policy import Policy


def works_on(person: Person, plan: Plan, *, on: date, policy: Policy) -> tuple[ActionPosition, ...]:
    """The live actions that a person's posts contribute to and that the person does not answer for, worst first."""
    ties = Contributor.objects.filter(post__in=access.posts_of(person, on=on), is_withdrawn=False)
    own = access.own_actions(person, plan, on=on)
    actions = access.visible_actions(person, plan, on=on).filter(pk__in=ties.values("action"))
    shown = positions(actions.exclude(pk__in=own.order_by().values("pk")), on=on, policy=policy)
    return worst_first([one for one in shown if one.is_counted])
