"""Who may do what with an action, and which findings and actions a person sees."""

from datetime import date

from django.db.models import Q, QuerySet

from actionplan.access.posts import organisations_of, owns, posts_of
from actionplan.access.roles import is_active_person, may, may_any, permissions_held
from actionplan.holdings import holdings
from actionplan.models import Action, Contributor, Finding, Partner, Person, Plan, Post
from actionplan.vocabulary import Permission


def may_update(person: Person, action: Action, *, on: date) -> bool:
    """Whether the person may record progress: as owner, for their partner organisation, or for the QA unit."""
    held = permissions_held(person, on=on, plan=action.plan)
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
    if is_active_person(person) and holdings(person).only_reads:
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
