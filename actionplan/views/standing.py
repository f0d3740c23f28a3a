"""How an action stands in the plan: suspended, superseded, withdrawn or brought back by the QA unit."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from actionplan.commands.actions import decide_standing
from actionplan.forms.standing import DecideStandingForm
from actionplan.models import Action, Change, Plan, StandingDecision
from actionplan.queries.editing_ways import in_the_place_of
from actionplan.queries.positions import position_of
from actionplan.rules.periods import in_words
from actionplan.views.doors import address_of, plan_page, visible_action
from actionplan.views.drafts import keeps_typing, with_draft
from actionplan.views.sending import FORM, is_recorded, typed
from actionplan.vocabulary import Permission, Standing


@keeps_typing
@plan_page(Permission.ASSURE, methods=FORM)
def decide(request: HttpRequest, plan: Plan, action: str) -> HttpResponse:
    """Ask whether an action is suspended until a day, superseded, withdrawn or brought back, and why."""
    chosen = visible_action(request, plan, action)
    position = position_of(chosen, on=request.day, policy=request.policy)
    number = chosen.standing_decisions.count()
    stands, begin = position.facts.standing, {"seen": number}
    form = with_draft(request, DecideStandingForm(*typed(request), action=chosen, before=stands, initial=begin))

    def write(told: dict[str, Any]) -> None:
        more = {"review_on": form.chosen_day, "superseded_by": form.cleaned_data["superseded_by"]}
        decide_standing(chosen, form.decided, seen=form.cleaned_data["seen"], **more, **told)

    def is_so(change: Change) -> bool:
        row = StandingDecision.objects.filter(change=change, action=chosen, standing=form.decided).first()
        told = (form.chosen_day, form.cleaned_data["superseded_by"])
        return row is not None and (row.review_on, row.superseded_by) == told

    if is_recorded(request, form, write, is_so):
        messages.success(request, _said(chosen, form))
        return redirect(address_of(chosen))
    if form.needs_reading_again():
        form.seen_again(chosen.standing_decisions.count())
    return _page(request, chosen, form)


def _said(action: Action, form: DecideStandingForm) -> str:
    """What is recorded, as a sentence."""
    if form.decided == Standing.LIVE:
        return f"{action.reference} is back in the plan."
    until = f" until {in_words(form.chosen_day)}" if form.chosen_day else ""
    return f"{action.reference} is {form.decided.label.lower()}{until}."


def _page(request: HttpRequest, action: Action, form: DecideStandingForm) -> HttpResponse:
    """The form, with how the action stands and what was decided before."""
    earlier = action.standing_decisions.current().select_related("change__by", "superseded_by")
    position = position_of(action, on=request.day, policy=request.policy)
    context = {
        "form": form,
        "action": action,
        "position": position,
        "earlier": list(earlier),
        "in_its_place": in_the_place_of(position, on=request.day, policy=request.policy),
    }
    return render(request, "standing/decide.html", context, status=422 if form.errors else 200)
