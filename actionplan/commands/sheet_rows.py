"""Writing the rows of a confirmed import in bulk: actions, and what the sheet claims of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Max

from actionplan.commands.recording import Recording
from actionplan.commands.sheet import SheetAction
from actionplan.commands.sheet_names import Known
from actionplan.models import Action, Import, ProgressUpdate
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import ActionPosition, positions
from actionplan.rules.references import address_for
from actionplan.rules.transitions import NEEDS_A_REASON, why_no_update
from actionplan.vocabulary import DatePrecision, DeliveryStatus, Impact

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "reference": ("reference",),
    "text": ("text",),
    "success_measure": ("success_measure",),
    "resources": ("resources",),
    "owner": ("owner_id",),
    "requirement": ("requirement_id",),
    "due": ("due_on", "due_words", "due_precision", "first_due_on", "first_due_words"),
    "finding": ("finding_id", "requirement_id"),
    "original_cells": ("original_cells",),
}
"""The columns of an action that a sheet may change, by the field that says so."""
CLAIMS = frozenset({"status", "progress", "impact"})
"""The fields that are told as the owner's update."""


@dataclass(frozen=True)
class Written:
    """A row with the action it made or changed; ``before`` is what stood in the columns that it changed."""

    row: SheetAction
    action: Action
    before: dict[str, Any] = field(default_factory=dict)


def write_actions(record: Recording, imported: Import, rows: Sequence[SheetAction], known: Known) -> list[Written]:
    """Add the new actions and save the changed ones; returns each row with its action."""
    taken = set(Action.objects.filter(plan=imported.plan).values_list("slug", flat=True))
    new = []
    for row in rows:
        if row.state == "new":
            action = _new_action(imported, row, known, address=address_for(row.reference, taken))
            action.entered_at = record.change.at
            taken.add(action.slug)
            new.append(Written(row, action))
    record.add_many([one.action for one in new])
    changed = [_change(row, row.action, known) for row in rows if row.state == "changed" and row.action]
    touched = [one for one in changed if one.before]
    columns = sorted({column for one in touched for column in one.before["columns"]})
    record.save_many([one.action for one in touched], [column.removesuffix("_id") for column in columns])
    return new + changed


def write_updates(record: Recording, written: Sequence[Written], *, day: date) -> None:
    """Record what the sheet claims of status, progress and impact, as the owner's claim, where it claims anything new.

    What the QA unit decided stands: no sheet takes away an assurance or updates what is suspended or withdrawn.
    """
    claims = [one for one in written if _claims(one.row)]
    known = Action.objects.filter(pk__in=[one.action.pk for one in claims if one.row.state == "changed"])
    before = {one.action.pk: one for one in positions(known, on=day, policy=policy_on(day))}
    open_claims = [one for one in claims if not _is_closed(before.get(one.action.pk))]
    last = _last_sequences(one.action for one in open_claims if one.row.state == "changed")
    record.add_many([_update(one.row, one.action, day, before.get(one.action.pk), last) for one in open_claims])


def _last_sequences(actions: Iterable[Action]) -> dict[int, int]:
    """The number of the last update of each action that has one."""
    rows = ProgressUpdate.objects.filter(action__in=[action.pk for action in actions]).order_by()
    return dict(rows.values_list("action").annotate(last=Max("sequence")))


def _is_closed(standing: ActionPosition | None) -> bool:
    """Whether an action that was there before takes no updates."""
    return standing is not None and why_no_update(standing.facts) is not None


def _new_action(imported: Import, row: SheetAction, known: Known, *, address: str) -> Action:
    """An action as the sheet gives it: its first date is the one it calls first, else its only one."""
    assert row.finding is not None
    first = row.first_due if row.first_due.on else row.due
    return Action(
        plan=imported.plan,
        slug=address,
        first_due_on=first.on,
        first_due_words=first.words,
        order=row.row,
        **_columns(row, known),
    )


def _change(row: SheetAction, action: Action, known: Known) -> Written:
    """The action it matched, with the fields that differ taken from the sheet, and what stood there before."""
    columns = [column for name in row.changes for column in COLUMNS.get(name, ())]
    before = {column: getattr(action, column) for column in columns}
    told = _columns(row, known)
    for column in columns:
        if column.removesuffix("_id") in told:
            setattr(action, column.removesuffix("_id"), told[column.removesuffix("_id")])
    if "due" in row.changes and action.first_due_on is None:
        first = row.first_due if row.first_due.on else row.due
        action.first_due_on, action.first_due_words = first.on, first.words
    differs = {column: _plain(value) for column, value in before.items() if getattr(action, column) != value}
    return Written(row, action, {"change": action.change_id, "columns": differs} if differs else {})


def _plain(value: object) -> object:
    """A column's value as JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else value


def _columns(row: SheetAction, known: Known) -> dict[str, Any]:
    """An action's columns by the sheet."""
    return {
        "reference": row.reference,
        "text": row.text,
        "success_measure": row.success_measure,
        "resources": row.resources,
        "owner": known.post(row.owner),
        "finding": row.finding,
        "requirement": known.requirement(row),
        "due_on": row.due.on,
        "due_words": row.due.words,
        "due_precision": row.due.precision or DatePrecision.NONE,
        "original_cells": row.original_cells,
    }


def _claims(row: SheetAction) -> bool:
    """Whether the sheet says anything of the action's progress that is not in the plan yet."""
    if row.state == "changed":
        return bool(CLAIMS & set(row.changes))
    return row.status is not None or bool(row.progress) or bool(row.impact)


def _update(
    row: SheetAction, action: Action, day: date, before: ActionPosition | None, numbers: Mapping[int, int]
) -> ProgressUpdate:
    """The claim: a sheet owes no reason for its rating, and what it lacks is asked of the owner at the next update.

    Where it says nothing of state, progress or impact, what was said before still holds.
    """
    last = numbers.get(action.pk, 0)
    said = before.update if before else None
    status = row.status if row.status and row.takes("status") else None
    status = status or (before.facts.status if before else DeliveryStatus.NOT_STARTED)
    happened = row.progress if row.takes("progress") or said is None else said.happened
    difference = row.impact if row.impact and row.takes("impact") else ""
    return ProgressUpdate(
        action=action,
        sequence=last + 1,
        place=last + 1,
        said_on=day,
        status=status,
        happened=happened,
        reason=happened if status in NEEDS_A_REASON else "",
        impact=before.impact if before else Impact.NOT_YET_EVIDENCED,
        difference=difference or (said.difference if said else ""),
        is_imported=True,
    )
