"""Saying that nothing has changed, and putting an update right."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from actionplan.commands import progress as commands
from actionplan.commands.recording import AlreadyRecorded
from actionplan.forms.progress import CorrectProgressForm, RepeatProgressForm
from actionplan.models import Plan, ProgressUpdate
from actionplan.queries.corrections import corrected_rows, correction_of, may_correct, standing_now
from actionplan.queries.positions import ActionPosition, position_of
from actionplan.queries.unchanged import is_repeat, no_change_since, why_not_unchanged
from actionplan.rules.transitions import Correction, why_no_correction
from actionplan.views.doors import address_of, plan_page, visible_action
from actionplan.views.drafts import keeps_typing, with_draft
from actionplan.views.progress import UPDATERS, beside, is_the_same, onward, to_update
from actionplan.views.sittings import sitting_of
from actionplan.vocabulary import DeliveryStatus

SAVED_BEFORE = "You saved a correction of this update before, and that is recorded. Correct the newer wording instead."


@plan_page(*UPDATERS, methods=("GET", "HEAD", "POST"))
def repeat(request: HttpRequest, plan: Plan, action: str) -> HttpResponse:
    """Show what "no change" would say again of an action, and record it once it is confirmed."""
    chosen = to_update(request, plan, action)
    sitting = sitting_of(request, chosen)
    form = RepeatProgressForm(request.POST or None, initial={"seen": chosen.updates.count()})
    position = position_of(chosen, on=request.day, policy=request.policy)
    if request.method == "POST" and form.is_valid() and _repeat(request, position, form):
        return onward(request, chosen, sitting)
    if form.is_bound and form.needs_reading_again():
        form.seen_again(chosen.updates.count())
    context = beside(request, chosen) | {"form": form, "sitting": sitting, "why_not": why_not_unchanged(position)}
    if position.update:
        context["says"] = no_change_since(position.update)
    return render(request, "progress/repeat.html", context, status=422 if form.errors else 200)


@keeps_typing
@plan_page(*UPDATERS, methods=("GET", "HEAD", "POST"))
def correct(request: HttpRequest, plan: Plan, action: str, number: int) -> HttpResponse:
    """Ask how an update should have been worded and what was wrong, and record that in its place, once."""
    chosen = visible_action(request, plan, action)
    update = get_object_or_404(chosen.updates.select_related("change__by", "action__plan"), sequence=number)
    if not may_correct(request.user, update, on=request.day):
        raise PermissionDenied(commands.NOT_THE_WRITER)
    wanted = correction_of(update, DeliveryStatus(update.status), request.user, on=request.day)
    form = with_draft(request, _form(request, update, wanted))
    if request.method == "POST" and form.is_valid() and _correct(request, update, form):
        messages.success(request, f"Your correction of {chosen.reference} is recorded. The old words stay beside it.")
        return redirect(address_of(chosen))
    told = {"form": form, "update": update, "earlier": corrected_rows(update), "why_not": why_no_correction(wanted)}
    stands = standing_now(update) if wanted.is_corrected or form.errors else update
    is_open = stands.pk != update.pk and may_correct(request.user, stands, on=request.day)
    context = beside(request, chosen) | told | {"stands": stands, "is_open": is_open}
    return render(request, "progress/correct.html", context, status=422 if form.errors else 200)


def _repeat(request: HttpRequest, position: ActionPosition, form: RepeatProgressForm) -> bool:
    """Record that nothing has changed; the same form again, or one of a page fetched anew, records nothing more."""
    last = position.update
    if last and last.change.by_id == request.user.pk and is_repeat(last) and last.said_on == request.day:
        return True
    try:
        commands.repeat(
            position.action,
            seen=form.cleaned_data["seen"],
            by=request.user,
            because=no_change_since(last) if last else "No change",
            at=request.now,
            key=form.cleaned_data["key"],
        )
    except AlreadyRecorded:
        return True
    except ValidationError as problem:
        form.show_problem(problem)
        return False
    return True


def _form(request: HttpRequest, update: ProgressUpdate, wanted: Correction) -> CorrectProgressForm:
    """The form as typed, or one that begins with the words that are to be corrected."""
    offered = [status for status in DeliveryStatus if not why_no_correction(replace(wanted, becomes=status))]
    if request.method == "POST":
        return CorrectProgressForm(request.POST, offered=offered)
    said = {name: getattr(update, name) for name in commands.KEPT}
    owed = {f"{update.status}_{name}": said[name] for name in ("reason", "recovery")}
    return CorrectProgressForm(initial=said | owed | {"seen": update.sequence}, offered=offered)


def _correct(request: HttpRequest, update: ProgressUpdate, form: CorrectProgressForm) -> bool:
    """Record the correction; when the command refuses, show why beside it and keep the typing."""
    progress = form.progress(today=update.said_on)
    newer = ProgressUpdate.objects.filter(corrects=update, change__by=request.user).first()
    if newer and commands.says(newer, progress):
        return True
    try:
        commands.correct(
            update,
            progress,
            by=request.user,
            because=form.cleaned_data["because"],
            at=request.now,
            key=form.cleaned_data["key"],
        )
    except AlreadyRecorded as before:
        if is_the_same(before.change, progress):
            return True
        form.show_problem(ValidationError(SAVED_BEFORE, code="conflict"))
    except ValidationError as problem:
        form.show_problem(problem)
    return not form.errors
