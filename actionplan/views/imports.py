"""Importing a plan: the list of imports, the upload, the page of each, its confirmation and its end."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from actionplan.commands import imports as commands
from actionplan.commands import staging
from actionplan.commands.recording import AlreadyRecorded
from actionplan.forms.imports import ConfirmForm, UploadForm
from actionplan.models import Import, Plan, StagedImport
from actionplan.views.doors import plan_page
from actionplan.views.imports_progress import progress_of
from actionplan.views.imports_reading import may_go_on
from actionplan.views.imports_result import import_of, result_context
from actionplan.views.imports_seen import mark_of, seen, seen_now
from actionplan.views.imports_shown import STEPS, preview_context
from actionplan.views.imports_staged import of_a_waiting_upload, staged_of, take, what_became_of
from actionplan.vocabulary import Permission

IMPORT = Permission.IMPORT_PLAN


@plan_page(IMPORT)
def list_all(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The uploads that wait to be confirmed, and every confirmed import."""
    waiting = StagedImport.objects.filter(plan=plan).select_related("made_by").defer("reading", "answers")
    staged = [(one, progress_of(one, at=request.now)) for one in waiting]
    confirmed = Import.objects.filter(plan=plan).select_related("change__by", "undone__change")
    return render(request, "imports/list.html", {"staged": staged, "confirmed": confirmed})


@plan_page(IMPORT, methods=("GET", "HEAD", "POST"))
def upload(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Take a workbook and keep it with what was read of it; what may be long in reading is read in the background."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        staged, refused = take(request, plan, content=file.read(), file_name=file.name)
        if staged:
            return _first_page_of(staged)
        for error in refused:
            form.add_error("file", error.message)
    return render(request, "imports/upload.html", {"form": form}, status=422 if form.errors else 200)


def _first_page_of(staged: StagedImport) -> HttpResponse:
    """Where to go after the upload: to say what the columns are where none was known, else to what was read."""
    is_unknown = not staged.phase and not staged.reading["readable"]
    return redirect("import-columns" if is_unknown else "import", plan=staged.plan.slug, number=staged.pk)


@plan_page(IMPORT)
def show(request: HttpRequest, plan: Plan, number: int) -> HttpResponse:
    """An upload while it is read, then its preview; or, once it is confirmed, its result."""
    imported = import_of(plan, number)
    if imported:
        return render(request, "imports/result.html", result_context(imported, request.GET) | {"steps": STEPS})
    staged = staged_of(plan, number)
    progress = progress_of(staged, at=request.now)
    if progress:
        context = {"staged": staged, "progress": progress, "is_still": "still" in request.GET}
        return render(request, "imports/reading.html", context)
    try:
        return _preview_page(request, staged)
    except StagedImport.DoesNotExist:
        return what_became_of(request, plan, number)


@plan_page(IMPORT, methods=("GET", "HEAD", "POST"))
@of_a_waiting_upload
def confirm(request: HttpRequest, staged: StagedImport) -> HttpResponse:
    """Write what was seen, once; show the preview again when the plan has changed meanwhile.

    Who had to sign in first comes by ``GET``, and is led back to the preview.
    """
    if request.method != "POST":
        return redirect("import", plan=staged.plan.slug, number=staged.pk)
    form, number = ConfirmForm(request.POST), staged.pk
    if form.is_valid() and _confirm(request, staged, form):
        messages.success(request, f"“{staged.file_name}” is imported.")
        return redirect("import", plan=staged.plan.slug, number=number)
    return _preview_page(request, staged, refused=form)


@plan_page(IMPORT, methods=("GET", "HEAD", "POST"))
def cancel(request: HttpRequest, plan: Plan, number: int) -> HttpResponse:
    """Throw an upload away: nothing of it was written. What was confirmed before is shown instead."""
    if request.method != "POST":
        return redirect("import", plan=plan.slug, number=number)
    if Import.objects.filter(plan=plan, pk=number).exists():
        messages.error(request, staging.CONFIRMED)
        return redirect("import", plan=plan.slug, number=number)
    try:
        staging.cancel(staged_of(plan, number), by=request.user, at=request.now)
    except (ValidationError, Http404):
        return what_became_of(request, plan, number)
    messages.success(request, "The import is cancelled. Nothing of it was written.")
    return redirect("imports", plan=plan.slug)


def _confirm(request: HttpRequest, staged: StagedImport, form: ConfirmForm) -> bool:
    """Confirm the import; when the command refuses, or another has answered meanwhile, show why."""
    if form.cleaned_data["read"] != mark_of(staged):
        form.add_error(
            None, "The answers have changed since you looked at this preview. Look at it again, then confirm."
        )
        return False
    try:
        commands.confirm(
            staged,
            seen_now(staged, on=request.day).preview.actions,
            seen=form.cleaned_data["seen"],
            by=request.user,
            because=f"Imported from {staged.file_name}",
            at=request.now,
            key=form.cleaned_data["key"],
        )
    except AlreadyRecorded:
        return True
    except ValidationError as problem:
        if getattr(problem, "code", "") == "gone":
            raise
        form.show_problem(problem)
        return False
    return True


def _preview_page(request: HttpRequest, staged: StagedImport, **forms: Any) -> HttpResponse:
    """Everything that was read and what would become of it; or that nothing could be read, and what to do then."""
    if not seen(staged, on=request.day).reading.readable:
        return _unread_page(request, staged)
    context = preview_context(request, staged) | forms
    return render(request, "imports/preview.html", context, status=422 if forms else 200)


def _unread_page(request: HttpRequest, staged: StagedImport) -> HttpResponse:
    """A file that was kept and could not be read: why, and what may be done about it."""
    reading = seen(staged, on=request.day).reading
    if may_go_on(reading) and not staged.answers.get("mapping"):
        return redirect("import-columns", plan=staged.plan.slug, number=staged.pk)
    return render(request, "imports/unread.html", {"staged": staged, "reading": reading, "steps": STEPS})
