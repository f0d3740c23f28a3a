"""What changed between two days: on a page, and to take away."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from actionplan import access
from actionplan.forms.changes import DaysForm
from actionplan.models import Plan
from actionplan.queries.changes import changes_between
from actionplan.queries.changes_days import Record, record_until, span_of
from actionplan.queries.changes_filter import ChangeFilter, Chosen, choose
from actionplan.queries.changes_lines import Span
from actionplan.spreadsheet import downloads
from actionplan.spreadsheet.action_lists import Listing
from actionplan.spreadsheet.changes import listing
from actionplan.views.action_lists import EXAMPLE, TYPES
from actionplan.views.changes_shown import address_of, context_of, offered_in
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission

NOTES = ("Nothing restricted and no comment is in this file.",)


@plan_page(Permission.READ_PLAN)
def show(request: HttpRequest, plan: Plan) -> HttpResponse:
    """What changed between the ends of two days; days that were typed lead to the address that names them."""
    record, form = _days_of(request, plan)
    if form.has_no_days_yet:
        return render(request, "changes/none_yet.html")
    span = _span(form)
    if span is None:
        return _refused(request, plan, record, form)
    asked = ChangeFilter.read(request.GET.dict())
    if form.is_typed:
        return HttpResponseRedirect(address_of(plan, span, asked))
    sees_all = access.may(request.user, Permission.READ_RESTRICTED, on=request.day, plan=plan)
    chosen = _chosen(request, plan, span, sees_all=sees_all)
    context = context_of(chosen, request, plan) | offered_in(record, form, plan, asked)
    return render(request, "changes/show.html", context)


@plan_page(Permission.READ_PLAN)
def as_csv(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Every line that the page shows as .csv, with the days, the filter and the moment in its first lines."""
    return _file(request, plan, "csv", downloads.as_csv)


@plan_page(Permission.READ_PLAN)
def as_xlsx(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Every line that the page shows as .xlsx, with the days, the filter and the moment on its first sheet."""
    return _file(request, plan, "xlsx", lambda found: downloads.as_xlsx(found, at=request.now, sheet="Changes"))


def _days_of(request: HttpRequest, plan: Plan) -> tuple[Record, DaysForm]:
    """The days that an address gives, or else those offered first."""
    record = record_until(plan, request.day)
    days = {"first_day": record.first_day, "today": request.day, "first_on": record.first_on}
    return record, DaysForm(request.GET.dict(), **days)


def _span(form: DaysForm) -> Span | None:
    """The time between two days that can be compared."""
    return span_of(form.cleaned_data["from"], form.cleaned_data["to"]) if form.is_valid() else None


def _refused(request: HttpRequest, plan: Plan, record: Record, form: DaysForm) -> HttpResponse:
    """What is wrong with the days, which stay as they were typed, and days to choose instead."""
    context = offered_in(record, form, plan, ChangeFilter.read(request.GET.dict())) | {"form": form}
    return render(request, "changes/days.html", context, status=422)


def _chosen(request: HttpRequest, plan: Plan, span: Span, *, sees_all: bool) -> Chosen:
    """What changed, among what the reader may see, as far as it is asked for."""
    reader, on = request.user, request.day
    findings = access.visible_findings(reader, plan, on=on)
    actions = access.visible_actions(reader, plan, on=on)
    found = changes_between(plan, span, findings, actions, may_read_restricted=sees_all)
    return choose(found, ChangeFilter.read(request.GET.dict()))


def _file(request: HttpRequest, plan: Plan, kind: str, written: Callable[[Listing], bytes]) -> HttpResponse:
    """A file to keep, whose name says of which plan and days it is; or what is wrong with the days.

    Nothing restricted is in it, whoever asks: a file goes where nobody is asked who they are.
    """
    record, form = _days_of(request, plan)
    span = _span(form)
    if span is None:
        return _refused(request, plan, record, form)
    told = {"title": plan.title, "council": request.policy.council_name or plan.council, "by": request.user.name}
    notes = [*NOTES, *([EXAMPLE] if settings.EXAMPLE else [])]
    chosen = _chosen(request, plan, span, sees_all=False)
    content = written(listing(chosen, at=request.now, notes=notes, **told))
    name = f"changes-{plan.slug}-{span.start.isoformat()}-to-{span.end.isoformat()}.{kind}"
    return HttpResponse(content, TYPES[kind], headers={"Content-Disposition": f'attachment; filename="{name}"'})
