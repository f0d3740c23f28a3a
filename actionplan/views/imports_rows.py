"""One row of an upload: put right, left out, or put back."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from actionplan.forms.imports_rows import IN_THE_ROW, TEXTS, RowForm
from actionplan.models import Finding, StagedImport
from actionplan.spreadsheet.answered import AnsweredRow, place_of
from actionplan.spreadsheet.edits import cell_of
from actionplan.spreadsheet.preview_row import PreviewRow
from actionplan.spreadsheet.shown import FATES
from actionplan.views.doors import plan_page
from actionplan.views.imports_seen import Seen, seen
from actionplan.views.imports_staged import keep_answers, of_a_waiting_upload
from actionplan.vocabulary import Permission


@plan_page(Permission.IMPORT_PLAN, methods=("GET", "HEAD", "POST"))
@of_a_waiting_upload
def edit(request: HttpRequest, staged: StagedImport, sheet: int, row: int) -> HttpResponse:
    """The fields of a row as they were read; what is typed instead stands from then on."""
    shown = seen(staged, on=request.day)
    found = _row(shown, sheet, row, request.GET.get("part", "0"))
    if request.method == "POST" and request.POST.get("do") in DO:
        keep_answers(request, staged, partial(DO[request.POST["do"]], found))
        return _back(request, staged)
    findings = Finding.objects.filter(plan=staged.plan, is_withdrawn=False).values_list("reference", "title")
    cleared = shown.preview.answers.cleared.get(found.place, "")
    form = RowForm(found.row, list(findings), cleared, request.POST or None)
    if request.method == "POST" and form.is_valid():
        keep_answers(request, staged, form.given())
        messages.success(request, f"Row {row} is kept as you say. The sheet itself stays as it is.")
        return _back(request, staged)
    context = {
        "staged": staged,
        "row": found,
        "fate": FATES[found.state][0],
        "source": list(_source(found.row)),
        "form": form,
        "back": _address_of_list(request, staged),
    }
    return render(request, "imports/row.html", context, status=422 if form.errors else 200)


def _row(shown: Seen, sheet: int, row: int, part: str) -> PreviewRow:
    """The action in a row; no other kind of row has a page."""
    sheets = shown.reading.sheets
    name = sheets[sheet - 1].name if 0 < sheet <= len(sheets) else None
    place = (name, row, int(part) if part.isdigit() else 0)
    for one in shown.preview.rows:
        if (one.row.raw.sheet, one.row.raw.row, one.row.part) == place:
            return one
    raise Http404("There is no action in that row.")


def _source(row: AnsweredRow) -> Iterator[tuple[str, str, str]]:
    """What the sheet says in this row, field by field: what it is called, its cell and its words."""
    raw = row.raw
    for name, (label, _, _) in TEXTS.items():
        words = getattr(raw, IN_THE_ROW.get(name, name))
        words = "\n".join(words) if isinstance(words, list) else words
        words = raw.rating or words if name == "status" else words
        if words:
            yield label, cell_of(raw, name), words
    for heading, words in raw.original.items():
        yield heading, "", words


def _leave_out(row: PreviewRow, answers: Mapping[str, Any]) -> dict[str, Any]:
    return {"left_out": sorted({*answers.get("left_out", ()), row.place})}


def _put_back(row: PreviewRow, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Back to the rows that are imported; with a part of a cell that was left out whole, all its parts."""
    return {"left_out": sorted({*answers.get("left_out", ())} - {row.place, place_of(row.row.raw)})}


DO = {"leave_out": _leave_out, "put_back": _put_back}
"""What may be done to a row as it stands."""


def _back(request: HttpRequest, staged: StagedImport) -> HttpResponse:
    return redirect(_address_of_list(request, staged))


def _address_of_list(request: HttpRequest, staged: StagedImport) -> str:
    """The list and page that the reader came from."""
    asked = request.GET.copy()
    asked.pop("part", None)
    query = f"?{asked.urlencode()}" if asked else ""
    return f"{reverse('import', kwargs={'plan': staged.plan.slug, 'number': staged.pk})}{query}#rows"
