"""Who may sign in, as what, until when, and for which posts they answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from actionplan.models import Person, RoleHeld, StandIn
from actionplan.rules.periods import in_words
from actionplan.rules.roles import is_in_force
from actionplan.vocabulary import Role


@dataclass(frozen=True)
class PersonLine:
    """A person with what they hold, each in words. What is past its last day is said to be over."""

    person: Person
    roles: tuple[str, ...]
    posts: tuple[str, ...]
    stands_in_for: tuple[str, ...]

    @property
    def may_nothing(self) -> bool:
        """Whether they can sign in and then do nothing, since no role of theirs is in force."""
        return self.person.is_active and all(one.endswith(OVER) for one in self.roles)


OVER = ": over"


def everyone(*, on: date) -> tuple[PersonLine, ...]:
    """Everybody, those who can sign in first, as things are on a day."""
    held = RoleHeld.objects.filter(ended_on=None).select_related("organisation", "plan").order_by("pk")
    standing = StandIn.objects.filter(ended_on=None).select_related("post").order_by("pk")
    rows = Person.objects.prefetch_related(
        Prefetch("roles_held", held, to_attr="roles"),
        Prefetch("stands_in_for", standing, to_attr="standing_in"),
        "posts_held",
    )
    return tuple(_line(row, on) for row in rows.order_by("-is_active", "name", "pk"))


def _line(row: Person, on: date) -> PersonLine:
    """One person's line."""
    roles: Iterable[RoleHeld] = getattr(row, "roles", ())
    standing: Iterable[StandIn] = getattr(row, "standing_in", ())
    return PersonLine(
        row,
        tuple(_role(one) + _until(one.until, on) for one in roles),
        tuple(str(one) for one in row.posts_held.all()),
        tuple(str(one.post) + _until(one.until, on) for one in standing),
    )


def _role(held: RoleHeld) -> str:
    """A role with what it is limited to."""
    of = f" for {held.organisation}" if held.organisation else ""
    only = f", only in {held.plan}" if held.plan else ""
    return f"{Role(held.role).label}{of}{only}"


def _until(until: date | None, on: date) -> str:
    """The last day, where there is one, and whether it is past."""
    if until is None:
        return ""
    return f" until {in_words(until)}" + ("" if is_in_force(until=until, day=on) else OVER)
