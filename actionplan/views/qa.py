"""The QA unit's desk: what needs them today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan import access
from actionplan.models import Plan, StagedImport
from actionplan.queries.actions import dates_asked
from actionplan.queries.dashboard import dashboard
from actionplan.queries.policy import policy_on
from actionplan.rules.attention import Attention
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission

GAPS = (Attention.NO_OWNER, Attention.NO_DUE_DATE, Attention.NO_SUCCESS_MEASURE)


@plan_page(Permission.ASSURE)
def show(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Claims to check, dates asked for, imports half done, gaps in the plan, and whom to chase."""
    findings = access.visible_findings(request.user, plan, on=request.day)
    actions = access.visible_actions(request.user, plan, on=request.day)
    shown = dashboard(findings, actions, on=request.day, policy=policy_on(request.day))
    lines = shown.attention
    context = {
        "claims": [line for line in lines if Attention.AWAITING_ASSURANCE in line.reasons],
        "gaps": [line for line in lines if set(line.reasons) & set(GAPS)],
        "chase": [line for line in lines if set(line.reasons) & {Attention.OVERDUE, Attention.STALE}],
        "dates_asked": dates_asked(plan),
        "staged": StagedImport.objects.filter(plan=plan).select_related("made_by"),
        "bare_findings": [one for one in shown.findings if not one.counted],
    }
    return render(request, "qa/show.html", context)
