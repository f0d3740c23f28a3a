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
    waiting = [line for line in lines if Attention.AWAITING_ASSURANCE in line.reasons]
    claims = sorted(waiting, key=lambda line: line.position.last_heard_on)
    gaps = [(line, missing) for line in lines if (missing := [one for one in line.reasons if one in GAPS])]
    chase = [line for line in lines if set(line.reasons) & {Attention.OVERDUE, Attention.STALE}]
    asked = dates_asked(plan)
    staged = StagedImport.objects.filter(plan=plan).select_related("made_by")
    bare = [one for one in shown.findings if not one.counted]
    context = {
        "claims": claims,
        "gaps": gaps,
        "chase": chase,
        "dates_asked": asked,
        "staged": staged,
        "bare_findings": bare,
        "counts": [
            {"label": "to check", "number": len(claims), "href": "#claims"},
            {"label": "new dates asked for", "number": len(asked), "href": "#dates"},
            {"label": "imports half done", "number": len(staged), "href": "#staged"},
            {"label": "gaps in the plan", "number": len(gaps) + len(bare), "href": "#gaps"},
            {"label": "to chase", "number": len(chase), "href": "#chase"},
        ],
    }
    return render(request, "qa/show.html", context)
