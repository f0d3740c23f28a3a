"""Writing the rows of a confirmed import in bulk: actions, what hangs on them, and what the sheet claims."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Max

from actionplan.commands.recording import Recording
from actionplan.commands.sheet import SheetAction
from actionplan.commands.sheet_names import Known
from actionplan.models import (
    Action,
    AlsoServes,
    Contributor,
    Import,
    Origin,
    Partner,
    ProgressUpdate,
)
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import ActionPosition, positions
from actionplan.rules.references import address_for
from actionplan.rules.transitions import NEEDS_A_REASON, why_no_update
from actionplan.vocabulary import DatePrecision, DeliveryStatus, Impact

SHEET_FIELDS = (
    "text",
    "success_measure",
    "resources",
    "owner",
    "requirement",
    "first_due_on",
    "first_due_words",
    "due_on",
    "due_words",
    "due_precision",
    "finding",
    "original_cells",
)
"""The columns of an action that a sheet may change."""

Link = Contributor | Partner | AlsoServes | Origin
OTHER_SIDE: dict[type[Link], str] = {
    Contributor: "post_id",
    Partner: "organisation_id",
    AlsoServes: "finding_id",
    Origin: "kind",
}
"""What hangs on an action, and the column that names its other side."""

Written = list[tuple[SheetAction, Action]]


def write_actions(record: Recording, imported: Import, rows: Sequence[SheetAction], known: Known) -> Written:
    """Add the new actions and save the changed ones; returns each row with its action."""
    taken = set(Action.objects.filter(plan=imported.plan).values_list("slug", flat=True))
    new = []
    for row in rows:
        if row.state == "new":
            action = _new_action(imported, row, known, address=address_for(row.reference, taken))
            action.entered_at = record.change.at
            taken.add(action.slug)
            new.append((row, action))
    record.add_many([action for _, action in new])
    changed = [(row, _changed_action(row, known)) for row in rows if row.state == "changed" and row.action]
    touched = [action for row, action in changed if set(row.changes) & set(SHEET_FIELDS) or "due" in row.changes]
    record.save_many(touched, SHEET_FIELDS)
    return new + changed


def write_links(record: Recording, written: Written, known: Known) -> None:
    """Add the contributors, partners, origins and further findings that the plan does not have yet."""
    links: list[Link] = []
    for row, action in written:
        posts = filter(None, map(known.post, row.contributors))
        links += [Contributor(action=action, post=post) for post in posts]
        links += [Partner(action=action, organisation=known.organisations[name.casefold()]) for name in row.partners]
        links += [AlsoServes(action=action, finding=finding) for finding in row.also_serves]
        links += [Origin(action=action, kind=kind) for kind in row.origins]
    for kind, other in OTHER_SIDE.items():
        record.add_many(_missing([link for link in links if isinstance(link, kind)], kind, other))


def write_updates(record: Recording, written: Written, *, day: date) -> None:
    """Record what the sheet claims of status and progress, as the owner's claim, where it claims anything new.

    What the QA unit decided stands: no sheet takes away an assurance or updates what is suspended or withdrawn.
    """
    claims = [(row, action) for row, action in written if _claims(row)]
    known = Action.objects.filter(pk__in=[action.pk for row, action in claims if row.state == "changed"])
    before = {one.action.pk: one for one in positions(known, on=day, policy=policy_on(day))}
    open_claims = [pair for pair in claims if not _is_closed(before.get(pair[1].pk))]
    last = _last_sequences(action for _, action in open_claims)
    record.add_many([_update(row, action, day, before.get(action.pk), last) for row, action in open_claims])


def _last_sequences(actions: Iterable[Action]) -> dict[int, int]:
    """The number of the last update of each action that has one."""
    rows = ProgressUpdate.objects.filter(action__in=[action.pk for action in actions]).order_by()
    return dict(rows.values_list("action").annotate(last=Max("sequence")))


def _is_closed(standing: ActionPosition | None) -> bool:
    """Whether an action that was there before takes no updates."""
    return standing is not None and why_no_update(standing.facts) is not None


def _new_action(imported: Import, row: SheetAction, known: Known, *, address: str) -> Action:
    """An action as the sheet gives it: its date is the one first agreed."""
    assert row.finding is not None
    return Action(
        plan=imported.plan,
        finding=row.finding,
        slug=address,
        reference=row.reference,
        first_due_on=row.due.on,
        first_due_words=row.due.words,
        order=row.row,
        **_fields(row, known),
    )


def _changed_action(row: SheetAction, known: Known) -> Action:
    """The action it matched, with the fields that differ taken from the sheet."""
    assert row.action is not None
    for name, value in _fields(row, known).items():
        if name in row.changes or (name.startswith("due_") and "due" in row.changes):
            setattr(row.action, name, value)
    if row.action.first_due_on is None and "due" in row.changes:
        row.action.first_due_on, row.action.first_due_words = row.due.on, row.due.words
    if "finding" in row.changes and row.finding is not None:
        row.action.finding = row.finding
        row.action.requirement = known.requirement(row)
    return row.action


def _fields(row: SheetAction, known: Known) -> dict[str, object]:
    """An action's columns by the sheet."""
    return {
        "text": row.text,
        "success_measure": row.success_measure,
        "resources": row.resources,
        "owner": known.post(row.owner),
        "requirement": known.requirement(row),
        "due_on": row.due.on,
        "due_words": row.due.words,
        "due_precision": row.due.precision or DatePrecision.NONE,
        "original_cells": row.original_cells,
    }


def _missing(links: Sequence[Link], kind: type[Link], other: str) -> list[Link]:
    """Those links that the plan does not have, each once."""
    wanted = {(link.action_id, getattr(link, other)): link for link in links}
    there = set(kind._base_manager.filter(action__in={pair[0] for pair in wanted}).values_list("action_id", other))
    return [link for pair, link in wanted.items() if pair not in there]


def _claims(row: SheetAction) -> bool:
    """Whether the sheet says anything of the action's progress that is not in the plan yet."""
    if row.state == "changed":
        return "status" in row.changes or "progress" in row.changes
    return row.status is not None or bool(row.progress)


def _update(
    row: SheetAction, action: Action, day: date, before: ActionPosition | None, numbers: Mapping[int, int]
) -> ProgressUpdate:
    """The claim: a sheet owes no reason for its rating, and what it lacks is asked of the owner at the next update.

    Where it says nothing of state or impact, what was said before still holds.
    """
    last = numbers.get(action.pk, 0)
    status = row.status or (before.facts.status if before else DeliveryStatus.NOT_STARTED)
    return ProgressUpdate(
        action=action,
        sequence=last + 1,
        place=last + 1,
        said_on=day,
        status=status,
        happened=row.progress,
        reason=row.progress if status in NEEDS_A_REASON else "",
        impact=before.impact if before else Impact.NOT_YET_EVIDENCED,
        difference=row.impact or (before.update.difference if before and before.update else ""),
        is_imported=True,
    )
