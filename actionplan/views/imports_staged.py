"""Finding an upload that waits, and keeping what a person answered about it: at once, or by reading it again."""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from actionplan.commands import staging
from actionplan.models import Import, Plan, StagedImport
from actionplan.spreadsheet.answers import merged
from actionplan.spreadsheet.result import ReadError, Reading
from actionplan.views.imports_reading import begin_reading, is_large, may_go_on, read_bytes, read_staged

Given = Mapping[str, Any] | Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""Answers; or what works them out of those that are kept when they are put on top."""
TRIES: Final = 5
"""How often answers are put on top of a colleague's who is quicker."""
TOO_LATE: Final = "This import was confirmed before what you sent arrived. Look at what is in the plan now."
READ_ANEW = ("mapping", "legend")
"""The answers that the sheet is read with; the others are put on top of what was read."""


def staged_of(plan: Plan, number: int) -> StagedImport:
    """An upload of this plan that waits; every reader of these pages is of the QA unit."""
    try:
        return _waiting(plan, number)
    except StagedImport.DoesNotExist:
        raise Http404("There is no such upload.") from None


def of_a_waiting_upload(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the upload it is about; one that is confirmed, gone or still read is told as it stands instead."""

    @wraps(view)
    def inside(request: HttpRequest, plan: Plan, number: int, **named: Any) -> HttpResponse:
        try:
            if Import.objects.filter(plan=plan, pk=number).exists():
                return what_became_of(request, plan, number)
            staged = _waiting(plan, number)
            if staged.phase:
                return _being_read(request, plan, number)
            return view(request, staged, **named)
        except StagedImport.DoesNotExist:
            return what_became_of(request, plan, number)
        except ValidationError as refused:
            if getattr(refused, "code", "") == "gone":
                return what_became_of(request, plan, number)
            if getattr(refused, "code", "") == "read":
                return _being_read(request, plan, number)
            raise

    return inside


def _waiting(plan: Plan, number: int) -> StagedImport:
    """An upload that waits; raises ``StagedImport.DoesNotExist`` for one that is gone."""
    return StagedImport.objects.select_related("plan", "made_by").defer("reading").get(plan=plan, pk=number)


def what_became_of(request: HttpRequest, plan: Plan, number: int) -> HttpResponse:
    """The result of an upload that was confirmed; or that it is gone, to who sends something about it.

    Who sends the confirmation twice sees the result without another word.
    """
    if Import.objects.filter(plan=plan, pk=number).exists():
        if request.method == "POST" and "seen" not in request.POST:
            messages.error(request, TOO_LATE)
        return redirect("import", plan=plan.slug, number=number)
    if request.method != "POST":
        raise Http404("There is no such upload.")
    messages.error(request, staging.GONE)
    return redirect("imports", plan=plan.slug)


def _being_read(request: HttpRequest, plan: Plan, number: int) -> HttpResponse:
    """The page that says how far the reading is; what was sent meanwhile is not kept, and it says so."""
    if request.method == "POST":
        messages.error(request, staging.IS_READ)
    return redirect("import", plan=plan.slug, number=number)


def keep_answers(request: HttpRequest, staged: StagedImport, given: Given) -> Reading | None:
    """Keep these answers with those of before; where the sheet has to be read again, read it.

    When a colleague has answered meanwhile, these are put on top of the colleague's. Gives the reading when it was
    read at once and cannot be used: then nothing is kept, so that nothing is lost.
    """
    for _ in range(TRIES):
        try:
            return _keep(request, staged, given(staged.answers) if callable(given) else given)
        except ValidationError as problem:
            if getattr(problem, "code", "") != "changed":
                raise
            staged.refresh_from_db(fields=["answers"])
    raise ValidationError("Others are answering at the same time. Save your answers again.", code="changed")


def _keep(request: HttpRequest, staged: StagedImport, given: Mapping[str, Any]) -> Reading | None:
    """Keep answers on top of those that the upload had when it was looked up."""
    answers, told = merged(staged.answers, given), {"by": request.user, "at": request.now, "before": staged.answers}
    is_anew = any(answers.get(name) != staged.answers.get(name) for name in READ_ANEW)
    if not is_anew or is_large(staged.file.size):
        staging.answer(staged, answers, **told)
        if is_anew:
            begin_reading(request, staged)
        return None
    reading, _ = read_staged(staged, answers)
    if not reading.readable:
        return reading
    staging.answer(staged, answers, reading=reading.to_json(), **told)
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
