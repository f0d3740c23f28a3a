"""What an import decides beside the fields it writes: dates that it moves, and actions that it brings back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from actionplan.commands.recording import Recording
from actionplan.commands.sheet_rows import Written
from actionplan.models import Action, DueDateDecision, DueDateRequest, StandingDecision
from actionplan.vocabulary import Standing


@dataclass(frozen=True)
class MovedDate:
    """A due date that a sheet moves, and why; the import's own reason where ``because`` is empty."""

    action: Action
    from_on: date
    to_on: date
    because: str = ""


def moved_dates(written: Sequence[Written]) -> list[MovedDate]:
    """The dates that these rows move: from the plan's, or of a new date from the one that the cell calls first."""
    return [move for one in written if (move := _move(one))]


def _move(one: Written) -> MovedDate | None:
    """The move that a row makes of its action's due date."""
    row, action = one.row, one.action
    if not row.takes("due") or row.due.on is None:
        return None
    columns = one.before.get("columns", {})
    before = columns.get("due_on", action.due_on if row.state == "changed" else None)
    from_on = date.fromisoformat(before) if isinstance(before, str) else before or row.first_due.on
    if from_on is None or from_on == row.due.on:
        return None
    return MovedDate(action, from_on, row.due.on, row.moved_because)


def write_decisions(record: Recording, moves: Sequence[MovedDate], revived: Sequence[Action]) -> None:
    """Record each moved date as asked for by the sheet and agreed by who confirms it, so that it counts as a move.

    Each action that is in the sheet again after it left the plan is recorded as brought back.
    """
    because = record.change.because
    asked = [
        DueDateRequest(action=one.action, from_on=one.from_on, to_on=one.to_on, reason=one.because or because)
        for one in moves
    ]
    decided = [
        DueDateDecision(request=request, is_agreed=True, reason=request.reason) for request in record.add_many(asked)
    ]
    record.add_many(decided)
    record.add_many(standings(revived, Standing.LIVE, because))


def standings(actions: Iterable[Action], standing: Standing, because: str) -> list[StandingDecision]:
    """The next decision on the standing of each of these actions."""
    rows = list(actions)
    last = StandingDecision.objects.filter(action__in=[one.pk for one in rows]).order_by().values_list("action")
    numbers = dict(last.annotate(last=Max("sequence")))
    return [
        StandingDecision(action=one, sequence=numbers.get(one.pk, 0) + 1, standing=standing, reason=because)
        for one in rows
    ]
