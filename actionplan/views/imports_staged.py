"""Finding an upload that waits, and keeping what a person answered about it: at once, or by reading it again."""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from actionplan.commands import staging
from actionplan.models import Import, Plan, StagedImport
from actionplan.spreadsheet.answers import merged
from actionplan.spreadsheet.result import ReadError, Reading
from actionplan.views.imports_reading import begin_reading, is_large, may_go_on, read_bytes, read_staged

READ_ANEW = ("mapping", "legend")
"""The answers that the sheet is read with; the others are put on top of what was read."""


def staged_of(plan: Plan, number: int) -> StagedImport:
    """An upload of this plan that waits; every reader of these pages is of the QA unit."""
    waiting = StagedImport.objects.select_related("plan", "made_by").defer("reading")
    return get_object_or_404(waiting, plan=plan, pk=number)


def of_a_waiting_upload(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the upload it is about; one that is confirmed or still read is shown as it stands instead."""

    @wraps(view)
    def inside(request: HttpRequest, plan: Plan, number: int, **named: Any) -> HttpResponse:
        if Import.objects.filter(plan=plan, pk=number).exists():
            return redirect("import", plan=plan.slug, number=number)
        staged = staged_of(plan, number)
        if staged.phase:
            return redirect("import", plan=plan.slug, number=number)
        try:
            return view(request, staged, **named)
        except ValidationError as gone:
            if getattr(gone, "code", "") != "gone":
                raise
            messages.error(request, " ".join(gone.messages))
            return redirect("imports", plan=plan.slug)

    return inside


def keep_answers(request: HttpRequest, staged: StagedImport, given: Mapping[str, Any]) -> Reading | None:
    """Keep these answers with those of before; where the sheet has to be read again, read it.

    Gives the reading when it was read at once and cannot be used: then nothing is kept, so that nothing is lost.
    """
    answers = merged(staged.answers, given)
    if all(answers.get(name) == staged.answers.get(name) for name in READ_ANEW):
        staging.answer(staged, answers, reading=staged.reading, by=request.user, at=request.now)
        return None
    if is_large(staged.file.size):
        staging.answer(staged, answers, reading=staged.reading, by=request.user, at=request.now)
        begin_reading(request, staged)
        return None
    reading, _ = read_staged(staged, answers)
    if not reading.readable:
        return reading
    staging.answer(staged, answers, reading=reading.to_json(), by=request.user, at=request.now)
    return None


def take(
    request: HttpRequest, plan: Plan, *, content: bytes, file_name: str
) -> tuple[StagedImport | None, Sequence[ReadError]]:
    """Keep an uploaded workbook, read or to be read; or nothing of one that cannot be read, and why."""
    told = {"content": content, "file_name": file_name, "by": request.user, "at": request.now}
    if is_large(len(content)):
        staging.purge(at=request.now)
        staged = staging.stage(plan, reading={}, **told)
        begin_reading(request, staged)
        return staged, ()
    reading, answers = read_bytes(content, file_name, plan)
    if not may_go_on(reading):
        return None, reading.errors
    staging.purge(at=request.now)
    return staging.stage(plan, reading=reading.to_json(), answers=answers, **told), ()
