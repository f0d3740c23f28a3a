"""The overview of a plan for those who read it whole."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan import access
from actionplan.models import Plan
from actionplan.queries.dashboard import dashboard
from actionplan.queries.plans import deadline_positions, next_meeting
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission


@plan_page(Permission.READ_PLAN)
def show(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Where the plan stands, what needs attention and why, by finding and by post."""
    policy = request.policy
    findings = access.visible_findings(request.user, plan, on=request.day)
    actions = access.visible_actions(request.user, plan, on=request.day)
    shown = dashboard(findings, actions, on=request.day, policy=policy)
    context = {
        "dashboard": shown,
        "strip": [*shown.strip, {"number": shown.total, "label": "actions in all"}],
        "deadlines": deadline_positions(plan, on=request.day),
        "next_meeting": next_meeting(on=request.day, cut_off_days=policy.reporting_cut_off_days),
        "policy": policy,
    }
    return render(request, "overview/show.html", context)
