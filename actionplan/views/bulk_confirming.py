"""From a form to a preview, row by row, and from there to one change: the way of every change to many actions."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from actionplan.commands import bulk
from actionplan.commands.recording import AlreadyRecorded
from actionplan.forms.bulk import PreviewedForm
from actionplan.models import Change, Plan
from actionplan.queries.bulk import Edit, preview_of
from actionplan.queries.positions import ActionPosition

UNPROCESSABLE = 422
MADE_BEFORE = (
    "You confirmed this form before, and that is recorded. What you changed in it since is not: "
    "below is what it would do. Confirm it to record that too"
)


def is_a_way_back(request: HttpRequest) -> bool:
    """Whether somebody goes back from the preview to what they typed."""
    return "back" in request.POST


def answer(
    request: HttpRequest,
    plan: Plan,
    form: PreviewedForm,
    edit: Edit,
    standing: Sequence[ActionPosition],
    shown: Mapping[str, Any],
) -> HttpResponse | None:
    """The preview of a valid form or, once that is confirmed, the page of the change that it made.

    Nothing when the command refuses what was typed: the form then says why beside it.
    """
    try:
        bulk.refuse_past(edit, request.day)
        if "confirm" not in request.POST:
            return _preview(request, form, edit, standing, shown)
        made = _make(request, plan, form, edit, standing)
    except AlreadyRecorded as before:
        if not bulk.is_recorded(before.change, edit):
            form.sent_anew()
            return _preview(request, form, edit, standing, shown, said=MADE_BEFORE)
        made = before.change
    except ValidationError as problem:
        return _refused(request, form, edit, standing, shown, problem)
    return redirect("actions-changed", plan=plan.slug, number=made.number)


def _make(
    request: HttpRequest, plan: Plan, form: PreviewedForm, edit: Edit, standing: Sequence[ActionPosition]
) -> Change:
    """Make the change that was confirmed."""
    told = form.cleaned_data
    return bulk.change(
        plan,
        [one.action.pk for one in standing],
        edit,
        seen=request.POST.get("seen", ""),
        by=request.user,
        because=told["because"],
        at=request.now,
        key=told["key"],
    )


def _refused(
    request: HttpRequest,
    form: PreviewedForm,
    edit: Edit,
    standing: Sequence[ActionPosition],
    shown: Mapping[str, Any],
    problem: ValidationError,
) -> HttpResponse | None:
    """The preview as the plan is now, when it is another than was looked at; else the form with what is wrong."""
    if standing and getattr(problem, "code", "") in ("conflict", "unchanged"):
        return _preview(request, form, edit, standing, shown, said=problem.messages[0])
    form.show_problem(problem)
    return None


def _preview(
    request: HttpRequest,
    form: PreviewedForm,
    edit: Edit,
    standing: Sequence[ActionPosition],
    shown: Mapping[str, Any],
    *,
    said: str = "",
) -> HttpResponse:
    """What the change would do to each action, and what it would leave out and why."""
    preview = preview_of(standing, edit, by=request.user, on=request.day)
    context = {**shown, "form": form, "preview": preview, "said": said}
    return render(request, "bulk/preview.html", context, status=UNPROCESSABLE if said else 200)
