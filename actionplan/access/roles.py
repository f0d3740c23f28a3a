"""Which roles are in force, what they permit, and the page that somebody comes to first."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.core.exceptions import PermissionDenied

from actionplan.holdings import holdings
from actionplan.models import Person, Plan, RoleHeld
from actionplan.rules.roles import PAGES_OF_A_PLAN, first_page_of, is_in_force, permissions_of
from actionplan.vocabulary import Permission, Role

READING: Final = frozenset(
    {Permission.READ_PLAN, Permission.READ_SCRUTINY, Permission.READ_RECORD, Permission.READ_RESTRICTED}
)
"""What is left to somebody who only reads: see ``holdings.reading_only``."""


def roles_of(person: Person, *, on: date, plan: Plan | None = None) -> frozenset[Role]:
    """The roles in force on a day; with a plan, those for that plan or for every plan. Nobody inactive has any."""
    return frozenset(Role(row.role) for row in rows_in_force(person, on=on, plan=plan))


def rows_in_force(person: Person, *, on: date, plan: Plan | None = None) -> tuple[RoleHeld, ...]:
    """The rows behind the roles of a person on a day."""
    if not is_active_person(person):
        return ()
    held = (row for row in holdings(person).roles if is_in_force(until=row.until, day=on))
    return tuple(row for row in held if plan is None or row.plan_id in (None, plan.pk))


def ended_on(person: Person, *, on: date, plan: Plan | None = None) -> date | None:
    """The last day of a person's access to a plan, or to any, once every role of theirs has come to its end date.

    ``None`` while any is in force, and for who never had one with an end date.
    """
    if not is_active_person(person) or roles_of(person, on=on, plan=plan):
        return None
    days = (row.until for row in holdings(person).roles if plan is None or row.plan_id in (None, plan.pk))
    return max((day for day in days if day), default=None)


def is_active_person(person: Person) -> bool:
    """Whether the person has signed in and has not been made inactive."""
    return bool(person.is_authenticated and person.is_active)


def may(person: Person, permission: Permission, *, on: date, plan: Plan | None = None) -> bool:
    """Whether the person may do this at all."""
    return permission in permissions_held(person, on=on, plan=plan)


def may_any(person: Person, permissions: Iterable[Permission], *, on: date, plan: Plan | None = None) -> bool:
    """Whether the person may do at least one of these."""
    return bool(permissions_held(person, on=on, plan=plan) & set(permissions))


def permissions_held(person: Person, *, on: date, plan: Plan | None = None) -> frozenset[Permission]:
    """All that the person may do; of somebody who only reads, what is reading."""
    return _left_to(person, permissions_of(roles_of(person, on=on, plan=plan)))


def _left_to(person: Person, permissions: frozenset[Permission]) -> frozenset[Permission]:
    """These permissions; of somebody who only reads, those that are reading."""
    return permissions & READING if permissions and holdings(person).only_reads else permissions


def may_everywhere(person: Person, permissions: Iterable[Permission], *, on: date) -> bool:
    """Whether the person may do at least one of these for the whole council: a role for one plan does not count."""
    wide = frozenset(row.role for row in rows_in_force(person, on=on) if row.plan_id is None)
    return bool(_left_to(person, permissions_of(map(Role, wide))) & set(permissions))


def require(person: Person, permission: Permission, *, on: date, plan: Plan | None = None) -> None:
    """Go on only when the person may do this in a plan or, without one, for the whole council.

    Raises ``PermissionDenied`` that names the permission.
    """
    has_it = may(person, permission, on=on, plan=plan) if plan else may_everywhere(person, (permission,), on=on)
    if not has_it:
        raise PermissionDenied(f"This needs the permission “{permission.label}”.")


def first_page(person: Person, *, on: date, plan: Plan | None = None) -> str | None:
    """The page the person comes to after signing in: of this plan, or of the council; without the plan's name.

    A role for one plan leads to no page of the council, and without a plan there is no page of one.
    """
    rows = rows_in_force(person, on=on)
    here = (row for row in rows if plan and row.plan_id in (None, plan.pk) and _leads_into_a_plan(row))
    wide = (row for row in rows if row.plan_id is None and not _leads_into_a_plan(row))
    return first_page_of(Role(row.role) for row in (*here, *wide))


def _leads_into_a_plan(row: RoleHeld) -> bool:
    """Whether the first page of a role stands under a plan's name."""
    return first_page_of([Role(row.role)]) in PAGES_OF_A_PLAN


def may_enter(person: Person, plan: Plan, *, on: date) -> bool:
    """Whether any of the person's roles is for this plan."""
    return bool(roles_of(person, on=on, plan=plan))
