"""The QA unit's desk: what needs them today."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan import access
from actionplan.models import Plan, StagedImport
from actionplan.queries.dashboard import Dashboard, dashboard
from actionplan.queries.deciders import own_claims, own_requests
from actionplan.rules.attention import Attention
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission

CHASED = {Attention.OVERDUE, Attention.STALE}
"""The reasons for which an owner is asked to say something."""


@plan_page(Permission.ASSURE)
def show(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Claims to check, dates asked for, imports half done, gaps in the plan, and whom to chase."""
    findings = access.visible_findings(request.user, plan, on=request.day)
    actions = access.visible_actions(request.user, plan, on=request.day)
    shown = dashboard(findings, actions, on=request.day, policy=request.policy)
    own = {
        "own_claims": own_claims(request.user, shown.attention, on=request.day),
        "own_requests": own_requests(request.user, shown.attention, on=request.day),
    }
    desk = _desk(shown) | {"staged": list(StagedImport.objects.filter(plan=plan).select_related("made_by"))}
    return render(request, "qa/show.html", desk | own | {"counts": _counts(desk)})


def _desk(shown: Dashboard) -> dict[str, list[Any]]:
    """The plan's lists of things that need the QA unit; what waits has waited longest first."""
    lines = shown.attention
    claims = [line for line in lines if Attention.AWAITING_ASSURANCE in line.reasons]
    asked = [line for line in lines if line.asked]
    reviews = [line for line in lines if Attention.SUSPENSION_TO_REVIEW in line.reasons]
    return {
        "claims": sorted(claims, key=lambda line: line.position.last_heard_on),
        "dates_asked": sorted(asked, key=lambda line: line.asked.pk),
        "reviews": sorted(reviews, key=lambda line: line.position.facts.review_on),
        "gaps": sorted((line for line in lines if line.gaps), key=lambda line: line.gaps),
        "lacking": list(shown.lacking),
        "chase": [line for line in lines if CHASED & set(line.reasons) and line.position.why_no_update is None],
    }


def _counts(desk: dict[str, list[Any]]) -> list[dict[str, object]]:
    """How long each list is, leading to it."""
    gaps = len(desk["gaps"]) + len(desk["lacking"])
    return [
        {"label": "to check", "number": len(desk["claims"]), "href": "#claims"},
        {"label": "new dates asked for", "number": len(desk["dates_asked"]), "href": "#dates"},
        {"label": "suspensions to review", "number": len(desk["reviews"]), "href": "#reviews"},
        {"label": "imports half done", "number": len(desk["staged"]), "href": "#staged"},
        {"label": "gaps in the plan", "number": gaps, "href": "#gaps"},
        {"label": "to chase", "number": len(desk["chase"]), "href": "#chase"},
    ]
