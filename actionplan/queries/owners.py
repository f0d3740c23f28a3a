"""Who answers for what: each post with its holder, who stands in, what it owns and how that stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Prefetch, Q, QuerySet

from actionplan.models import Action, Contributor, Organisation, Post, StandIn
from actionplan.queries.findings import worst_first
from actionplan.queries.positions import ActionPosition, positions
from actionplan.queries.shares import Share
from actionplan.rules.policy import Policy

VACANT = "Vacant"
DOES_NOT_SIGN_IN = "Holder does not sign in"
HAS_LEFT = "can no longer sign in"


@dataclass(frozen=True)
class OwnerLine(Share):
    """A post and what it answers for in one plan. ``contributed`` are the actions it works on for other posts."""

    post: Post
    stand_ins: tuple[StandIn, ...]
    contributed: tuple[ActionPosition, ...]

    @property
    def holder(self) -> str:
        """Who holds the post, in words."""
        return holder_in_words(self.post)

    @property
    def needs_a_holder(self) -> bool:
        """Whether nobody who could answer holds the post: it is vacant, or its holder has left."""
        return self.post.is_vacant or bool(self.post.holder and not self.post.holder.is_active)

    @property
    def why_nobody(self) -> str:
        """Why nobody could answer for it, in the midst of a sentence."""
        return VACANT.lower() if self.post.is_vacant else f"held by {self.holder}"

    @property
    def coming(self) -> tuple[ActionPosition, ...]:
        """Its actions that are still to be done in time, the next due first."""
        ahead = (one for one in self.actions if one.days_left is not None)
        return tuple(sorted(ahead, key=lambda one: one.days_left or 0))


@dataclass(frozen=True)
class Owners:
    """Every post of the council with its share of one plan, and the share that nobody owns."""

    lines: tuple[OwnerLine, ...]
    unowned: Share
    everything: Share

    @property
    def by_organisation(self) -> tuple[tuple[Organisation, tuple[OwnerLine, ...]], ...]:
        """The posts gathered by their organisation, both by name."""
        return tuple((where, tuple(those)) for where, those in groupby(self.lines, lambda line: line.post.organisation))

    @property
    def by_workload(self) -> tuple[OwnerLine, ...]:
        """The posts with the most open actions first; then those with the most late, then by title."""
        return tuple(sorted(self.lines, key=lambda line: (-line.number_open, -line.number_late, line.post.title)))

    @property
    def without_holder(self) -> tuple[OwnerLine, ...]:
        """The posts that nobody holds, those that own most first."""
        bare = (line for line in self.lines if line.needs_a_holder)
        return tuple(sorted(bare, key=lambda line: (-line.total, line.post.title)))


def holder_in_words(post: Post) -> str:
    """Who holds a post: a name, that it is vacant, or that its holder does not sign in."""
    if post.is_vacant:
        return VACANT
    if post.holder is None:
        return DOES_NOT_SIGN_IN
    return str(post.holder) if post.holder.is_active else f"{post.holder}, who {HAS_LEFT}"


def owners(actions: "QuerySet[Action]", *, on: date, policy: Policy) -> Owners:
    """Every post, by organisation and title, with its share of these actions on a day."""
    standing = positions(actions, on=on, policy=policy)
    counted = tuple(one for one in standing if one.is_counted)
    links = _contributions(standing)
    lines = tuple(_line(post, counted, links) for post in _posts(on))
    unowned = tuple(one for one in counted if one.action.owner_id is None)
    return Owners(lines, Share(unowned), Share(counted))


def owner(post: int, actions: "QuerySet[Action]", *, on: date, policy: Policy) -> OwnerLine | None:
    """One post with its share of these actions, worst first, or ``None`` when there is no such post."""
    found = _posts(on).filter(pk=post).first()
    if found is None:
        return None
    worked_on = Contributor.objects.filter(post=post, is_withdrawn=False).values("action")
    standing = positions(actions.filter(Q(owner=post) | Q(pk__in=worked_on)), on=on, policy=policy)
    counted = worst_first(one for one in standing if one.is_counted)
    return _line(found, counted, _contributions(standing))


def posts_of(organisation: Organisation, actions: Iterable[ActionPosition], *, on: date) -> tuple[OwnerLine, ...]:
    """The posts of an organisation, each with what of these counted actions is its own."""
    counted = tuple(actions)
    return tuple(_line(post, counted, {}) for post in _posts(on).filter(organisation=organisation))


def every_post(*, on: date) -> tuple[OwnerLine, ...]:
    """Every post of the council with who holds it and who stands in on a day, apart from any plan."""
    return tuple(_line(post, (), {}) for post in _posts(on))


def _posts(on: date) -> "QuerySet[Post]":
    """The posts by organisation and title, each with who stands in for it on a day."""
    in_force = StandIn.objects.filter(Q(until=None) | Q(until__gte=on), ended_on=None, person__is_active=True)
    stand_ins = Prefetch("stand_ins", in_force.select_related("person", "change").order_by("pk"), to_attr="standing_in")
    posts = Post.objects.select_related("organisation", "holder").prefetch_related(stand_ins)
    return posts.order_by("organisation__is_partner", "organisation__name", "title")


def _contributions(standing: Sequence[ActionPosition]) -> dict[int, set[int]]:
    """For each post, the actions it works on without owning them."""
    working: dict[int, set[int]] = {}
    actions = [one.action.pk for one in standing]
    for post, action in Contributor.objects.filter(is_withdrawn=False, action__in=actions).values_list(
        "post", "action"
    ):
        working.setdefault(post, set()).add(action)
    return working


def _line(post: Post, counted: Iterable[ActionPosition], links: dict[int, set[int]]) -> OwnerLine:
    """A post with what of these actions is its own, and what it helps with."""
    helps = links.get(post.pk, set())
    everything = tuple(counted)
    own = tuple(one for one in everything if one.action.owner_id == post.pk)
    others = tuple(one for one in everything if one.action.pk in helps and one.action.owner_id != post.pk)
    stand_ins = tuple(getattr(post, "standing_in", ()))
    return OwnerLine(own, post, stand_ins, others)
