"""What would change the verdict on a finding: what its actions and its evidence still need, or could lose."""

from collections.abc import Sequence

from actionplan.queries.scrutiny_values import PublicFinding
from actionplan.rules.periods import in_words
from actionplan.rules.verdict import ON_COURSE, WORKING
from actionplan.vocabulary import ActionState, FindingState, Impact


def would_change(finding: PublicFinding) -> tuple[str, ...]:
    """Each thing that would change the verdict, as a sentence: first of activity, then of impact."""
    return (*_activity(finding), _impact(finding))


def _activity(finding: PublicFinding) -> tuple[str, ...]:
    """What would put a finding on course, or off it."""
    if finding.state == FindingState.ALL_ASSURED:
        return ("It would change if the Quality Assurance (QA) unit reopened an action.",)
    if finding.state in ON_COURSE:
        return (_next_due(finding),)
    return tuple(f"On course needs {one}." for one in _needed(finding)) or finding.other_reasons


def _needed(finding: PublicFinding) -> list[str]:
    """What a finding that is not on course needs."""
    late, off, risk = (
        _references(finding, state) for state in (ActionState.OVERDUE, ActionState.OFF_TRACK, ActionState.AT_RISK)
    )
    found = [f"{late} done, or another date agreed"] if late else []
    found += [f"{off} back on track"] if off else []
    found += [f"{risk} no longer at risk"] if risk else []
    bare = finding.number_bare
    if bare:
        found.append(
            "an action for what is required and has none" if finding.actions else "actions for what is required"
        )
    elif not finding.actions:
        found.append("at least one action")
    elif not found:
        found.append("what is suspended taken up again, or all of it assured")
    return found


def _next_due(finding: PublicFinding) -> str:
    """Which action would put a finding off course next, and when."""
    coming = sorted((one.due_on, one.reference) for one in finding.actions if one.due_on and one.days_left is not None)
    if not coming:
        return "It would be off course if any action became overdue or its owner said that it is off track."
    day, reference = coming[0]
    return f"It would be off course if any action became overdue: {reference} is the next due, on {in_words(day)}."


def _impact(finding: PublicFinding) -> str:
    """What would make it working, or no longer."""
    if finding.impact in WORKING:
        return "It would no longer be working if the next update found that the difference did not last."
    early = [one.reference for one in finding.actions if one.impact == Impact.EARLY_SIGNS]
    verb = "is" if len(early) == 1 else "are"
    nearest = f" The nearest {verb} {_in_a_row(early)}, with early signs." if early else ""
    return f"Working needs an action whose difference for children is evident, not only early signs.{nearest}"


def _references(finding: PublicFinding, state: ActionState) -> str:
    """The actions in a state by their references: "4c-2 and 4c-4"."""
    return _in_a_row([one.reference for one in finding.actions if one.state == state])


def _in_a_row(references: Sequence[str]) -> str:
    """References in words: "4c-2, 4c-4 and 4c-6"; nothing for none."""
    found = sorted(references)
    return " and ".join(part for part in (", ".join(found[:-1]), found[-1]) if part) if found else ""
