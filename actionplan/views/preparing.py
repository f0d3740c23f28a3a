"""Preparing a position: beginning, what it would say, what must be looked at first, and publishing it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from actionplan.commands import preparing as commands
from actionplan.commands import publishing
from actionplan.commands.recording import AlreadyRecorded
from actionplan.forms.publishing import BeginForm, PublishForm, SureForm, TakeOverForm
from actionplan.models import Plan, PublishedPosition
from actionplan.queries.preparing import Prepared, in_preparation, meetings_offered, prepared
from actionplan.queries.published import shown
from actionplan.views.doors import plan_page
from actionplan.views.preparing_parts import back_to, is_done, named
from actionplan.views.sending import FORM, typed
from actionplan.vocabulary import Permission

PUBLISH = Permission.PUBLISH
DONE = "The position is published. This is its own page for ever."


@plan_page(PUBLISH, methods=FORM)
def show(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Begin to prepare a position; then what it would say, its warnings, and the button that publishes it."""
    row = in_preparation(plan)
    if row is None:
        return _begin(request, plan)
    if request.method == "POST":
        return back_to(plan)
    if row.prepared_by != request.user:
        return render(request, "published/locked.html", {"row": named(row), "form": TakeOverForm()})
    ready = prepared(row, request.user)
    return _ready(request, ready, _publish_form(ready))


@plan_page(PUBLISH, methods=FORM)
def publish(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Publish what the reader prepares."""
    row = in_preparation(plan)
    if request.method != "POST":
        return back_to(plan)
    if row is None or row.prepared_by != request.user:
        return _published_before(request, plan)
    ready = prepared(row, request.user)
    form = _publish_form(ready, request.POST)
    if form.is_valid():
        told = {"by": request.user, "because": _because(ready), "at": request.now, "key": form.cleaned_data["key"]}
        try:
            made = publishing.publish(plan, seen=form.cleaned_data["seen"], confirmed=form.ticked, **told)
        except AlreadyRecorded:
            return _published_before(request, plan)
        except ValidationError as problem:
            form.show_problem(problem)
        else:
            messages.success(request, DONE)
            return redirect(shown(made).address)
    form.look_again(ready.seen)
    return _ready(request, ready, form, status=422)


def _begin(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Ask which meeting it is for, and begin."""
    form = BeginForm(*typed(request), meetings=meetings_offered(request.day))
    if request.method == "POST" and form.is_valid():
        save = partial(commands.begin, plan, form.chosen, by=request.user, at=request.now)
        if is_done(form, save):
            return back_to(plan)
    return render(request, "published/begin.html", {"form": form}, status=422 if form.errors else 200)


def _publish_form(ready: Prepared, *sent: Any) -> PublishForm:
    """The form that publishes what is shown."""
    kinds = [(kind, len(those)) for kind, those in ready.groups if kind in ready.to_confirm]
    return PublishForm(kinds, *sent, initial={"seen": ready.seen})


def _ready(request: HttpRequest, ready: Prepared, form: PublishForm, status: int = 200) -> HttpResponse:
    """What is prepared, with its warnings."""
    context = {"ready": ready, "form": form, "button": SureForm(auto_id=False)}
    return render(request, "published/prepare.html", context, status=status)


def _because(ready: Prepared) -> str:
    """What the record says of why it is published."""
    return f"Published for the meeting: {ready.meeting}" if ready.meeting else "Published for no meeting"


def _published_before(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Lead who sent the same form twice to what it published; else back."""
    key = request.POST.get("key", "")
    rows = PublishedPosition.objects.select_related("plan", "change", "meeting__body", "withdrawn__change")
    made = rows.filter(plan=plan, change__key=key, change__by=request.user).first() if key else None
    if made is None:
        messages.error(request, "Nothing was published: you do not prepare a position of this plan any more.")
        return back_to(plan)
    messages.success(request, DONE)
    return redirect(shown(made).address)
