"""The front door: where each person comes to first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from actionplan import access
from actionplan.rules.roles import PAGES_OF_A_PLAN
from actionplan.views.doors import council_page, plan_to_enter


@council_page()
def show(request: HttpRequest) -> HttpResponse:
    """Lead a person to the first page of their role, or say what they wait for."""
    plan = plan_to_enter(request)
    page = access.first_page(request.user, on=request.day, plan=plan)
    if page is None:
        has_role = bool(access.roles_of(request.user, on=request.day))
        ended_on = access.ended_on(request.user, on=request.day)
        return render(request, "home/waiting.html", {"has_role": has_role, "ended_on": ended_on})
    return redirect(page, plan=plan.slug) if plan and page in PAGES_OF_A_PLAN else redirect(page)
