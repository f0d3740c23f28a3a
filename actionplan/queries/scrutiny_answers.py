"""The answers to members' questions, as sentences over the allow-list's values."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplan.queries.plans import DeadlinePosition
from actionplan.queries.scrutiny_values import Position, PublicAction, PublicFinding
from actionplan.rules.periods import in_words
from actionplan.vocabulary import ActionState, FindingState


@dataclass(frozen=True)
class Verdict:
    """Whether the plan is on course: the state that gives the sign, the word on it, and the sentence beside it."""

    state: FindingState
    word: str
    sentence: str


@dataclass(frozen=True)
class Listing:
    """The actions listed one by one, under their findings: all of them, or those in one state."""

    state: ActionState | None
    findings: tuple[tuple[PublicFinding, tuple[PublicAction, ...]], ...]

    @property
    def number(self) -> int:
        """How many are listed."""
        return sum(len(actions) for _, actions in self.findings)


def verdict(position: Position) -> Verdict | None:
    """Whether the plan is on course, by its findings; nothing while it has none."""
    if not position.findings:
        return None
    counts, total = position.finding_counts, len(position.findings)
    off, risk = counts[FindingState.OFF_COURSE], counts[FindingState.AT_RISK]
    if off or risk:
        worst = FindingState.OFF_COURSE if off else FindingState.AT_RISK
        return Verdict(worst, "Not yet", _exceptions(off, risk, total))
    if counts[FindingState.ALL_ASSURED] == total:
        return Verdict(FindingState.ALL_ASSURED, "Yes", f"All the actions of {_findings(total)} are assured")
    if counts[FindingState.NOT_STARTED] == total:
        return Verdict(FindingState.NOT_STARTED, "Not yet", f"None of {_findings(total)} is started")
    waiting = counts[FindingState.NOT_STARTED]
    not_started = f", and {waiting} {_are(waiting)} not started" if waiting else ""
    return Verdict(FindingState.ON_COURSE, "Yes", f"None of {_findings(total)} is off course or at risk{not_started}")


def deadline_sentence(deadline: DeadlinePosition) -> str:
    """When a deadline falls: "Action plan to Ofsted: 15 December 2014, 11 days from now."."""
    return f"{deadline.name}: {in_words(deadline.falls_on)}, {deadline.left}."


def listing(position: Position, state: ActionState | None) -> Listing:
    """The actions under their findings, those in one state only when one is named."""
    wanted = ((one, _in_state(one.actions, state)) for one in position.findings)
    return Listing(state, tuple((one, actions) for one, actions in wanted if actions))


def _in_state(actions: Iterable[PublicAction], state: ActionState | None) -> tuple[PublicAction, ...]:
    """The actions in a state, or all."""
    return tuple(one for one in actions if state in (None, one.state))


def _exceptions(off: int, risk: int, total: int) -> str:
    """How many findings are off course and at risk, of how many."""
    of_all = f"of {_findings(total)}"
    if not risk:
        return f"{off} {of_all} {_are(off)} off course"
    if not off:
        return f"{risk} {of_all} {_are(risk)} at risk"
    return f"{off} {of_all} {_are(off)} off course and {risk} {_are(risk)} at risk"


def _are(number: int) -> str:
    """Is or are."""
    return "is" if number == 1 else "are"


def _findings(number: int) -> str:
    """A number of findings, in words."""
    return "1 finding" if number == 1 else f"{number} findings"
