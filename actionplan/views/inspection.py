"""The inspection that the plan answers, for officers and councillors: its template receives plain values only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan.models import Plan
from actionplan.queries.inspection import inspection
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission


@plan_page(Permission.READ_PLAN, Permission.READ_SCRUTINY)
def show(request: HttpRequest, plan: Plan) -> HttpResponse:
    """What was judged and what each grade means, and the deadlines with their rule and the days left."""
    return render(request, "inspection/show.html", {"inspection": inspection(plan, on=request.day)})
