"""The findings of a plan, and one of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from actionplan import access
from actionplan.models import Finding, Plan
from actionplan.queries.finding_lists import finding_list
from actionplan.queries.finding_reasons import reasons
from actionplan.queries.findings import around, finding_positions, findings_and_others
from actionplan.views.any_day import of_any_day
from actionplan.views.doors import plan_page
from actionplan.views.findings_shown import chosen_among, context_of
from actionplan.vocabulary import Permission

READERS = (Permission.READ_PLAN, Permission.UPDATE_ORGANISATION_ACTIONS)


@plan_page(*READERS)
@of_any_day(Permission.READ_PLAN)
def list_all(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The findings that the filter in the address chooses among those the reader may see, with their counts."""
    findings = access.visible_findings(request.user, plan, on=request.day)
    actions = access.visible_actions(request.user, plan, on=request.day)
    everything, others = findings_and_others(findings, actions, on=request.shown_on, policy=request.policy)
    shown, problems = finding_list(everything, dict(request.GET.lists()), has_others=bool(others))
    may_edit = {"may_edit_plan": access.may(request.user, Permission.EDIT_PLAN, on=request.day, plan=plan)}
    return render(request, "findings/list.html", {**context_of(shown, plan), "problems": problems, **may_edit})


def _history_if_withdrawn(plan: Plan, finding: str) -> str:
    """The address of the history of a finding that is withdrawn; nothing for one that stands."""
    is_withdrawn = Finding.objects.filter(plan=plan, slug=finding, is_withdrawn=True).exists()
    return reverse("finding-history", kwargs={"plan": plan.slug, "finding": finding}) if is_withdrawn else ""


@plan_page(*READERS)
@of_any_day(Permission.READ_PLAN, history_of=_history_if_withdrawn)
def show(request: HttpRequest, plan: Plan, finding: str) -> HttpResponse:
    """One finding: what was found and is required, the verdict and its reasons, and the actions that answer it."""
    findings = access.visible_findings(request.user, plan, on=request.day)
    chosen, beside = chosen_among(findings, finding)
    actions = around(chosen, access.visible_actions(request.user, plan, on=request.day))
    only = findings.filter(pk=chosen.pk)
    [position] = finding_positions(only, actions, on=request.shown_on, policy=request.policy)
    may_read_restricted = access.may(request.user, Permission.READ_RESTRICTED, on=request.day, plan=plan)
    context = {"position": position, "reasons": reasons(position), "may_read_restricted": may_read_restricted}
    context["may_edit_plan"] = access.may(request.user, Permission.EDIT_PLAN, on=request.day, plan=plan)
    return render(request, "findings/show.html", {**context, **beside, "finding": chosen})
