"""What children, young people and families say: read by members and officers, kept by who edits the plan."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from actionplan import access
from actionplan.commands import voices as commands
from actionplan.forms.matters import WhyForm
from actionplan.forms.voices import VoiceForm
from actionplan.models import Change, Plan, Voice
from actionplan.queries.scrutiny_voices import voices
from actionplan.queries.voices import kept_apart, standing_for
from actionplan.views.doors import plan_page
from actionplan.views.drafts import keeps_typing, with_draft
from actionplan.views.sending import FORM, is_recorded, typed
from actionplan.vocabulary import Permission

WITHDRAW = {
    "label": "Why is it withdrawn?",
    "hint": "Everybody who reads the record reads this. What was said stays in the record.",
}


@plan_page(Permission.READ_SCRUTINY)
def list_all(request: HttpRequest, plan: Plan) -> HttpResponse:
    """All that was said and stands, the latest first."""
    reads_all = access.may(request.user, Permission.READ_RESTRICTED, on=request.day, plan=plan)
    may_keep = access.may(request.user, Permission.EDIT_PLAN, on=request.day, plan=plan)
    context = {"voices": voices(plan), "kept_apart": kept_apart(plan) if reads_all else {}, "may_keep": may_keep}
    return render(request, "voices/list.html", context)


@keeps_typing
@plan_page(Permission.EDIT_PLAN, methods=FORM)
def record(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Keep what a group said."""
    form = with_draft(request, VoiceForm(plan, *typed(request), is_new=True))

    def write(told: dict[str, Any]) -> None:
        commands.record(plan, form.heard, **told)

    def is_so(change: Change) -> bool:
        return _says(change, form)

    if is_recorded(request, form, write, is_so):
        messages.success(request, "What they said is kept, and members read it now.")
        return redirect("voices", plan=plan.slug)
    if form.needs_reading_again():
        form.seen_again(0)
    context = {"form": form, "title": "Keep what a group said"}
    return render(request, "voices/form.html", context, status=422 if form.errors else 200)


@keeps_typing
@plan_page(Permission.EDIT_PLAN, methods=FORM)
def correct(request: HttpRequest, plan: Plan, number: int) -> HttpResponse:
    """Put right what is kept of a voice; the words before stay in the record."""
    row = _voice(plan, number)
    form = with_draft(request, VoiceForm(plan, *typed(request), initial=_as_it_is(row)))

    def write(told: dict[str, Any]) -> None:
        commands.correct(row, form.heard, seen=form.cleaned_data["seen"] or 0, **told)

    def is_so(change: Change) -> bool:
        return _says(change, form)

    if is_recorded(request, form, write, is_so):
        messages.success(request, "It is put right. The words before stay in the record.")
        return redirect("voices", plan=plan.slug)
    context = {"form": form, "title": "Put right what a group said", "stands": _read_again(form, row), "one": row}
    return render(request, "voices/form.html", context, status=422 if form.errors else 200)


@keeps_typing
@plan_page(Permission.EDIT_PLAN, methods=FORM)
def withdraw(request: HttpRequest, plan: Plan, number: int) -> HttpResponse:
    """Take a voice out of what members read."""
    row = _voice(plan, number, withdrawn_by=request.POST.get("key", ""))
    form = with_draft(request, WhyForm(*typed(request), initial={"seen": row.pk}, **WITHDRAW))

    def write(told: dict[str, Any]) -> None:
        commands.withdraw(row, seen=form.cleaned_data["seen"], **told)

    def is_so(change: Change) -> bool:
        return change.command == "voices.withdraw"

    if is_recorded(request, form, write, is_so):
        messages.success(request, "It is withdrawn. It stays in the record, with the reason.")
        return redirect("voices", plan=plan.slug)
    context = {"form": form, "one": row, "stands": _read_again(form, row)}
    return render(request, "voices/withdraw.html", context, status=422 if form.errors else 200)


def _voice(plan: Plan, number: int, withdrawn_by: str = "") -> Voice:
    """The voice at an address as it was last put right; withdrawn only for the form ``withdrawn_by`` that did so."""
    rows = Voice.objects.select_related("plan", "finding")
    row = get_object_or_404(rows, plan=plan, pk=number, withdraws=None)
    now = standing_for(row)
    if now is None and not (withdrawn_by and Change.objects.filter(key=withdrawn_by).exists()):
        raise Http404("What they said is withdrawn.")
    return now or row


def _as_it_is(row: Voice) -> dict[str, Any]:
    """What the form begins with: what is kept now."""
    said = {name: getattr(row, name) for name in commands.SAID if name != "finding"}
    return said | {"finding": row.finding_id, "seen": row.pk}


def _says(change: Change, form: VoiceForm) -> bool:
    """Whether a change kept just what is typed."""
    heard = form.heard
    row = Voice.objects.filter(change=change).first()
    return row is not None and all(getattr(row, name) == _plain(getattr(heard, name)) for name in commands.SAID)


def _plain(value: object) -> object:
    """A value; of words, without the blanks around them."""
    return value.strip() if isinstance(value, str) else value


def _read_again(form: VoiceForm | WhyForm, row: Voice) -> str:
    """What stands now, where the reader must see it before the form may be sent again; it counts as read then."""
    if not form.needs_reading_again():
        return ""
    form.seen_again(row.pk)
    return str(row.text)
