"""Where the plan stands, for councillors: the template receives the allow-list's values and nothing else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan.models import Plan
from actionplan.queries.scrutiny import position
from actionplan.queries.scrutiny_answers import deadline_sentence, verdict
from actionplan.queries.scrutiny_listings import Asked, actions_listed, findings_listed
from actionplan.views.any_day import of_any_day
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission


@plan_page(Permission.READ_SCRUTINY)
@of_any_day(Permission.READ_SCRUTINY)
def show(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The position by finding, with the reason and the next step for every red and amber."""
    shown = position(plan, on=request.shown_on, policy=request.policy)
    asked = Asked.read(dict(request.GET.lists()), shown)
    context = {
        "position": shown,
        "verdict": verdict(shown),
        "deadlines": [(line, deadline_sentence(line)) for line in shown.timetable],
        "listing": actions_listed(shown, asked),
        "listed": findings_listed(shown, asked),
        "figures": [
            {"state": state, "number": number, "href": f"{request.path}?state={state}#actions"}
            for state, number in shown.counts.items()
        ],
    }
    return render(request, "scrutiny/show.html", context)
