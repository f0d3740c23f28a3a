"""What may follow what: the owner's claim, the QA unit's decisions, and the reasons each must give."""

from dataclasses import dataclass
from datetime import date

from actionplan.rules.states import ActionFacts, days_late
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Standing

NEEDS_A_REASON = frozenset({DeliveryStatus.AT_RISK, DeliveryStatus.OFF_TRACK})
"""Members are owed a reason and a next step for these."""
OVERDUE_AND_UNSAID = "This action is overdue. Say what holds it up, and by when it will be done."
"""What is asked instead of "no change" of who last said that a late action was going well."""


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


def why_not_unchanged(facts: ActionFacts, day: date, *, said_on: date | None, has_reason: bool) -> str | None:
    """Why "no change" is no answer on ``day`` to how an action stands, or ``None`` when what was last said may stay.

    ``said_on`` is the day for which it was last said, ``has_reason`` whether its reason and recovery were given then.
    What has fallen due since owes a reason anew, and what is late cannot be called well.
    """
    if why := why_no_update(facts):
        return why
    if said_on is None:
        return "Nothing has been said of this action yet, so there is nothing that could be unchanged."
    if said_on >= day:
        return "This action was updated today, so there is nothing more to say."
    if facts.outcome is not None:
        return "The QA unit sent this back. Say what you have done about it."
    return _why_a_reason_is_owed_anew(facts, day, said_on, has_reason)


def _why_a_reason_is_owed_anew(facts: ActionFacts, day: date, said_on: date, has_reason: bool) -> str | None:
    """What is owed besides what was last said, or ``None``."""
    is_late = days_late(facts, day) > 0
    if facts.status not in NEEDS_A_REASON:
        return OVERDUE_AND_UNSAID if is_late else None
    if not has_reason:
        return f"It is {facts.status.label.lower()}, and no reason and next step were given. Say them."
    if is_late and facts.due_on is not None and said_on <= facts.due_on:
        return "This action has become overdue since the last update. Say why, and what will bring it back."
    return None


@dataclass(frozen=True)
class Correction:
    """An update that is to be corrected, and what would be said instead.

    ``before`` is the status that was said before the update, ``was`` and ``becomes`` what it said and would say.
    ``is_own`` is whether it is the corrector's own, ``is_decided`` whether the QA unit has decided it, and
    ``is_corrected`` whether another took its place already.
    """

    before: DeliveryStatus
    was: DeliveryStatus
    becomes: DeliveryStatus
    is_own: bool = True
    is_decided: bool = False
    is_corrected: bool = False


def why_no_correction(wanted: Correction) -> str | None:
    """Why an update cannot be corrected so, or ``None``.

    A correction mends what was said. It cannot change what the QA unit has decided about, and it neither makes a claim
    of completion nor takes one back: those are new updates, which everybody sees as such.
    """
    if wanted.is_corrected:
        return "This update was corrected already. Correct the newer one."
    if wanted.is_decided:
        return "The QA unit has decided this claim, so its words stay. Ask them to reopen it, or record a new update."
    if (wanted.was == DeliveryStatus.COMPLETE) != (wanted.becomes == DeliveryStatus.COMPLETE):
        return "A correction cannot make or take back the claim that an action is complete. Record a new update."
    if wanted.was == DeliveryStatus.COMPLETE and not wanted.is_own:
        return "Only who made a claim corrects its words while it waits. Return it, and say what is wrong with it."
    return why_no_status(ActionFacts(status=wanted.before), wanted.becomes)


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
    """Why the QA unit cannot move an action from one standing to another, or ``None``.

    What is suspended may be suspended on, until another day.
    """
    if before == after and after != Standing.SUSPENDED:
        return f"This action is {after.label.lower()} already."
    if before != after and Standing.LIVE not in (before, after):
        return f"Bring the action back first: it is {before.label.lower()}."
    return None
