"""In which plans two people may remove words together: a role for one plan reaches neither another nor the council."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final, Self

from actionplan import access
from actionplan.models import Person, Plan, Redaction, RedactionRequest
from actionplan.models.base import Recorded
from actionplan.vocabulary import Permission

_WAYS: Final = ("plan", "action", "finding", "imported", "request", "redaction", "claim")
"""Through which columns a row belongs to a plan, the nearest first."""
_REACHES: Final = "plans "


@dataclass(frozen=True)
class Scope:
    """These plans, by their keys; ``None`` for every plan and what belongs to none."""

    plans: frozenset[int] | None = None

    def covers(self, plan: int | None) -> bool:
        """Whether words may be removed from what belongs to a plan, or to none."""
        return self.plans is None or plan in self.plans

    def and_of(self, other: "Scope") -> "Scope":
        """What both cover."""
        if self.plans is None or other.plans is None:
            return self if other.plans is None else other
        return Scope(self.plans & other.plans)

    def in_a_line(self) -> str:
        """A line that ``read`` understands, as it is kept with a redaction."""
        return _REACHES + ("*" if self.plans is None else " ".join(map(str, sorted(self.plans))))

    @classmethod
    def read(cls, kept: str) -> Self:
        """The scope that a line of this text says; everywhere where none does."""
        line = next((line for line in kept.splitlines() if line.startswith(_REACHES)), f"{_REACHES}*")
        told = line.removeprefix(_REACHES)
        return cls(None if told == "*" else frozenset(map(int, told.split())))


EVERYWHERE: Final = Scope()


def scope_for(request: RedactionRequest, decider: Person, *, on: date) -> Scope:
    """Where who asked and who decides may remove words, both of them; who asked always in the plan of the request."""
    asked = _of(request.change.by, Permission.ASK_REDACTION, on=on)
    if asked.plans is not None:
        asked = Scope(asked.plans | {request.plan_id})
    return asked.and_of(_of(decider, Permission.REDACT, on=on))


def scope_of(redaction: Redaction) -> Scope:
    """Where a redaction that was carried out took words away: everywhere, where that is no longer known."""
    kept = getattr(redaction.request, "words", None)
    return Scope.read(kept.text) if kept else EVERYWHERE


@cache
def plan_of(model: Any) -> str:
    """By which column, as a question names it, a row of a kind belongs to a plan; empty for what is the council's."""
    if model._meta.model_name.removeprefix("historical") == "plan":
        return "id"
    names = {field.name: field for field in model._meta.concrete_fields}
    for name in _WAYS:
        if name == "plan" and name in names:
            return "plan_id"
        if name in names and (beyond := plan_of(names[name].related_model)):
            return f"{name}__{beyond}"
    return "change__plan_id" if issubclass(model, Recorded) and "change" in names else ""


def _of(person: Person, permission: Permission, *, on: date) -> Scope:
    """Where a person has a permission."""
    if access.may_everywhere(person, (permission,), on=on):
        return EVERYWHERE
    return Scope(frozenset(plan.pk for plan in Plan.objects.all() if access.may(person, permission, on=on, plan=plan)))
