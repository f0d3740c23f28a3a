"""The list of a plan's actions, chosen by a filter that stands in the address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan import access
from actionplan.models import Plan
from actionplan.queries.action_filter import ActionFilter
from actionplan.queries.chosen_actions import chosen
from actionplan.queries.policy import policy_on
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission

READERS = (Permission.READ_PLAN, Permission.UPDATE_ORGANISATION_ACTIONS)


@plan_page(*READERS)
def list_all(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The actions that the filter chooses among those the reader may see."""
    asked, problems = ActionFilter.read(dict(request.GET.lists()))
    actions = access.visible_actions(request.user, plan, on=request.day)
    found = chosen(actions, asked, on=request.day, policy=policy_on(request.day))
    return render(request, "actions/list.html", {"found": found, "asked": asked, "problems": problems})
