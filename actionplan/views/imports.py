"""Importing a plan: upload, look, answer, confirm, and the result for ever after."""

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from actionplan.commands import imports as commands
from actionplan.commands import staging
from actionplan.commands.recording import AlreadyRecorded
from actionplan.forms.imports import AnswersForm, ConfirmForm, UploadForm
from actionplan.models import Import, Plan, StagedImport
from actionplan.spreadsheet.preview import Preview, preview
from actionplan.spreadsheet.reading import read
from actionplan.spreadsheet.result import Reading
from actionplan.views.doors import plan_page
from actionplan.views.imports_shown import mark_of, preview_context, result_context
from actionplan.vocabulary import Permission

IMPORT = Permission.IMPORT_PLAN


@plan_page(IMPORT)
def list_all(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The uploads that wait to be confirmed, and every confirmed import."""
    staged = StagedImport.objects.filter(plan=plan).select_related("made_by")
    confirmed = Import.objects.filter(plan=plan).select_related("change__by")
    return render(request, "imports/list.html", {"staged": staged, "confirmed": confirmed})


@plan_page(IMPORT, methods=("GET", "HEAD", "POST"))
def upload(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Take a workbook, read it apart from this process, and keep it with what was read."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        reading = _read(content, file.name, {})
        if reading.readable:
            staging.purge(at=request.now)
            staged = staging.stage(
                plan, content=content, file_name=file.name, reading=reading.to_json(), by=request.user, at=request.now
            )
            return redirect("import", plan=plan.slug, number=staged.pk)
        for error in reading.errors:
            form.add_error("file", error.message)
    return render(request, "imports/upload.html", {"form": form}, status=422 if form.errors else 200)


@plan_page(IMPORT)
def show(request: HttpRequest, plan: Plan, number: int) -> HttpResponse:
    """The preview of an upload that waits; or, once it is confirmed, its result."""
    imported = Import.objects.filter(plan=plan, pk=number).select_related("change__by").first()
    if imported:
        return render(request, "imports/result.html", result_context(imported, request.GET))
    return _preview_page(request, _staged(plan, number))


@plan_page(IMPORT, methods=("POST",))
def answer(request: HttpRequest, plan: Plan, number: int) -> HttpResponse:
    """Keep the answers and read the sheet again with them."""
    staged = _staged(plan, number)
    form = AnswersForm(Reading.from_json(staged.reading), staged.answers, request.POST)
    if not form.is_valid():
        return _preview_page(request, staged, form=form)
    with staged.file.open() as file:
        reading = _read(file.read(), staged.file_name, form.answers()["legend"])
    try:
        staging.answer(staged, form.answers(), reading=reading.to_json(), by=request.user, at=request.now)
    except ValidationError as gone:
        messages.error(request, " ".join(gone.messages))
        return redirect("imports", plan=plan.slug)
    messages.success(request, "Your answers are kept, and the sheet was read again with them.")
    return redirect("import", plan=plan.slug, number=staged.pk)


@plan_page(IMPORT, methods=("POST",))
def confirm(request: HttpRequest, plan: Plan, number: int) -> HttpResponse:
    """Write what was seen, once; show the preview again when the plan has changed meanwhile."""
    if Import.objects.filter(plan=plan, pk=number).exists():
        return redirect("import", plan=plan.slug, number=number)
    staged = _staged(plan, number)
    form = ConfirmForm(request.POST)
    if form.is_valid() and _confirm(request, staged, form):
        messages.success(request, f"“{staged.file_name}” is imported.")
        return redirect("import", plan=plan.slug, number=number)
    return _preview_page(request, staged, refused=form)


@plan_page(IMPORT, methods=("POST",))
def cancel(request: HttpRequest, plan: Plan, number: int) -> HttpResponse:
    """Throw an upload away: nothing of it was written. What was confirmed before is shown instead."""
    if Import.objects.filter(plan=plan, pk=number).exists():
        messages.error(request, staging.CONFIRMED)
        return redirect("import", plan=plan.slug, number=number)
    try:
        staging.cancel(_staged(plan, number), by=request.user, at=request.now)
    except ValidationError as gone:
        messages.error(request, " ".join(gone.messages))
        return redirect("imports", plan=plan.slug)
    messages.success(request, "The import is cancelled. Nothing of it was written.")
    return redirect("imports", plan=plan.slug)


def _read(content: bytes, name: str, legend: dict[str, str]) -> Reading:
    """Read a workbook from memory by way of a file that the child process can open."""
    with NamedTemporaryFile(suffix=Path(name).suffix[:10]) as file:
        file.write(content)
        file.flush()
        return read(Path(file.name), name=name, legend=legend)


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
            _preview(request, staged).actions,
            seen=form.cleaned_data["seen"],
            by=request.user,
            because=f"Imported from {staged.file_name}",
            at=request.now,
            key=form.cleaned_data["key"],
        )
    except AlreadyRecorded:
        return True
    except ValidationError as problem:
        form.show_problem(problem)
        return False
    return True


def _preview(request: HttpRequest, staged: StagedImport) -> Preview:
    """What the upload would do to the plan as it stands."""
    cleared = staged.answers.get("cleared", {})
    return preview(Reading.from_json(staged.reading), staged.plan, on=request.day, cleared=cleared)


def _preview_page(request: HttpRequest, staged: StagedImport, **forms: Any) -> HttpResponse:
    """Everything that was read and what would become of it; nothing has been written."""
    shown = _preview(request, staged)
    context = preview_context(staged, shown, request.GET) | forms
    return render(request, "imports/preview.html", context, status=422 if forms else 200)


def _staged(plan: Plan, number: int) -> StagedImport:
    """An upload of this plan that waits; every reader of these pages is of the QA unit."""
    return get_object_or_404(StagedImport.objects.select_related("plan"), plan=plan, pk=number)
