"""Puts stored actions into the allow-list: what members may see of one, in the plan or gone from it."""

from collections.abc import Mapping
from typing import Any

from actionplan.models import Action, Finding, ProgressUpdate
from actionplan.queries.positions import ActionPosition
from actionplan.queries.scrutiny_action_values import PublicAction, PublicApart, PublicGap
from actionplan.rules.moments import london_day
from actionplan.rules.states import TROUBLED
from actionplan.vocabulary import ActionState, Standing


def public_action(one: ActionPosition, moved_because: str) -> PublicAction:
    """What members may see of an action."""
    update = one.update
    return PublicAction(
        anchor=f"action-{one.action.slug}",
        slug=one.action.slug,
        reference=one.action.reference,
        text=one.action.text,
        state=one.state,
        said=one.said,
        owner=one.action.owner.title if one.action.owner else "",
        why=_why(one) if one.state in TROUBLED else "",
        happened=update.happened if update else "",
        next=(update.recovery or update.next) if update else "",
        due_on=one.action.due_on,
        due_words=one.action.due_words,
        first_due_on=one.action.first_due_on,
        asked_on=one.asked_on,
        number_of_moves=one.number_of_moves,
        most_moves=one.policy.revision_cap,
        days_late=one.days_late,
        days_left=one.days_left,
        updated_on=one.last_heard_on if update else None,
        days_since_update=one.days_since_update,
        impact=one.impact,
        difference=update.difference if update else "",
        **_decided(one),
        is_returned=one.is_returned,
        success_measure=one.action.success_measure,
        moved_because=moved_because,
        gaps=(*gaps(one.action), *(gaps(update, "Part of the last update") if update else ())),
    )


def _decided(one: ActionPosition) -> dict[str, Any]:
    """What the QA unit decided that stands: why it is assured, or why and until when it is suspended."""
    is_suspended = one.facts.standing == Standing.SUSPENDED
    return {
        "assured_because": one.decision.reason if one.decision and one.said == ActionState.ASSURED else "",
        "suspended_because": one.standing.reason if one.standing and is_suspended else "",
        "suspended_until": one.facts.review_on,
        "is_review_due": one.review_is_due,
    }


def gaps(row: Action | Finding | ProgressUpdate, of: str = "Part of this") -> tuple[PublicGap, ...]:
    """What stands in the place of a row's restricted words, if it has any; never a word of them."""
    return (PublicGap(of, row.restricted_category, row.public_summary),) if row.restricted_note else ()


def _why(one: ActionPosition) -> str:
    """The reason for a red or amber: why it was sent back, or what the owner gave; nothing when nobody gave one."""
    return one.sent_back_because or (one.update.reason if one.update else "")


def public_apart(one: ActionPosition, finding: str, parts: Mapping[int, list[Action]]) -> PublicApart:
    """What members may see of an action that left the plan, under the finding of this reference."""
    decision = one.standing
    successor = decision.superseded_by if decision else None
    is_split = successor is not None and successor.split_from_id == one.action.pk
    heirs = parts.get(one.action.pk, []) if is_split else [successor] if successor else []
    heirs = sorted(heirs, key=lambda heir: heir.reference)
    return PublicApart(
        slug=one.action.slug,
        reference=one.action.reference,
        text=one.action.text,
        finding=finding,
        state=one.state,
        because=decision.reason if decision else "",
        successor=", ".join(heir.reference for heir in heirs),
        successor_slugs=tuple(heir.slug for heir in heirs),
        left_on=london_day(decision.change.at) if decision else None,
    )
