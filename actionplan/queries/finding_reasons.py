"""Why a finding is in its state: the rule in one sentence, whose figures say what they count."""

from dataclasses import dataclass

from actionplan.queries.findings import FindingPosition
from actionplan.rules.states import NOT_OPEN
from actionplan.vocabulary import ActionState, FindingState


@dataclass(frozen=True)
class Reason:
    """A piece of the sentence: words before a number, the number, and words after it; 0 stands for words alone.

    The number counts the finding's actions in these ``states``, all of them when none is named; unless ``anchor``
    names what it counts on the finding's page.
    """

    before: str = ""
    number: int = 0
    after: str = ""
    states: tuple[ActionState, ...] = ()
    anchor: str = ""


def reasons(position: FindingPosition) -> tuple[Reason, ...]:
    """The pieces of the sentence that follows “because”. Each alone would do for a finding that is off course."""
    if position.state == FindingState.OFF_COURSE:
        return _off_course(position)
    if position.state == FindingState.AT_RISK:
        return (_those(position, ActionState.AT_RISK, "at risk, and none is overdue or off track"),)
    return (_all_of_them(position),)


def _off_course(position: FindingPosition) -> tuple[Reason, ...]:
    """What puts a finding off course: actions, something required that none answers, or that nothing is open."""
    troubled = (ActionState.OVERDUE, ActionState.OFF_TRACK)
    found = [_those(position, state, state.label.lower()) for state in troubled if position.counts[state]]
    bare = len(position.bare_requirements)
    if bare:
        words = "requirement has no action" if bare == 1 else "requirements have no action"
        found.append(Reason(number=bare, after=words, anchor="bare"))
    if not position.counted:
        found.append(Reason("it has no action at all"))
    elif all(one.state in NOT_OPEN for one in position.counted) and position.counts[ActionState.SUSPENDED]:
        found.append(_those(position, ActionState.SUSPENDED, "suspended while nothing else is open"))
    return tuple(found)


def _those(position: FindingPosition, state: ActionState, words: str) -> Reason:
    """The finding's actions in one state: "2 actions are overdue"."""
    number = position.counts[state]
    return Reason(number=number, after=f"action is {words}" if number == 1 else f"actions are {words}", states=(state,))


def _all_of_them(position: FindingPosition) -> Reason:
    """What is so of every action of a finding that nothing troubles."""
    number = len(position.counted)
    if position.state == FindingState.ON_COURSE:
        none = "overdue, off track or at risk"
        is_alone = Reason("its", number, f"action is not {none}")
        return is_alone if number == 1 else Reason("none of its", number, f"actions is {none}")
    words = "complete and assured" if position.state == FindingState.ALL_ASSURED else "not started"
    is_alone = Reason("its", number, f"action is {words}")
    return is_alone if number == 1 else Reason("all its", number, f"actions are {words}")
