"""What earlier imports heard of each action, which the next sheet is compared with."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max

from actionplan.models import ImportedRow, Plan
from actionplan.rules.likeness import name_key


@dataclass(frozen=True, slots=True)
class Heard:
    """What a sheet ``said`` of an action at its last import, by field, and what was ``wrote`` in place of it."""

    said: Mapping[str, Any] = field(default_factory=dict)
    wrote: Mapping[str, Any] = field(default_factory=dict)

    def plan_had(self, name: str) -> Any:
        """What the plan had after that import, if it took the sheet at its word; ``None`` where nothing was said."""
        return self.wrote[name] if name in self.wrote else self.said.get(name)


NOTHING_HEARD = Heard()
"""No import that stands has met the action."""


def heard_of(plan: Plan) -> dict[int, Heard]:
    """For each action that an import has met, what the newest that was not undone heard of it; in one query."""
    standing = ImportedRow.objects.filter(imported__plan=plan, imported__undone=None, action__isnull=False)
    newest = standing.exclude(said={}).order_by().values("action").annotate(newest=Max("pk")).values("newest")
    rows = ImportedRow.objects.filter(pk__in=newest).order_by().values_list("action_id", "said", "wrote")
    return {action: Heard(said, wrote) for action, said, wrote in rows}


def same_things(actions: Collection[int]) -> dict[int, frozenset[str]]:
    """The words by which sheets have ever called each of these actions, in imports that were undone too."""
    if not actions:
        return {}
    rows = ImportedRow.objects.filter(action__in=actions).exclude(said={}).order_by()
    found: dict[int, frozenset[str]] = {}
    for action, said in rows.values_list("action_id", "said"):
        found[action] = found.get(action, frozenset()) | {name_key(str(said.get("text", "")))}
    return found
