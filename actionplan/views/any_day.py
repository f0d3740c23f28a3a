"""Pages that can be shown as they stood at the end of any day: who may, which day, and what stands around it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial, wraps
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from actionplan import access
from actionplan.forms.as_at import ASKED, BOXES, AsAtForm
from actionplan.holdings import reading_only
from actionplan.models import Plan
from actionplan.queries.as_at import as_at, last_change_by
from actionplan.queries.as_at_days import began_on, moment_of, offered_days
from actionplan.queries.policy import policy_on
from actionplan.rules.periods import in_words
from actionplan.vocabulary import Permission

View = Callable[..., HttpResponse]
NOT_FOR_PARTNERS = "The plan as it stood on another day is shown to people who read the whole plan today."


@dataclass(frozen=True)
class Place:
    """A page that can be shown on another day: its address, and what else is asked of it.

    The day stands at the end of the path of one that is ``in_path``, else after ``?as-at=``. What the page shows may
    be withdrawn since: ``told_at`` is then the address of what happened to it.
    """

    path: str
    carried: tuple[tuple[str, str], ...] = ()
    in_path: bool = False
    told_at: str = ""

    @property
    def now(self) -> str:
        """The page as it is, or the history of what is withdrawn."""
        return self.told_at or self.path + (f"?{urlencode(self.carried)}" if self.carried else "")

    def on(self, day: date) -> str:
        """The page as it stood on a day."""
        if self.in_path:
            return f"{self.path}{day.isoformat()}/"
        return f"{self.path}?{urlencode((*self.carried, (ASKED, day.isoformat())))}"


@dataclass(frozen=True)
class Past:
    """The day that a page shows, the number and moment of the last change that it knows of, and the same page."""

    day: date
    today: date
    number: int
    at: datetime
    place: Place

    @property
    def is_today(self) -> bool:
        """Whether the day is not over yet."""
        return self.day == self.today

    @property
    def previous(self) -> str:
        """The page on the day before."""
        return self.place.on(self.day - timedelta(days=1))

    @property
    def next(self) -> str:
        """The page on the day after; nothing after today."""
        return "" if self.is_today else self.place.on(self.day + timedelta(days=1))

    @property
    def now(self) -> str:
        """The page as it is today."""
        return self.place.on(self.today) if self.place.in_path else self.place.now


def of_any_day(permission: Permission, *, history_of: Callable[..., str] | None = None) -> Callable[[View], View]:
    """A page of a plan, below its door, that ``?as-at=2014-11-01`` shows as it stood then to who has a permission.

    The view is asked in the past, by somebody who may only read: ``request.shown_on`` is the day and
    ``request.policy`` that day's. ``request.day`` stays today, of which it is asked who may see what. ``history_of``
    takes what the view takes, and gives the address of the history of what has no page today, else nothing.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def inside(request: HttpRequest, plan: Plan, **named: Any) -> HttpResponse:
            if not any(name in request.GET for name in (ASKED, *BOXES)):
                return view(request, plan, **named)
            refuse_who_may_not(request, plan, permission)
            place = replace(place_of(request), told_at=history_of(plan, **named) if history_of else "")
            return on_the_day_asked(request, plan, place, partial(view, **named))

        inside.shows_past = True  # type: ignore[attr-defined]  # for the links of pages of the past
        return inside

    return decorate


def of_every_day(page: str) -> Callable[[View], View]:
    """A history, below its door: asked for a day, it leads to ``page``, what it is the history of, as it stood then."""

    def decorate(view: View) -> View:
        @wraps(view)
        def inside(request: HttpRequest, plan: Plan, **named: Any) -> HttpResponse:
            if not any(name in request.GET for name in (ASKED, *BOXES)):
                return view(request, plan, **named)
            address = reverse(page, kwargs={"plan": plan.slug, **named})
            return HttpResponseRedirect(f"{address}?{request.GET.urlencode()}")

        return inside

    return decorate


def refuse_who_may_not(request: HttpRequest, plan: Plan, permission: Permission) -> None:
    """Go on only for who may read the whole plan, or what members read of it, today."""
    if not access.may(request.user, permission, on=request.day, plan=plan):
        raise PermissionDenied(NOT_FOR_PARTNERS)


def place_of(request: HttpRequest) -> Place:
    """The page of a request, and what is asked of it besides the day."""
    parts = ((name, value) for name, values in request.GET.lists() for value in values)
    return Place(request.path, tuple(part for part in parts if part[0] not in (ASKED, *BOXES)))


def on_the_day_asked(request: HttpRequest, plan: Plan, place: Place, view: View) -> HttpResponse:
    """The page on the day that stands in its address; a day that was typed into boxes goes before, and leads there."""
    if any(name in request.GET for name in BOXES):
        form = AsAtForm(request.GET, today=request.day)
        return HttpResponseRedirect(place.on(form.day)) if form.is_valid() else choose(request, plan, place, form)
    if not request.GET[ASKED]:
        return choose(request, plan, place, AsAtForm(today=request.day))
    return on_day(request, plan, place, AsAtForm.written(request.GET[ASKED], today=request.day), view)


def on_day(request: HttpRequest, plan: Plan, place: Place, form: AsAtForm, view: View) -> HttpResponse:
    """The page as it stood on a day, if there is a record of that; else why not, and days to choose from."""
    if not form.is_valid():
        return choose(request, plan, place, form)
    number = last_change_by(form.day)
    past = Past(form.day, request.day, number, moment_of(number), place) if number else None
    shown = _then(request, plan, past, view) if past else None
    if shown is not None:
        return shown
    began = in_words(began_on(plan))
    form.add_error(ASKED, f"The record of this plan begins on {began}: choose that day or a later one")
    return choose(request, plan, place, form)


def choose(request: HttpRequest, plan: Plan, place: Place, form: AsAtForm) -> HttpResponse:
    """Which day to look at: with what was wrong with the one that was asked for, and days that people ask for."""
    offered = [(one, place.on(one.day)) for one in offered_days(plan, on=request.day)]
    context = {"form": form, "place": place, "offered": offered, "today_address": place.on(request.day)}
    return render(request, "as_at/choose.html", context, status=422 if form.errors else 200)


def _then(request: HttpRequest, plan: Plan, past: Past, view: View) -> HttpResponse | None:
    """The page as it stood; ``None`` when the plan was not there yet."""
    with as_at(past.number):
        then = Plan.objects.filter(pk=plan.pk).first()
        if then is None:
            return None
        request.reader, request.plan, request.past, request.shown_on = request.user, then, past, past.day
        request.policy = SimpleLazyObject(partial(policy_on, past.day))
        request.user = reading_only(request.reader)
        try:
            return _or_not_there(request, view)
        finally:
            request.user = request.reader


def _or_not_there(request: HttpRequest, view: View) -> HttpResponse:
    """The page, or that there was none of this on that day."""
    try:
        return view(request, request.plan)
    except Http404:
        return render(request, "as_at/not_there.html", status=404)


def chooser_of(plan: Plan) -> Place:
    """The page of a plan on which a day is chosen, and under which each day has its own."""
    return Place(reverse("as-at-choose", kwargs={"plan": plan.slug}), in_path=True)
