"""Keeping bodies and meetings: adding, calling, moving, cancelling, and writing down what was resolved."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from actionplan.commands import resolutions, scrutiny
from actionplan.forms.meetings import (
    BodyForm,
    CallMeetingForm,
    CancelMeetingForm,
    CorrectResolutionForm,
    MinutesForm,
    MoveMeetingForm,
    ResolutionForm,
)
from actionplan.forms.sent_once import OneVersionForm, SentOnceForm
from actionplan.models import Body, Change, Meeting, Plan, Resolution
from actionplan.queries.meetings import number_resolved
from actionplan.queries.plans import current_plans
from actionplan.rules.matters import numeral
from actionplan.rules.periods import in_words
from actionplan.views.doors import council_page
from actionplan.views.drafts import keeps_typing, with_draft
from actionplan.views.meetings import meeting_at
from actionplan.views.sending import FORM, is_recorded, typed
from actionplan.vocabulary import BodyKind, Permission

Write = Callable[[dict[str, Any]], object]


@dataclass(frozen=True)
class Words:
    """What a form is headed with, and what is said once it is recorded."""

    title: str
    done: str


@keeps_typing
@council_page(Permission.MANAGE_MEETINGS, methods=FORM)
def add_body(request: HttpRequest) -> HttpResponse:
    """Make a body known."""
    form = with_draft(request, BodyForm(*typed(request)))

    def write(told: dict[str, Any]) -> None:
        name, kind = form.cleaned_data["name"], BodyKind(form.cleaned_data["kind"])
        scrutiny.add_body(form.slug, name, kind, **told)

    def is_so(change: Change) -> bool:
        return Body.objects.filter(change=change, slug=form.slug).exists()

    return _kept(request, form, write, is_so, Words("Add a body", "The body is added."))


@keeps_typing
@council_page(Permission.MANAGE_MEETINGS, methods=FORM)
def change_body(request: HttpRequest, body: str) -> HttpResponse:
    """Call a body by another name, or say what it is to the plan."""
    row = get_object_or_404(Body, slug=body)
    now = {"name": row.name, "kind": row.kind, "seen": row.version}
    form = with_draft(request, BodyForm(*typed(request), initial=now))

    def write(told: dict[str, Any]) -> None:
        name, kind = form.cleaned_data["name"], BodyKind(form.cleaned_data["kind"])
        scrutiny.change_body(row, name=name, kind=kind, seen=form.cleaned_data["seen"], **told)

    return _kept(request, form, write, _is_last_of(row), Words(f"Change {row.name}", "The body is changed."), row)


@keeps_typing
@council_page(Permission.MANAGE_MEETINGS, methods=FORM)
def call(request: HttpRequest) -> HttpResponse:
    """Put a meeting in the calendar; its papers go out the usual number of days before unless told otherwise."""
    form = with_draft(request, CallMeetingForm(*typed(request), initial={"body": request.GET.get("body", "")}))

    def write(told: dict[str, Any]) -> None:
        days = {name: form.cleaned_data[name] for name in ("held_on", "papers_on")}
        days["papers_on"] = days["papers_on"] or days["held_on"] - timedelta(days=request.policy.papers_days)
        scrutiny.call_meeting(form.cleaned_data["body"], **days, **told)

    def is_so(change: Change) -> bool:
        there = {"body": form.cleaned_data["body"], "held_on": form.cleaned_data["held_on"]}
        return Meeting.objects.filter(change=change, **there).exists()

    return _kept(request, form, write, is_so, Words("Call a meeting", "The meeting is called."))


@keeps_typing
@council_page(Permission.MANAGE_MEETINGS, methods=FORM)
def move(request: HttpRequest, body: str, day: str) -> HttpResponse:
    """Move a meeting, or the day by which its papers go out."""
    row = meeting_at(body, day)
    now = {"held_on": row.held_on, "papers_on": row.papers_on, "seen": row.version}
    form = with_draft(request, MoveMeetingForm(*typed(request), initial=now))

    def write(told: dict[str, Any]) -> None:
        days = {name: form.cleaned_data[name] for name in ("held_on", "papers_on", "seen")}
        scrutiny.move_meeting(row, **days, **told)

    return _kept(request, form, write, _is_last_of(row), Words(f"Move {row}", "The meeting is changed."), row)


@keeps_typing
@council_page(Permission.MANAGE_MEETINGS, methods=FORM)
def cancel(request: HttpRequest, body: str, day: str) -> HttpResponse:
    """Take a meeting out of the calendar."""
    row = meeting_at(body, day)
    form = with_draft(request, CancelMeetingForm(*typed(request), initial={"seen": row.version}))

    def write(told: dict[str, Any]) -> None:
        scrutiny.cancel_meeting(row, seen=form.cleaned_data["seen"], **told)

    return _kept(request, form, write, _is_last_of(row), Words(f"Cancel {row}", "The meeting is cancelled."), row)


@keeps_typing
@council_page(Permission.MANAGE_MEETINGS, methods=FORM)
def minute(request: HttpRequest, body: str, day: str) -> HttpResponse:
    """Write down what a meeting resolved in the words of its minutes."""
    row = meeting_at(body, day)
    form = with_draft(
        request, MinutesForm(*typed(request), initial={"resolution": row.resolution, "seen": row.version})
    )

    def write(told: dict[str, Any]) -> None:
        typed_in = form.cleaned_data
        scrutiny.minute_meeting(row, resolution=typed_in["resolution"], seen=typed_in["seen"], **told)

    return _kept(request, form, write, _is_last_of(row), Words(f"Minutes of {row}", "The minutes are kept."), row)


@keeps_typing
@council_page(Permission.MANAGE_MEETINGS, methods=FORM)
def resolve(request: HttpRequest, body: str, day: str) -> HttpResponse:
    """Write down the next thing that a meeting resolved."""
    row, plans = meeting_at(body, day), list(current_plans())
    if not plans:
        raise Http404("There is no plan over which a meeting could resolve anything.")
    seen = {"seen": number_resolved(row, plans[0])}
    form = with_draft(request, ResolutionForm(*typed(request), plans=plans, policy=request.policy, initial=seen))

    def write(told: dict[str, Any]) -> None:
        over = form.cleaned_data["plan"]
        seen = form.cleaned_data["seen"] if over == plans[0] else None
        resolutions.record(row, over, form.resolved(), seen=seen, **told)

    def is_so(change: Change) -> bool:
        there = {"meeting": row, "text": form.cleaned_data["text"].strip()}
        return Resolution.objects.filter(change=change, **there).exists()

    words = Words(f"What it resolved: {row}", "The resolution is written down.")
    return _kept(
        request, form, write, is_so, words, row, lambda: (number_resolved(row, plans[0]), _last(row, plans[0]))
    )


@keeps_typing
@council_page(Permission.MANAGE_MEETINGS, methods=FORM)
def correct(request: HttpRequest, body: str, day: str, number: int) -> HttpResponse:
    """Put the words of a resolution right."""
    row = meeting_at(body, day)
    was = _as_it_stands(get_object_or_404(Resolution, meeting=row, pk=number))
    form = with_draft(request, CorrectResolutionForm(*typed(request), initial={"text": was.text, "seen": was.pk}))

    def write(told: dict[str, Any]) -> None:
        resolutions.correct(was, form.cleaned_data["text"], seen=form.cleaned_data["seen"], **told)

    def is_so(change: Change) -> bool:
        there = {"meeting": row, "sequence": was.sequence, "text": form.cleaned_data["text"].strip()}
        return Resolution.objects.filter(change=change, **there).exists()

    words = Words(f"Correct resolution {numeral(was.sequence)} of {row}", "The resolution is corrected.")
    return _kept(request, form, write, is_so, words, row, lambda: (was.pk, was.text))


def _kept(
    request: HttpRequest,
    form: SentOnceForm,
    write: Write,
    is_so: Callable[[Change], bool],
    words: Words,
    row: Body | Meeting | None = None,
    newest: Callable[[], tuple[int, str]] | None = None,
) -> HttpResponse:
    """Record what was typed and go back to the meeting; else the form, with what stands where somebody else wrote.

    ``newest`` gives what a form counts as read, and what stands now in words.
    """
    if is_recorded(request, form, write, is_so):
        messages.success(request, words.done)
        return redirect(_back(row))
    stands = ""
    if isinstance(form, OneVersionForm) and form.needs_reading_again():
        seen, stands = newest() if newest else _version_of(row)
        form.seen_again(seen)
    context = {"form": form, "title": words.title, "back": _back(row), "stands": stands}
    return render(request, "meetings/form.html", context, status=422 if form.errors else 200)


def _last(meeting: Meeting, plan: Plan) -> str:
    """What a meeting was last written down to have resolved over a plan."""
    last = Resolution.objects.current().filter(meeting=meeting, plan=plan).order_by("sequence").last()
    return f"{numeral(last.sequence)} {last.text}" if last else ""


def _as_it_stands(row: Resolution) -> Resolution:
    """A resolution as it was last corrected."""
    place = {"meeting": row.meeting_id, "plan": row.plan_id, "sequence": row.sequence}
    found: Resolution = Resolution.objects.current().select_related("plan", "meeting").get(**place)
    return found


def _version_of(row: Body | Meeting | None) -> tuple[int, str]:
    """The newest version of a body or a meeting, and what it says now."""
    if isinstance(row, Meeting):
        now = Meeting.objects.select_related("body").get(pk=row.pk)
        papers = f", papers by {in_words(now.papers_on)}" if now.papers_on else ""
        cancelled = ", cancelled" if now.is_cancelled else ""
        return now.version, f"{now}{papers}{cancelled}. {now.resolution}".strip()
    known = Body.objects.get(pk=row.pk) if row else None
    return (known.version, f"{known.name}: {BodyKind(known.kind).label}") if known else (0, "")


def _is_last_of(row: Body | Meeting) -> Callable[[Change], bool]:
    """Whether the row is still as an earlier sending of a form left it."""

    def is_so(change: Change) -> bool:
        return type(row).objects.filter(pk=row.pk, change=change).exists()

    return is_so


def _back(row: Body | Meeting | None) -> str:
    """The page of a meeting, or that of all meetings."""
    if not isinstance(row, Meeting):
        return reverse("meetings")
    return reverse("meeting", kwargs={"body": row.body.slug, "day": row.held_on.isoformat()})
