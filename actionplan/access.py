"""Who may: at all, on this thing, and which things they can see. Every page and every command asks here."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from actionplan.holdings import holdings
from actionplan.models import Action, Contributor, Finding, Partner, Person, Plan, Post, RoleHeld
from actionplan.rules.roles import PAGES_OF_A_PLAN, first_page_of, is_in_force, permissions_of
from actionplan.vocabulary import Permission, Role

READING: Final = frozenset(
    {Permission.READ_PLAN, Permission.READ_SCRUTINY, Permission.READ_RECORD, Permission.READ_RESTRICTED}
)
"""What is left to somebody who only reads: see ``holdings.reading_only``."""


def roles_of(person: Person, *, on: date, plan: Plan | None = None) -> frozenset[Role]:
    """The roles in force on a day; with a plan, those for that plan or for every plan. Nobody inactive has any."""
    return frozenset(Role(row.role) for row in _in_force(person, on=on, plan=plan))


def _in_force(person: Person, *, on: date, plan: Plan | None = None) -> tuple[RoleHeld, ...]:
    """The rows behind the roles of a person on a day."""
    if not _is_active(person):
        return ()
    held = (row for row in holdings(person).roles if is_in_force(until=row.until, day=on))
    return tuple(row for row in held if plan is None or row.plan_id in (None, plan.pk))


def ended_on(person: Person, *, on: date, plan: Plan | None = None) -> date | None:
    """The last day of a person's access to a plan, or to any, once every role of theirs has come to its end date.

    ``None`` while any is in force, and for who never had one with an end date.
    """
    if not _is_active(person) or roles_of(person, on=on, plan=plan):
        return None
    days = (row.until for row in holdings(person).roles if plan is None or row.plan_id in (None, plan.pk))
    return max((day for day in days if day), default=None)


def _is_active(person: Person) -> bool:
    """Whether the person has signed in and has not been made inactive."""
    return bool(person.is_authenticated and person.is_active)


def may(person: Person, permission: Permission, *, on: date, plan: Plan | None = None) -> bool:
    """Whether the person may do this at all."""
    return permission in _permissions(person, on=on, plan=plan)


def may_any(person: Person, permissions: Iterable[Permission], *, on: date, plan: Plan | None = None) -> bool:
    """Whether the person may do at least one of these."""
    return bool(_permissions(person, on=on, plan=plan) & set(permissions))


def _permissions(person: Person, *, on: date, plan: Plan | None = None) -> frozenset[Permission]:
    """All that the person may do; of somebody who only reads, what is reading."""
    return _left_to(person, permissions_of(roles_of(person, on=on, plan=plan)))


def _left_to(person: Person, permissions: frozenset[Permission]) -> frozenset[Permission]:
    """These permissions; of somebody who only reads, those that are reading."""
    return permissions & READING if permissions and holdings(person).only_reads else permissions


def may_everywhere(person: Person, permissions: Iterable[Permission], *, on: date) -> bool:
    """Whether the person may do at least one of these for the whole council: a role for one plan does not count."""
    wide = frozenset(row.role for row in _in_force(person, on=on) if row.plan_id is None)
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
    rows = _in_force(person, on=on)
    here = (row for row in rows if plan and row.plan_id in (None, plan.pk) and _leads_into_a_plan(row))
    wide = (row for row in rows if row.plan_id is None and not _leads_into_a_plan(row))
    return first_page_of(Role(row.role) for row in (*here, *wide))


def _leads_into_a_plan(row: RoleHeld) -> bool:
    """Whether the first page of a role stands under a plan's name."""
    return first_page_of([Role(row.role)]) in PAGES_OF_A_PLAN


def posts_of(person: Person, *, on: date) -> frozenset[int]:
    """The posts a person answers for on a day: those they hold and those they stand in for."""
    if not _is_active(person):
        return frozenset()
    return holdings(person).posts | stands_in_until(person, on=on).keys()


def stands_in_until(person: Person, *, on: date) -> dict[int, date | None]:
    """For each post the person stands in for on a day and does not hold, its key and the last day, where it has one."""
    if not _is_active(person):
        return {}
    in_force = (row for row in holdings(person).stand_ins if is_in_force(until=row.until, day=on))
    return {row.post_id: row.until for row in in_force if row.post_id not in holdings(person).posts}


def stood_in_until(person: Person, action: Action, *, on: date) -> date | None:
    """The last day on which the person stood in for the post that owns the action, once that is over."""
    if not _is_active(person) or action.owner_id is None or owns(person, action, on=on):
        return None
    days = (row.until for row in holdings(person).stand_ins if row.post_id == action.owner_id)
    return max((day for day in days if day), default=None)


def organisations_of(person: Person, *, on: date, plan: Plan | None = None) -> frozenset[int]:
    """The organisations for which a person acts as a partner on a day, in a plan or in any."""
    if not may_any(person, (Permission.UPDATE_ORGANISATION_ACTIONS,), on=on, plan=plan):
        return frozenset()
    rows = _in_force(person, on=on, plan=plan)
    return frozenset(row.organisation_id for row in rows if row.role == Role.PARTNER and row.organisation_id)


