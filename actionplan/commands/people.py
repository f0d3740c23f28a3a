"""Letting people in, giving them roles and posts: each a change with a reason."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q

from actionplan import access
from actionplan.commands.recording import recording
from actionplan.models import Organisation, Person, Plan, Post, RecordHead, RoleHeld, StandIn
from actionplan.rules.moments import london_day
from actionplan.rules.periods import in_words
from actionplan.vocabulary import Permission, Role

KEEPERS = (Permission.MANAGE_PEOPLE, Permission.EDIT_PLAN)
"""Organisations and posts are kept by the administrator and by the QA unit."""


@transaction.atomic
def add_first(*, email: str, name: str, password: str, at: datetime) -> Person:
    """Make the first person, an administrator; refused once anybody is there.

    The head of the record is locked first, so that two who begin at once do not both become the first.
    """
    RecordHead.objects.select_for_update().get_or_create(pk=1)
    if Person.objects.exists():
        raise PermissionDenied("There are people already: an administrator adds the next one.")
    person = _new(email, name, password)
    person.save()
    with recording("people.add_first", by=person, because="The tracker is set up", at=at) as record:
        record.add(person)
        record.add(RoleHeld(person=person, role=Role.ADMINISTRATOR))
    return person


def add(*, email: str, name: str, password: str | None, by: Person, because: str, at: datetime) -> Person:
    """Let somebody in. Without a password they can only reset it by e-mail."""
    _require_people(by, at)
    person = _new(email, name, password)
    with recording("people.add", by=by, because=because, at=at) as record:
        if Person.objects.filter(email=person.email).exists():
            raise ValidationError({"email": "Somebody with this e-mail address is there already."})
        return record.add(person)


def give_role(
    person: Person,
    role: Role,
    *,
    organisation: Organisation | None = None,
    plan: Plan | None = None,
    until: date | None = None,
    by: Person,
    because: str,
    at: datetime,
) -> RoleHeld:
    """Give a person one role: perhaps for one organisation or plan, perhaps until a day."""
    _require_people(by, at)
    if role == Role.PARTNER and organisation is None:
        raise ValidationError({"organisation": "Choose the organisation this partner acts for."})
    if role == Role.OBSERVER and until is None:
        raise ValidationError({"until": "Say until when: an observer reads the plan until an end date."})
    held = RoleHeld(person=person, role=role, organisation=organisation, plan=plan, until=until)
    with recording("people.give_role", by=by, because=because, at=at, plan=plan) as record:
        return record.add(held)


def end_role(held: RoleHeld, *, by: Person, because: str, at: datetime) -> RoleHeld:
    """Take a role away from now on."""
    _require_people(by, at)
    held.ended_on = london_day(at)
    with recording("people.end_role", by=by, because=because, at=at, plan=held.plan) as record:
        return record.save(held)


def deactivate(person: Person, *, by: Person, because: str, at: datetime) -> Person:
    """Stop a person from signing in. Their work and their words stay."""
    _require_people(by, at)
    person.is_active = False
    with recording("people.deactivate", by=by, because=because, at=at) as record:
        return record.save(person)


def add_organisation(name: str, *, is_partner: bool = False, by: Person, because: str, at: datetime) -> Organisation:
    """Make an organisation known."""
    _require_keeper(by, at)
    with recording("people.add_organisation", by=by, because=because, at=at) as record:
        return record.add(Organisation(name=name, is_partner=is_partner))


def add_post(
    title: str,
    organisation: Organisation,
    *,
    email: str = "",
    holder: Person | None = None,
    is_vacant: bool = False,
    by: Person,
    because: str,
    at: datetime,
) -> Post:
    """Make a post known, held, vacant, or held by somebody who does not sign in."""
    _require_keeper(by, at)
    post = Post(title=title, organisation=organisation, email=email, holder=holder, is_vacant=is_vacant)
    with recording("people.add_post", by=by, because=because, at=at) as record:
        return record.add(post)


def hand_over(
    post: Post,
    *,
    to: Person | None,
    is_vacant: bool | None = None,
    seen: int | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Post:
    """Change who holds a post; to nobody leaves it vacant, unless ``is_vacant`` says that its holder does not sign in.

    What the post owns stays with it, and nobody who stood in for it ends by this. ``seen`` is the version on the page
    it was typed on. Raises ``ValidationError`` by field for somebody who has left, with the code ``conflict`` when
    somebody else changed the post meanwhile.
    """
    _require_keeper(by, at)
    _refuse_left(to, "to")
    with recording("people.hand_over", by=by, because=because, at=at, key=key) as record:
        if seen is not None and seen != post.version:
            raise ValidationError("Somebody else changed this post while you were typing", code="conflict")
        post.holder, post.is_vacant = to, to is None if is_vacant is None else is_vacant
        return record.save(post)


def name_stand_in(
    post: Post,
    person: Person,
    *,
    until: date | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> StandIn:
    """Let somebody type on behalf of a post until the end of a day; accountability stays with the post.

    Raises ``ValidationError`` by field for a day that is past, and for who has left, holds the post or stands in
    for it already.
    """
    _require_keeper(by, at)
    _refuse_left(person, "person")
    day = london_day(at)
    with recording("people.name_stand_in", by=by, because=because, at=at, key=key) as record:
        _refuse_stand_in(post, person, until, day)
        return record.add(StandIn(post=post, person=person, until=until))


def end_stand_in(stand_in: StandIn, *, by: Person, because: str, at: datetime, key: str | None = None) -> StandIn:
    """Let nobody type for a post by this stand-in from now on; what they typed stays as it is.

    Raises ``ValidationError`` with the code ``not_in_turn`` when it was ended before.
    """
    _require_keeper(by, at)
    with recording("people.end_stand_in", by=by, because=because, at=at, key=key) as record:
        if stand_in.ended_on is not None:
            raise ValidationError("This was ended before.", code="not_in_turn")
        stand_in.ended_on = london_day(at)
        return record.save(stand_in)


def _refuse_left(person: Person | None, field: str) -> None:
    """Stop what would give a post to somebody who can no longer sign in."""
    if person is not None and not person.is_active:
        raise ValidationError({field: f"{person} can no longer sign in. Choose somebody else."})


def _refuse_stand_in(post: Post, person: Person, until: date | None, day: date) -> None:
    """Stop a stand-in whose last day is past, and one who answers for the post already."""
    if until is not None and until < day:
        raise ValidationError({"until": f"The last day must be today, {in_words(day)}, or later"})
    if post.holder_id == person.pk:
        raise ValidationError({"person": f"{person} holds this post already"})
    there = StandIn.objects.filter(Q(until=None) | Q(until__gte=day), post=post, person=person, ended_on=None)
    if there.exists():
        raise ValidationError({"person": f"{person} stands in for this post already. End that first"})


def _new(email: str, name: str, password: str | None) -> Person:
    """A person not yet saved; no password means that none will do."""
    fields: dict[str, Any] = {"email": email.strip().lower(), "name": name}
    person = Person(**fields)
    if password is None:
        person.set_unusable_password()
    else:
        person.set_password(password)
    return person


def _require_people(by: Person, at: datetime) -> None:
    """Only who keeps people."""
    access.require(by, Permission.MANAGE_PEOPLE, on=london_day(at))


def _require_keeper(by: Person, at: datetime) -> None:
    """Only who keeps posts and organisations."""
    if not access.may_everywhere(by, KEEPERS, on=london_day(at)):
        raise PermissionDenied("Posts and organisations are kept by the QA unit and the administrator.")
