"""The audit: every change, of the whole council or of one plan, on pages and to take away."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render

from actionplan.models import Plan
from actionplan.queries.audit_chosen import chosen, every_entry, last_number, one_change, page_of
from actionplan.queries.audit_filter import AuditFilter, is_typed
from actionplan.spreadsheet import audit as spreadsheet
from actionplan.views.action_lists import TYPES
from actionplan.views.audit_shown import about, address, context_of, context_of_one
from actionplan.views.doors import council_page, plan_page
from actionplan.vocabulary import Permission

READERS: Final = Permission.READ_RECORD


@council_page(READERS, or_of_a_plan=True)
def list_all(request: HttpRequest) -> HttpResponse:
    """What the filter in the address chooses of all changes of the council, the newest first."""
    return _page(request)


@plan_page(READERS)
def list_of_plan(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The same of the changes of one plan."""
    return _page(request, plan)


@council_page(READERS, or_of_a_plan=True)
def show(request: HttpRequest, number: int) -> HttpResponse:
    """One change with all that it wrote, some at a time."""
    return _one(request, number)


@plan_page(READERS)
def show_of_plan(request: HttpRequest, plan: Plan, number: int) -> HttpResponse:
    """One change of a plan with all that it wrote."""
    return _one(request, number, plan)


@council_page(READERS, or_of_a_plan=True)
def as_csv(request: HttpRequest) -> HttpResponse:
    """All that the filter chooses as .csv, a line for each sentence."""
    return _file(request, "csv")


@council_page(READERS, or_of_a_plan=True)
def as_xlsx(request: HttpRequest) -> HttpResponse:
    """All that the filter chooses as .xlsx, a row for each sentence."""
    return _file(request, "xlsx")


@plan_page(READERS)
def plan_as_csv(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The same of one plan as .csv."""
    return _file(request, "csv", plan)


@plan_page(READERS)
def plan_as_xlsx(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The same of one plan as .xlsx."""
    return _file(request, "xlsx", plan)


def _page(request: HttpRequest, plan: Plan | None = None) -> HttpResponse:
    """A page of entries; days that were typed lead to the address that names them."""
    asked, problems = AuditFilter.read(request.GET.dict())
    if is_typed(request.GET) and not problems:
        return HttpResponseRedirect(address(plan, asked))
    choice = chosen(asked, plan)
    page = page_of(choice, _before(request))
    return render(request, "audit/list.html", context_of(request, choice, page, problems, plan))


def _before(request: HttpRequest) -> int | None:
    """The change before which the page begins; none when the address says nothing that makes sense."""
    word = request.GET.get("before", "")
    return int(word) if word.isascii() and word.isdigit() and len(word) < len(str(2**62)) else None


def _one(request: HttpRequest, number: int, plan: Plan | None = None) -> HttpResponse:
    """The page of one change."""
    change = one_change(number, plan)
    if change is None:
        raise Http404("There is no such change.")
    return render(request, "audit/show.html", context_of_one(request, change, plan))


Writer = Callable[[spreadsheet.About, Iterator[spreadsheet.Row], datetime], Iterator[bytes]]
WRITERS: Final[Mapping[str, Writer]] = {
    "csv": lambda told, rows, _: spreadsheet.as_csv(told, rows),
    "xlsx": lambda told, rows, at: spreadsheet.as_xlsx(told, rows, at=at),
}


def _file(request: HttpRequest, kind: str, plan: Plan | None = None) -> HttpResponse:
    """A file of all that is chosen up to now, sent in pieces."""
    asked, problems = AuditFilter.read(request.GET.dict())
    choice, up_to = chosen(asked, plan), last_number()
    told = about(request, choice, problems, plan, up_to=up_to)
    pieces = WRITERS[kind](told, spreadsheet.rows_of(every_entry(choice, up_to=up_to)), request.now)
    name = f"audit-{f'{plan.slug}-' if plan else ''}{request.day.isoformat()}.{kind}"
    return StreamingHttpResponse(pieces, TYPES[kind], headers={"Content-Disposition": f'attachment; filename="{name}"'})
