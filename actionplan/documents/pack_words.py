"""How the pack names findings and actions, and says by when they are due and how they have moved."""

from collections.abc import Iterable, Iterator
from typing import Final

from actionplan.documents.composition import Cell, Column, Line, Ref, Refs
from actionplan.documents.signs import sign_of, sign_of_direction
from actionplan.queries.scrutiny_action_values import PublicAction
from actionplan.queries.scrutiny_values import PublicFinding
from actionplan.rules.periods import in_words

COUNTED: Final = (Column("State", 8), Column("Number", 3), Column("Which", 11))
"""The columns of a table that counts and says what it counts."""
EVERY_ACTION: Final = "Every action under its finding"
ALL: Final = Refs((Ref("All of them, under their finding", "every-action"),))
"""Where everything that is counted stands."""


def which(counted: Iterable[PublicFinding | PublicAction]) -> Refs:
    """What a number counts: each by its reference, which leads to where it stands in full."""
    return Refs(tuple(Ref(one.reference, one.anchor) for one in counted))


def name_of(finding: PublicFinding) -> str:
    """A finding by its reference and title."""
    return f"{finding.reference}. {finding.title}"


def state_of(action: PublicAction) -> Cell:
    """The state of an action, with what its owner says of it where that is another."""
    sign = sign_of(action.state)
    return (sign, f"The owner says: {action.said.label}") if action.is_claim_overruled else sign


def due(action: PublicAction) -> Cell:
    """By when an action is due."""
    return action.due_on or action.due_words or "No date is set"


def first_due(action: PublicAction) -> Cell:
    """The date that was first agreed."""
    return action.first_due_on or "None"


def moved(action: PublicAction) -> Iterator[str]:
    """How often its date has moved, why, and which date is asked for."""
    if action.number_of_moves:
        yield f"Date: {action.moves}"
    if action.moved_because:
        yield f"Why it moved: {action.moved_because}"
    if action.asked_on:
        yield f"A new date is asked for: {in_words(action.asked_on)}"


def because(finding: PublicFinding, since: str) -> str:
    """Why a finding is in its state, and which way it went since a day named in words."""
    why = f"because {finding.because}." if finding.because else ""
    return f"{why} {direction_of(finding, since)}".strip()


def direction_of(finding: PublicFinding, since: str) -> str:
    """Which way a finding went since a day; nothing where it is compared with nothing."""
    if finding.travel is None or not since:
        return ""
    way, before = finding.travel.direction, finding.travel.before
    was = f"it was {before.label.lower()}" if before else "it was not in the plan"
    return f"{way.label} since {since}: {was}."


def way_of(finding: PublicFinding) -> Line:
    """The sign of the way that a finding went."""
    return sign_of_direction(finding.travel.direction) if finding.travel else ""
