"""Words of the council's own on actions, by which they are found together."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError

from actionplan import access
from actionplan.commands.recording import Recording, recording
from actionplan.models import Action, Person, Plan, Tag
from actionplan.rules.moments import london_day
from actionplan.vocabulary import Permission

LONGEST = 40
"""Characters in a tag."""


def plain_tag(word: str) -> str:
    """A tag as it is kept: small letters, one blank between words.

    Raises ``ValidationError`` for ``tag`` when it is empty, too long, or has a comma, which stands between tags.
    """
    plain = " ".join(word.split()).casefold()
    if not plain or len(plain) > LONGEST or "," in plain:
        raise ValidationError({"tag": f"Give a word or two, of {LONGEST} characters or fewer and without a comma"})
    return plain


def put(
    plan: Plan, actions: Iterable[Action], word: str, *, by: Person, because: str, at: datetime, key: str | None = None
) -> int:
    """Put a tag on actions of a plan, and say on how many it was not yet."""
    return _change(plan, actions, word, "tags.put", by=by, because=because, at=at, key=key)


def take_off(
    plan: Plan, actions: Iterable[Action], word: str, *, by: Person, because: str, at: datetime, key: str | None = None
) -> int:
    """Take a tag off actions of a plan, and say off how many it was."""
    return _change(plan, actions, word, "tags.take_off", by=by, because=because, at=at, key=key)


def _change(
    plan: Plan,
    actions: Iterable[Action],
    word: str,
    command: str,
    *,
    by: Person,
    because: str,
    at: datetime,
    key: str | None,
) -> int:
    """Put a tag on or take it off, as one change."""
    access.require(by, Permission.EDIT_PLAN, on=london_day(at), plan=plan)
    tag = plain_tag(word)
    with recording(command, by=by, because=because, at=at, plan=plan, key=key) as record:
        keys = list(Action.objects.filter(plan=plan, pk__in=[one.pk for one in actions]).values_list("pk", flat=True))
        number = write(record, keys, tag, is_put=command == "tags.put")
        if not number:
            raise ValidationError("Nothing would change: every action is as you asked already.", code="unchanged")
        return number


def write(record: Recording, actions: Iterable[int], tag: str, *, is_put: bool) -> int:
    """Put a tag on actions, given by key, or take it off, within a change that is open; how many rows that wrote."""
    keys = list(actions)
    there = {row.action_id: row for row in Tag.objects.filter(action__in=keys, word=tag)}
    turned = [row for row in there.values() if row.is_withdrawn == is_put]
    for row in turned:
        row.is_withdrawn = not is_put
    record.save_many(turned, ["is_withdrawn"])
    new = [Tag(action_id=key, word=tag) for key in keys if key not in there] if is_put else []
    record.add_many(new)
    return len(turned) + len(new)
