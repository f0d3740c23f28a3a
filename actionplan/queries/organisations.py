"""What the council's services and its partners answer for: posts, actions, and what partners commit themselves to."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from actionplan.models import Action, Organisation, Person
from actionplan.queries import commitments
from actionplan.queries.commitments import WORST_FIRST, Asked, partners_in
from actionplan.queries.findings import worst_first
from actionplan.queries.owners import OwnerLine, posts_of
from actionplan.queries.positions import positions
from actionplan.queries.shares import Share
from actionplan.rules.policy import Policy
from actionplan.vocabulary import Commitment


@dataclass(frozen=True)
class OrganisationLine(Share):
    """An organisation with its share of one plan, and how many actions ask for its commitment, by what it said."""

    organisation: Organisation
    number_of_posts: int
    number_vacant: int
    commitments: dict[Commitment, int]

    @property
    def commitments_worst_first(self) -> tuple[tuple[Commitment, int], ...]:
        """The same, declined first, as tables show them."""
        return tuple((word, self.commitments[word]) for word in WORST_FIRST)

    @property
    def number_asked(self) -> int:
        """How many actions ask for its commitment."""
        return sum(self.commitments.values())


@dataclass(frozen=True)
class Organisations:
    """Every organisation, the council's services before the partners, and the share that nobody owns."""

    lines: tuple[OrganisationLine, ...]
    unowned: Share
    everything: Share

    @property
    def services(self) -> tuple[OrganisationLine, ...]:
        """The council and its services."""
        return tuple(line for line in self.lines if not line.organisation.is_partner)

    @property
    def partners(self) -> tuple[OrganisationLine, ...]:
        """The partner agencies."""
        return tuple(line for line in self.lines if line.organisation.is_partner)

    @property
    def asked(self) -> tuple[OrganisationLine, ...]:
        """Those whose commitment is asked for, those that declined or have not yet agreed most first."""
        those = (line for line in self.lines if line.number_asked)
        return tuple(sorted(those, key=lambda line: -_outstanding(line.commitments)))


@dataclass(frozen=True)
class OneOrganisation(Share):
    """One organisation: its share of a plan worst first, its posts, and what asks for its commitment."""

    organisation: Organisation
    posts: tuple[OwnerLine, ...]
    asked: tuple[Asked, ...]

    @property
    def commitments_worst_first(self) -> tuple[tuple[Commitment, int], ...]:
        """How many are declined, not yet agreed and agreed."""
        counts = commitments.counts_of(one.line.commitment for one in self.asked)
        return tuple((word, counts[word]) for word in WORST_FIRST)


def organisations(actions: "QuerySet[Action]", *, on: date, policy: Policy) -> Organisations:
    """Every organisation of the council with its share of these actions on a day."""
    counted = tuple(one for one in positions(actions, on=on, policy=policy) if one.is_counted)
    said: dict[int, list[str]] = {}
    keys = {one.action.pk for one in counted}
    for organisation, action, word in partners_in(actions).values_list("organisation", "action", "commitment"):
        if action in keys:
            said.setdefault(organisation, []).append(word)
    vacant = Count("posts", filter=Q(posts__is_vacant=True))
    rows = Organisation.objects.annotate(n_posts=Count("posts"), n_vacant=vacant).order_by("is_partner", "name")
    lines = tuple(
        OrganisationLine(
            tuple(one for one in counted if _is_of(one.action, row)),
            row,
            row.n_posts,
            row.n_vacant,
            commitments.counts_of(said.get(row.pk, ())),
        )
        for row in rows
    )
    return Organisations(lines, Share(tuple(one for one in counted if one.action.owner is None)), Share(counted))


def organisation(
    chosen: Organisation, actions: "QuerySet[Action]", reader: Person, *, on: date, policy: Policy
) -> OneOrganisation:
    """One organisation with its share of these actions, which are those that the reader may see."""
    partners = list(partners_in(actions).filter(organisation=chosen))
    theirs = Q(owner__organisation=chosen) | Q(pk__in=[one.action_id for one in partners])
    standing = positions(actions.filter(theirs), on=on, policy=policy)
    own = [one for one in standing if one.is_counted and _is_of(one.action, chosen)]
    return OneOrganisation(
        worst_first(own), chosen, posts_of(chosen, own, on=on), commitments.asked(standing, partners, reader, on=on)
    )


def names_of(numbers: Collection[int]) -> dict[int, str]:
    """The names of these organisations by their numbers, in the order of the names."""
    return dict(Organisation.objects.filter(pk__in=numbers).order_by("name").values_list("pk", "name"))


def _is_of(action: Action, organisation: Organisation) -> bool:
    """Whether a post of the organisation owns the action."""
    return action.owner is not None and action.owner.organisation_id == organisation.pk


def _outstanding(said: dict[Commitment, int]) -> int:
    """How many commitments are not agreed."""
    return sum(said.values()) - said[Commitment.AGREED]
