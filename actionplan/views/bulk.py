"""Changing many actions of the list at once: what is chosen, what to change, a preview, and the page of the change."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from actionplan import access
from actionplan.forms.bulk import BulkChangeForm
from actionplan.models import Change, Plan
from actionplan.queries.action_filter import ActionFilter
from actionplan.queries.action_lists import action_list
from actionplan.queries.audit_changes import actions_of
from actionplan.queries.positions import ActionPosition, positions
from actionplan.views.bulk_confirming import UNPROCESSABLE, answer, is_a_way_back
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission

LONGEST_KEY = 18
"""Digits that any row's key has at most."""


@plan_page(Permission.EDIT_PLAN, methods=("GET", "HEAD", "POST"))
def change(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Ask what to change on the actions that the address chooses, show what that would do, and do it once."""
    standing, address = _chosen(request, plan)
    form = BulkChangeForm(*((request.POST,) if request.method == "POST" else ()))
    shown = {"standing": standing, "back": address, "here": request.get_full_path(), "caption": "Actions"}
    is_sent = request.method == "POST" and not is_a_way_back(request)
    if is_sent and (standing or "confirm" in request.POST) and form.is_valid():
        answered = answer(request, plan, form, form.edit, standing, shown)
        if answered:
            return answered
    status = UNPROCESSABLE if form.is_bound and form.errors and not is_a_way_back(request) else 200
    return render(request, "bulk/change.html", {**shown, "form": form}, status=status)


@plan_page(Permission.EDIT_PLAN)
def changed(request: HttpRequest, plan: Plan, number: int) -> HttpResponse:
    """What one change wrote: why, by whom and when, and every action that it touched as it stands now."""
    made = get_object_or_404(Change.objects.select_related("by"), plan=plan, number=number)
    standing = positions(actions_of(made), on=request.day, policy=request.policy)
    return render(request, "bulk/changed.html", {"change": made, "positions": standing})


def _chosen(request: HttpRequest, plan: Plan) -> tuple[tuple[ActionPosition, ...], str]:
    """The actions that an address chooses, ticked one by one or all of a filter; and the address of their list."""
    asked, _ = ActionFilter.read(dict(request.GET.lists()))
    actions = access.visible_actions(request.user, plan, on=request.day)
    query = asked.to_query()
    address = reverse("actions", kwargs={"plan": plan.slug}) + (f"?{query}" if query else "")
    if request.GET.get("all") == "1":
        findings = access.visible_findings(request.user, plan, on=request.day)
        return action_list(actions, findings, asked, on=request.day, policy=request.policy).found, address
    keys = [
        int(key) for key in request.GET.getlist("row") if key.isascii() and key.isdigit() and len(key) < LONGEST_KEY
    ]
    ticked = positions(actions.filter(pk__in=keys), on=request.day, policy=request.policy) if keys else []
    return tuple(ticked), address
