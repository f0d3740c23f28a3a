"""Changing many actions at once: whose they are, when they are due, where they come from, and their tags."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from django.core.exceptions import ValidationError

from actionplan import access
from actionplan.commands import tags
from actionplan.commands.reassigning import write_owner
from actionplan.commands.recording import Recording, recording
from actionplan.models import Action, Change, DueDateDecision, DueDateRequest, Origin, Person, Plan
from actionplan.queries.audit_sent_again import says_so
from actionplan.queries.bulk import Edit, NewDate, NewOwner, OriginEdit, Preview, TagEdit, preview_of
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import positions
from actionplan.rules.moments import london_day
from actionplan.rules.periods import in_words
from actionplan.vocabulary import DatePrecision, Permission

CHANGED_MEANWHILE: Final = (
    "The plan changed while you looked at this, and nothing is written. "
    "Below is what your change would do now: look at it again"
)
NOTHING: Final = "Nothing would change, so nothing is written"


def change(
    plan: Plan,
    actions: Iterable[int],
    edit: Edit,
    *,
    seen: str | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Change:
    """Change these actions of a plan, given by key, as one change with one reason; what refuses it is left as it is.

    A due date set so is recorded for each action as asked for and agreed, so that it counts as moved and the date
    first agreed stays. ``seen`` is the mark of the preview that was looked at: raises ``ValidationError`` with the
    code ``conflict`` when the same change would do something else by now, ``unchanged`` when it would do nothing.
    """
    day = london_day(at)
    access.require(by, Permission.EDIT_PLAN, on=day, plan=plan)
    if isinstance(edit, NewDate):
        access.require(by, Permission.DECIDE_DATES, on=day, plan=plan)
    refuse_past(edit, day)
    with recording(_COMMANDS[type(edit)], by=by, because=because, at=at, plan=plan, key=key) as record:
        rows = Action.objects.filter(plan=plan, pk__in=list(actions))
        preview = preview_of(positions(rows, on=day, policy=policy_on(day)), edit, by=by, on=day)
        if seen is not None and seen != preview.mark:
            raise ValidationError(CHANGED_MEANWHILE, code="conflict")
        if not preview.changed:
            raise ValidationError(NOTHING, code="unchanged")
        _WRITERS[type(edit)](record, _rows(preview), edit)
        return record.change


def is_recorded(change: Change, edit: Edit) -> bool:
    """Whether a change, made when a form was first sent, did just this to each action that it touched."""
    return change.command == _COMMANDS[type(edit)] and says_so(change, edit)


def refuse_past(edit: Edit, day: date) -> None:
    """Raise ``ValidationError`` for ``due_on`` when a due date is not ahead of a day."""
    if isinstance(edit, NewDate) and edit.on <= day:
        raise ValidationError({"due_on": f"The new due date must be after today, {in_words(day)}"})


def _rows(preview: Preview) -> list[Action]:
    """The actions that change."""
    return [line.position.action for line in preview.changed]


def _write_owner(record: Recording, actions: Sequence[Action], edit: NewOwner) -> None:
    """Let another post answer for them."""
    write_owner(record, actions, edit.post, keeps_former=edit.keeps_former)


def _write_date(record: Recording, actions: Sequence[Action], edit: NewDate) -> None:
    """Move each due date, as asked for and agreed; where there was none, this is the one first agreed."""
    because, words = record.change.because, in_words(edit.on)
    moves = [
        DueDateRequest(action=one, from_on=one.due_on, to_on=edit.on, reason=because)
        for one in actions
        if one.due_on is not None
    ]
    asked = record.add_many(moves)
    record.add_many([DueDateDecision(request=one, is_agreed=True, reason=because) for one in asked])
    for one in actions:
        if one.first_due_on is None:
            one.first_due_on, one.first_due_words = edit.on, words
        one.due_on, one.due_words, one.due_precision = edit.on, words, DatePrecision.DAY
    record.save_many(actions, ["first_due_on", "first_due_words", "due_on", "due_words", "due_precision"])


def _write_origin(record: Recording, actions: Sequence[Action], edit: OriginEdit) -> None:
    """Put an origin on them, or take it off."""
    keys = [one.pk for one in actions]
    there = {row.action_id: row for row in Origin.objects.filter(action__in=keys, kind=edit.kind)}
    for row in there.values():
        row.is_withdrawn = not edit.is_put
    record.save_many(list(there.values()), ["is_withdrawn"])
    record.add_many([Origin(action_id=key, kind=edit.kind) for key in keys if key not in there])


def _write_tag(record: Recording, actions: Sequence[Action], edit: TagEdit) -> None:
    """Put a tag on them, or take it off."""
    tags.write(record, [one.pk for one in actions], edit.word, is_put=edit.is_put)


_COMMANDS: Final[Mapping[type, str]] = {
    NewOwner: "reassigning.reassign",
    NewDate: "bulk.move_dates",
    OriginEdit: "bulk.change_origins",
    TagEdit: "bulk.change_tags",
}
"""What the record calls each kind of change."""
_WRITERS: Final[Mapping[type, Callable[[Recording, Sequence[Action], Any], None]]] = {
    NewOwner: _write_owner,
    NewDate: _write_date,
    OriginEdit: _write_origin,
    TagEdit: _write_tag,
}
