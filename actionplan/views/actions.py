"""An action: where it stands, what was said of it, and everything that happened to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan import access
from actionplan.models import Action, Plan
from actionplan.queries.actions import details
from actionplan.queries.audit import history_of
from actionplan.queries.commitments import lines_of, partners_of
from actionplan.queries.positions import ActionPosition, position_of
from actionplan.views.doors import plan_page, visible_action
from actionplan.vocabulary import Permission

READERS = (Permission.READ_PLAN, Permission.UPDATE_ORGANISATION_ACTIONS)


@plan_page(*READERS)
def show(request: HttpRequest, plan: Plan, action: str) -> HttpResponse:
    """One action with its updates, newest first."""
    chosen = visible_action(request, plan, action)
    position = position_of(chosen, on=request.day, policy=request.policy)
    context = {
        "action": chosen,
        "position": position,
        "successor": _successor(request, position),
        "details": details(chosen),
        "open_findings": access.visible_findings(request.user, plan, on=request.day).values_list("pk", flat=True),
        "commitments": lines_of(partners_of(chosen), request.user, on=request.day),
        "stood_in_until": access.stood_in_until(request.user, chosen, on=request.day),
        "may_update": access.may_update(request.user, chosen, on=request.day),
        "may_read_restricted": access.may_read_restricted(request.user, chosen, on=request.day),
    }
    return render(request, "actions/show.html", context)


def _successor(request: HttpRequest, position: ActionPosition) -> Action | None:
    """The action that has taken the place of a superseded one, if the reader may see that too."""
    if position.standing is None or position.standing.superseded_by_id is None:
        return None
    visible = access.visible_actions(request.user, position.action.plan, on=request.day)
    return visible.filter(pk=position.standing.superseded_by_id).first()


@plan_page(Permission.READ_RECORD, Permission.UPDATE_ORGANISATION_ACTIONS)
def history(request: HttpRequest, plan: Plan, action: str) -> HttpResponse:
    """Everything that happened to an action, as sentences, with who, when and why."""
    chosen = visible_action(request, plan, action)
    return render(request, "actions/history.html", {"action": chosen, "entries": history_of(chosen)})
