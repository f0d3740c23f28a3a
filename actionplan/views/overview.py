"""The overview of a plan for those who read it whole."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan import access
from actionplan.models import Plan
from actionplan.queries.attention import AttentionLine
from actionplan.queries.burn_up import burn_up
from actionplan.queries.dashboard import Dashboard, dashboard
from actionplan.queries.deciders import own_requests
from actionplan.queries.plans import each_deadline, next_meeting, timetable
from actionplan.templatetags.figures import address_of
from actionplan.views.any_day import of_any_day
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission


@plan_page(Permission.READ_PLAN)
@of_any_day(Permission.READ_PLAN)
def show(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Where the plan stands, what needs attention and why, by finding and by post, and what is done against it."""
    policy = request.policy
    findings = access.visible_findings(request.user, plan, on=request.day)
    actions = access.visible_actions(request.user, plan, on=request.day)
    shown = dashboard(findings, actions, on=request.shown_on, policy=policy)
    lines = timetable(plan, on=request.shown_on)
    deadlines = each_deadline(lines)
    everything = [one.action for finding in shown.findings for one in finding.actions]
    context = {
        "dashboard": shown,
        "strip": _strip(plan, shown),
        "deadlines": deadlines,
        "next_deadline": next((one for one in deadlines if one.days_left >= 0), None),
        "next_meeting": next_meeting(on=request.shown_on, cut_off_days=policy.reporting_cut_off_days),
        "policy": policy,
        "dates_to_decide": _dates_to_decide(request, plan, shown),
        "burn_up": burn_up(everything, lines, published_on=plan.published_on, on=request.shown_on),
    }
    return render(request, "overview/show.html", context)


def _dates_to_decide(request: HttpRequest, plan: Plan, shown: Dashboard) -> list[AttentionLine]:
    """The dates that wait for the reader to decide, the longest waiting first; none for who decides no dates."""
    if not access.may(request.user, Permission.DECIDE_DATES, on=request.day, plan=plan):
        return []
    own = own_requests(request.user, shown.attention, on=request.day)
    asked = [line for line in shown.attention if line.asked and line.position.action.pk not in own]
    return sorted(asked, key=lambda line: line.asked.pk if line.asked else 0)


def _strip(plan: Plan, shown: Dashboard) -> list[dict[str, Any]]:
    """The counts by state and their sum, each leading to the list of its actions."""
    states = [
        {"state": state, "number": number, "href": address_of(plan.slug, state=state)}
        for state, number in shown.counts.items()
    ]
    return [*states, {"number": shown.total, "label": "actions in all", "href": address_of(plan.slug)}]
