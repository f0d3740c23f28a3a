"""The QA unit's desk: what needs them today."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan import access
from actionplan.models import Plan, StagedImport
from actionplan.queries.actions import dates_asked
from actionplan.queries.dashboard import Dashboard, dashboard
from actionplan.rules.attention import Attention
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission

GAPS = (Attention.NO_OWNER, Attention.NO_DUE_DATE, Attention.NO_SUCCESS_MEASURE)


@plan_page(Permission.ASSURE)
def show(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Claims to check, dates asked for, imports half done, gaps in the plan, and whom to chase."""
    findings = access.visible_findings(request.user, plan, on=request.day)
    actions = access.visible_actions(request.user, plan, on=request.day)
    shown = dashboard(findings, actions, on=request.day, policy=request.policy)
    desk = _desk(shown) | {
        "dates_asked": list(dates_asked(plan)),
        "staged": list(StagedImport.objects.filter(plan=plan).select_related("made_by")),
    }
    return render(request, "qa/show.html", desk | {"counts": _counts(desk)})


def _desk(shown: Dashboard) -> dict[str, list[Any]]:
    """The plan's lists of things that need the QA unit."""
    lines = shown.attention
    claims = (line for line in lines if Attention.AWAITING_ASSURANCE in line.reasons)
    gaps = ((line, [one for one in line.reasons if one in GAPS]) for line in lines)
    return {
        "claims": sorted(claims, key=lambda line: line.position.last_heard_on),
        "gaps": [(line, missing) for line, missing in gaps if missing],
        "chase": [line for line in lines if set(line.reasons) & {Attention.OVERDUE, Attention.STALE}],
        "bare_findings": [one for one in shown.findings if not one.counted],
    }


def _counts(desk: dict[str, list[Any]]) -> list[dict[str, object]]:
    """How long each list is, leading to it."""
    gaps = len(desk["gaps"]) + len(desk["bare_findings"])
    return [
        {"label": "to check", "number": len(desk["claims"]), "href": "#claims"},
        {"label": "new dates asked for", "number": len(desk["dates_asked"]), "href": "#dates"},
        {"label": "imports half done", "number": len(desk["staged"]), "href": "#staged"},
        {"label": "gaps in the plan", "number": gaps, "href": "#gaps"},
        {"label": "to chase", "number": len(desk["chase"]), "href": "#chase"},
    ]
