"""What the QA unit decides a claim on, and what it decided: evidence that a reader may see, and decisions in words."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from actionplan import access
from actionplan.models import Action, AssuranceDecision, Evidence, Person

WITHOUT_EVIDENCE = "assurance.assured_without_evidence"
"""The name of the change by which a claim is assured though no evidence of it is kept here."""


@dataclass(frozen=True)
class Proofs:
    """The evidence of an action that stands and that a reader may see; of the rest only how many."""

    shown: tuple[Evidence, ...]
    number_hidden: int

    @property
    def total(self) -> int:
        """All that stands."""
        return len(self.shown) + self.number_hidden


def proofs_of(action: Action, reader: Person, *, on: date) -> Proofs:
    """The evidence that stands for an action, the latest first, in one query."""
    rows = list(action.evidence.filter(is_withdrawn=False).select_related("change__by"))
    reads_all = access.may_read_restricted(reader, action, on=on)
    shown = tuple(row for row in rows if reads_all or not row.restricted_category)
    return Proofs(shown, len(rows) - len(shown))


def has_evidence(action: Action) -> bool:
    """Whether any evidence stands for an action, whoever may read it."""
    return bool(action.evidence.filter(is_withdrawn=False).exists())


def number_without_evidence(actions: Collection[int]) -> int:
    """Of these actions, by key, for how many no evidence stands, whoever may read it; in one query."""
    proved = Evidence.objects.filter(action__in=actions, is_withdrawn=False).order_by()
    return len(actions) - proved.values("action").distinct().count()


@dataclass(frozen=True)
class Decided:
    """One decision on a claim, as pages list it."""

    decision: AssuranceDecision
    is_without_evidence: bool


def decided(decisions: Iterable[AssuranceDecision]) -> tuple[Decided, ...]:
    """Decisions, each with whether it was given without any evidence kept here."""
    return tuple(Decided(one, one.change.command == WITHOUT_EVIDENCE) for one in decisions)
