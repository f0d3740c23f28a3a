"""What hangs on many actions at once: who else works on each, whose commitment it needs, and where it comes from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from actionplan.models import Contributor, Finding, Origin, Partner, Requirement
from actionplan.queries.positions import ActionPosition
from actionplan.vocabulary import Commitment, OriginKind


@dataclass(frozen=True)
class Links:
    """What hangs on one action; ``requirement`` is empty when its finding is not open to the reader."""

    contributors: tuple[str, ...] = ()
    partners: tuple[tuple[str, Commitment], ...] = ()
    origins: tuple[OriginKind, ...] = ()
    requirement: str = ""


def links_of(found: Iterable[ActionPosition], findings: "QuerySet[Finding]") -> dict[int, Links]:
    """What hangs on each of these actions, by its key, for a reader of these findings; in four queries."""
    actions = {one.action.pk: one.action for one in found}
    contributors = _by_action(Contributor, actions, "post")
    partners = _by_action(Partner, actions, "organisation")
    origins = _by_action(Origin, actions)
    asked = {action.requirement_id for action in actions.values() if action.requirement_id}
    requirements = {row.pk: row.text for row in Requirement.objects.filter(pk__in=asked, finding__in=findings)}
    return {
        key: Links(
            contributors=tuple(row.post.title for row in contributors[key]),
            partners=tuple((row.organisation.name, Commitment(row.commitment)) for row in partners[key]),
            origins=tuple(OriginKind(row.kind) for row in origins[key]),
            requirement=requirements.get(action.requirement_id or 0, ""),
        )
        for key, action in actions.items()
    }


def _by_action(model: Any, actions: Mapping[int, object], *beside: str) -> dict[int, list[Any]]:
    """The rows of a kind that stand, by the action that they hang on."""
    rows: dict[int, list[Any]] = defaultdict(list)
    standing = model.objects.filter(action__in=list(actions), is_withdrawn=False).order_by("pk")
    for row in standing.select_related(*beside or [None]):  # without a name it would join every table there is
        rows[row.action_id].append(row)
    return rows
