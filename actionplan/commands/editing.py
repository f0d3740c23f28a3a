"""Changing what the plan says of an action: every field of it but its dates, which have commands of their own."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from actionplan import access
from actionplan.commands.action_words import (
    ActionWords,
    DueDate,
    refuse_misplaced,
    refuse_taken,
    write_links,
)
from actionplan.commands.identity import record_clearances
from actionplan.commands.recording import recording
from actionplan.commands.rewording import refuse_new_identity
from actionplan.models import Action, Person
from actionplan.queries.audit_editing import references_used
from actionplan.queries.editing import links_of, mark_of
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import position_of
from actionplan.rules.moments import london_day
from actionplan.rules.references import same_key
from actionplan.vocabulary import Permission

MEANWHILE = "Someone else changed this while you were typing. Nothing you typed is lost."
UNCHANGED = "Nothing was changed, so nothing is saved."
HAS_A_DATE = "A due date that was agreed is changed only by asking for a new one"


def change(
    action: Action,
    words: ActionWords,
    *,
    due: DueDate | None = None,
    seen: int,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Action:
    """Change what is said of an action and what hangs on it. Its address stays; its main finding may be another.

    ``due`` is its first date, for one that never had any. ``seen`` is the mark of what was read (``mark_of``). Raises
    ``ValidationError`` by field as ``actions.add`` does, with the code ``conflict`` when somebody else changed it
    meanwhile, ``unchanged`` when nothing would change and ``not_in_turn`` for what has left the plan.
    """
    access.require(by, Permission.EDIT_PLAN, on=london_day(at), plan=action.plan)
    refuse_misplaced(words, action.plan)
    with recording("editing.change", by=by, because=because, at=at, plan=action.plan, key=key) as record:
        now = Action.objects.select_related("plan").get(pk=action.pk)
        _refuse_conflict(now, seen, at)
        told = _told(now, words, due)
        _refuse_words(now, words)
        if not told and words.hanging == links_of(now):
            raise ValidationError(UNCHANGED, code="unchanged")
        record_clearances(record, f"actions.{now.pk}", words.texts, words.cleared)
        if told:
            for column, value in told.items():
                setattr(now, column, value)
            record.save(now)
        write_links(record, now, words.hanging)
        return now


def says(action: Action, words: ActionWords, due: DueDate | None = None) -> bool:
    """Whether an action says just this already: what a form that was sent twice recorded the first time.

    ``due`` is the date that the form gave, where it asked for one.
    """
    is_due_then = due is None or (due.on, due.words) == (action.due_on, action.due_words)
    return is_due_then and not _told(action, words, None) and words.hanging == links_of(action)


def _told(now: Action, words: ActionWords, due: DueDate | None) -> dict[str, Any]:
    """The columns that become another, each with its new value."""
    told = {column: value for column, value in words.columns.items() if getattr(now, column) != value}
    if due is None or (due.on, due.words) == (now.due_on, now.due_words):
        return told
    if now.first_due_on or now.due_on:
        raise ValidationError({"due": HAS_A_DATE})
    first = {"first_due_on": due.on, "first_due_words": due.words}
    return told | first | {"due_on": due.on, "due_words": due.words, "due_precision": due.precision}


def _refuse_conflict(now: Action, seen: int, at: datetime) -> None:
    """Stop when it was changed since the page was read, or has left the plan."""
    if mark_of(now) != seen:
        raise ValidationError(MEANWHILE, code="conflict")
    day = london_day(at)
    if not position_of(now, on=day, policy=policy_on(day)).is_counted:
        raise ValidationError(
            "This action is no longer in the plan. Bring it back before you change it.", code="not_in_turn"
        )


def _refuse_words(now: Action, words: ActionWords) -> None:
    """Stop a reference that is another's, and new words that may identify a child."""
    if same_key(words.reference) != same_key(now.reference):
        refuse_taken(words.reference, references_used(now.plan, Action, but=now))
    notes = {f"note_{kind.value}": note for kind, note in links_of(now).origins.items()}
    before = {name: getattr(now, name, "") for name in words.texts} | notes
    refuse_new_identity(words.texts, before, words.cleared)
