"""Whether an import can be taken back: what happened since to the actions that it made or changed, and by whom."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from actionplan.models import (
    Action,
    AlsoServes,
    AssuranceDecision,
    Change,
    Contributor,
    DueDateDecision,
    DueDateRequest,
    Import,
    ImportedRow,
    Organisation,
    Origin,
    Partner,
    Post,
    ProgressUpdate,
    StandingDecision,
)

SAYS: Mapping[Any, str] = {
    Action: "its words, dates or names were changed",
    ProgressUpdate: "progress was recorded",
    DueDateRequest: "a new due date was asked for",
    DueDateDecision: "a new due date was decided",
    AssuranceDecision: "the claim that it is complete was decided",
    StandingDecision: "it was suspended, superseded, withdrawn or brought back",
    Partner: "a partner’s commitment changed",
    Contributor: "who else works on it changed",
    AlsoServes: "what else it serves changed",
    Origin: "where it comes from changed",
}
"""What happened, by the kind of row that says so."""
BESIDE: tuple[tuple[Any, str], ...] = ((DueDateDecision, "request__action"),)
"""Kinds of rows that hang on an action by way of another row."""


@dataclass(frozen=True)
class Later:
    """Something that happened to an action after an import, and that taking the import back would lose."""

    action: Action
    what: str
    change: Change

    @property
    def by(self) -> str:
        """Who did it."""
        return str(self.change.by)

    @property
    def at(self) -> datetime:
        """When it was done."""
        return self.change.at

    @property
    def sentence(self) -> str:
        """All of it, for a list of reasons."""
        return f"{self.action.reference}: {self.what}, by {self.by} on {self.at:%d/%m/%Y}"


def what_stands_in_the_way(imported: Import) -> tuple[Later, ...]:
    """What happened to the import's actions since, in the order of their references; empty when nothing did.

    A later import that was itself taken back stands in nobody's way, nor does its taking back.
    """
    rows = ImportedRow.objects.filter(imported=imported, outcome__in=("new", "changed"), action__isnull=False)
    excused = _excused(imported)
    found: dict[tuple[int, int], list[str]] = {}
    for action, change, what in (*_of_the_actions(imported, rows, excused), *_beside(imported, rows)):
        if change not in excused:
            found.setdefault((action, change), []).append(what)
    return _told(found)


def left_by(imported: Import) -> tuple[str, ...]:
    """The posts and organisations that an import made, which stay when it is taken back."""
    made = {"change": imported.change_id, "version": 1}
    posts = Post.objects.filter(**made).values_list("title", flat=True)
    return (*posts, *Organisation.objects.filter(**made).values_list("name", flat=True))


def _excused(imported: Import) -> dict[int, int]:
    """The changes of later imports that were taken back, and of taking them back: each with the import's own."""
    later = Import.objects.filter(plan=imported.plan_id, change__number__gt=imported.change_id, undone__isnull=False)
    pairs = later.values_list("change_id", "undone__change_id")
    return {number: own for own, undoing in pairs for number in (own, undoing)}


def _of_the_actions(
    imported: Import, rows: "QuerySet[ImportedRow]", excused: Mapping[int, int]
) -> Iterator[tuple[int, int, str]]:
    """The last change of each action's own row since; one that was taken back gives way to the one before it."""
    changed = Action.objects.filter(pk__in=rows.values("action"), change__gt=imported.change_id)
    pairs = list(changed.order_by().values_list("pk", "change_id"))
    stood = _stood_before(excused)
    for action, last in pairs:
        change = last
        while change in excused:
            change = stood.get((action, excused[change]), 0)
        if change > imported.change_id:
            yield action, change, SAYS[Action]


def _stood_before(excused: Mapping[int, int]) -> dict[tuple[int, int], int]:
    """For an action that an import changed and was set back: the change that had written it before, by the import's."""
    if not excused:
        return {}
    rows = ImportedRow.objects.filter(change__in=set(excused.values())).exclude(before={}).order_by()
    return {(action, change): before["change"] for action, change, before in rows.values_list(*_KEPT)}


_KEPT = ("action_id", "change_id", "before")


def _beside(imported: Import, rows: "QuerySet[ImportedRow]") -> Iterator[tuple[int, int, str]]:
    """The rows of every kind that hang on the actions and were written since."""
    for model, path in _kinds():
        since = {f"{path}__in": rows.values("action"), "change__gt": imported.change_id}
        what = SAYS.get(model, f"{model._meta.verbose_name} was recorded")
        for action, change in model._base_manager.filter(**since).order_by().values_list(path, "change_id"):
            yield action, change, what


def _kinds() -> Iterator[tuple[Any, str]]:
    """Every kind of row that points to an action and says by which change it was written, with the way there."""
    for relation in Action._meta.related_objects:
        model: Any = relation.related_model
        if model is not ImportedRow and any(field.name == "change" for field in model._meta.fields):
            yield model, relation.field.name
    yield from BESIDE


def _told(found: Mapping[tuple[int, int], Iterable[str]]) -> tuple[Later, ...]:
    """What was found, with its actions and changes; of one change to an action, every kind of thing in one line."""
    actions = Action.objects.in_bulk({action for action, _ in found})
    changes = Change.objects.select_related("by", "imported").in_bulk({change for _, change in found})
    told = [
        Later(actions[action], _words(changes[change], what), changes[change])
        for (action, change), what in found.items()
    ]
    return tuple(sorted(told, key=lambda one: (one.action.reference, one.change.number)))


def _words(change: Change, what: Iterable[str]) -> str:
    """What one change did to an action; of a later import only that it met the action."""
    if change.imported_id is not None and change.command == "imports.confirm":
        return f"import {change.imported_id} changed it"
    return ", and ".join(dict.fromkeys(what))
