"""The meetings at which the plan is scrutinised."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan.queries.meetings import coming_meetings, held_meetings
from actionplan.views.doors import council_page
from actionplan.vocabulary import Permission


@council_page(Permission.READ_SCRUTINY)
def list_all(request: HttpRequest) -> HttpResponse:
    """Every meeting, the coming ones first, with what the past ones resolved."""
    days = request.policy.reporting_cut_off_days
    context = {
        "coming": coming_meetings(on=request.day, cut_off_days=days),
        "held": held_meetings(before=request.day),
    }
    return render(request, "meetings/list.html", context)
