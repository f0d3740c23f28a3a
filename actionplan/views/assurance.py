"""A claim of completion, decided by the QA unit against evidence and the difference made."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html

from actionplan import access
from actionplan.commands import assurance as commands
from actionplan.forms.assurance import DecideClaimForm
from actionplan.models import Action, AssuranceDecision, Change, Plan
from actionplan.queries.actions import details
from actionplan.queries.assurance import decided, has_evidence, proofs_of
from actionplan.queries.deciders import is_party_to_claim
from actionplan.queries.positions import ActionPosition, position_of
from actionplan.rules.transitions import why_no_assurance
from actionplan.views.doors import address_of, plan_page, visible_action
from actionplan.views.drafts import keeps_typing, with_draft
from actionplan.views.sending import FORM, is_recorded, typed
from actionplan.vocabulary import AssuranceOutcome, Permission

SAID = {
    AssuranceOutcome.ASSURED: "{} is complete and assured.",
    AssuranceOutcome.RETURNED: "The claim on {} is returned to its owner.",
    AssuranceOutcome.REOPENED: "{} is reopened. It shows At risk until its owner says more.",
}


@keeps_typing
@plan_page(Permission.ASSURE, methods=FORM)
def decide(request: HttpRequest, plan: Plan, action: str) -> HttpResponse:
    """Show a claim with its evidence and success measure, and ask the QA unit what it decides and why."""
    chosen = visible_action(request, plan, action)
    position = position_of(chosen, on=request.day, policy=request.policy)
    form = with_draft(request, _form(request, position))

    def write(told: dict[str, Any]) -> None:
        read = {"seen": form.cleaned_data["seen"], "without_evidence": form.cleaned_data.get("without_evidence", False)}
        commands.decide(chosen, form.decided, **read, **told)

    def is_so(change: Change) -> bool:
        return AssuranceDecision.objects.filter(change=change, action=chosen, outcome=form.decided).exists()

    if is_recorded(request, form, write, is_so):
        desk = reverse("qa", kwargs={"plan": plan.slug})
        link = format_html('<a class="govuk-notification-banner__link" href="{}">Go to the QA desk</a>', desk)
        messages.success(request, format_html("{} {}", SAID[form.decided].format(chosen.reference), link))
        return redirect(address_of(chosen))
    if form.needs_reading_again():
        form.seen_again(position.update.pk if position.update else 0)
    return _page(request, chosen, form)


def _form(request: HttpRequest, position: ActionPosition) -> DecideClaimForm:
    """The form as typed, or a new one that offers what may be decided now."""
    return DecideClaimForm(
        *typed(request),
        initial={"seen": position.update.pk if position.update else 0},
        offered=_offered(position),
        has_evidence=has_evidence(position.action),
    )


def _offered(position: ActionPosition) -> list[AssuranceOutcome]:
    """The decisions that the claim as it stands is open to."""
    open_to = (
        (one, why_no_assurance(position.facts, one, owns_it=False, made_the_claim=False)) for one in AssuranceOutcome
    )
    return [one for one, why in open_to if why is None]


def _page(request: HttpRequest, action: Action, form: DecideClaimForm) -> HttpResponse:
    """The form under what it is decided on: what was done, its evidence, and the difference made."""
    position = position_of(action, on=request.day, policy=request.policy)
    is_party = is_party_to_claim(request.user, position.action, position.update, on=request.day)
    known = details(action)
    context = {
        "form": form,
        "action": action,
        "position": position,
        "proofs": proofs_of(action, request.user, on=request.day),
        "decisions": decided(known.decisions),
        "is_open": bool(_offered(position)),
        "why_not": why_no_assurance(
            position.facts,
            (_offered(position) or [AssuranceOutcome.ASSURED])[0],
            owns_it=is_party,
            made_the_claim=False,
        ),
        "may_read_restricted": access.may_read_restricted(request.user, action, on=request.day),
    }
    return render(request, "assurance/decide.html", context, status=422 if form.errors else 200)
