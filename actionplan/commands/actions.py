"""Editing the plan: adding actions, and saying whether each is live, and what partners commit to."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from django.core.exceptions import PermissionDenied, ValidationError

from actionplan import access
from actionplan.commands import action_words
from actionplan.commands.action_words import ActionWords, refuse_misplaced, write_new
from actionplan.commands.identity import record_clearances, refuse_identity
from actionplan.commands.recording import recording
from actionplan.models import Action, Finding, Partner, Person, Post, Requirement, StandingDecision
from actionplan.queries.commitments import SAID_FOR_IT, SAID_ITSELF
from actionplan.queries.editing import NO_LINKS, ActionLinks
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import ActionPosition, position_of
from actionplan.rules.commitments import why_no_commitment
from actionplan.rules.moments import london_day
from actionplan.rules.transitions import why_no_standing
from actionplan.vocabulary import Commitment, Permission, Standing

DueDate = action_words.DueDate
NO_DATE = action_words.NO_DATE
NEEDS_CATEGORY = action_words.NEEDS_CATEGORY
"""Named here for who adds actions."""
STANDS_OTHERWISE = "Somebody else decided how this action stands while you were typing. Nothing you typed is lost"
SAID_MEANWHILE = "Somebody else said something of this commitment while you were typing. Nothing you typed is lost"
NOTHING_CLEARED: Mapping[str, str] = MappingProxyType({})


def add(
    finding: Finding,
    *,
    reference: str,
    text: str,
    requirement: Requirement | None = None,
    owner: Post | None = None,
    due: DueDate = NO_DATE,
    success_measure: str = "",
    resources: str = "",
    restricted_note: str = "",
    restricted_category: str = "",
    public_summary: str = "",
    links: ActionLinks = NO_LINKS,
    cleared: Mapping[str, str] = NOTHING_CLEARED,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Action:
    """Add an action under its main finding. Its address is its first reference, and the due date is its first.

    ``cleared`` says, by field, why words that look like an identity are not a child's. Raises ``ValidationError`` by
    field for a reference that was ever another action's, words that may identify a child, a requirement of another
    finding, and restricted words without their category.
    """
    _require_edit(by, finding, at)
    words = ActionWords(
        finding=finding,
        reference=reference,
        text=text,
        requirement=requirement,
        owner=owner,
        success_measure=success_measure,
        resources=resources,
        restricted_note=restricted_note,
        restricted_category=restricted_category,
        public_summary=public_summary,
        links=links,
        cleared=cleared,
    )
    refuse_identity(words.texts, cleared)
    refuse_misplaced(words, finding.plan)
    with recording("actions.add", by=by, because=because, at=at, plan=finding.plan, key=key) as record:
        record_clearances(record, f"actions.{finding.plan.slug}", words.texts, cleared)
        return write_new(record, words, due)


def decide_standing(
    action: Action,
    standing: Standing,
    *,
    review_on: date | None = None,
    superseded_by: Action | None = None,
    seen: int | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> StandingDecision:
    """Suspend, supersede or withdraw an action, or bring it back; the reason is members' to read.

    What is suspended may be suspended on, until another day. ``seen`` is the number of these decisions on the page it
    was typed on. Raises ``ValidationError`` with the code ``conflict`` when there is another, and by field without the
    day on which a suspension is looked at again or the action of this plan that takes the place of a superseded one.
    """
    day = london_day(at)
    access.require(by, Permission.ASSURE, on=day, plan=action.plan)
    with recording("actions.decide_standing", by=by, because=because, at=at, plan=action.plan, key=key) as record:
        before = position_of(action, on=day, policy=policy_on(day))
        if seen is not None and seen != action.standing_decisions.count():
            raise ValidationError(STANDS_OTHERWISE, code="conflict")
        _refuse_standing(before, standing, review_on, day)
        _refuse_successor(action, standing, superseded_by, day)
        return record.add(
            StandingDecision(
                action=action,
                sequence=action.standing_decisions.count() + 1,
                standing=standing,
                reason=because,
                review_on=review_on,
                superseded_by=superseded_by,
            )
        )


def commit_partner(
    partner: Partner,
    commitment: Commitment,
    *,
    seen: int | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Partner:
    """Say whether a partner organisation commits itself to an action: the partner itself, or the QA unit for it.

    The name of the change says which of the two it was. ``seen`` is the version on the page it was typed on. Raises
    ``ValidationError`` with the code ``conflict`` when somebody said otherwise meanwhile.
    """
    day, plan = london_day(at), partner.action.plan
    if not access.may_commit(by, partner, on=day):
        raise PermissionDenied("A partner's commitment is its own to give, or the QA unit's to record.")
    command = SAID_ITSELF if access.commits_itself(by, partner, on=day) else SAID_FOR_IT
    with recording(command, by=by, because=because, at=at, plan=plan, key=key) as record:
        _refuse_commitment(partner, seen, day)
        partner.commitment = commitment
        return record.save(partner)


def _refuse_commitment(partner: Partner, seen: int | None, day: date) -> None:
    """Stop a commitment to what is no longer in the plan, or that was said otherwise since the page was read."""
    standing = position_of(partner.action, on=day, policy=policy_on(day)).facts.standing
    why = why_no_commitment(standing)
    if why:
        raise ValidationError(why, code="not_in_turn")
    if seen is not None and seen != partner.version:
        raise ValidationError(SAID_MEANWHILE, code="conflict")


def _refuse_standing(before: ActionPosition, after: Standing, review_on: date | None, day: date) -> None:
    """Stop a decision that cannot follow, or a suspension without another, later day to look at it again."""
    why = why_no_standing(before.facts.standing, after)
    if why:
        raise ValidationError(why, code="not_in_turn")
    if after == Standing.SUSPENDED and (review_on is None or review_on <= day):
        raise ValidationError({"review_on": "Say when this will be looked at again: a day after today."})
    if after == before.facts.standing and review_on == before.facts.review_on:
        raise ValidationError({"review_on": "It is suspended until that day already. Choose another day."})


def _refuse_successor(action: Action, standing: Standing, successor: Action | None, day: date) -> None:
    """Stop a supersession that does not name another action in the plan, and a successor to anything else.

    One that is gone itself takes nobody's place: two that name each other would both leave the counts.
    """
    if standing != Standing.SUPERSEDED:
        if successor is not None:
            raise ValidationError({"superseded_by": "Only a superseded action has another in its place."})
        return
    if successor is None or successor.pk == action.pk or successor.plan_id != action.plan_id:
        raise ValidationError({"superseded_by": "Choose the other action of this plan that takes its place."})
    stands = position_of(successor, on=day, policy=policy_on(day)).facts.standing
    if stands in (Standing.SUPERSEDED, Standing.WITHDRAWN):
        gone = f"{successor.reference} is {stands.label.lower()}. Choose an action that is in the plan."
        raise ValidationError({"superseded_by": gone})


def _require_edit(by: Person, finding: Finding, at: datetime) -> None:
    """Only who edits the plan."""
    access.require(by, Permission.EDIT_PLAN, on=london_day(at), plan=finding.plan)
