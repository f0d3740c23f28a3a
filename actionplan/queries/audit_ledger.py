"""What changes wrote, table by table: how many rows, which ones, and what stood there before."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from django.apps import apps
from django.db.models import Count, IntegerField, Value

from actionplan.models import Change, Digest, DueDateDecision, DueDateRequest, ImportedRow, Policy, Seal
from actionplan.models.base import Recorded
from actionplan.vocabulary import SealOccasion

UNTOLD: Final[frozenset[Any]] = frozenset({Change, Digest})
"""Tables that say nothing of their own: the changes themselves, and what proves them."""
TOLD_BY_ANOTHER: Final[dict[str, frozenset[Any]]] = dict.fromkeys(
    ("bulk.move_dates", "imports.confirm", "imports.undo"), frozenset({DueDateRequest, DueDateDecision})
)
"""For a command, tables whose rows only repeat what the changed action tells: a date set so is asked for and agreed."""
LEFT_OUT: Final[dict[Any, dict[str, Any]]] = {
    ImportedRow: {"outcome__in": ("new", "changed")},
    Seal: {"occasion": SealOccasion.DAILY},
}
"""Rows that are not told: those of a sheet of which their action tells all, and seals that nobody asked for."""


@dataclass(frozen=True)
class Written:
    """A row that a change wrote; ``now`` is the row or, of what changes, this version of it, ``before`` the last."""

    model: Any
    now: Any
    before: Any
    change: Change


@cache
def tables() -> tuple[Any, ...]:
    """Every kind of row that a change writes, those first that the plan is made of."""
    own = [model for model in apps.get_app_config("actionplan").get_models() if _is_told(model)]
    return tuple(sorted(own, key=lambda model: (not hasattr(model, "history"), model._meta.model_name)))


def _is_told(model: Any) -> bool:
    """Whether rows of this kind are somebody's change, and say something."""
    is_kept = hasattr(model, "history") or issubclass(model, Recorded)
    return is_kept and model not in UNTOLD and any(field.name == "change" for field in model._meta.concrete_fields)


def rows_of(model: Any) -> Any:
    """The rows of one kind: of what changes every version."""
    rows = model.history.model._base_manager.all() if hasattr(model, "history") else model._base_manager.all()
    left_out = LEFT_OUT.get(model)
    return rows.exclude(**left_out) if left_out else rows


def counts_of(changes: Iterable[Change]) -> dict[int, Counter[Any]]:
    """For each change, how many rows of each kind it wrote that are told; in one query."""
    commands = {one.number: one.command for one in changes}
    parts = [_counted(place, model, list(commands)) for place, model in enumerate(tables())]
    found: dict[int, Counter[Any]] = {number: Counter() for number in commands}
    for number, place, rows in parts[0].union(*parts[1:], all=True) if commands else ():
        model = tables()[place]
        if model not in TOLD_BY_ANOTHER.get(commands[number], ()):
            found[number][model] = rows
    return found


def _counted(place: int, model: Any, numbers: list[int]) -> Any:
    """Of one kind, its place among the tables and how many rows each change wrote."""
    rows = rows_of(model).filter(change__in=numbers).order_by().values("change_id")
    told = rows.annotate(place=Value(place, output_field=IntegerField()), rows=Count("pk"))
    return told.values_list("change_id", "place", "rows")


def written_by(changes: Sequence[Change], models: Iterable[Any]) -> list[Written]:
    """The rows of these kinds that changes wrote, in two queries for each kind at most."""
    by_number = {one.number: one for one in changes}
    found: list[Written] = []
    for model in models:
        rows = rows_of(model).filter(change__in=list(by_number)).order_by("pk")
        of_kind = _with_before(model, rows, by_number)
        found += [one for one in of_kind if model not in TOLD_BY_ANOTHER.get(one.change.command, ())]
    return found


def slices_of(change: Change, counts: Counter[Any], first: int, number: int) -> Iterator[Written]:
    """The rows ``first`` to ``first + number`` of all that one change wrote, in the order of the tables."""
    passed = 0
    for model in tables():
        start, stop = max(first - passed, 0), min(first + number - passed, counts[model])
        if start < stop:
            rows = rows_of(model).filter(change=change.number).order_by("pk")[start:stop]
            yield from _with_before(model, rows, {change.number: change})
        passed += counts[model]


def _with_before(model: Any, rows: Any, changes: dict[int, Change]) -> list[Written]:
    """Rows of one kind, each with the version before it."""
    versions = list(rows)
    if hasattr(model, "history"):
        before = _versions_before(model, versions)
    else:
        before = _settings_before(versions) if model is Policy else {}
    return [Written(model, row, before.get(row.pk), changes[row.change_id]) for row in versions]


def _versions_before(model: Any, versions: Sequence[Any]) -> dict[int, Any]:
    """The version before each of these, by the key of the version that followed it."""
    later = {(row.id, row.version): row.pk for row in versions if row.version > 1}
    if not later:
        return {}
    keys, numbers = {key for key, _ in later}, {number - 1 for _, number in later}
    rows = rows_of(model).filter(id__in=keys, version__in=numbers)
    return {later[row.id, row.version + 1]: row for row in rows if (row.id, row.version + 1) in later}


def _settings_before(rows: Sequence[Any]) -> dict[int, Any]:
    """What was set before each of these for the same setting, by the key of the row that followed it."""
    earlier = list(Policy.objects.filter(key__in={row.key for row in rows}).order_by("pk")) if rows else []
    before = {row.pk: [one for one in earlier if one.key == row.key and one.pk < row.pk] for row in rows}
    return {key: those[-1] for key, those in before.items() if those}
