"""Where the plan stands, for councillors: the template receives the allow-list's values and nothing else."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan.forms.scrutiny import SinceForm
from actionplan.models import Plan
from actionplan.queries.scrutiny_answers import complete_so_far, deadline_sentence, due_by_today, verdict
from actionplan.queries.scrutiny_asked import Asked
from actionplan.queries.scrutiny_dashboard import Compared, ScrutinyPage, scrutiny_page
from actionplan.queries.scrutiny_deadlines import deadline_lines
from actionplan.queries.scrutiny_listings import actions_listed, findings_listed
from actionplan.queries.scrutiny_since_words import since_sentence
from actionplan.views.any_day import of_any_day
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission


@plan_page(Permission.READ_SCRUTINY)
@of_any_day(Permission.READ_SCRUTINY)
def show(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Five answers, and what each rests on, with the reason and the next step for every red and amber."""
    meeting = request.GET.get("since", "")
    shown = scrutiny_page(plan, on=request.shown_on, policy=request.policy, meeting=meeting)
    asked = Asked.read(dict(request.GET.lists()), shown.position)
    return render(request, "scrutiny/show.html", _context(shown, asked, _here(request, shown.compared)))


def _here(request: HttpRequest, compared: Compared) -> str:
    """The page's address up to what a figure asks of it, with the meeting that was chosen."""
    chosen = compared.moment.meeting.value if compared.moment and request.GET.get("since") else ""
    return address_of(request, {"since": chosen} if chosen else {})


def address_of(request: HttpRequest, asked: Mapping[str, str]) -> str:
    """The address of a page, up to what a figure asks of it besides."""
    return f"{request.path}?{urlencode(asked)}&" if asked else f"{request.path}?"


def _context(shown: ScrutinyPage, asked: Asked, here: str) -> dict[str, Any]:
    """Everything that ``scrutiny/show.html`` needs."""
    position, compared = shown.position, shown.compared
    chosen = compared.moment.meeting.value if compared.moment else ""
    return {
        "position": position,
        "here": here,
        "verdict": verdict(position),
        "due_by_today": due_by_today(position),
        "complete_so_far": complete_so_far(position),
        "deadline_sentences": [deadline_sentence(line) for line in position.timetable],
        "deadlines": deadline_lines(position),
        "chart": shown.chart,
        "burn_up": shown.chart.shown,
        "compared": compared,
        "since_sentence": since_sentence(compared.since) if compared.since else (),
        "since_form": SinceForm(compared.meetings, chosen) if compared.meetings else None,
        "owed": shown.owed,
        "voices": shown.voices,
        "document": shown.document,
        "listing": actions_listed(position, asked, shown.chart.those(asked.charted), compared.words),
        "listed": findings_listed(position, asked, compared.words),
        "figures": [
            {"state": state, "number": number, "href": f"{here}state={state}#actions"}
            for state, number in position.counts.items()
        ],
    }
