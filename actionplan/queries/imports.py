"""What an import is compared with, and what a confirmed one wrote."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
)
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import ActionPosition, positions
from actionplan.rules.references import same_key


@dataclass(frozen=True)
class PlanNow:
    """A plan as an import meets it: everything a row may match, loaded at once.

    ``links`` gives, for each action, the names linked to it under ``contributors``, ``partners``, ``origins`` and
    ``also_serves``; ``decided`` are the actions whose due date somebody has decided since it was first agreed, and
    ``asked`` those for which a new one waits. ``unclear`` are titles that several organisations have and the council
    has not, each with these organisations.
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


def plan_now(plan: Plan, *, on: date) -> PlanNow:
    """The plan as it stands, by the keys that rows are matched with: references and names in small letters."""
    version = version_of(plan)
    posts = list(Post.objects.values_list("title", "organisation__name"))
    actions = Action.objects.filter(plan=plan).select_related("requirement")
    standing = positions(actions, on=on, policy=policy_on(on))
    return PlanNow(
        plan=plan,
        version=version,
        findings={row.reference.casefold(): row for row in Finding.objects.filter(plan=plan, is_withdrawn=False)},
        actions={same_key(one.action.reference): one for one in standing},
        posts={title.casefold(): title for title, _ in posts},
        organisations={name.casefold(): name for name in Organisation.objects.values_list("name", flat=True)},
        links=_links(plan),
        decided=frozenset(
            DueDateDecision.objects.filter(request__action__plan=plan, is_agreed=True).values_list(
                "request__action", flat=True
            )
        ),
        asked=frozenset(
            DueDateRequest.objects.current().filter(action__plan=plan, decision=None).values_list("action", flat=True)
        ),
        unclear=_unclear(posts, plan.council),
    )


def _unclear(posts: Iterable[tuple[str, str]], council: str) -> dict[str, str]:
    """Titles in small letters that more than one organisation has, but not the council, with their names."""
    homes: dict[str, list[str]] = {}
    for title, organisation in posts:
        homes.setdefault(title.casefold(), []).append(organisation)
    return {
        title: ", ".join(sorted(names)) for title, names in homes.items() if len(names) > 1 and council not in names
    }


def _links(plan: Plan) -> dict[int, dict[str, frozenset[str]]]:
    """What is linked to each action, as names in small letters."""
    found: dict[int, dict[str, frozenset[str]]] = {}
    kinds: tuple[tuple[str, Any, str], ...] = (
        ("contributors", Contributor, "post__title"),
        ("partners", Partner, "organisation__name"),
        ("origins", Origin, "kind"),
        ("also_serves", AlsoServes, "finding__reference"),
    )
    for name, model, key in kinds:
        rows = model.objects.filter(action__plan=plan, is_withdrawn=False).values_list("action_id", key)
        for action, other in rows:
            links = found.setdefault(action, {})
            links[name] = links.get(name, frozenset()) | {other.casefold()}
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
    return ImportedRow.objects.filter(imported=imported).select_related("action__finding").order_by("sheet", "row")
