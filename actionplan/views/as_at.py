"""The plan as it stood at the end of a day, at a glance; and the page on which a day is chosen."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from actionplan import access
from actionplan.forms.as_at import ASKED, BOXES, AsAtForm
from actionplan.models import Plan
from actionplan.queries.plans import each_deadline
from actionplan.queries.policy import policy_on
from actionplan.queries.scrutiny import position
from actionplan.queries.scrutiny_values import PublicFinding
from actionplan.rules.policy import Policy
from actionplan.rules.settings import SETTINGS
from actionplan.templatetags.figures import address_of
from actionplan.views.any_day import choose, chooser_of, on_day, on_the_day_asked
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission

READERS = (Permission.READ_PLAN, Permission.READ_SCRUTINY)
OF_NO_STATE: Final = frozenset({"council_name", "council_colour", "staging_days"})
"""Settings by which nothing is counted or explained."""
WAYS: Final = (
    ("Overview", "overview", Permission.READ_PLAN),
    ("Findings", "findings", Permission.READ_PLAN),
    ("Actions", "actions", Permission.READ_PLAN),
    ("Scrutiny", "scrutiny", Permission.READ_SCRUTINY),
)
"""The pages that show a whole plan as it stood, and which permission opens them."""

Address = Callable[..., str]
"""Gives the address of the actions in a state, of a finding, or of both."""


@plan_page(*READERS)
def choose_day(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The days that can be looked at."""
    place = chooser_of(plan)
    if any(name in request.GET for name in (ASKED, *BOXES)):
        return on_the_day_asked(request, plan, place, partial(_show, now=policy_on(request.day)))
    return choose(request, plan, place, AsAtForm(today=request.day))


@plan_page(*READERS)
def show(request: HttpRequest, plan: Plan, day: str) -> HttpResponse:
    """Where the plan stood at the end of a day, in what members may read, with ways to the rows behind it."""
    form = AsAtForm.written(day, today=request.day)
    return on_day(request, plan, chooser_of(plan), form, partial(_show, now=policy_on(request.day)))


def _show(request: HttpRequest, plan: Plan, *, now: Policy) -> HttpResponse:
    """The page, asked in the past; ``now`` are today's settings."""
    shown = position(plan, on=request.shown_on, policy=request.policy)
    address = _addresses(request, plan)
    context = {
        "position": shown,
        "strip": [{"state": one, "number": number, "href": address(state=one)} for one, number in shown.counts.items()],
        "rows": [_row(one, address) for one in shown.findings],
        "deadlines": each_deadline(shown.timetable),
        "differing": _differing(request.policy, now),
        "ways": _ways(request, plan),
    }
    return render(request, "as_at/show.html", context)


def _addresses(request: HttpRequest, plan: Plan) -> Address:
    """Where the actions of a figure are listed: for officers in their list, for members on their page."""
    if access.may(request.user, Permission.READ_PLAN, on=request.day, plan=plan):
        return partial(address_of, plan.slug)
    members = reverse("scrutiny", kwargs={"plan": plan.slug})
    return lambda **asked: f"{members}?{urlencode(asked)}#actions"


def _row(finding: PublicFinding, address: Address) -> dict[str, Any]:
    """A finding with its counts, each with the address of its actions."""
    counts = [(one, address(state=one.state, finding=finding.slug)) for one in finding.counts if one.number]
    return {"finding": finding, "counts": counts, "all": address(finding=finding.slug)}


def _differing(then: Policy, now: Policy) -> list[tuple[str, str, str]]:
    """Each setting that counted otherwise, by its name, as it was and as it is."""
    pairs = ((one, then.value_of(one.key), now.value_of(one.key)) for one in SETTINGS.values())
    differ = (pair for pair in pairs if pair[1] != pair[2] and pair[0].key not in OF_NO_STATE)
    return [(one.label, one.in_words(was), one.in_words(is_)) for one, was, is_ in differ]


def _ways(request: HttpRequest, plan: Plan) -> list[tuple[str, str]]:
    """The pages of this day that the reader may open."""
    may = partial(access.may, request.user, on=request.day, plan=plan)
    return [(words, reverse(page, kwargs={"plan": plan.slug})) for words, page, permission in WAYS if may(permission)]
