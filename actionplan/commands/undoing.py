"""Taking an import back as one: nothing is erased, everything it did is withdrawn or set back by new rows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max

from actionplan import access
from actionplan.commands.recording import Recording, recording
from actionplan.commands.sheet_decisions import standings
from actionplan.models import (
    Action,
    AlsoServes,
    Contributor,
    DueDateRequest,
    Import,
    ImportedRow,
    ImportUndone,
    Origin,
    Partner,
    Person,
    ProgressUpdate,
    Requirement,
    StandingDecision,
)
from actionplan.queries.later_work import Later, what_stands_in_the_way
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import positions
from actionplan.rules.moments import london_day
from actionplan.vocabulary import Permission, Standing

LINKS: tuple[Any, ...] = (Contributor, Partner, AlsoServes, Origin)
MOST_NAMED = 20
"""How many reasons a refusal says in words; ``later`` holds them all."""


class LaterWork(ValidationError):
    """An import cannot be taken back, because ``later`` work would be lost with it."""

    def __init__(self, later: Sequence[Later]) -> None:
        """Say what would be lost."""
        first = [one.sentence for one in later[:MOST_NAMED]]
        more = [f"and {len(later) - MOST_NAMED} more"] if len(later) > MOST_NAMED else []
        super().__init__(
            [
                "Nothing was undone. This happened since and would be lost:",
                *(ValidationError(sentence, code="later_work") for sentence in (*first, *more)),
            ],
            code="later_work",
        )
        self.later = tuple(later)


def undo(imported: Import, *, by: Person, because: str, at: datetime, key: str | None = None) -> ImportUndone:
    """Take an import back whole: new actions withdrawn, changed fields set back, its updates and dates withdrawn.

    Posts and organisations that it made stay (``queries.imports.left_by`` names them). Raises ``LaterWork`` when
    something happened since to any of its actions, and ``ValidationError`` with the code ``undone`` the second time.
    """
    access.require(by, Permission.IMPORT_PLAN, on=london_day(at), plan=imported.plan)
    with recording(
        "imports.undo", by=by, because=because, at=at, plan=imported.plan, imported=imported, key=key
    ) as record:
        if ImportUndone.objects.filter(imported=imported).exists():
            raise ValidationError("This import was undone before.", code="undone")
        later = what_stands_in_the_way(imported)
        if later:
            raise LaterWork(later)
        _withdraw_new(record, imported)
        _set_back(record, imported)
        _withdraw_said(record, imported)
        _withdraw_decided(record, imported)
        _unlink(record, imported)
        _withdraw_requirements(record, imported)
        return record.add(ImportUndone(imported=imported))


def _withdraw_new(record: Recording, imported: Import) -> None:
    """The actions that it made leave the plan, with the reason; their addresses stay theirs."""
    rows = ImportedRow.objects.filter(imported=imported, outcome="new", action__isnull=False)
    actions = Action.objects.filter(pk__in=rows.values("action")).order_by("pk")
    record.add_many(standings(actions, Standing.WITHDRAWN, record.change.because))


def _set_back(record: Recording, imported: Import) -> None:
    """The fields that it changed become what they were."""
    rows = ImportedRow.objects.filter(imported=imported).exclude(before={})
    before = dict(rows.values_list("action_id", "before"))
    actions = list(Action.objects.filter(pk__in=before).order_by("pk"))
    columns: set[str] = set()
    for action in actions:
        kept: Mapping[str, Any] = before[action.pk]["columns"]
        columns |= set(kept)
        for column, value in kept.items():
            setattr(action, column, _value(column, value))
    record.save_many(actions, sorted(column.removesuffix("_id") for column in columns))


def _value(column: str, kept: Any) -> Any:
    """A column's value as it was before JSON kept it."""
    return date.fromisoformat(kept) if kept and column.endswith("_on") else kept


def _withdraw_said(record: Recording, imported: Import) -> None:
    """Every update that it claimed for an owner is withdrawn by a row without words."""
    updates = list(ProgressUpdate.objects.filter(change=imported.change_id).order_by("pk"))
    last = _last(ProgressUpdate, updates)
    withdrawing = [
        ProgressUpdate(
            action_id=one.action_id,
            sequence=last[one.action_id] + 1,
            place=last[one.action_id] + 1,
            said_on=one.said_on,
            status=one.status,
            is_imported=True,
            withdraws=one,
        )
        for one in updates
    ]
    record.add_many(withdrawing)


def _withdraw_decided(record: Recording, imported: Import) -> None:
    """The dates that it moved count as moved no more; the actions that it brought back are gone again."""
    because = record.change.because
    asked = DueDateRequest.objects.filter(change=imported.change_id).order_by("pk")
    record.add_many(
        [
            DueDateRequest(action_id=one.action_id, from_on=one.from_on, to_on=one.to_on, reason=because, withdraws=one)
            for one in asked
        ]
    )
    brought_back = list(StandingDecision.objects.filter(change=imported.change_id).order_by("pk"))
    last = _last(StandingDecision, brought_back)
    record.add_many(
        [
            StandingDecision(
                action_id=one.action_id,
                sequence=last[one.action_id] + 1,
                standing=one.standing,
                reason=because,
                withdraws=one,
            )
            for one in brought_back
        ]
    )


def _last(model: Any, rows: Iterable[Any]) -> dict[int, int]:
    """The last number in the sequence of each of these rows' actions."""
    of_the_actions = model.objects.filter(action__in=[row.action_id for row in rows]).order_by()
    return dict(of_the_actions.values_list("action").annotate(last=Max("sequence")))


def _unlink(record: Recording, imported: Import) -> None:
    """What it linked is linked no more, and what it unlinked is linked again."""
    for model in LINKS:
        links = list(model._base_manager.filter(change=imported.change_id).order_by("pk"))
        for link in links:
            link.is_withdrawn = not link.is_withdrawn
        record.save_many(links, ["is_withdrawn"])


def _withdraw_requirements(record: Recording, imported: Import) -> None:
    """What it said the findings require is withdrawn too, unless an action of the plan's counts answers it."""
    made = Requirement.objects.filter(change=imported.change_id, is_withdrawn=False)
    day = london_day(record.change.at)
    answering = positions(Action.objects.filter(requirement__in=made), on=day, policy=policy_on(day))
    kept = [one.action.requirement_id or 0 for one in answering if one.is_counted]
    rows = list(made.exclude(pk__in=kept).order_by("pk"))
    for one in rows:
        one.is_withdrawn = True
    record.save_many(rows, ["is_withdrawn"])
