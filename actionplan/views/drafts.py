"""Keeping what was typed: while it is typed, when a form comes back, and when the session or the page had ended."""

from functools import partial, wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.functional import SimpleLazyObject

from actionplan.commands import drafts as commands
from actionplan.forms.drafts import Form, Mark, begun_with, is_worth_keeping, mark_in, signed, typed_in
from actionplan.models import Person
from actionplan.templatetags.dates import time
from actionplan.views.doors import View, council_page
from config import clock

THROWN_AWAY = "What you had begun is thrown away."


def keeps_typing(view: View) -> View:
    """A page with a form on which nothing typed is lost; it stands above the page's door.

    What comes back with an error is kept as a draft, and what is recorded is thrown away. What a signed-out person
    sends is kept for whom the page was shown, by the form's signed mark, and stands there after they sign in.
    The view calls ``with_draft`` on its form; its template includes the parts of ``drafts/_parts``.
    """

    @wraps(view)
    def inside(request: HttpRequest, **named: Any) -> HttpResponse:
        request.draft_mark = SimpleLazyObject(partial(_mark_of, request))
        mark = mark_in(request.POST) if request.method == "POST" else None
        if mark and not request.user.is_authenticated:
            return _kept_until_signed_in(request, mark)
        if mark and mark.person != request.user.pk:
            return refused(request)
        response = view(request, **named)
        if request.method == "POST" and request.user.is_authenticated:
            _settle(request, response)
        return response

    return inside


def with_draft(request: HttpRequest, form: Form) -> Form:
    """The form with what its reader had begun on this page and not sent, where they had; ``request.draft`` is that."""
    request.form_shown = form
    request.draft = None if form.is_bound else commands.of(request.path, by=request.user)
    return begun_with(form, request.draft.fields) if request.draft else form


@keeps_typing
@council_page(methods=("GET", "HEAD", "POST"))
def keep(request: HttpRequest) -> HttpResponse:
    """Keep or throw away what was typed on the page that a form's mark names, for its script or for a button."""
    if request.method != "POST":
        return redirect("home")
    mark = mark_in(request.POST)
    if mark is None:
        return render(request, "403_csrf.html", status=400)
    if request.POST.get("draft") == "forget":
        commands.forget(mark.address, by=request.user)
        return _back(request, mark, THROWN_AWAY)
    words = _keep(mark, request.POST)
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"words": words})
    return _back(request, mark, f"{words} Only you can read it.")


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django gives a reason
    """The answer to a form that came without its secret, or by somebody else: kept for who typed it, in plain words."""
    mark = mark_in(request.POST)
    return _not_saved(request, mark, _keep(mark, request.POST) if mark else "")


def _not_saved(request: HttpRequest, mark: Mark | None, words: str) -> HttpResponse:
    """Say what became of what was typed: kept for its person, or too long to be kept."""
    is_too_long = words == commands.TOO_LONG
    context = {
        "words": "" if is_too_long else words,
        "why_not_kept": words if is_too_long else "",
        "address": mark.address if mark else "",
        "is_theirs": mark is not None and mark.person == request.user.pk,
    }
    return render(request, "403_csrf.html", context, status=403)


def _mark_of(request: HttpRequest) -> str:
    """The signed mark of this page for its reader."""
    return signed(Mark(request.user.pk, request.path))


def _keep(mark: Mark, sent: Any) -> str:
    """Keep what a form sent for whom it was shown, and say so; or why it is not kept."""
    typed = typed_in(sent)
    person = Person.objects.filter(pk=mark.person, is_active=True).first()
    if person is None or not is_worth_keeping(typed):
        return ""
    now = clock.now()
    try:
        draft = commands.keep(mark.address, typed, by=person, at=now)
    except ValidationError as problem:
        return str(problem.message)
    return f"Draft kept at {time(now)}." if draft else "This is saved."


def _kept_until_signed_in(request: HttpRequest, mark: Mark) -> HttpResponse:
    """Keep the typing of somebody whose session has ended, and lead them back to it by way of signing in.

    What is too long to be kept is said to be so, while the browser's back button still has it.
    """
    words = _keep(mark, request.POST)
    if words == commands.TOO_LONG:
        return _not_saved(request, mark, words)
    answer = redirect_to_login(request.get_full_path() if request.path == mark.address else mark.address)
    return redirect(f"{answer.url}&kept=yes") if words else answer


def _settle(request: HttpRequest, response: HttpResponse) -> None:
    """Keep what came back with an error, as it stands in the form now; throw away what was recorded."""
    if response.status_code == 422:
        form = getattr(request, "form_shown", None)
        _keep(Mark(request.user.pk, request.path), form.data if form else request.POST)
    elif response.status_code == 302:
        commands.forget(request.path, by=request.user)


def _back(request: HttpRequest, mark: Mark, words: str) -> HttpResponse:
    """Go back to the page of a form, and say something there."""
    messages.info(request, words)
    return redirect(mark.address)
