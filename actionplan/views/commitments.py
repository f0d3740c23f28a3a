"""A partner's commitment to an action: said by the partner, or noted on its behalf by the QA unit."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from actionplan import access
from actionplan.commands.actions import commit_partner
from actionplan.commands.recording import AlreadyRecorded
from actionplan.forms.commitments import CommitmentForm
from actionplan.models import Action, Change, Partner, Plan
from actionplan.queries.commitments import CommitmentLine, partners_of
from actionplan.queries.positions import position_of
from actionplan.rules.commitments import why_no_commitment
from actionplan.views.doors import address_of, plan_page, visible_action
from actionplan.vocabulary import Permission


@plan_page(Permission.UPDATE_ORGANISATION_ACTIONS, Permission.EDIT_PLAN, methods=("GET", "HEAD", "POST"))
def record(request: HttpRequest, plan: Plan, action: str, organisation: int) -> HttpResponse:
    """Ask whether an organisation commits itself to an action, and record it once."""
    partner = _partner(request, visible_action(request, plan, action), organisation)
    form = (
        CommitmentForm(request.POST) if request.method == "POST" else CommitmentForm(initial={"seen": partner.version})
    )
    if request.method == "POST" and form.is_valid() and _record(request, partner, form):
        messages.success(request, f"The commitment of {partner.organisation} is recorded: {form.said.label.lower()}.")
        return redirect(address_of(partner.action))
    if form.needs_reading_again():
        form.seen_again(partner.version)
    return _page(request, partner, form)


def _partner(request: HttpRequest, action: Action, organisation: int) -> Partner:
    """The partner of an action, as if it were not there for who may not speak for it."""
    partner: Partner = get_object_or_404(partners_of(action), organisation=organisation)
    if not access.may_commit(request.user, partner, on=request.day):
        raise Http404("There is no such partner.")
    return partner


def _record(request: HttpRequest, partner: Partner, form: CommitmentForm) -> bool:
    """Record what was said; when the command refuses, show why and keep the typing."""
    seen, key = form.cleaned_data["seen"], form.cleaned_data["key"]
    try:
        commit_partner(partner, form.said, seen=seen, by=request.user, because=form.reason, at=request.now, key=key)
    except AlreadyRecorded as before:
        partner.refresh_from_db()
        if _is_the_same(before.change, partner, form):
            return True
        form.begin_again()
    except ValidationError as problem:
        partner.refresh_from_db()
        form.show_problem(problem)
    return not form.errors


def _is_the_same(change: Change, partner: Partner, form: CommitmentForm) -> bool:
    """Whether a form sent again says just what was recorded the first time and still stands."""
    now = (partner.change_id, partner.commitment, partner.change.because)
    return now == (change.number, form.said, form.reason)


def _page(request: HttpRequest, partner: Partner, form: CommitmentForm) -> HttpResponse:
    """The form with the action and what stands now beside it."""
    position = position_of(partner.action, on=request.day, policy=request.policy)
    context = {
        "form": form,
        "action": partner.action,
        "position": position,
        "line": CommitmentLine(partner),
        "why_not": why_no_commitment(position.facts.standing),
        "is_on_behalf": not access.commits_itself(request.user, partner, on=request.day),
    }
    return render(request, "commitments/record.html", context, status=422 if form.errors else 200)
