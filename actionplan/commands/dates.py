"""Asking for another due date, taking that back, and deciding it."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError

from actionplan import access
from actionplan.commands.recording import recording
from actionplan.models import Action, DueDateDecision, DueDateRequest, Person
from actionplan.queries.deciders import is_party_to, may_take_back
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import position_of
from actionplan.rules.dates import why_no_new_date, why_not_agreed
from actionplan.rules.moments import london_day
from actionplan.rules.periods import in_words
from actionplan.vocabulary import DatePrecision, Permission

NOT_THE_OWNER = "A new date is asked for by the owner of the action or on the owner's behalf."
NOT_ONES_OWN = "A request is taken back by who made it or owns the action."
SOMEBODY_ELSE = "Somebody else must decide: you asked for this date or own the action."


def ask(
    action: Action,
    *,
    to: date,
    seen: int | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> DueDateRequest:
    """Ask for another due date. It changes nothing until a director or the QA unit agrees.

    ``seen`` is the action's version on the page it was typed on. Raises ``ValidationError`` for the field ``to``, with
    the code ``conflict`` when the action was changed meanwhile, and ``not_in_turn`` while another date waits.
    """
    day = london_day(at)
    if not access.may_update(by, action, on=day):
        raise PermissionDenied(NOT_THE_OWNER)
    if to <= day:
        raise ValidationError({"to": f"The new due date must be after today, {in_words(day)}"})
    behalf = access.acts_on_behalf_of(by, action)
    with recording(
        "dates.ask", by=by, because=because, at=at, plan=action.plan, on_behalf_of=behalf, key=key
    ) as record:
        current = _refuse_request(action, to, seen, day)
        return record.add(DueDateRequest(action=action, from_on=current.due_on, to_on=to, reason=because))


def withdraw(
    request: DueDateRequest, *, by: Person, because: str, at: datetime, key: str | None = None
) -> DueDateRequest:
    """Take back a date that was asked for and is not decided; both rows stay in the record.

    Raises ``PermissionDenied`` for who neither asked for it nor answers for the action's post.
    """
    action, day = request.action, london_day(at)
    if not may_take_back(by, request, on=day):
        raise PermissionDenied(NOT_ONES_OWN)
    behalf = access.acts_on_behalf_of(by, action)
    with recording(
        "dates.withdraw", by=by, because=because, at=at, plan=action.plan, on_behalf_of=behalf, key=key
    ) as record:
        _refuse_closed(request)
        told = {"from_on": request.from_on, "to_on": request.to_on, "reason": because}
        return record.add(DueDateRequest(action=action, withdraws=request, **told))


def decide(
    request: DueDateRequest, *, is_agreed: bool, by: Person, because: str, at: datetime, key: str | None = None
) -> DueDateDecision:
    """Agree or refuse a date. Nobody decides their own request; the date first agreed stays for ever.

    Raises ``ValidationError`` by the field ``decision`` when the action is done or gone or the date is past, so that it
    can only be refused.
    """
    action, day = request.action, london_day(at)
    access.require(by, Permission.DECIDE_DATES, on=day, plan=action.plan)
    with recording("dates.decide", by=by, because=because, at=at, plan=action.plan, key=key) as record:
        now = Action.objects.select_related("plan", "owner").get(pk=action.pk)
        if is_party_to(by, now, request.change, on=day):
            raise PermissionDenied(SOMEBODY_ELSE)
        _refuse_closed(request)
        if is_agreed:
            _refuse_agreement(request, day)
            record.save(_moved(now, request.to_on))
        return record.add(DueDateDecision(request=request, is_agreed=is_agreed, reason=because))


def _moved(action: Action, to: date) -> Action:
    """The action with its new due date; where none was agreed before, this is the one first agreed."""
    if action.first_due_on is None:
        action.first_due_on, action.first_due_words = to, in_words(to)
    action.due_on, action.due_words, action.due_precision = to, in_words(to), DatePrecision.DAY
    return action


def _refuse_request(action: Action, to: date, seen: int | None, day: date) -> Action:
    """The action as it is now, unless it was changed since it was read, takes no new date or waits for one."""
    position = position_of(action, on=day, policy=policy_on(day))
    now = position.action
    if position.asked_on is not None:
        raise ValidationError("A new date was asked for already and waits for a decision.", code="not_in_turn")
    why = why_no_new_date(position.facts)
    if why:
        raise ValidationError(why, code="not_in_turn")
    if seen is not None and seen != now.version:
        raise ValidationError(
            "This action was changed while you were typing. Look at its dates, then send again.", code="conflict"
        )
    if to == now.due_on:
        raise ValidationError({"to": f"{in_words(to)} is the due date already"})
    return now


def _refuse_closed(request: DueDateRequest) -> None:
    """Stop when a request was decided or taken back already."""
    if DueDateDecision.objects.filter(request=request).exists():
        raise ValidationError("This date was decided already.", code="not_in_turn")
    if not DueDateRequest.objects.current().filter(pk=request.pk).exists():
        raise ValidationError("This date was taken back by who asked for it.", code="not_in_turn")


def _refuse_agreement(request: DueDateRequest, day: date) -> None:
    """Stop an agreement that would mean nothing any more."""
    position = position_of(request.action, on=day, policy=policy_on(day))
    why = why_not_agreed(position.facts, request.to_on, day=day)
    if why:
        raise ValidationError({"decision": ValidationError(why, code="not_in_turn")})
