"""Splitting an action into parts: new actions take its place together, in one change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from actionplan import access
from actionplan.commands.action_words import NO_DATE, ActionWords, DueDate, refuse_taken, write_new
from actionplan.commands.editing import MEANWHILE
from actionplan.commands.identity import refuse_identity
from actionplan.commands.recording import Recording, recording
from actionplan.commands.sheet_decisions import standings
from actionplan.commands.tags import write as write_tags
from actionplan.models import Action, Change, Person, Post, Tag
from actionplan.queries.audit_editing import references_used
from actionplan.queries.editing import links_of, mark_of
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import position_of
from actionplan.rules.editing import (
    FEWEST_PARTS,
    MOST_PARTS,
    first_date_of_a_part,
    why_not_due_then,
    why_not_replaced,
)
from actionplan.rules.moments import london_day
from actionplan.rules.references import same_key
from actionplan.vocabulary import Permission, Standing


@dataclass(frozen=True)
class Part:
    """One of the actions that another is split into; what else is said of that one is said of it too."""

    reference: str
    text: str
    owner: Post | None = None
    due: DueDate = NO_DATE
    success_measure: str = ""


def split(
    action: Action,
    parts: Sequence[Part],
    *,
    seen: int,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> list[Action]:
    """Put two or more new actions in the place of one, which is superseded by the first of them and names them all.

    They begin without progress, under the same finding, with the same contributors, partners (asked anew), origins
    and tags, and with the date first agreed. Restricted words stay with the old action. Raises ``ValidationError`` by
    ``part1_reference`` and so on, with the code ``conflict`` when the action was changed meanwhile, and
    ``not_in_turn`` while it can be neither split nor merged.
    """
    access.require(by, Permission.EDIT_PLAN, on=london_day(at), plan=action.plan)
    with recording("splitting.split", by=by, because=because, at=at, plan=action.plan, key=key) as record:
        now = Action.objects.select_related("plan", "finding__plan", "requirement").get(pk=action.pk)
        if mark_of(now) != seen:
            raise ValidationError(MEANWHILE, code="conflict")
        refuse_replaced(now, at)
        _refuse_parts(now, parts)
        _refuse_dates(now, parts)
        made = [_write(record, now, part, number) for number, part in enumerate(parts, 1)]
        _tag(record, now, made)
        [decision] = standings([now], Standing.SUPERSEDED, record.change.because)
        decision.superseded_by = made[0]
        record.add(decision)
        return made


def is_recorded(change: Change, parts: Sequence[Part]) -> bool:
    """Whether a change, made when a form was first sent, made just these parts."""
    made = Action.objects.filter(split_from__isnull=False, entered_at=change.at, plan=change.plan_id).order_by("pk")
    recorded = [(one.reference, one.text, one.owner_id, one.due_on, one.success_measure) for one in made]
    told = [(one.reference, one.text, one.owner and one.owner.pk, one.due.on, one.success_measure) for one in parts]
    return recorded == told


def refuse_replaced(action: Action, at: datetime, *, named: bool = False) -> None:
    """Raise ``ValidationError`` with the code ``not_in_turn`` for an action that nothing may take the place of now."""
    day = london_day(at)
    position = position_of(action, on=day, policy=policy_on(day))
    why = why_not_replaced(position.facts, has_date_waiting=position.asked_on is not None)
    if why:
        raise ValidationError(f"{action.reference}: {why}" if named else why, code="not_in_turn")


def _refuse_parts(action: Action, parts: Sequence[Part]) -> None:
    """Stop too few or too many parts, words that may identify a child, and two parts of one reference."""
    if not FEWEST_PARTS <= len(parts) <= MOST_PARTS:
        raise ValidationError(f"Give from {FEWEST_PARTS} to {MOST_PARTS} parts.", code="parts")
    used = references_used(action.plan, Action)
    for number, part in enumerate(parts, 1):
        refuse_taken(part.reference, used, field=f"part{number}_reference")
        used.add(same_key(part.reference))
        told = {"reference": part.reference, "text": part.text, "success_measure": part.success_measure}
        known = {"success_measure": action.success_measure, "text": action.text}
        new = {f"part{number}_{name}": text for name, text in told.items() if text != known.get(name)}
        refuse_identity(new, {})


def _refuse_dates(action: Action, parts: Sequence[Part]) -> None:
    """Stop a part without a date, or with a later one than the action that it comes from."""
    problems = {
        f"part{number}_due": why
        for number, part in enumerate(parts, 1)
        if (why := why_not_due_then(action.due_on, part.due.on))
    }
    if problems:
        raise ValidationError(problems)


def _write(record: Recording, action: Action, part: Part, number: int) -> Action:
    """One part, which says of itself what is said of the whole."""
    words = ActionWords(
        finding=action.finding,
        reference=part.reference,
        text=part.text,
        requirement=action.requirement,
        owner=part.owner,
        success_measure=part.success_measure,
        resources=action.resources,
        links=links_of(action),
    )
    first = first_date_of_a_part(action.first_due_on, part.due.on)
    more: dict[str, Any] = {"split_from": action, "order": action.order, "first_due_on": first}
    more["first_due_words"] = part.due.words if first == part.due.on else action.first_due_words
    try:
        return write_new(record, words, part.due, **more)
    except ValidationError as problem:
        if hasattr(problem, "error_dict"):
            raise ValidationError({f"part{number}_{name}": why for name, why in problem.error_dict.items()}) from None
        raise


def _tag(record: Recording, action: Action, parts: Sequence[Action]) -> None:
    """The tags of an action, on its parts too."""
    for word in Tag.objects.filter(action=action, is_withdrawn=False).values_list("word", flat=True):
        write_tags(record, [part.pk for part in parts], word, is_put=True)
