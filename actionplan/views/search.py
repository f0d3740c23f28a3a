"""Searching a plan: findings, actions and updates that a reader may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan import access
from actionplan.models import Plan
from actionplan.queries.action_filter import ActionFilter
from actionplan.queries.search import search
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission


@plan_page(Permission.READ_PLAN, Permission.UPDATE_ORGANISATION_ACTIONS)
def show(request: HttpRequest, plan: Plan) -> HttpResponse:
    """What the words in the address find, in groups, with the words marked."""
    asked, problems = ActionFilter.read({"q": request.GET.getlist("q")})
    actions = access.visible_actions(request.user, plan, on=request.day)
    findings = access.visible_findings(request.user, plan, on=request.day)
    results = search(asked, actions, findings, on=request.day, policy=request.policy)
    return render(request, "search/show.html", {"results": results, "problems": problems, "asked": asked})
