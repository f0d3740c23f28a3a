"""Giving the actions of a post to another: when a holder leaves, or work moves to another team."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from actionplan import access
from actionplan.forms.reassigning import ReassignForm
from actionplan.models import Plan
from actionplan.queries import owners
from actionplan.views.bulk_confirming import UNPROCESSABLE, answer, is_a_way_back
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission


@plan_page(Permission.EDIT_PLAN, methods=("GET", "HEAD", "POST"))
def reassign(request: HttpRequest, plan: Plan, post: int) -> HttpResponse:
    """Ask which actions of a post change hands, to whom and why, show what that would do, and do it once."""
    actions = access.visible_actions(request.user, plan, on=request.day)
    line = owners.owner(post, actions, on=request.day, policy=request.policy)
    if line is None:
        raise Http404("There is no such post.")
    form = ReassignForm(*((request.POST,) if request.method == "POST" else ()), post=line.post, owned=line.actions)
    back = reverse("owner", kwargs={"plan": plan.slug, "post": post})
    shown = {"back": back, "here": request.get_full_path(), "caption": str(line.post), "line": line, "post": line.post}
    if request.method == "POST" and not is_a_way_back(request) and form.is_valid():
        standing = [one for one in line.actions if one.action.pk in form.chosen]
        answered = answer(request, plan, form, form.edit, standing, shown)
        if answered:
            return answered
    status = UNPROCESSABLE if form.is_bound and form.errors and not is_a_way_back(request) else 200
    return render(request, "owners/reassign.html", {**shown, "form": form}, status=status)
