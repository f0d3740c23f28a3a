"""Where the plan stands, for councillors: the template receives the allow-list's values and nothing else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan.models import Plan
from actionplan.queries.policy import policy_on
from actionplan.queries.scrutiny import position
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission


@plan_page(Permission.READ_SCRUTINY)
def show(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The position by finding, with the reason and the next step for every red and amber."""
    shown = position(plan, on=request.day, policy=policy_on(request.day))
    return render(request, "scrutiny/show.html", {"position": shown})
