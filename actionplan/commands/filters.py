"""Filters of the list of actions under names: a person's own, some of them shared with officers. Not of the record."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from actionplan import access
from actionplan.commands.identity import refuse_identity_in_words
from actionplan.models import Person, Plan, SavedFilter
from actionplan.rules.moments import london_day
from actionplan.vocabulary import Permission

READERS = (Permission.READ_PLAN, Permission.UPDATE_ORGANISATION_ACTIONS)
"""Who reads the list of actions, and so may keep a filter of it."""
LONGEST_NAME, LONGEST_QUERY = 80, 1000
MOST = 50
"""Filters that one person keeps in a plan."""
TAKEN = "You have a filter with this name already. Choose another name"
TOO_MANY = f"You have {MOST} filters. Delete one that you no longer use first"
TOO_LONG = "This filter asks for too much to be kept. Ask for less"
NOT_TO_SHARE = "Only who reads the whole plan may share a filter"


def keep(plan: Plan, name: str, query: str, *, is_shared: bool, by: Person, at: datetime) -> SavedFilter:
    """Keep what stands in an address of the list under a name.

    One that is kept already just so is left as it is: the form was sent twice. Raises ``ValidationError`` for
    ``name`` when it is empty, too long, taken or may identify a child.
    """
    _require_reader(plan, by, at)
    _refuse_sharing(plan, by, at, is_shared=is_shared)
    said = {"plan": plan, "person": by, "name": " ".join(name.split()), "query": query, "is_shared": is_shared}
    before = SavedFilter.objects.filter(**said).first()
    if before is not None:
        return before
    if len(query) > LONGEST_QUERY:
        raise ValidationError(TOO_LONG)
    if SavedFilter.objects.filter(plan=plan, person=by).count() >= MOST:
        raise ValidationError(TOO_MANY)
    kept = SavedFilter(plan=plan, person=by, name=_plain(name), query=query, is_shared=is_shared, saved_at=at)
    return _write(kept)


def change(kept: SavedFilter, name: str, *, is_shared: bool, by: Person, at: datetime) -> SavedFilter:
    """Give one's own filter another name, or share it or no longer."""
    _require_own(kept, by, at)
    if is_shared and not kept.is_shared:
        _refuse_sharing(kept.plan, by, at, is_shared=is_shared)
    kept.name, kept.is_shared = _plain(name), is_shared
    return _write(kept)


def remove(kept: SavedFilter, *, by: Person, at: datetime) -> None:
    """Delete one's own filter: the list itself stays as it is."""
    _require_own(kept, by, at)
    kept.delete()


def _write(kept: SavedFilter) -> SavedFilter:
    """Write it, unless the person has another of this name."""
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError:
        raise ValidationError({"name": TAKEN}) from None
    return kept


def _plain(name: str) -> str:
    """A name as it is kept."""
    plain = " ".join(name.split())
    if not plain or len(plain) > LONGEST_NAME:
        raise ValidationError({"name": f"Give a name of {LONGEST_NAME} characters or fewer"})
    refuse_identity_in_words(plain, "name", read_as="A name")
    return plain


def _require_reader(plan: Plan, by: Person, at: datetime) -> None:
    """Only who reads the list."""
    if not access.may_any(by, READERS, on=london_day(at), plan=plan):
        raise PermissionDenied("Filters are kept by who reads the list of actions.")


def _require_own(kept: SavedFilter, by: Person, at: datetime) -> None:
    """Only whose it is, while they read the list."""
    _require_reader(kept.plan, by, at)
    if kept.person_id != by.pk:
        raise PermissionDenied("Only who saved a filter may change or delete it.")


def _refuse_sharing(plan: Plan, by: Person, at: datetime, *, is_shared: bool) -> None:
    """Stop a partner agency from sharing what officers would read."""
    if is_shared and not access.may(by, Permission.READ_PLAN, on=london_day(at), plan=plan):
        raise ValidationError({"is_shared": NOT_TO_SHARE})
