"""Drafts: what a person typed into a form and has not sent. Apart from the record, and read by that person only."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from actionplan.models import Change, Draft, Person
from actionplan.queries.policy import policy_on
from actionplan.rules.moments import london_day

MOST_CHARACTERS = 60_000
"""Of one form, the names of its boxes counted: ten long answers. A page that sends more is not one of ours."""
MOST_DRAFTS = 200
"""Of one person: more than anybody has begun; the oldest give way."""
ON_ITS_WAY = timedelta(seconds=5)
"""A draft sent off just before its form was saved may come in so much later, and is no newer for that."""
TOO_LONG = "This is too long to be kept as a draft. Save the form, or shorten it."

Typed = Mapping[str, Sequence[str]]
"""What stands in a form's boxes, by name; a box that takes several answers has several."""


def keep(address: str, typed: Typed, *, by: Person, at: datetime) -> Draft | None:
    """Keep what stands in the form of a page, in place of what was kept of it before.

    Returns ``None``, and keeps nothing, where the form was saved meanwhile. Raises ``ValidationError`` for more than
    ``MOST_CHARACTERS``, and ``PermissionDenied`` for who may no longer sign in.
    """
    if not by.is_active:
        raise PermissionDenied("Nobody inactive keeps a draft.")
    if _length(typed) > MOST_CHARACTERS:
        raise ValidationError(TOO_LONG, code="too_long")
    if _was_saved(typed, by, since=at - ON_ITS_WAY):
        return None
    told = {"fields": _storable(typed), "saved_at": at}
    draft = _write(by, address, told)
    older = Draft.objects.filter(person=by).order_by("-saved_at", "-pk").values_list("pk", flat=True)[MOST_DRAFTS:]
    Draft.objects.filter(pk__in=list(older)).delete()
    return draft


def forget(address: str, *, by: Person) -> bool:
    """Throw away what a person had begun on a page; returns whether there was anything."""
    return Draft.objects.filter(person=by, address=address).delete()[0] > 0


def of(address: str, *, by: Person) -> Draft | None:
    """What a person had begun on a page and not sent, if anything.

    What was saved after all, by a server that went away before it could say so, is thrown away instead.
    """
    draft = Draft.objects.filter(person=by, address=address).first()
    if draft and _was_saved(draft.fields, by, since=draft.saved_at - ON_ITS_WAY):
        draft.delete()
        return None
    return draft


def all_of(by: Person) -> dict[str, datetime]:
    """The pages on which a person has begun something, each with the moment when it was last kept."""
    return dict(Draft.objects.filter(person=by).order_by().values_list("address", "saved_at"))


def purge(*, at: datetime) -> int:
    """Throw away every draft older than the council keeps uploads that wait; returns how many."""
    oldest = at - timedelta(days=policy_on(london_day(at)).staging_days)
    return Draft.objects.filter(saved_at__lt=oldest).delete()[0]


def _write(by: Person, address: str, told: dict[str, object]) -> Draft:
    """The draft as it is now: of two sendings at once the second finds the first's row."""
    try:
        with transaction.atomic():
            return Draft.objects.update_or_create(person=by, address=address, defaults=told)[0]
    except IntegrityError:
        return Draft.objects.update_or_create(person=by, address=address, defaults=told)[0]


def _length(typed: Typed) -> int:
    """The characters that a form sent, whatever it calls its boxes."""
    return sum(len(name) + sum(map(len, values)) for name, values in typed.items())


def _storable(typed: Typed) -> dict[str, list[str]]:
    """The same without the null characters, which nobody types and PostgreSQL does not take."""
    return {name.replace("\0", ""): [value.replace("\0", "") for value in values] for name, values in typed.items()}


def _was_saved(typed: Typed, by: Person, *, since: datetime) -> bool:
    """Whether the very form was recorded since a moment, by the key that it carries."""
    keys = typed.get("key") or [""]
    return bool(keys[0]) and Change.objects.filter(key=keys[0], by=by, at__gte=since).exists()
