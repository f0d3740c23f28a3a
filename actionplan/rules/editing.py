"""Editing the plan: which reference comes next, when an action may be split or merged, and what date a part keeps."""

from collections.abc import Container
from datetime import date
from string import ascii_lowercase

from actionplan.rules.references import same_key
from actionplan.rules.states import ActionFacts
from actionplan.vocabulary import DeliveryStatus, Standing

FEWEST_PARTS, MOST_PARTS = 2, 8
"""Into how many parts an action is split: one would be a rewording, and nine are a finding."""


def next_reference(finding: str, taken: Container[str]) -> str:
    """The first free reference for an action under a finding: ``4a-6`` after ``4a-5``.

    ``taken`` holds what ``same_key`` says of each reference that was ever used.
    """
    number = 1
    while same_key(f"{finding}-{number}") in taken:
        number += 1
    return f"{finding}-{number}"


def part_references(action: str, number: int, taken: Container[str]) -> list[str]:
    """The first free references for parts of an action: ``4a-1a`` and ``4a-1b``, or ``4a-1a-1`` below a letter."""
    ends = [f"-{one}" for one in range(1, 100)] if action[-1:].isalpha() else list(ascii_lowercase)
    free = (f"{action}{end}" for end in ends)
    return [one for one in free if same_key(one) not in taken][:number]


def why_not_replaced(facts: ActionFacts, *, has_date_waiting: bool) -> str | None:
    """Why an action can be neither split nor merged into another as it stands, or ``None`` when it can.

    What is claimed or assured is done: it keeps its own place in the counts, and so does its proof.
    """
    if facts.standing != Standing.LIVE:
        return f"It is {facts.standing.label.lower()}: bring it back first."
    if facts.status == DeliveryStatus.COMPLETE and facts.outcome is None:
        return "Its owner says that it is complete: assure or return that claim first."
    if facts.status == DeliveryStatus.COMPLETE and facts.outcome == "assured":
        return "It is complete and assured: reopen it first, or add a further action instead."
    if has_date_waiting:
        return "A new due date is asked for: decide that first."
    return None


def why_no_taking_in(facts: ActionFacts) -> str | None:
    """Why an action can take in no others as it stands, or ``None`` when it can."""
    if facts.standing != Standing.LIVE:
        return f"It is {facts.standing.label.lower()}: bring it back first."
    if facts.status == DeliveryStatus.COMPLETE and facts.outcome in (None, "assured"):
        return "It is said to be complete, so it takes in nothing more."
    return None


def first_date_of_a_part(first_on: date | None, part_on: date | None) -> date | None:
    """The date first agreed of a part: that of the action it comes from, so that splitting hides no slip.

    A part that is due even before that was first agreed for its own day.
    """
    if first_on is None or part_on is None:
        return part_on
    return min(first_on, part_on)


def why_not_due_then(action_on: date | None, part_on: date | None) -> str | None:
    """Why a part cannot have a due date, or ``None``: a date is moved on by asking for it, never by splitting."""
    if action_on is None:
        return None
    if part_on is None:
        return "Give the part a due date: the action that it comes from has one"
    if part_on > action_on:
        return "A part is not due later than the action it comes from. Ask for a later date once it is split"
    return None
