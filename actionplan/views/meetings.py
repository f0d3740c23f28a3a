"""The meetings at which the plan is scrutinised: called, held, and what each one resolved."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from actionplan import access
from actionplan.models import Meeting
from actionplan.queries.meetings import bodies, coming_meetings, held_meetings, meeting_shown
from actionplan.queries.plans import current_plans
from actionplan.queries.scrutiny_matters import owed_to_members
from actionplan.views.doors import council_page
from actionplan.vocabulary import Permission


@council_page(Permission.READ_SCRUTINY)
def list_all(request: HttpRequest) -> HttpResponse:
    """Every meeting, the coming ones first, with what the past ones resolved, and what members are owed."""
    days = request.policy.reporting_cut_off_days
    context = {
        "coming": coming_meetings(on=request.day, cut_off_days=days),
        "held": held_meetings(before=request.day),
        "owed": [(one.slug, one.title, owed_to_members(one, on=request.day)) for one in current_plans()],
        "bodies": bodies(),
        "may_keep": may_keep(request),
    }
    return render(request, "meetings/list.html", context)


@council_page(Permission.READ_SCRUTINY)
def show(request: HttpRequest, body: str, day: str) -> HttpResponse:
    """One meeting: what it resolved, what was asked there, and the position that it saw."""
    meeting = meeting_at(body, day)
    days = request.policy.reporting_cut_off_days
    shown = meeting_shown(meeting, current_plans(), on=request.day, cut_off_days=days)
    keeps = may_keep(request)
    reads_the_plan = access.may_everywhere(request.user, (Permission.READ_PLAN,), on=request.day)
    context = {"meeting": shown, "may_keep": keeps, "compares_changes": reads_the_plan}
    return render(request, "meetings/show.html", context)


def meeting_at(body: str, day: str) -> Meeting:
    """The meeting at an address, a cancelled one too."""
    try:
        held_on = date.fromisoformat(day)
    except ValueError:
        raise Http404("There is no such day.") from None
    return get_object_or_404(Meeting.objects.select_related("body"), body__slug=body, held_on=held_on)


def may_keep(request: HttpRequest) -> bool:
    """Whether the reader keeps the meetings."""
    return access.may_everywhere(request.user, (Permission.MANAGE_MEETINGS,), on=request.day)
