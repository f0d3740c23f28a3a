"""The front door: where each person comes to first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from actionplan import access
from actionplan.queries.plans import current_plan
from actionplan.rules.roles import PAGES_OF_A_PLAN
from actionplan.views.doors import council_page


@council_page()
def show(request: HttpRequest) -> HttpResponse:
    """Lead a person to the first page of their role, or say what they wait for."""
    page = access.first_page(request.user, on=request.day)
    plan = current_plan()
    if page is None or (plan is None and page in PAGES_OF_A_PLAN):
        return render(request, "home/waiting.html", {"has_role": page is not None})
    return redirect(page, plan=plan.slug) if page in PAGES_OF_A_PLAN else redirect(page)
