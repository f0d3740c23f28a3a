"""What an import is compared with, and what a confirmed one wrote."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Max, QuerySet

from actionplan.models import (
    Action,
    AlsoServes,
    Change,
    Contributor,
    DueDateDecision,
    DueDateRequest,
    Finding,
    Import,
    ImportedRow,
    Organisation,
    Origin,
    Partner,
    Plan,
    Post,
    Requirement,
)
from actionplan.queries.heard import NOTHING_HEARD, Heard, heard_of, same_things
from actionplan.queries.later_work import Later, left_by, what_stands_in_the_way
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import ActionPosition, bare_positions
from actionplan.queries.redaction_marks import NOTHING_REDACTED, Redacted, redacted_from
from actionplan.queries.remembered import Remembered, remembered
from actionplan.rules.likeness import name_key
from actionplan.rules.references import same_key

__all__ = [
    "NOTHING_HEARD",
    "Heard",
    "Later",
    "PlanNow",
    "Remembered",
    "actions_of",
    "left_by",
    "plan_now",
    "remembered",
    "rows_of",
    "version_of",
    "what_stands_in_the_way",
]

WRITTEN = ("new", "changed")
"""The outcomes of rows that an import wrote something for."""


@dataclass(frozen=True)
class PlanNow:
    """A plan as an import meets it: everything a row may match, loaded at once.

    Posts and organisations are by ``name_key``; a post whose title several organisations have is named with its
    organisation too, and ``names`` gives what each post is called, by key. ``links`` gives, for each action, the names
    linked to it under ``contributors``, ``partners``, ``origins`` and ``also_serves``; ``decided`` are the actions
    whose due date somebody has decided since it was first agreed, and ``asked`` those for which a new one waits.
    ``unclear`` are titles that several organisations have and the council has not, each with these organisations.
    ``heard`` is what the last import that stands heard of each action, and ``same_things`` the words by which an
    action that has left the plan was ever known to a sheet. ``remembered`` is what earlier imports were told of names,
    and ``remembered_findings`` of findings. ``since`` is the number of the last change that the file itself knows, 0
    for one that the tracker did not write. ``redacted`` is what was redacted from the plan.
    """

    plan: Plan
    version: int
    findings: Mapping[str, Finding]
    actions: Mapping[str, ActionPosition]
    posts: Mapping[str, str]
    organisations: Mapping[str, str]
    links: Mapping[int, Mapping[str, frozenset[str]]]
    decided: frozenset[int]
    asked: frozenset[int]
    unclear: Mapping[str, str]
    names: Mapping[int, str] = field(default_factory=dict)
    heard: Mapping[int, Heard] = field(default_factory=dict)
    same_things: Mapping[int, frozenset[str]] = field(default_factory=dict)
    remembered: Mapping[str, str] = field(default_factory=dict)
    remembered_findings: Mapping[str, str] = field(default_factory=dict)
    since: int = 0
    redacted: Redacted = NOTHING_REDACTED

    @property
    def number_counted(self) -> int:
        """How many actions are in the plan's counts."""
        return sum(one.is_counted for one in self.actions.values())


def plan_now(plan: Plan, *, on: date) -> PlanNow:
    """The plan as it stands, by the keys that rows are matched with: references and names in small letters."""
    version, memory = version_of(plan), remembered(plan)
    posts = list(Post.objects.values_list("pk", "title", "organisation__name"))
    names = _names(posts, plan.council)
    standing = standing_now(plan, on=on)
    gone = [one.action.pk for one in standing if not one.is_counted]
    return PlanNow(
        plan=plan,
        version=version,
        findings={row.reference.casefold(): row for row in Finding.objects.filter(plan=plan, is_withdrawn=False)},
        actions={same_key(one.action.reference): one for one in standing},
        posts={name_key(name): name for name in (*names.values(), *(title for _, title, _ in posts))},
        organisations={name_key(name): name for name in Organisation.objects.values_list("name", flat=True)},
        links=_links(plan, names),
        decided=_decided(plan),
        asked=frozenset(
            DueDateRequest.objects.current().filter(action__plan=plan, decision=None).values_list("action", flat=True)
        ),
        unclear=_unclear(posts, plan.council),
        names=names,
        heard=heard_of(plan),
        same_things=same_things(gone),
        remembered=memory.posts,
        remembered_findings=memory.findings,
        redacted=redacted_from(plan),
    )


