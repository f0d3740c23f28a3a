"""One finding, one action and the positions of two meetings, as councillors read them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from actionplan.forms.scrutiny import BetweenForm
from actionplan.models import Plan
from actionplan.queries.scrutiny_asked import Asked
from actionplan.queries.scrutiny_dashboard import between
from actionplan.queries.scrutiny_drill import GoneFinding, action_page, finding_page
from actionplan.queries.scrutiny_listings import actions_listed, findings_listed
from actionplan.queries.scrutiny_since_words import since_sentence
from actionplan.rules.verdict import Quadrant
from actionplan.views.any_day import of_any_day
from actionplan.views.doors import plan_page
from actionplan.views.scrutiny import address_of
from actionplan.vocabulary import Permission


@plan_page(Permission.READ_SCRUTINY)
@of_any_day(Permission.READ_SCRUTINY)
def finding(request: HttpRequest, plan: Plan, finding: str) -> HttpResponse:
    """The verdict on a finding, its actions and its evidence, what would change it and what has happened."""
    shown = finding_page(plan, finding, on=request.shown_on, policy=request.policy)
    if isinstance(shown, GoneFinding):
        return render(request, "scrutiny/gone.html", {"gone": shown})
    if shown is None:
        raise Http404
    context = {"shown": shown, "finding": shown.finding, "compared": shown.compared, "quadrants": list(Quadrant)}
    return render(request, "scrutiny/finding.html", context | {"here": _dashboard(plan)})


@plan_page(Permission.READ_SCRUTINY)
@of_any_day(Permission.READ_SCRUTINY)
def action(request: HttpRequest, plan: Plan, action: str) -> HttpResponse:
    """Where an action stands and why, its dates, the difference it makes and what has happened."""
    shown = action_page(plan, action, on=request.shown_on, policy=request.policy)
    if isinstance(shown, GoneFinding):
        return render(request, "scrutiny/gone.html", {"gone": shown})
    if shown is None:
        raise Http404
    context = {"shown": shown, "action": shown.action, "one": shown.one, "compared": shown.compared}
    return render(request, "scrutiny/action.html", context | {"here": _dashboard(plan)})


@plan_page(Permission.READ_SCRUTINY)
@of_any_day(Permission.READ_SCRUTINY)
def since(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The positions of two meetings beside each other, or of one and the plan as it stands."""
    named = {name: request.GET.get(name, "") for name in ("since", "until")}
    asked_for = {"meeting": named["since"], "until": named["until"]}
    found = between(plan, on=request.shown_on, policy=request.policy, **asked_for)
    compared = found.compared
    chosen = [one.meeting.value if one else "" for one in (compared.moment, found.until)]
    context = {"compared": compared, "until": found.until, "form": BetweenForm(found.meetings, *chosen)}
    if compared.since:
        position = compared.since.position
        asked = Asked.read(dict(request.GET.lists()), position)
        context |= {
            "position": position,
            "since": compared.since,
            "since_sentence": since_sentence(compared.since),
            "listing": actions_listed(position, asked, since=compared.words),
            "listed": findings_listed(position, asked, compared.words),
            "here": address_of(request, {name: value for name, value in named.items() if value}),
        }
    return render(request, "scrutiny/since.html", context)


def _dashboard(plan: Plan) -> str:
    """The address of the dashboard, up to what a figure asks of it."""
    return reverse("scrutiny", kwargs={"plan": plan.slug}) + "?"
