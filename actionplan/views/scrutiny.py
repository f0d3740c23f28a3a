"""Where the plan stands, for councillors: the template receives the allow-list's values and nothing else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan.models import Plan
from actionplan.queries.scrutiny import position
from actionplan.queries.scrutiny_answers import deadline_sentence, listing, verdict
from actionplan.views.doors import plan_page
from actionplan.vocabulary import ActionState, Permission


@plan_page(Permission.READ_SCRUTINY)
def show(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The position by finding, with the reason and the next step for every red and amber."""
    shown = position(plan, on=request.day, policy=request.policy)
    context = {
        "position": shown,
        "verdict": verdict(shown),
        "deadlines": [(one, deadline_sentence(one), one.left) for one in shown.deadlines],
        "listing": listing(shown, _state(request.GET.get("state", ""))),
        "states": list(shown.counts),
        "figures": [
            {"state": state, "number": number, "href": f"{request.path}?state={state}#actions"}
            for state, number in shown.counts.items()
        ],
    }
    return render(request, "scrutiny/show.html", context)


def _state(word: str) -> ActionState | None:
    """The state whose actions are asked for, or none."""
    return ActionState(word) if word in set(ActionState) else None
