"""The QA unit's desk: what needs them today, and the sheets with which they chase owners."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from actionplan import access
from actionplan.models import Plan, StagedImport
from actionplan.queries.assurance import number_without_evidence
from actionplan.queries.chase import ChaseLine, chase
from actionplan.queries.comments import open_questions
from actionplan.queries.dashboard import Dashboard, dashboard
from actionplan.queries.deciders import own_claims, own_requests
from actionplan.queries.duplicates import duplicates
from actionplan.queries.scrutiny_matters import owed_to_members
from actionplan.rules.attention import Attention
from actionplan.views.doors import plan_page
from actionplan.views.qa_steps import merging, steps_of_action, steps_of_finding
from actionplan.vocabulary import Permission


@plan_page(Permission.ASSURE)
def show(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Claims to check, dates asked for, questions, imports half done, gaps, duplicates, and whom to chase."""
    shown = _dashboard(request, plan)
    own = {
        "own_claims": own_claims(request.user, shown.attention, on=request.day),
        "own_requests": own_requests(request.user, shown.attention, on=request.day),
    }
    desk = _waiting(shown) | _lacking(plan, shown)
    desk["bare_claims"] = number_without_evidence([line.position.action.pk for line in desk["claims"]])
    desk["questions"] = open_questions(access.visible_actions(request.user, plan, on=request.day))
    owed = owed_to_members(plan, on=request.day)
    desk["members"] = owed.waiting
    desk["staged"] = list(StagedImport.objects.filter(plan=plan).select_related("made_by"))
    desk["chase"] = _letters(request, plan, shown)
    return render(request, "qa/show.html", {**desk, **own, "owed": owed, "dashboard": shown, "counts": _counts(desk)})


@plan_page(Permission.ASSURE)
def sheets(request: HttpRequest, plan: Plan) -> HttpResponse:
    """A sheet for each post that owes a word: what it owes it on, to print or to talk through."""
    shown = _dashboard(request, plan)
    return render(request, "qa/sheets.html", {"chase": _letters(request, plan, shown), "dashboard": shown})


def _dashboard(request: HttpRequest, plan: Plan) -> Dashboard:
    """Where the plan stands, for its reader."""
    findings = access.visible_findings(request.user, plan, on=request.day)
    actions = access.visible_actions(request.user, plan, on=request.day)
    return dashboard(findings, actions, on=request.day, policy=request.policy)


def _waiting(shown: Dashboard) -> dict[str, Any]:
    """What waits for a decision of the QA unit's; what has waited longest first."""
    lines = shown.attention
    claims = [line for line in lines if Attention.AWAITING_ASSURANCE in line.reasons]
    asked = [line for line in lines if line.asked]
    reviews = [line for line in lines if Attention.SUSPENSION_TO_REVIEW in line.reasons]
    return {
        "claims": sorted(claims, key=lambda line: line.position.last_heard_on),
        "dates_asked": sorted(asked, key=lambda line: line.asked.pk),
        "reviews": sorted(reviews, key=lambda line: line.position.facts.review_on),
    }


def _lacking(plan: Plan, shown: Dashboard) -> dict[str, Any]:
    """What the plan itself lacks, or has twice, each with the click that puts it right; the worst first."""
    gaps = sorted((line for line in shown.attention if line.gaps), key=lambda line: line.gaps)
    return {
        "lacking": [(line, steps_of_finding(line)) for line in shown.lacking],
        "gaps": [(line, steps_of_action(line)) for line in gaps],
        "twins": merging(plan, duplicates(shown.actions)),
    }


def _letters(request: HttpRequest, plan: Plan, shown: Dashboard) -> list[tuple[ChaseLine, str]]:
    """Each post to chase, with the link that begins a letter to it."""
    page = request.build_absolute_uri(reverse("mine", kwargs={"plan": plan.slug}))
    return [(line, line.letter(page)) for line in chase(shown.posts)]


def _counts(desk: dict[str, Any]) -> list[dict[str, object]]:
    """How long each list is that has anything in it, leading to it."""
    listed = {
        "claims": ("to check", ("claims",)),
        "dates": ("new dates asked for", ("dates_asked",)),
        "reviews": ("suspensions to review", ("reviews",)),
        "questions": ("questions waiting", ("questions",)),
        "owed": ("answers owed to members", ("members",)),
        "staged": ("imports half done", ("staged",)),
        "gaps": ("gaps in the plan", ("gaps", "lacking")),
        "twins": ("possible duplicates", ("twins",)),
        "chase": ("owners to chase", ("chase",)),
    }
    numbers = {anchor: sum(len(desk[name]) for name in names) for anchor, (_, names) in listed.items()}
    return [
        {"label": label, "number": numbers[anchor], "href": f"#{anchor}"}
        for anchor, (label, _) in listed.items()
        if numbers[anchor]
    ]
