"""The evidence of an action: given, put right or replaced by a newer file, withdrawn and brought back."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render

from actionplan import access
from actionplan.commands import evidence as commands
from actionplan.commands.recording import AlreadyRecorded
from actionplan.forms.documents import StandingForm
from actionplan.forms.evidence import IS_OPEN, EvidenceForm
from actionplan.models import Action, Change, Evidence, Plan
from actionplan.queries.evidence import ShownEvidence, one_for, reader_of
from actionplan.views.actions import READERS
from actionplan.views.doors import address_of, plan_page, visible_action
from actionplan.views.drafts import keeps_typing, with_draft
from actionplan.views.progress import UPDATERS
from actionplan.views.sending import FORM, is_recorded, typed

NOT_YOURS = "Evidence is given by the owner of the action or on the owner's behalf."


@plan_page(*READERS)
def list_all(request: HttpRequest, plan: Plan, action: str) -> HttpResponse:
    """The evidence of an action stands on the action's own page."""
    return _to_list(visible_action(request, plan, action))


@keeps_typing
@plan_page(*UPDATERS, methods=FORM)
def add(request: HttpRequest, plan: Plan, action: str) -> HttpResponse:
    """Give a file or a link as evidence for an action, and for one of its updates where it goes with one."""
    chosen = _to_prove(request, plan, action)
    updates = list(chosen.updates.current().order_by("-place", "-sequence"))
    begin = {"update": request.GET.get("update", ""), "restricted_category": IS_OPEN}
    form = with_draft(request, EvidenceForm(*_sent(request), initial=begin, updates=updates, is_new=True, **_most()))
    if request.method == "POST" and form.is_valid():
        told = {"because": "Evidence for the action", "by": request.user, "at": request.now}
        update = next((one for one in updates if str(one.sequence) == form.cleaned_data.get("update")), None)
        if _is_kept(form, lambda more: commands.add(chosen, form.proof(), update=update, **told, **more)):
            messages.success(request, f"“{form.cleaned_data['title']}” is added to the evidence.")
            return _to_list(chosen)
    if form.needs_reading_again():
        form.seen_again(0)
    context = {"form": form, "action": chosen}
    return render(request, "evidence/add.html", context, status=422 if form.errors else 200)


@keeps_typing
@plan_page(*UPDATERS, methods=FORM)
def change(request: HttpRequest, plan: Plan, action: str, number: int) -> HttpResponse:
    """Put right what is said of evidence, or give a newer file in place of the old, which is kept."""
    chosen = _to_prove(request, plan, action)
    shown = _shown(request, chosen, number)
    if shown.is_withdrawn:
        return redirect("evidence-withdraw", plan=plan.slug, action=chosen.slug, number=number)
    may_open_it = not shown.category or access.may_read_restricted(request.user, chosen, on=request.day)
    form = EvidenceForm(*_sent(request), initial=_as_it_is(shown), may_open_it=may_open_it, **_most())
    form = with_draft(request, form)
    if request.method == "POST" and form.is_valid():
        told = {"because": form.cleaned_data["because"], "by": request.user, "at": request.now}
        told["seen"] = form.cleaned_data["seen"]
        row = get_object_or_404(Evidence.objects.select_related("action__plan", "action__owner"), pk=number)
        if _is_kept(form, lambda more: commands.change(row, form.proof(), **told, **more)):
            messages.success(request, f"“{form.cleaned_data['title']}” is saved.")
            return _to_list(chosen)
    shown = _shown(request, chosen, number)
    if form.needs_reading_again():
        form.seen_again(shown.version)
    context = {"form": form, "action": chosen, "one": shown}
    return render(request, "evidence/change.html", context, status=422 if form.errors else 200)


@keeps_typing
@plan_page(*UPDATERS, methods=FORM)
def stand(request: HttpRequest, plan: Plan, action: str, number: int) -> HttpResponse:
    """Withdraw evidence with a reason, or bring it back: nothing is erased."""
    chosen = _to_prove(request, plan, action)
    shown = _shown(request, chosen, number)
    begin = {"is_withdrawn": "no" if shown.is_withdrawn else "yes"}
    form = with_draft(request, StandingForm(*typed(request), initial=begin))

    def write(told: dict[str, Any]) -> None:
        row = get_object_or_404(Evidence.objects.select_related("action__plan", "action__owner"), pk=number)
        act = commands.withdraw if form.cleaned_data["is_withdrawn"] else commands.bring_back
        act(row, **told)

    def is_so(change: Change) -> bool:
        return change.command.startswith("evidence.")

    if is_recorded(request, form, write, is_so):
        done = "is withdrawn" if form.cleaned_data["is_withdrawn"] else "stands for the action again"
        messages.success(request, f"“{shown.title}” {done}.")
        return _to_list(chosen)
    context = {"form": form, "action": chosen, "one": _shown(request, chosen, number)}
    return render(request, "evidence/stand.html", context, status=422 if form.errors else 200)


def _to_prove(request: HttpRequest, plan: Plan, action: str) -> Action:
    """The action at an address, for somebody who may give evidence for it."""
    chosen = visible_action(request, plan, action)
    if not access.may_update(request.user, chosen, on=request.day):
        raise PermissionDenied(NOT_YOURS)
    return chosen


def _shown(request: HttpRequest, action: Action, number: int) -> ShownEvidence:
    """A piece of the action's evidence, if the reader may see it; else as if it were not there."""
    shown = one_for(action, number, reader_of(request.user, action, on=request.day))
    if shown is None:
        raise Http404("There is no such evidence of this action.")
    return shown


def _sent(request: HttpRequest) -> tuple[Any, ...]:
    """What was typed and the file that was chosen, if the form was sent."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def _most() -> dict[str, int]:
    """The size of the largest file, as the form takes it."""
    return {"most": settings.LARGEST_FILE_MB}


def _as_it_is(shown: ShownEvidence) -> dict[str, Any]:
    """What the form begins with: what is said of the evidence now."""
    own = {"link": shown.now.link, "restricted_category": shown.category or IS_OPEN, "seen": shown.version}
    own["public_summary"] = shown.summary
    return {"title": shown.title, "dated_on": shown.dated_on} | own


def _is_kept(form: EvidenceForm, write: Any) -> bool:
    """Whether what was typed is recorded, by this sending or by the same before; else why not stands in the form."""
    try:
        write({"upload": form.upload, "key": form.cleaned_data["key"]})
    except AlreadyRecorded as before:
        if not commands.is_recorded(before.change, form.proof(), upload=form.upload):
            form.begin_again()
    except ValidationError as problem:
        form.show_problem(problem)
    return not form.errors


def _to_list(action: Action) -> HttpResponseRedirect:
    """The way to the evidence on the action's page."""
    return HttpResponseRedirect(f"{address_of(action)}#evidence")
