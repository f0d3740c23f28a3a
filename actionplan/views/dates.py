"""A new due date: asked for by the owner, taken back, and agreed or refused by somebody else."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from actionplan import access
from actionplan.commands import dates as commands
from actionplan.forms.due_dates import AskForDateForm, DecideDateForm, TakeBackDateForm
from actionplan.forms.sent_once import UNSEEN, OneVersionForm
from actionplan.models import Action, Change, DueDateDecision, DueDateRequest, Plan
from actionplan.queries.dates import meaning, newest_requests, waiting_request
from actionplan.queries.deciders import may_decide_date, may_take_back
from actionplan.queries.plans import next_meeting
from actionplan.queries.positions import position_of
from actionplan.rules.dates import why_not_agreed
from actionplan.rules.periods import in_words
from actionplan.views.doors import address_of, plan_page, visible_action
from actionplan.views.drafts import keeps_typing, with_draft
from actionplan.views.progress import UPDATERS
from actionplan.views.sending import FORM, is_recorded, typed
from actionplan.vocabulary import Permission


@keeps_typing
@plan_page(*UPDATERS, methods=FORM)
def ask(request: HttpRequest, plan: Plan, action: str) -> HttpResponse:
    """Ask the owner for a new due date and why, with what it would mean, and record the request once."""
    chosen = visible_action(request, plan, action)
    if not access.may_update(request.user, chosen, on=request.day):
        raise PermissionDenied(commands.NOT_THE_OWNER)
    form = with_draft(request, AskForDateForm(*typed(request), initial={"seen": chosen.version}))

    def write(told: dict[str, Any]) -> None:
        commands.ask(chosen, to=form.cleaned_data["to"], seen=form.cleaned_data["seen"], **told)

    def is_so(change: Change) -> bool:
        return DueDateRequest.objects.filter(change=change, action=chosen, to_on=form.cleaned_data["to"]).exists()

    if is_recorded(request, form, write, is_so):
        day = in_words(form.cleaned_data["to"])
        messages.success(request, f"{day} is asked for. The due date stays until it is decided.")
        return redirect(address_of(chosen))
    if form.needs_reading_again():
        form.seen_again(Action.objects.get(pk=chosen.pk).version)
    return _page(request, "dates/ask.html", chosen, form)


@keeps_typing
@plan_page(*UPDATERS, methods=FORM)
def take_back(request: HttpRequest, plan: Plan, action: str) -> HttpResponse:
    """Ask why a date that was asked for is not wanted any more, and record that once."""
    chosen = visible_action(request, plan, action)
    waiting = waiting_request(chosen)
    if not access.may_update(request.user, chosen, on=request.day):
        raise PermissionDenied(commands.NOT_THE_OWNER)
    if waiting and not may_take_back(request.user, waiting, on=request.day):
        raise PermissionDenied(commands.NOT_ONES_OWN)
    form = with_draft(request, TakeBackDateForm(*typed(request), initial={"seen": waiting.pk if waiting else 0}))

    def write(told: dict[str, Any]) -> None:
        commands.withdraw(_read(chosen, form), **told)

    def is_so(change: Change) -> bool:
        return DueDateRequest.objects.filter(change=change, withdraws=form.cleaned_data["seen"]).exists()

    if is_recorded(request, form, write, is_so):
        messages.success(request, "The request for a new due date is taken back. The due date stays.")
        return redirect(address_of(chosen))
    if form.needs_reading_again():
        form.seen_again(waiting.pk if waiting else 0)
    return _page(request, "dates/take_back.html", chosen, form)


@keeps_typing
@plan_page(Permission.DECIDE_DATES, methods=FORM)
def decide(request: HttpRequest, plan: Plan, action: str) -> HttpResponse:
    """Ask whether the date that waits is agreed or refused, and why, and record it once."""
    chosen = visible_action(request, plan, action)
    waiting = waiting_request(chosen)
    why_not = _why_not_agreed(request, waiting)
    begin = {"seen": waiting.pk if waiting else 0}
    form = with_draft(request, DecideDateForm(*typed(request), may_agree=why_not is None, initial=begin))

    def write(told: dict[str, Any]) -> None:
        commands.decide(_read(chosen, form), is_agreed=form.is_agreed, **told)

    def is_so(change: Change) -> bool:
        return DueDateDecision.objects.filter(change=change, is_agreed=form.is_agreed).exists()

    if is_recorded(request, form, write, is_so):
        said = "agreed: it is the due date now" if form.is_agreed else "refused: the due date stays"
        messages.success(request, f"The new due date of {chosen.reference} is {said}.")
        return redirect(address_of(chosen))
    if form.needs_reading_again():
        form.seen_again(waiting.pk if waiting else 0)
    return _page(request, "dates/decide.html", chosen, form, why_only_refused=why_not)


def _read(action: Action, form: OneVersionForm) -> DueDateRequest:
    """The request that stood on the page, whatever came of it since."""
    read = DueDateRequest.objects.filter(action=action, pk=form.cleaned_data["seen"]).first()
    if read is None:
        raise ValidationError(UNSEEN, code="conflict")
    return read


def _why_not_agreed(request: HttpRequest, waiting: DueDateRequest | None) -> str | None:
    """Why the date that waits can only be refused by now."""
    if waiting is None:
        return None
    position = position_of(waiting.action, on=request.day, policy=request.policy)
    return why_not_agreed(position.facts, waiting.to_on, day=request.day)


def _page(request: HttpRequest, template: str, action: Action, form: OneVersionForm, **more: object) -> HttpResponse:
    """The form, with the dates of the action, what waits and what another date would mean."""
    position = position_of(action, on=request.day, policy=request.policy)
    newest = newest_requests(Action.objects.filter(pk=action.pk)).get(action.pk)
    waiting = newest if newest and position.asked_on else None
    context = {
        "form": form,
        "action": action,
        "position": position,
        "newest": newest,
        "waiting": waiting,
        "meaning": meaning(position, waiting.to_on if waiting else None, on=request.day),
        "next_meeting": next_meeting(on=request.day, cut_off_days=request.policy.reporting_cut_off_days),
        "on_behalf_of": access.acts_on_behalf_of(request.user, action),
        "may_decide": waiting and may_decide_date(request.user, waiting, on=request.day),
        "may_take_back": waiting and may_take_back(request.user, waiting, on=request.day),
        **more,
    }
    return render(request, template, context, status=422 if form.errors else 200)
