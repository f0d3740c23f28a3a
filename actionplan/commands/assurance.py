"""Assuring that done is really done, or sending the claim back with a reason."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError

from actionplan import access
from actionplan.commands.recording import recording
from actionplan.models import Action, AssuranceDecision, Person
from actionplan.queries.assurance import WITHOUT_EVIDENCE, has_evidence
from actionplan.queries.deciders import is_party_to_claim
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import position_of
from actionplan.rules.moments import london_day
from actionplan.rules.transitions import why_no_assurance
from actionplan.vocabulary import AssuranceOutcome, Permission

SOMEBODY_ELSE = "Somebody else must decide: you own this action or made the claim."
SAY_IT = "No evidence of this action is kept here. Say that you assure it without, or return it and ask for some"


def decide(
    action: Action,
    outcome: AssuranceOutcome,
    *,
    seen: int | None = None,
    without_evidence: bool = False,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> AssuranceDecision:
    """Assure, return or reopen the last claim of completion; the reason is what the owner and members read.

    ``seen`` is the key of the claim on the page it was decided on. ``without_evidence`` must be said where none is
    kept, and the name of the change keeps it. Raises ``PermissionDenied`` for who is not of the QA unit, owns the
    action or made the claim, and ``ValidationError`` when there is nothing to decide, by the field
    ``without_evidence``, or with the code ``conflict`` when the owner has said something else meanwhile.
    """
    day = london_day(at)
    access.require(by, Permission.ASSURE, on=day, plan=action.plan)
    is_bare = outcome == AssuranceOutcome.ASSURED and without_evidence and not has_evidence(action)
    command = WITHOUT_EVIDENCE if is_bare else f"assurance.{outcome}"
    with recording(command, by=by, because=because, at=at, plan=action.plan, key=key) as record:
        position = position_of(action, on=day, policy=policy_on(day))
        claim = position.update
        if seen is not None and (claim is None or claim.pk != seen):
            raise ValidationError("The owner has updated this action since you read it.", code="conflict")
        is_party = is_party_to_claim(by, position.action, claim, on=day)
        if is_party:
            raise PermissionDenied(SOMEBODY_ELSE)
        why = why_no_assurance(position.facts, outcome, owns_it=is_party, made_the_claim=is_party)
        if claim is None or why:
            raise ValidationError(why or "Nobody has said that this action is complete.", code="not_in_turn")
        if outcome == AssuranceOutcome.ASSURED and not is_bare and not has_evidence(action):
            raise ValidationError({"without_evidence": ValidationError(SAY_IT, code="no_evidence")})
        sequence = claim.assurance_decisions.count() + 1
        return record.add(
            AssuranceDecision(action=action, claim=claim, sequence=sequence, outcome=outcome, reason=because)
        )
