"""What may follow what: the owner's claim, the QA unit's decisions, and the reasons each must give."""

from actionplan.rules.states import ActionFacts
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Standing

NEEDS_A_REASON = frozenset({DeliveryStatus.AT_RISK, DeliveryStatus.OFF_TRACK})
"""Members are owed a reason and a next step for these."""


def why_no_update(facts: ActionFacts) -> str | None:
    """Why an owner cannot record progress on the action as it stands, or ``None`` when they can."""
    if facts.standing != Standing.LIVE:
        return (
            f"This action is {facts.standing.label.lower()}, so it takes no updates until the QA unit brings it back."
        )
    if facts.status == DeliveryStatus.COMPLETE and facts.outcome == AssuranceOutcome.ASSURED:
        return "This action is complete and assured. The QA unit can reopen it, with a reason."
    if facts.status == DeliveryStatus.COMPLETE and facts.outcome is None:
        return "The QA unit is checking the claim that it is complete. Ask them to return it if more is to be said."
    return None


def why_no_status(facts: ActionFacts, status: DeliveryStatus) -> str | None:
    """Why ``status`` cannot follow what was last said, or ``None``. Only *not started* cannot be gone back to."""
    if status == DeliveryStatus.NOT_STARTED and facts.status != DeliveryStatus.NOT_STARTED:
        return f"This action has started: you said {facts.status.label} before. Choose another status."
    return None


def why_no_assurance(
    facts: ActionFacts, outcome: AssuranceOutcome, *, owns_it: bool, made_the_claim: bool
) -> str | None:
    """Why this person cannot give this decision on the claim, or ``None``.

    An imported claim counts as the owner's, so its importer did not make it.
    """
    if owns_it or made_the_claim:
        return "You own this action or made the claim, so somebody else in the QA unit must decide."
    if facts.standing != Standing.LIVE:
        return f"This action is {facts.standing.label.lower()}: bring it back before deciding its claim."
    if facts.status != DeliveryStatus.COMPLETE:
        return "Nobody has said that this action is complete."
    return _why_not_in_turn(facts.outcome, outcome)


def _why_not_in_turn(before: AssuranceOutcome | None, outcome: AssuranceOutcome) -> str | None:
    """A claim is assured or returned once; only what is assured can be reopened."""
    if outcome == AssuranceOutcome.REOPENED:
        return None if before == AssuranceOutcome.ASSURED else "Only an assured action can be reopened."
    return None if before is None else f"This claim was decided before: {before.label.lower()}."


def why_no_standing(before: Standing, after: Standing) -> str | None:
    """Why the QA unit cannot move an action from one standing to another, or ``None``."""
    if before == after:
        return f"This action is {after.label.lower()} already."
    if Standing.LIVE not in (before, after):
        return f"Bring the action back first: it is {before.label.lower()}."
    return None
