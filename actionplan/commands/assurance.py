"""Assuring that done is really done, or sending the claim back with a reason."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError

from actionplan import access
from actionplan.commands.recording import recording
from actionplan.models import Action, AssuranceDecision, Person
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import position_of
from actionplan.rules.moments import london_day
from actionplan.rules.transitions import why_no_assurance
from actionplan.vocabulary import AssuranceOutcome, Permission


def decide(
    action: Action,
    outcome: AssuranceOutcome,
    *,
    seen: int | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> AssuranceDecision:
    """Assure, return or reopen the last claim of completion; the reason is what the owner and members read.

    ``seen`` is the key of the claim on the page it was decided on. Raises ``PermissionDenied`` for who is not of the
    QA unit, owns the action or made the claim, and ``ValidationError`` when there is nothing to decide, or with the
    code ``conflict`` when the owner has said something else meanwhile.
    """
    day = london_day(at)
    access.require(by, Permission.ASSURE, on=day, plan=action.plan)
    with recording(f"assurance.{outcome}", by=by, because=because, at=at, plan=action.plan, key=key) as record:
        position = position_of(action, on=day, policy=policy_on(day))
        claim = position.update
        if seen is not None and (claim is None or claim.pk != seen):
            raise ValidationError("The owner has updated this action since you read it.", code="conflict")
        owns_it = access.owns(by, position.action, on=day)
        made_it = claim is not None and not claim.is_imported and claim.change.by_id == by.pk
        if owns_it or made_it:
            raise PermissionDenied("Somebody else must decide: you own this action or made the claim.")
        why = why_no_assurance(position.facts, outcome, owns_it=owns_it, made_the_claim=made_it)
        if claim is None or why:
            raise ValidationError(why or "Nobody has said that this action is complete.", code="not_in_turn")
        sequence = claim.assurance_decisions.count() + 1
        return record.add(
            AssuranceDecision(action=action, claim=claim, sequence=sequence, outcome=outcome, reason=because)
        )
