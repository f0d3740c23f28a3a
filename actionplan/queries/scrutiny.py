"""Gathers what councillors and the public may see: only values of the allow-list leave here."""

from collections.abc import Iterable, Mapping
from datetime import date

from actionplan.models import Action, Finding, Plan, Source
from actionplan.queries.findings import FindingPosition, finding_positions
from actionplan.queries.plans import meetings_around, timetable
from actionplan.queries.positions import ActionPosition
from actionplan.queries.scrutiny_values import (
    Position,
    PublicAction,
    PublicApart,
    PublicCount,
    PublicFinding,
    PublicMeeting,
    PublicSource,
)
from actionplan.rules.policy import Policy
from actionplan.rules.states import NOT_OPEN, TROUBLED
from actionplan.vocabulary import ActionState, FindingState, Standing


def position(plan: Plan, *, on: date, policy: Policy) -> Position:
    """Where the plan stands on a day, for those who read the scrutiny pages."""
    standing = finding_positions(
        Finding.objects.filter(plan=plan, is_withdrawn=False),
        Action.objects.filter(plan=plan),
        on=on,
        policy=policy,
        with_also=False,
    )
    before, coming = meetings_around(on)
    return Position(
        plan_title=plan.title,
        council=plan.council,
        day=on,
        timetable=timetable(plan, on=on),
        sources=_sources(standing),
        next_meeting=PublicMeeting(coming.body.name, coming.held_on, coming.papers_on) if coming else None,
        last_meeting=PublicMeeting(before.body.name, before.held_on) if before else None,
    )


def _sources(standing: Iterable[FindingPosition]) -> tuple[PublicSource, ...]:
    """Findings gathered under where they come from."""
    by_source: dict[Source, list[PublicFinding]] = {}
    found = list(standing)
    parts = _parts(found)
    for one in found:
        by_source.setdefault(one.finding.source, []).append(_finding(one, parts))
    return tuple(PublicSource(row.name, row.introduction, tuple(found)) for row, found in by_source.items())


def _parts(standing: Iterable[FindingPosition]) -> dict[int, list[str]]:
    """For each action that was split, the references of its parts."""
    parts: dict[int, list[str]] = {}
    for action in (one.action for finding in standing for one in finding.actions):
        if action.split_from_id:
            parts.setdefault(action.split_from_id, []).append(action.reference)
    return parts


def _finding(one: FindingPosition, parts: Mapping[int, list[str]]) -> PublicFinding:
    """What members may see of a finding."""
    return PublicFinding(
        anchor=f"finding-{one.finding.slug}",
        slug=one.finding.slug,
        reference=one.finding.reference,
        title=one.finding.title,
        statement=one.finding.statement,
        state=one.state,
        counts=tuple(PublicCount(state, number) for state, number in one.counts.items()),
        actions=tuple(_action(action) for action in one.worst_first),
        impact=one.impact,
        number_with_impact=one.number_with_impact,
        last_due_on=one.last_due_on,
        other_reasons=_other_reasons(one),
        apart=tuple(_apart(action, one.finding.reference, parts) for action in one.apart),
    )


def _apart(one: ActionPosition, finding: str, parts: Mapping[int, list[str]]) -> PublicApart:
    """What members may see of an action that left the plan, under the finding of this reference."""
    decision = one.standing
    successor = decision.superseded_by if decision else None
    is_split = successor is not None and successor.split_from_id == one.action.pk
    heirs = parts.get(one.action.pk, []) if is_split else [successor.reference] if successor else []
    return PublicApart(
        reference=one.action.reference,
        text=one.action.text,
        finding=finding,
        state=one.state,
        because=decision.reason if decision else "",
        successor=", ".join(sorted(heirs)),
    )


def _other_reasons(one: FindingPosition) -> tuple[str, ...]:
    """Why a finding is off course when it is not for an action that is overdue or off track."""
    bare = tuple(f"No action answers this requirement: {row.text}" for row in one.bare_requirements)
    if not one.counted:
        return (*bare, "The plan has no action for this finding.")
    nothing_open = all(action.state in NOT_OPEN for action in one.counted)
    is_stuck = one.state == FindingState.OFF_COURSE and nothing_open
    return (*bare, "No action is open, and not every one is assured.") if is_stuck else bare


def _action(one: ActionPosition) -> PublicAction:
    """What members may see of an action."""
    update = one.update
    return PublicAction(
        anchor=f"action-{one.action.slug}",
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
        assured_because=one.decision.reason if one.decision and one.said == ActionState.ASSURED else "",
        suspended_because=one.standing.reason if one.standing and one.facts.standing == Standing.SUSPENDED else "",
        suspended_until=one.facts.review_on,
        is_review_due=one.review_is_due,
    )


def _why(one: ActionPosition) -> str:
    """The reason for a red or amber: why it was sent back, or what the owner gave; nothing when nobody gave one."""
    return one.sent_back_because or (one.update.reason if one.update else "")
