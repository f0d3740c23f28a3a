"""The findings of a plan, and one of them."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan import access
from actionplan.models import Finding, Plan
from actionplan.queries.findings import FindingPosition, counts_of, finding_positions
from actionplan.views.doors import plan_page, visible_finding
from actionplan.vocabulary import Permission

READERS = (Permission.READ_PLAN, Permission.UPDATE_ORGANISATION_ACTIONS)


@plan_page(*READERS)
def list_all(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Every finding that the reader may see, by source, with its state and counts."""
    found = _positions(request, plan, access.visible_findings(request.user, plan, on=request.day))
    sources = [(source, list(those)) for source, those in groupby(found, key=lambda one: one.finding.source)]
    actions = [action for one in found for action in one.counted]
    total = {"counts": counts_of(actions), "number": len(actions)}
    return render(request, "findings/list.html", {"sources": sources, "findings": found, "total": total})


@plan_page(*READERS)
def show(request: HttpRequest, plan: Plan, finding: str) -> HttpResponse:
    """One finding: what was found, the verdict and its reasons, and its actions."""
    chosen = visible_finding(request, plan, finding)
    [position] = _positions(request, plan, Finding.objects.filter(pk=chosen.pk))
    may_read_restricted = access.may(request.user, Permission.READ_RESTRICTED, on=request.day, plan=plan)
    context = {"position": position, "finding": chosen, "may_read_restricted": may_read_restricted}
    return render(request, "findings/show.html", context)


def _positions(request: HttpRequest, plan: Plan, findings: object) -> list[FindingPosition]:
    """Where these findings stand today, by the actions the reader may see."""
    actions = access.visible_actions(request.user, plan, on=request.day)
    return finding_positions(findings, actions, on=request.day, policy=request.policy)