def owns(person: Person, action: Action, *, on: date) -> bool:
    """Whether the person answers for the post that owns the action."""
    return action.owner_id is not None and action.owner_id in posts_of(person, on=on)


def may_update(person: Person, action: Action, *, on: date) -> bool:
    """Whether the person may record progress: as owner, for their partner organisation, or for the QA unit."""
    held = _permissions(person, on=on, plan=action.plan)
    if Permission.UPDATE_ANY_ACTION in held:
        return True
    if Permission.UPDATE_OWN_ACTIONS in held and owns(person, action, on=on):
        return True
    if Permission.UPDATE_ORGANISATION_ACTIONS not in held or action.owner is None:
        return False
    return action.owner.organisation_id in organisations_of(person, on=on, plan=action.plan)


def contributes(person: Person, action: Action, *, on: date) -> bool:
    """Whether a post of the person, or of the organisation they act for, works on it without being accountable."""
    theirs = Q(post__organisation__in=organisations_of(person, on=on, plan=action.plan))
    return action.contributors.filter(theirs | Q(post__in=posts_of(person, on=on)), is_withdrawn=False).exists()


def may_comment(person: Person, action: Action, *, on: date) -> bool:
    """Whether the person may read and write the comments on an action.

    They are between the QA unit, the director, the owner and who else works on it, and apart from the public record.
    """
    if _is_active(person) and holdings(person).only_reads:
        return False
    if may(person, Permission.READ_RESTRICTED, on=on, plan=action.plan) or may_update(person, action, on=on):
        return True
    updaters = (Permission.UPDATE_OWN_ACTIONS, Permission.UPDATE_ORGANISATION_ACTIONS)
    return may_any(person, updaters, on=on, plan=action.plan) and contributes(person, action, on=on)


def commits_itself(person: Person, partner: Partner, *, on: date) -> bool:
    """Whether the person gives the partner's commitment as the partner's own, acting for that organisation."""
    return partner.organisation_id in organisations_of(person, on=on, plan=partner.action.plan)


def may_commit(person: Person, partner: Partner, *, on: date) -> bool:
    """Whether the person may say if a partner commits itself: as the partner, or on its behalf for the QA unit."""
    is_qa = may(person, Permission.EDIT_PLAN, on=on, plan=partner.action.plan)
    return is_qa or commits_itself(person, partner, on=on)


def may_see_organisation(person: Person, organisation: int, plan: Plan, *, on: date) -> bool:
    """Whether the person may read what an organisation answers for in a plan; a partner only of its own."""
    own = organisations_of(person, on=on, plan=plan)
    return organisation in own or may(person, Permission.READ_PLAN, on=on, plan=plan)


def acts_on_behalf_of(person: Person, action: Action) -> Post | None:
    """The post in whose name the person types, or ``None`` when they hold it themselves."""
    is_holder = action.owner is not None and action.owner.holder_id == person.pk
    return None if is_holder else action.owner


def may_read_restricted(person: Person, action: Action, *, on: date) -> bool:
    """Whether the person may read an action's restricted words: a permission of its own, which no owner has as such.

    Who wrote an update reads their own words there besides, and nobody else's.
    """
    return may(person, Permission.READ_RESTRICTED, on=on, plan=action.plan)


def may_enter(person: Person, plan: Plan, *, on: date) -> bool:
    """Whether any of the person's roles is for this plan."""
    return bool(roles_of(person, on=on, plan=plan))


def visible_findings(person: Person, plan: Plan, *, on: date) -> "QuerySet[Finding]":
    """The findings of a plan that the person may see as officers see them."""
    everything = Finding.objects.filter(plan=plan, is_withdrawn=False)
    if may(person, Permission.READ_PLAN, on=on, plan=plan):
        return everything
    if may(person, Permission.UPDATE_ORGANISATION_ACTIONS, on=on, plan=plan):
        return everything.filter(source__is_open_to_partners=True)
    return everything.none()


def visible_actions(person: Person, plan: Plan, *, on: date) -> "QuerySet[Action]":
    """The actions of a plan that the person may see as officers see them.

    A partner sees what its organisation owns, works on or is asked to commit itself to, and what an open finding has.
    """
    everything = Action.objects.filter(plan=plan)
    if may(person, Permission.READ_PLAN, on=on, plan=plan):
        return everything
    if may(person, Permission.UPDATE_ORGANISATION_ACTIONS, on=on, plan=plan):
        theirs = organisations_of(person, on=on, plan=plan)
        asked_of = Partner.objects.filter(organisation__in=theirs, is_withdrawn=False).values("action")
        works_on = Contributor.objects.filter(post__organisation__in=theirs, is_withdrawn=False).values("action")
        own = Q(owner__organisation__in=theirs) | Q(pk__in=asked_of) | Q(pk__in=works_on)
        return everything.filter(own | Q(finding__source__is_open_to_partners=True))
    return everything.none()


def own_actions(person: Person, plan: Plan, *, on: date) -> "QuerySet[Action]":
    """The actions a person answers for: those of their posts, and of the organisation they act for."""
    posts, organisations = posts_of(person, on=on), organisations_of(person, on=on, plan=plan)
    return Action.objects.filter(Q(owner__in=posts) | Q(owner__organisation__in=organisations), plan=plan)
