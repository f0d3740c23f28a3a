"""What an import decides beside the fields it writes: dates that it moves, and actions that it brings back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actionplan.commands.recording import Recording
from actionplan.commands.sheet import SheetAction
from actionplan.models import Action, DueDateDecision, DueDateRequest, StandingDecision
from actionplan.vocabulary import Standing


@dataclass(frozen=True)
class MovedDate:
    """A due date that a sheet moves."""

    action: Action
    from_on: date
    to_on: date


def moved_dates(rows: Sequence[SheetAction]) -> list[MovedDate]:
    """The dates that these rows move; to be asked before the rows are written."""
    changed = [row for row in rows if row.action and "due" in row.changes and row.due.on]
    return [
        MovedDate(row.action, row.action.due_on, row.due.on)
        for row in changed
        if row.action and row.action.due_on and row.due.on and row.action.due_on != row.due.on
    ]


def write_decisions(record: Recording, moves: Sequence[MovedDate], revived: Sequence[Action]) -> None:
    """Record each moved date as asked for by the sheet and agreed by who confirms it, so that it counts as a move.

    Each action that is in the sheet again after it left the plan is recorded as brought back.
    """
    because = record.change.because
    asked = [DueDateRequest(action=one.action, from_on=one.from_on, to_on=one.to_on, reason=because) for one in moves]
    decided = [DueDateDecision(request=request, is_agreed=True, reason=because) for request in record.add_many(asked)]
    record.add_many(decided)
    standings = [
        StandingDecision(
            action=action,
            sequence=action.standing_decisions.count() + 1,
            standing=Standing.LIVE,
            reason=because,
        )
        for action in revived
    ]
    record.add_many(standings)
