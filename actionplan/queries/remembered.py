"""What people answered at earlier imports, offered again for the next file: headings, legends and names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from actionplan.models import Import, Plan


@dataclass(frozen=True)
class Remembered:
    """Answers of earlier imports that were not undone, the newest first to be heard.

    ``mapping`` is heading to field and ``legend`` is sign to state, for sheets of one shape; ``posts`` gives the
    known post that each name was said to be, and ``findings`` the reference of the finding that was meant by other
    words, both in this plan and by ``name_key``. ``number`` is the import that the mapping and the legend
    are from, or ``None``.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    legend: Mapping[str, str] = field(default_factory=dict)
    posts: Mapping[str, str] = field(default_factory=dict)
    findings: Mapping[str, str] = field(default_factory=dict)
    number: int | None = None

    @property
    def answers(self) -> dict[str, Any]:
        """As an import's answers; names are left out, for every preview hears them by itself."""
        kept = {"mapping": dict(self.mapping), "legend": dict(self.legend)}
        return {name: value for name, value in kept.items() if value}


def remembered(plan: Plan, shapes: Iterable[str] = ()) -> Remembered:
    """What was answered before: names for this plan, headings and legend for sheets of any of these shapes."""
    wanted = {shape for shape in shapes if shape}
    told = Import.objects.filter(undone=None).exclude(choices={}).order_by("change__number")
    posts: dict[str, str] = {}
    findings: dict[str, str] = {}
    shaped: dict[str, Any] = {}
    number = None
    for pk, plan_id, choices in told.values_list("pk", "plan_id", "choices"):
        if plan_id == plan.pk:
            posts.update(choices.get("posts", {}))
            findings.update(choices.get("findings", {}))
        for shape in wanted & set(choices.get("shapes", {})):
            shaped, number = choices["shapes"][shape], pk
    return Remembered(shaped.get("mapping", {}), shaped.get("legend", {}), posts, findings, number)
