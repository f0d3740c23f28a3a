"""Whom a person acts for: the posts they hold or stand in for, and the organisation of a partner."""

from datetime import date

from actionplan.access.roles import is_active_person, may_any, rows_in_force
from actionplan.holdings import holdings
from actionplan.models import Action, Person, Plan
from actionplan.rules.roles import is_in_force
from actionplan.vocabulary import Permission, Role


def posts_of(person: Person, *, on: date) -> frozenset[int]:
    """The posts a person answers for on a day: those they hold and those they stand in for."""
    if not is_active_person(person):
        return frozenset()
    return holdings(person).posts | stands_in_until(person, on=on).keys()


def stands_in_until(person: Person, *, on: date) -> dict[int, date | None]:
    """For each post the person stands in for on a day and does not hold, its key and the last day, where it has one."""
    if not is_active_person(person):
        return {}
    in_force = (row for row in holdings(person).stand_ins if is_in_force(until=row.until, day=on))
    return {row.post_id: row.until for row in in_force if row.post_id not in holdings(person).posts}


def stood_in_until(person: Person, action: Action, *, on: date) -> date | None:
    """The last day on which the person stood in for the post that owns the action, once that is over."""
    if not is_active_person(person) or action.owner_id is None or owns(person, action, on=on):
        return None
    days = (row.until for row in holdings(person).stand_ins if row.post_id == action.owner_id)
    return max((day for day in days if day), default=None)


def organisations_of(person: Person, *, on: date, plan: Plan | None = None) -> frozenset[int]:
    """The organisations for which a person acts as a partner on a day, in a plan or in any."""
    if not may_any(person, (Permission.UPDATE_ORGANISATION_ACTIONS,), on=on, plan=plan):
        return frozenset()
    rows = rows_in_force(person, on=on, plan=plan)
    return frozenset(row.organisation_id for row in rows if row.role == Role.PARTNER and row.organisation_id)


def owns(person: Person, action: Action, *, on: date) -> bool:
    """Whether the person answers for the post that owns the action."""
    return action.owner_id is not None and action.owner_id in posts_of(person, on=on)
