"""The doors of every page: who is asking, of which plan, when, and whether they may."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_http_methods, require_safe

from actionplan import access
from actionplan.models import Action, Plan
from actionplan.queries.plans import current_plans
from actionplan.queries.policy import policy_on
from actionplan.rules.moments import london_day
from actionplan.rules.periods import in_words
from actionplan.vocabulary import Permission
from config import clock

View = Callable[..., HttpResponse]


def plan_page(*needs: Permission, methods: tuple[str, ...] = ("GET", "HEAD")) -> Callable[[View], View]:
    """A page of a plan, for people with at least one of these permissions; the view is given the plan itself.

    The request learns the moment (``request.now``), the London day (``request.day``), that day's policy
    (``request.policy``, read when it is first asked for) and its plan; and the day that is shown
    (``request.shown_on``), which is today except on a page ``of_any_day``.
    """

    def decorate(view: View) -> View:
        @login_required
        @require_http_methods(methods)
        @wraps(view)
        def inside(request: HttpRequest, plan: str, **named: Any) -> HttpResponse:
            _tell_the_time(request)
            found = get_object_or_404(Plan, slug=plan)
            if access.may_enter(request.user, found, on=request.day):
                request.plan = found
            if not access.may_any(request.user, needs, on=request.day, plan=found):
                raise _refusal(request, found)
            return _kept_private(view(request, found, **named))

        inside.needs, inside.methods = needs, methods  # type: ignore[attr-defined]  # for the tables of addresses
        return inside

    return decorate


def council_page(
    *needs: Permission, methods: tuple[str, ...] = ("GET", "HEAD"), or_of_a_plan: bool = False
) -> Callable[[View], View]:
    """A page of the whole council, for people with at least one of these permissions in no single plan only.

    With no permission named, it is of anybody who has signed in. Where the same page is there ``or_of_a_plan``, under
    its name, whose permission is for a plan alone is led to that.
    """

    def decorate(view: View) -> View:
        @login_required
        @require_http_methods(methods)
        @wraps(view)
        def inside(request: HttpRequest, **named: Any) -> HttpResponse:
            _tell_the_time(request)
            if needs and not access.may_everywhere(request.user, needs, on=request.day):
                own = _plan_for(request, needs) if or_of_a_plan else None
                if own is None:
                    raise _refusal(request)
                return _led_into(request, own)
            return _kept_private(view(request, **named))

        inside.needs, inside.methods = needs, methods  # type: ignore[attr-defined]  # for the tables of addresses
        return inside

    return decorate


def open_page(*needs: Permission) -> Callable[[View], View]:
    """A page of a plan for people with one of these permissions and, while the council publishes openly, for everybody.

    The view finds in ``request.is_public`` whether it answers somebody without the permission. Who is not signed in
    learns nothing of what is not open: it is answered as if it were not there.
    """

    def decorate(view: View) -> View:
        @require_safe
        @wraps(view)
        def inside(request: HttpRequest, plan: str, **named: Any) -> HttpResponse:
            _tell_the_time(request)
            found = get_object_or_404(Plan, slug=plan)
            reads = access.may_any(request.user, needs, on=request.day, plan=found)
            if not reads and not request.policy.publish_openly:
                raise _refusal(request, found) if request.user.is_authenticated else Http404()
            if access.may_enter(request.user, found, on=request.day):
                request.plan = found
            request.is_public = not reads
            answer = view(request, found, **named)
            return answer if answer.has_header("Cache-Control") and request.is_public else _kept_private(answer)

        inside.needs, inside.methods = needs, ("GET", "HEAD")  # type: ignore[attr-defined]  # for the tables of addresses
        inside.is_open = True  # type: ignore[attr-defined]
        return inside

    return decorate


@require_safe
def to_current_plan(request: HttpRequest) -> HttpResponse:
    """Lead a short address, without a plan's name, to the same page of the reader's plan; never for a POST."""
    _tell_the_time(request)
    plan = plan_to_enter(request) or next(iter(current_plans()), None)
    if plan is None:
        raise Http404("There is no plan yet.")
    return _led_into(request, plan)


def _led_into(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Lead to the same page of a plan, and keep the question."""
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    return HttpResponseRedirect(f"/{plan.slug}{request.path}{query}")


def _plan_for(request: HttpRequest, needs: tuple[Permission, ...]) -> Plan | None:
    """The newest current plan in which the reader has one of these permissions, if there is one."""
    plans = (one for one in current_plans() if access.may_any(request.user, needs, on=request.day, plan=one))
    return next(plans, None)


def plan_to_enter(request: HttpRequest) -> Plan | None:
    """The newest current plan that the reader has a part in, if there is one."""
    return next((plan for plan in current_plans() if access.may_enter(request.user, plan, on=request.day)), None)


def visible_action(request: HttpRequest, plan: Plan, slug: str) -> Action:
    """The action at an address, if the reader may see it; else as if it were not there."""
    visible = access.visible_actions(request.user, plan, on=request.day)
    rows = visible.select_related("plan", "finding", "owner__organisation", "owner__holder")
    return get_object_or_404(rows, slug=slug)


def address_of(action: Action, page: str = "action") -> str:
    """The address of an action's page, or of another of its pages by name."""
    return reverse(page, kwargs={"plan": action.plan.slug, "action": action.slug})


def _refusal(request: HttpRequest, plan: Plan | None = None) -> PermissionDenied:
    """Why a page does not open; to somebody whose access has come to its end, it says when that was."""
    ended = access.ended_on(request.user, on=request.day, plan=plan)
    return PermissionDenied(f"Your access ended with {in_words(ended)}, its last day.") if ended else PermissionDenied()


def _tell_the_time(request: HttpRequest) -> None:
    """Read the clock once for the whole request; the day's policy is read once too, when it is first asked for."""
    request.now = clock.now()
    request.day = london_day(request.now)
    request.shown_on, request.past = request.day, None
    request.policy = SimpleLazyObject(partial(policy_on, request.day))


def _kept_private(response: HttpResponse) -> HttpResponse:
    """Keep the page out of every shared cache, and out of the browser's own once signed out."""
    patch_cache_control(response, private=True, no_store=True)
    return response
