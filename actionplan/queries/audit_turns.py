"""The changes in which a column became another, for each column that people ask for."""

from collections.abc import Mapping
from typing import Any, Final

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull

from actionplan.models import Action, Finding, Policy, Post, ProgressUpdate, Requirement, RoleHeld, StandingDecision

FIELDS: Final[Mapping[str, tuple[str, tuple[tuple[Any, tuple[str, ...]], ...]]]] = {
    "due": ("Due date", ((Action, ("due_on",)),)),
    "owner": ("Accountable post", ((Action, ("owner_id",)),)),
    "wording": ("Wording of an action", ((Action, ("text",)),)),
    "success": ("Success measure", ((Action, ("success_measure",)),)),
    "resources": ("Resources", ((Action, ("resources",)),)),
    "status": ("Status", ((ProgressUpdate, ("status",)),)),
    "impact": ("Impact", ((ProgressUpdate, ("impact",)),)),
    "standing": ("Standing in the plan", ((StandingDecision, ()),)),
    "finding": ("Finding that an action answers", ((Action, ("finding_id", "requirement_id")),)),
    "reference": ("Reference", ((Action, ("reference",)), (Finding, ("reference",)))),
    "found": ("Wording of a finding", ((Finding, ("title", "statement")),)),
    "requirement": ("Wording of a requirement", ((Requirement, ("text",)),)),
    "holder": ("Holder of a post", ((Post, ("holder_id", "is_vacant")),)),
    "role": ("Role of a person", ((RoleHeld, ()),)),
    "setting": ("Setting", ((Policy, ()),)),
}
"""For each part its words, and in which tables and columns it stands; no column means any row of the table."""


def turned(part: str) -> list[Any]:
    """The numbers of the changes in which this became another, table by table."""
    return [_turned(model, columns) for model, columns in FIELDS[part][1]]


def _turned(model: Any, columns: tuple[str, ...]) -> Any:
    """Of one table: those whose version, or whose update of an action, says otherwise than the one before it."""
    if model is ProgressUpdate:
        rows = _said_otherwise(*columns)
    else:
        rows = model.history.all() if hasattr(model, "history") else model.objects.all()
        rows = rows.filter(_differs(model, columns)) if columns else rows
    return rows.order_by().values_list("change_id", flat=True)


def _said_otherwise(column: str) -> Any:
    """The updates that say another thing than what stood: the one that they correct, or else the last before them.

    A first update counts, and so does taking back what said another thing.
    """
    earlier = ProgressUpdate.objects.filter(
        Q(withdrawn_by=None) | Q(withdrawn_by__sequence__gte=OuterRef("sequence")),
        action=OuterRef("action"),
        sequence__lt=OuterRef("sequence"),
        place__lt=OuterRef("spot"),
        withdraws=None,
    )
    last = Subquery(earlier.order_by("-place", "-sequence").values(column)[:1])
    corrected = When(corrects__isnull=False, then=F(f"corrects__{column}"))
    stood = Coalesce(Case(corrected, default=last), Value(""))
    rows = ProgressUpdate.objects.alias(spot=Coalesce("withdraws__place", "place"))
    return rows.alias(said=Coalesce(f"withdraws__{column}", column), stood=stood).exclude(stood=F("said"))


def _differs(model: Any, columns: tuple[str, ...]) -> Q:
    """That any of these columns is another than in the version before; a first version does not count."""
    before = model.history.filter(id=OuterRef("id"), version=OuterRef("version") - 1)
    differs = Q()
    for name in columns:
        both_empty = Q(**{f"{name}__isnull": True}) & Q(IsNull(OuterRef(name), True))
        differs |= Q(~Exists(before.filter(Q(**{name: OuterRef(name)}) | both_empty)))
    return Q(version__gt=1) & differs


def owned_by(posts: list[int]) -> Any:
    """The numbers of the changes by which an action came to one of these posts, or left it."""
    rows = Action.history.filter(_differs(Action, ("owner_id",)))
    left = Exists(Action.history.filter(id=OuterRef("id"), version=OuterRef("version") - 1, owner__in=posts))
    return rows.filter(Q(owner__in=posts) | Q(left)).order_by().values_list("change_id", flat=True)
