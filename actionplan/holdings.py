"""What a person holds: the roles, posts and stand-ins from which every permission follows, loaded once for a page."""

from copy import copy
from functools import cached_property

from actionplan.models import Person, RoleHeld, StandIn


class Holdings:
    """What a person holds: each part loaded once for a page, when it is first asked for, and asked of each day."""

    only_reads = False
    """Whether the person may, as things are, do nothing but read."""

    def __init__(self, person: Person) -> None:
        """Nothing is loaded yet."""
        self._person = person

    @cached_property
    def roles(self) -> tuple[RoleHeld, ...]:
        """The roles that nobody has taken away, those past their end date among them."""
        return tuple(self._person.roles_held.filter(ended_on=None))

    @cached_property
    def posts(self) -> frozenset[int]:
        """The keys of the posts the person holds."""
        return frozenset(self._person.posts_held.values_list("pk", flat=True))

    @cached_property
    def stand_ins(self) -> tuple[StandIn, ...]:
        """The posts the person stands in for that nobody has taken back, those past their end date among them."""
        return tuple(self._person.stands_in_for.filter(ended_on=None))


class ReadingHoldings(Holdings):
    """The same roles, for reading alone: no post and no organisation is answered for."""

    only_reads = True

    def __init__(self, person: Person) -> None:
        """The person's roles are those of now, loaded now."""
        super().__init__(person)
        self.roles = holdings(person).roles
        self.posts = frozenset()
        self.stand_ins = ()


_LOADED = "_holdings"
"""Where a person's holdings are kept while a request lasts."""


def holdings(person: Person) -> Holdings:
    """The roles and posts of a person, kept with the person for the length of the request."""
    loaded: Holdings | None = person.__dict__.get(_LOADED)
    if loaded is None:
        loaded = person.__dict__[_LOADED] = Holdings(person)
    return loaded


def reading_only(person: Person) -> Person:
    """The same person as somebody who reads what they may read now, and may do nothing else; ``person`` stays."""
    reader = copy(person)
    reader.__dict__[_LOADED] = ReadingHoldings(person)
    return reader
