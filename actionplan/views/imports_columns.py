"""Saying what the columns of a sheet are, before its rows are looked at."""

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from actionplan.forms.imports_columns import HEADINGS_TO_A_PAGE, ColumnsForm, Heading, headings_of
from actionplan.models import Import, StagedImport
from actionplan.queries.remembered import remembered
from actionplan.spreadsheet.result import Reading
from actionplan.views.doors import plan_page
from actionplan.views.imports_shown import STEPS
from actionplan.views.imports_staged import keep_answers, of_a_waiting_upload
from actionplan.vocabulary import Permission


@plan_page(Permission.IMPORT_PLAN, methods=("GET", "HEAD", "POST"))
@of_a_waiting_upload
def say(request: HttpRequest, staged: StagedImport) -> HttpResponse:
    """What each heading was taken for, and a list to say otherwise; saved together, a page of headings at a time."""
    reading = Reading.from_json(staged.reading)
    memory = remembered(staged.plan, [sheet.shape for sheet in reading.sheets])
    page = Paginator(headings_of(reading), HEADINGS_TO_A_PAGE).get_page(request.GET.get("page"))
    form = ColumnsForm(page.object_list, staged.answers.get("mapping", {}), memory.mapping, request.POST or None)
    if request.method == "POST" and form.is_valid():
        refused = keep_answers(request, staged, {"mapping": form.mapping()})
        if refused is None:
            return _next(request, staged, page)
        for error in refused.errors:
            form.add_error(None, error.message)
    context = {
        "staged": staged,
        "form": form,
        "page": page,
        "reading": reading,
        "steps": STEPS,
        "remembered_from": Import.objects.filter(pk=memory.number).select_related("change", "plan").first(),
    }
    return render(request, "imports/columns.html", context, status=422 if form.errors else 200)


def _next(request: HttpRequest, staged: StagedImport, page: "Page[Heading]") -> HttpResponse:
    """The next headings, or after the last of them the rows."""
    names = {"plan": staged.plan.slug, "number": staged.pk}
    if page.has_next():
        return redirect(f"{reverse('import-columns', kwargs=names)}?page={page.next_page_number()}")
    if not staged.phase:
        messages.success(request, "The columns are as you said.")
    return redirect("import", **names)
