"""One thing in the audit: found by its reference or name, and all changes that happened to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q

from actionplan.models import (
    Action,
    AlsoServes,
    AssuranceDecision,
    Change,
    Comment,
    Contributor,
    Document,
    DueDateDecision,
    DueDateRequest,
    Evidence,
    Finding,
    ImportedRow,
    Matter,
    Origin,
    Partner,
    Person,
    Plan,
    Post,
    ProgressUpdate,
    Requirement,
    RoleHeld,
    StandIn,
    StandingDecision,
    Tag,
)
from actionplan.queries.audit_ledger import rows_of
from actionplan.queries.audit_turns import owned_by
from actionplan.rules.references import same_key

MOST: Final = 50
"""Things that one word may mean."""
HUNG_ON_AN_ACTION: Final = (AlsoServes, Contributor, Origin, Partner, Tag, Evidence)
SAID_OF_AN_ACTION: Final = (ProgressUpdate, DueDateRequest, AssuranceDecision, Comment, Matter)


@dataclass(frozen=True)
class Asked:
    """The things that a word means: keys by kind, and what they are called together."""

    words: str
    keys: Mapping[str, list[int]]


def meant_by(typed: str, plan: Plan | None) -> Asked | None:
    """What somebody means who types a reference or a name, or follows a link such as “action:4a-1”; ``None``: nothing.

    In one plan when it is given: its findings, actions and documents, and the posts and people that it knows. A post,
    a person or a document is found by name; by its number only through a link, such as “post:12”.
    """
    kind, dot, rest = typed.partition(":")
    is_link = bool(dot) and kind in FINDERS
    word = rest.strip() if is_link else typed.strip()
    found = {one: FINDERS[one](word, plan, is_link) for one in ([kind] if is_link else FINDERS)} if word else {}
    exact = {one: rows for one, rows in found.items() if rows}
    if not exact:
        return None
    words = dict.fromkeys(f"{one} {getattr(row, 'reference', row)}" for one, rows in exact.items() for row in rows)
    return Asked(", ".join(words), {one: [row.pk for row in rows] for one, rows in exact.items()})


Finder = Callable[[str, Plan | None, bool], list[Any]]
"""Finds what a word means, perhaps in one plan, perhaps by a number when a link gives it."""


def people_in(plan: Plan) -> Any:
    """Who ever changed a plan, or ever held a post on whose behalf it was changed."""
    changes = Change.objects.filter(plan=plan)
    held = Post.history.filter(id__in=changes.values("on_behalf_of")).values("holder")
    return Person.objects.filter(Q(pk__in=changes.values("by")) | Q(pk__in=held))


def posts_in(plan: Plan) -> Any:
    """The posts that ever answered for an action of a plan, worked on one, or on whose behalf the plan was changed."""
    keys = (
        Action.history.filter(plan=plan).values("owner"),
        Contributor.history.filter(action__plan=plan).values("post"),
        Change.objects.filter(plan=plan).values("on_behalf_of"),
    )
    return Post.objects.filter(Q(pk__in=keys[0]) | Q(pk__in=keys[1]) | Q(pk__in=keys[2]))


IN_ONE_PLAN: Final[Mapping[Any, Callable[[Plan], Any]]] = {
    Post: posts_in,
    Person: people_in,
    Document: lambda plan: Document.objects.filter(plan=plan),
}
"""Of what has a name, the rows that one plan knows."""


def _referenced(model: Any) -> Finder:
    """A finder of what has a reference, by that of today or of any day before."""

    def find(word: str, plan: Plan | None, _: bool) -> list[Any]:
        of_the_plan = Q(plan=plan) if plan else Q()
        was = model.history.filter(of_the_plan, reference__iexact=word).values("id")
        rows = model.objects.filter(Q(slug=same_key(word)) | Q(pk__in=was), of_the_plan)
        return list(rows.order_by("pk")[:MOST])

    return find


def _named(model: Any, *columns: str) -> Finder:
    """A finder of what has a name, by the whole of it, else by a part; a link gives its number."""

    def find(word: str, plan: Plan | None, is_link: bool) -> list[Any]:
        rows = IN_ONE_PLAN[model](plan) if plan else model.objects.all()
        if is_link and word.isascii() and word.isdigit():
            return list(rows.filter(pk=int(word))[:1]) if len(word) < len(str(2**62)) else []
        for how in ("iexact", "icontains"):
            asked = Q()
            for column in columns:
                asked |= Q(**{f"{column}__{how}": word})
            if found := list(rows.filter(asked).order_by("pk")[:MOST]):
                return found
        return []

    return find


FINDERS: Final[Mapping[str, Finder]] = {
    "action": _referenced(Action),
    "finding": _referenced(Finding),
    "post": _named(Post, "title"),
    "person": _named(Person, "name", "email"),
    "document": _named(Document, "title"),
}
"""How a thing of each kind is found."""


def happened_to(asked: Asked) -> Q:
    """The changes that happened to any of these things."""
    first, *others = (part for kind, keys in asked.keys.items() for part in PARTS[kind](keys))
    numbers = [rows.order_by().values_list("change_id", flat=True) for rows in (first, *others)]
    found = Q(number__in=numbers[0].union(*numbers[1:]))
    posts = asked.keys.get("post")
    return found | Q(on_behalf_of__in=posts) | Q(number__in=owned_by(posts)) if posts else found


def _of_actions(keys: list[int]) -> list[Any]:
    """Where an action stands: its own versions, what hangs on it, and what was said and decided."""
    return [
        Action.history.filter(id__in=keys),
        *(model.history.filter(action__in=keys) for model in HUNG_ON_AN_ACTION),
        *(model.objects.filter(action__in=keys) for model in SAID_OF_AN_ACTION),
        StandingDecision.objects.filter(Q(action__in=keys) | Q(superseded_by__in=keys)),
        DueDateDecision.objects.filter(request__action__in=keys),
        rows_of(ImportedRow).filter(action__in=keys).exclude(outcome="unchanged"),
    ]


PARTS: Final[Mapping[str, Callable[[list[int]], list[Any]]]] = {
    "action": _of_actions,
    "finding": lambda keys: [
        Finding.history.filter(id__in=keys),
        *(model.history.filter(finding__in=keys) for model in (Requirement, AlsoServes)),
        Matter.objects.filter(finding__in=keys),
    ],
    "post": lambda keys: [
        Post.history.filter(id__in=keys),
        *(model.history.filter(post__in=keys) for model in (StandIn, Contributor)),
    ],
    "person": lambda keys: [
        Person.history.filter(id__in=keys),
        *(model.history.filter(person__in=keys) for model in (RoleHeld, StandIn)),
        Post.history.filter(holder__in=keys),
    ],
    "document": lambda keys: [Document.history.filter(id__in=keys)],
}
"""For each kind of thing, the rows whose changes happened to it."""
