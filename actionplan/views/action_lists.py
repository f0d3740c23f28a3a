"""The list of a plan's actions, chosen by a filter that stands in the address; on a page and to take away."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan import access
from actionplan.models import Plan
from actionplan.queries.action_filter import ActionFilter
from actionplan.queries.action_links import links_of
from actionplan.queries.action_lists import ActionList, action_list
from actionplan.queries.filters import filters_for
from actionplan.spreadsheet import downloads
from actionplan.spreadsheet.action_lists import Listing, listing
from actionplan.views.action_lists_shown import context_of
from actionplan.views.any_day import of_any_day
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
EXAMPLE = "This is the example plan. Its figures are illustrative."
READERS = (Permission.READ_PLAN, Permission.UPDATE_ORGANISATION_ACTIONS)


@plan_page(*READERS)
@of_any_day(Permission.READ_PLAN)
def list_all(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The actions that the filter in the address chooses, with how many are in each state."""
    shown, problems = _asked_for(request, plan)
    may_edit = access.may(request.user, Permission.EDIT_PLAN, on=request.day, plan=plan)
    filters = [] if request.past else list(filters_for(request.user, plan, on=request.day))
    saved = {"saved_filters": filters, "reader_key": request.user.pk}
    context = {**context_of(shown, request, plan), **saved, "problems": problems, "may_edit": may_edit}
    return render(request, "actions/list.html", context)


@plan_page(*READERS)
@of_any_day(Permission.READ_PLAN)
def as_csv(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Every action that the filter chooses as .csv, with the filter and the moment in its first lines."""
    return _file(request, plan, "csv", downloads.as_csv(_listing(request, plan)))


@plan_page(*READERS)
@of_any_day(Permission.READ_PLAN)
def as_xlsx(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Every action that the filter chooses as .xlsx, with the filter and the moment on its first sheet."""
    return _file(request, plan, "xlsx", downloads.as_xlsx(_listing(request, plan), at=request.now))


def _listing(request: HttpRequest, plan: Plan) -> Listing:
    """What is written into a file: the rows of the page, all of them, in its order."""
    shown, notes = _asked_for(request, plan)
    links = links_of(shown.found, access.visible_findings(request.user, plan, on=request.day))
    told = {
        "title": plan.title,
        "council": request.policy.council_name or plan.council,
        "by": request.user.name,
        "at": request.now,
        "shown_on": request.past.day if request.past else None,
    }
    return listing(shown, links, notes=[*notes, *([EXAMPLE] if settings.EXAMPLE else [])], **told)


def _file(request: HttpRequest, plan: Plan, kind: str, content: bytes) -> HttpResponse:
    """A file to keep, whose name says of which plan and day it is."""
    day = f"{'as-at-' if request.past else ''}{request.shown_on.isoformat()}"
    name = f"actions-{plan.slug}-{day}.{kind}"
    return HttpResponse(content, TYPES[kind], headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _asked_for(request: HttpRequest, plan: Plan) -> tuple[ActionList, tuple[str, ...]]:
    """The list that an address asks for, among what the reader may see, and what of the address made no sense."""
    asked, problems = ActionFilter.read(dict(request.GET.lists()))
    actions = access.visible_actions(request.user, plan, on=request.day)
    findings = access.visible_findings(request.user, plan, on=request.day)
    shown = action_list(actions, findings, asked, on=request.shown_on, policy=request.policy)
    return shown, (*problems, *shown.unknown)