def standing_now(plan: Plan, *, on: date) -> list[ActionPosition]:
    """Every action of a plan on a day, each with its finding, requirement and owner, which are read once for all."""
    findings = Finding.objects.filter(plan=plan).in_bulk()
    requirements = Requirement.objects.filter(finding__plan=plan).in_bulk()
    owners = Post.objects.filter(actions__plan=plan).select_related("organisation", "holder").in_bulk()
    standing = bare_positions(Action.objects.filter(plan=plan), on=on, policy=policy_on(on))
    for one in standing:
        action = one.action
        action.plan, action.finding = plan, findings[action.finding_id]
        action.requirement = requirements.get(action.requirement_id or 0)
        action.owner = owners.get(action.owner_id or 0)
    return standing


def _decided(plan: Plan) -> frozenset[int]:
    """The actions whose due date was moved by a decision that stands."""
    agreed = DueDateDecision.objects.filter(is_agreed=True, request__in=DueDateRequest.objects.current())
    return frozenset(agreed.filter(request__action__plan=plan).values_list("request__action", flat=True))


def _names(posts: Iterable[tuple[int, str, str]], council: str) -> dict[int, str]:
    """What each post is called: its title, with its organisation where another has the title too."""
    rows = list(posts)
    homes = _homes(rows)
    return {
        key: title if len(homes[name_key(title)]) == 1 or home == council else f"{title} ({home})"
        for key, title, home in rows
    }


def _homes(posts: Iterable[tuple[int, str, str]]) -> dict[str, list[str]]:
    """The organisations that have each title."""
    homes: dict[str, list[str]] = {}
    for _, title, organisation in posts:
        homes.setdefault(name_key(title), []).append(organisation)
    return homes


def _unclear(posts: Iterable[tuple[int, str, str]], council: str) -> dict[str, str]:
    """Titles in small letters that more than one organisation has, but not the council, with their names."""
    return {
        title: ", ".join(sorted(names))
        for title, names in _homes(posts).items()
        if len(names) > 1 and council not in names
    }


def _links(plan: Plan, names: Mapping[int, str]) -> dict[int, dict[str, frozenset[str]]]:
    """What is linked to each action, as names in small letters."""
    found: dict[int, dict[str, frozenset[str]]] = {}
    kinds: tuple[tuple[str, Any, str], ...] = (
        ("contributors", Contributor, "post_id"),
        ("partners", Partner, "organisation__name"),
        ("origins", Origin, "kind"),
        ("also_serves", AlsoServes, "finding__reference"),
    )
    for name, model, key in kinds:
        rows = model.objects.filter(action__plan=plan, is_withdrawn=False).values_list("action_id", key)
        for action, other in rows:
            links = found.setdefault(action, {})
            links[name] = links.get(name, frozenset()) | {name_key(names.get(other, str(other)))}
    return found


def version_of(plan: Plan, *, before: int | None = None) -> int:
    """The number of the plan's last change (0 when there is none), or of the last one before a number."""
    changes = Change.objects.filter(plan=plan)
    if before is not None:
        changes = changes.filter(number__lt=before)
    last: int | None = changes.aggregate(last=Max("number"))["last"]
    return last or 0


def rows_of(imported: Import) -> "QuerySet[ImportedRow]":
    """Exactly the rows of an import, in the order of the sheet."""
    rows = ImportedRow.objects.filter(imported=imported).select_related("action__finding")
    return rows.order_by("sheet", "row", "part")


def actions_of(imported: Import) -> "QuerySet[Action]":
    """The actions that an import made or changed, each once: what is worked on in bulk from its page."""
    rows = ImportedRow.objects.filter(imported=imported, outcome__in=WRITTEN, action__isnull=False)
    return Action.objects.filter(pk__in=rows.values("action"))
