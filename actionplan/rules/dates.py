"""A new due date: whether one may be asked for and agreed, how often a date has moved, and what one more would mean."""

from datetime import date

from actionplan.rules.periods import in_words
from actionplan.rules.states import ActionFacts
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Standing


def is_beyond_the_limit(number_of_moves: int, most: int) -> bool:
    """Whether a due date has moved more often than the council's setting lets pass without a word to members."""
    return number_of_moves > most


def moves_in_words(number_of_moves: int, most: int) -> str:
    """How often a date has moved, against the limit; nothing when never.

    "Moved once (limit 2)", "moved twice, which is the limit", "moved 3 times, more than the limit of 2".
    """
    if not number_of_moves:
        return ""
    said = f"moved {_times(number_of_moves)}"
    if is_beyond_the_limit(number_of_moves, most):
        return f"{said}, more than the limit of {most}"
    return f"{said}, which is the limit" if number_of_moves == most else f"{said} (limit {most})"


def one_more_move(number_of_moves: int, most: int) -> str:
    """What one more move would be, as a sentence for who asks and who decides."""
    number = number_of_moves + 1
    which = "its first move" if number == 1 else f"move {number}"
    if is_beyond_the_limit(number, most):
        return f"This would be {which}, more than the limit of {most}. Councillors see it flagged."
    return f"This would be {which}. The limit is {most}."


def further_away(from_on: date | None, to_on: date) -> str:
    """How far a date asked for lies from the one that holds, as a sentence."""
    if from_on is None:
        return "It would be the date first agreed: there is none yet."
    days = (to_on - from_on).days
    if not days:
        return "It is the due date already."
    return f"It is {_days(abs(days))} {'later' if days > 0 else 'earlier'} than the due date now."


def why_no_new_date(facts: ActionFacts) -> str | None:
    """Why nobody can ask for a new due date as the action stands, or ``None`` when its owner can."""
    if facts.standing != Standing.LIVE:
        return f"This action is {facts.standing.label.lower()}, so its due date stays until the QA unit brings it back."
    if facts.status != DeliveryStatus.COMPLETE:
        return None
    if facts.outcome == AssuranceOutcome.ASSURED:
        return "This action is complete and assured, so it needs no new due date."
    if facts.outcome is None:
        return "The QA unit is checking the claim that it is complete. If they return it, ask for a new date then."
    return None


def why_not_agreed(facts: ActionFacts, to_on: date, *, day: date) -> str | None:
    """Why a date that was asked for can only be refused by now, or ``None`` when it can be agreed.

    A suspension, and a claim that waits, leave the date open: both may come back.
    """
    if facts.standing in (Standing.SUPERSEDED, Standing.WITHDRAWN):
        gone = facts.standing.label.lower()
        return f"This action has been {gone} since the date was asked for. Refuse the date to close the request."
    if facts.status == DeliveryStatus.COMPLETE and facts.outcome == AssuranceOutcome.ASSURED:
        return "This action has been assured since the date was asked for. Refuse the date to close the request."
    if to_on < day:
        return f"The date asked for, {in_words(to_on)}, has passed. Refuse it, and the owner can ask for another."
    return None


def _times(number: int) -> str:
    """How often."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _days(number: int) -> str:
    """A number of days."""
    return "1 day" if number == 1 else f"{number} days"
