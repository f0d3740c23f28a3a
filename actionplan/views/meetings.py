"""The meetings at which the plan is scrutinised."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan.models import Meeting
from actionplan.queries.policy import policy_on
from actionplan.rules.freshness import cut_off
from actionplan.views.doors import council_page
from actionplan.vocabulary import Permission


@council_page(Permission.READ_SCRUTINY)
def list_all(request: HttpRequest) -> HttpResponse:
    """Every meeting, the coming ones first, with what the past ones resolved."""
    meetings = Meeting.objects.select_related("body").filter(is_cancelled=False)
    days = policy_on(request.day).reporting_cut_off_days
    coming = meetings.filter(held_on__gte=request.day)
    context = {
        "coming": [(one, cut_off(held_on=one.held_on, cut_off_days=days)) for one in coming],
        "held": meetings.filter(held_on__lt=request.day).order_by("-held_on"),
    }
    return render(request, "meetings/list.html", context)
