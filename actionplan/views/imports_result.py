"""The result of an import, for ever after: exactly its rows, what was made beside them, and taking it back as one."""

from collections.abc import Mapping
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from actionplan.commands import imports as commands
from actionplan.commands.recording import AlreadyRecorded
from actionplan.forms.imports import UndoForm
from actionplan.models import Import, Plan
from actionplan.queries.imports import actions_of, left_by, rows_of, what_stands_in_the_way
from actionplan.spreadsheet.shown import FATES
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission

ROWS_TO_A_PAGE: Final = 100
LATER_TO_A_PAGE: Final = 50


def import_of(plan: Plan, number: int) -> Import | None:
    """A confirmed import of a plan by its number, which is that of its upload."""
    found = Import.objects.filter(plan=plan, pk=number)
    return found.select_related("change__by", "undone__change__by").first()


def result_context(imported: Import, asked: Mapping[str, str]) -> dict[str, Any]:
    """What an import wrote: its counts, and its rows a page at a time, all or those of one fate."""
    fate = asked.get("fate", "")
    rows = rows_of(imported).filter(outcome=fate) if fate in FATES else rows_of(imported)
    page = Paginator(rows, ROWS_TO_A_PAGE).get_page(asked.get("page"))
    numbers = {state: getattr(imported, f"number_of_{state}") for state in FATES}
    numbers = {state: number for state, number in numbers.items() if number or state != "left_out"}
    return {
        "imported": imported,
        "undone": getattr(imported, "undone", None),
        "fates": [(state, FATES[state][0], number) for state, number in numbers.items()],
        "total": sum(numbers.values()),
        "fate": FATES[fate][0] if fate in FATES else "",
        "number_of_actions": actions_of(imported).count(),
        "made": left_by(imported),
        "page": page,
        "rows": [(row, FATES.get(row.outcome, (row.outcome,))[0]) for row in page],
    }


@plan_page(Permission.IMPORT_PLAN, methods=("GET", "HEAD", "POST"))
def undo(request: HttpRequest, plan: Plan, number: int) -> HttpResponse:
    """Say what taking an import back would do, or what stands in its way; and do it, with a reason."""
    imported = import_of(plan, number) or get_object_or_404(Import, plan=plan, pk=number)
    if hasattr(imported, "undone"):
        return redirect("import", plan=plan.slug, number=number)
    form = UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _undo(request, imported, form):
        messages.success(request, "The import is undone. Nothing was erased: the record shows both.")
        return redirect("import", plan=plan.slug, number=number)
    later = Paginator(what_stands_in_the_way(imported), LATER_TO_A_PAGE).get_page(request.GET.get("page"))
    context = {"imported": imported, "form": form, "page": later, "later": later.object_list, "made": left_by(imported)}
    return render(request, "imports/undo.html", context, status=422 if form.errors else 200)


def _undo(request: HttpRequest, imported: Import, form: UndoForm) -> bool:
    """Take the import back; when the command refuses, show why."""
    told = form.cleaned_data
    try:
        commands.undo(imported, by=request.user, because=told["because"], at=request.now, key=told["key"])
    except AlreadyRecorded:
        return True
    except ValidationError as problem:
        if getattr(problem, "code", "") == "undone":
            return True
        form.show_problem(problem)
        return False
    return True
