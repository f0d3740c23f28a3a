"""Where a row of a sheet differs from the action it matched, field by field, as people would compare them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from actionplan.commands.sheet import SheetAction
from actionplan.queries.imports import PlanNow
from actionplan.queries.positions import ActionPosition
from actionplan.rules.periods import in_words
from actionplan.rules.transitions import why_no_update
from actionplan.vocabulary import Standing


@dataclass(frozen=True)
class Difference:
    """One field of one action: its name, what people call it, what the plan has and what the sheet says."""

    field: str
    label: str
    now: str
    sheet: str


LABELS = {
    "standing": "Standing",
    "text": "Action",
    "finding": "Finding",
    "requirement": "Requirement",
    "owner": "Accountable post",
    "due": "Due date",
    "success_measure": "Success measure",
    "resources": "Resources",
    "status": "State",
    "progress": "Progress",
    "contributors": "Also working on it",
    "partners": "Partners",
    "origins": "Came from",
    "also_serves": "Also serves",
    "original_cells": "Kept as the sheet has it",
}
"""What people call each field, in the order in which differences are shown."""


def differences(row: SheetAction, standing: ActionPosition, plan: PlanNow) -> list[Difference]:
    """The fields in which the sheet says something else; an empty cell says nothing and takes nothing away."""
    found = [*_of_texts(row, standing), *_of_due_date(row, standing, plan), *_of_claim(row, standing)]
    found += _of_links(row, standing, plan)
    if not standing.is_counted:
        found.append(Difference("standing", LABELS["standing"], standing.state.label, "Live: it is in the sheet again"))
    return sorted(found, key=lambda one: list(LABELS).index(one.field))


def _of_texts(row: SheetAction, standing: ActionPosition) -> Iterator[Difference]:
    """The words and names that stand in a column of the action itself."""
    action = standing.action
    pairs = {
        "text": (action.text, row.text),
        "success_measure": (action.success_measure, row.success_measure),
        "resources": (action.resources, row.resources),
        "owner": (action.owner.title if action.owner else "", row.owner),
        "requirement": (action.requirement.text if action.requirement else "", row.requirement),
        "finding": (action.finding.reference, row.finding.reference if row.finding else ""),
        "original_cells": (_cells(action.original_cells), _cells(row.original_cells)),
    }
    for name, (now, sheet) in pairs.items():
        if sheet and _plain(sheet) != _plain(now):
            yield Difference(name, LABELS[name], now, sheet)


def _of_due_date(row: SheetAction, standing: ActionPosition, plan: PlanNow) -> Iterator[Difference]:
    """The due date, unless the plan's stands."""
    action = standing.action
    if _is_another_date(row, standing) and not why_date_stays(row, standing, plan):
        yield Difference("due", LABELS["due"], _day(action.due_on, action.due_words), _day(row.due.on, row.due.words))


def why_date_stays(row: SheetAction, standing: ActionPosition, plan: PlanNow) -> str:
    """Why the plan's due date stands although the sheet says another, in words; or nothing.

    A sheet takes no agreed date away, and does not go before a director's decision.
    """
    action = standing.action
    if not _is_another_date(row, standing):
        return ""
    if action.pk in plan.asked:
        return "The due date stays: a new one has been asked for and waits for its decision."
    if action.pk in plan.decided:
        return "The due date stays: it was decided after the sheet's was first agreed."
    if action.due_on and row.due.on is None:
        return f"The due date stays: the sheet gives none (“{row.due.words}”)."
    return ""


def _is_another_date(row: SheetAction, standing: ActionPosition) -> bool:
    """Whether the sheet says anything of the due date that the plan does not."""
    now = (standing.action.due_on, _plain(standing.action.due_words))
    return bool(row.due.words) and now != (row.due.on, _plain(row.due.words))


def _of_claim(row: SheetAction, standing: ActionPosition) -> Iterator[Difference]:
    """What the sheet claims, unless the owner has said something since the last import: then the owner's stands.

    What the QA unit assured or suspended stands too; an action that is brought back is taken as live.
    """
    update = standing.update
    facts = standing.facts if standing.is_counted else replace(standing.facts, standing=Standing.LIVE)
    if (update is not None and not update.is_imported) or why_no_update(facts):
        return
    if row.status and (update is None or update.status != row.status):
        yield Difference("status", LABELS["status"], standing.said.label if update else "", row.status.label)
    if row.progress and (update is None or _plain(update.happened) != _plain(row.progress)):
        yield Difference("progress", LABELS["progress"], update.happened if update else "", row.progress)


def _of_links(row: SheetAction, standing: ActionPosition, plan: PlanNow) -> Iterator[Difference]:
    """Posts, organisations, origins and findings that the sheet names and the plan does not have."""
    links = plan.links.get(standing.action.pk, {})
    wanted = {
        "contributors": row.contributors,
        "partners": row.partners,
        "origins": tuple(kind.value for kind in row.origins),
        "also_serves": tuple(finding.reference for finding in row.also_serves),
    }
    for name, names in wanted.items():
        there = links.get(name, frozenset())
        added = [one for one in names if one.casefold() not in there]
        if added:
            yield Difference(name, LABELS[name], ", ".join(sorted(there)), ", ".join(added))


def _cells(cells: dict[str, str]) -> str:
    """Unmapped cells as one text."""
    return "; ".join(f"{heading}: {text}" for heading, text in sorted(cells.items()))


def _plain(text: str) -> str:
    """A text without the differences that nobody means: spaces and line ends."""
    return " ".join(text.split())


def _day(on: date | None, words: str) -> str:
    """A due date as people compare it: the day, and the words where they say something else."""
    if not on:
        return f"No date (“{words}”)" if words else "No date"
    day = in_words(on)
    return day if not words or words == day else f"{day} (“{words}”)"
