"""The plan as the rows of the tracker's own workbook, in the words by which an import would compare it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.models import Action
from actionplan.queries.imports import PlanNow
from actionplan.queries.positions import ActionPosition
from actionplan.rules.likeness import name_key
from actionplan.rules.periods import in_words
from actionplan.spreadsheet.dues import say
from actionplan.spreadsheet.grid import clean
from actionplan.spreadsheet.kept_words import kept_cells, kept_columns, kept_headings
from actionplan.spreadsheet.own_columns import COLUMNS
from actionplan.vocabulary import DeliveryStatus, OriginKind

LONGEST_CELL: Final = 32_767
"""The most characters that a cell of a workbook holds, as spreadsheet programs count them."""
_FIRST_YEAR: Final = 1900
_BETWEEN: Final = "\n"

Value = str | date


@dataclass(frozen=True)
class OwnRows:
    """What stands on the sheet of the plan: the headings and one row for each action in the plan's counts.

    ``too_long`` are the cells that no workbook can hold, each as its action's reference and its heading: they stand
    empty, which an import takes for nothing said. ``number_out`` are the actions that have left the plan.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    too_long: tuple[tuple[str, str], ...] = ()
    number_out: int = 0


def no_rows() -> OwnRows:
    """The headings alone."""
    return OwnRows(tuple(column.heading for column in COLUMNS), ())


def own_rows(now: PlanNow) -> OwnRows:
    """Every action in the plan's counts as a row; restricted words are in none of them."""
    counted = [one for one in now.actions.values() if one.is_counted]
    kept = [one.action.original_cells for one in counted]
    columns = kept_headings(kept)
    headings = (*(column.heading for column in COLUMNS), *kept_columns(columns, kept))
    number = len(headings) - len(COLUMNS)
    rows, too_long = [], []
    for one in counted:
        cells = [*_cells(one, now), *kept_cells(one.action.original_cells, columns, number)]
        row = tuple(cell if isinstance(cell, date) else clean(cell) for cell in cells)
        too_long += [
            (one.action.reference, heading) for heading, cell in zip(headings, row, strict=True) if _over(cell)
        ]
        rows.append(tuple("" if _over(cell) else cell for cell in row))
    return OwnRows(headings, tuple(rows), tuple(too_long), len(now.actions) - len(counted))


def _over(cell: Value) -> bool:
    """Whether a cell has more than a workbook can hold; signs beyond the first plane count twice."""
    if isinstance(cell, date) or len(cell) * 2 <= LONGEST_CELL:
        return False
    return len(cell) + sum(sign > "\uffff" for sign in cell) > LONGEST_CELL


def _cells(one: ActionPosition, now: PlanNow) -> Iterator[Value]:
    """What stands under each heading, in their order."""
    action, update, links = one.action, one.update, now.links.get(one.action.pk, {})
    yield action.reference
    yield action.finding.reference
    yield action.finding.title
    yield action.requirement.text if action.requirement else ""
    yield action.text
    yield now.names.get(action.owner_id or 0, "")
    yield _listed(now.posts.get(key, key) for key in links.get("contributors", ()))
    yield _listed(now.organisations.get(key, key) for key in links.get("partners", ()))
    yield _day(action.due_on, action.due_words)
    yield _first_day(action)
    yield action.success_measure
    yield action.resources
    yield _BETWEEN.join(kind.label for kind in OriginKind if name_key(kind) in links.get("origins", ()))
    findings = {name_key(finding.reference): finding.reference for finding in now.findings.values()}
    yield _listed(findings[key] for key in links.get("also_serves", ()) if key in findings)
    yield DeliveryStatus(update.status).label if update else ""
    yield update.happened if update else ""
    yield update.difference if update else ""


def _listed(names: Iterator[str]) -> str:
    return _BETWEEN.join(sorted(names, key=str.casefold))


def _first_day(action: Action) -> Value:
    """The date that was agreed first, where it has moved since."""
    if action.due_on is None or action.first_due_on in (None, action.due_on):
        return ""
    return _day(action.first_due_on, action.first_due_words)


def _day(on: date | None, words: str) -> Value:
    """A due date in its own words where these give its day; else the day, as a spreadsheet program keeps days."""
    if on is None or (say(words, on) and words != in_words(on)):
        return words
    return on if on.year >= _FIRST_YEAR else in_words(on)
