"""Dates that were asked for: the one that waits, what was decided last, and what another would mean for the plan."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, QuerySet

from actionplan.models import Action, DueDateRequest
from actionplan.queries.plans import each_deadline, timetable
from actionplan.queries.positions import ActionPosition, positions
from actionplan.rules.dates import further_away, one_more_move
from actionplan.rules.periods import in_words


def waiting_request(action: Action) -> DueDateRequest | None:
    """The date that was asked for and waits for a decision, if there is one."""
    return _requests(Action.objects.filter(pk=action.pk)).filter(decision=None).order_by("-pk").first()


def newest_requests(actions: "QuerySet[Action]") -> dict[int, DueDateRequest]:
    """For each action of which a date was ever asked, the newest request with its decision; in one query.

    Taken back is as if never asked. What an import moved is not among them: nobody asked for that.
    """
    asked = DueDateRequest.objects.current().filter(action__in=actions, change__imported=None)
    newest = asked.order_by().values("action").annotate(newest=Max("pk")).values("newest")
    return {one.action_id: one for one in _requests(actions).filter(pk__in=newest)}


def _requests(actions: "QuerySet[Action]") -> "QuerySet[DueDateRequest]":
    """The requests that stand, with who asked and who decided."""
    beside = ("change__by", "change__on_behalf_of", "decision__change__by", "action__plan", "action__owner__holder")
    return DueDateRequest.objects.current().filter(action__in=actions).select_related(*beside)


@dataclass(frozen=True)
class DateNews:
    """A date that was decided since the owner last said anything: what they are told first."""

    request: DueDateRequest

    @property
    def is_agreed(self) -> bool:
        """Whether the date was agreed."""
        return bool(self.request.decision.is_agreed)


def news(position: ActionPosition, newest: DueDateRequest | None) -> DateNews | None:
    """The decision on an action's newest request, until its owner says something after it."""
    decision = getattr(newest, "decision", None) if newest else None
    if newest is None or decision is None:
        return None
    said_since = position.update is not None and position.update.change_id > decision.change_id
    return None if said_since else DateNews(newest)


@dataclass(frozen=True)
class Meaning:
    """What another due date would mean for the plan, in sentences; ``last_due_on`` is of the whole finding."""

    sentences: tuple[str, ...]
    last_due_on: date | None


def meaning(position: ActionPosition, to_on: date | None, *, on: date) -> Meaning:
    """What a new due date would mean: how far it moves, the limit, the finding's last date, and deadlines it passes.

    Without ``to_on``, what any later date would.
    """
    action, said = position.action, []
    if to_on is not None:
        said.append(further_away(action.due_on, to_on))
    if action.due_on is not None and (to_on is None or to_on > action.due_on):
        said.append(one_more_move(position.number_of_moves, position.policy.revision_cap))
    others = positions(action.finding.actions.exclude(pk=action.pk), on=on, policy=position.policy)
    days = [one.action.due_on for one in (position, *others) if one.is_counted and one.action.due_on]
    last = max(days, default=None)
    if to_on is not None and last is not None:
        said.append(_last_of(action.finding.reference, last, to_on))
    if to_on is not None:
        said.extend(_deadlines_passed(action, to_on, on=on))
    return Meaning(tuple(said), last)


def _last_of(finding: str, last: date, to_on: date) -> str:
    """Whether the whole finding would end later."""
    if to_on > last:
        return f"The last date of finding {finding} would move from {in_words(last)} to {in_words(to_on)}."
    return f"The last date of finding {finding} stays {in_words(last)}."


def _deadlines_passed(action: Action, to_on: date, *, on: date) -> list[str]:
    """The plan's own deadlines that the due date would newly pass."""
    before = action.due_on or on
    lines = each_deadline(timetable(action.plan, on=on))
    passed = [one for one in lines if before <= one.falls_on < to_on]
    return [f"It is after the deadline “{one.name}”, {in_words(one.falls_on)}." for one in passed]
