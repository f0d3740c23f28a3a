"""The meetings at which the plan is scrutinised."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan.models import Meeting
from actionplan.views.doors import council_page
from actionplan.vocabulary import Permission


@council_page(Permission.READ_SCRUTINY)
def list_all(request: HttpRequest) -> HttpResponse:
    """Every meeting, the coming ones first, with what the past ones resolved."""
    meetings = Meeting.objects.select_related("body")
    context = {
        "coming": meetings.filter(held_on__gte=request.day, is_cancelled=False),
        "held": meetings.filter(held_on__lt=request.day, is_cancelled=False).order_by("-held_on"),
    }
    return render(request, "meetings/list.html", context)
