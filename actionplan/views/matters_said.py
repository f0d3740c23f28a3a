"""Asking and following up what members are owed, and keeping it: each a form of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from actionplan import access
from actionplan.commands import matters as commands
from actionplan.commands.matters import About
from actionplan.forms.matters import AskForm, FollowUpForm, HandForm, WhyForm
from actionplan.forms.sent_once import OneVersionForm
from actionplan.models import Action, Answer, Change, Finding, Matter, MatterDuty, Plan
from actionplan.queries.scrutiny_matter_values import PublicAbout
from actionplan.rules.matters import why_not_said
from actionplan.views.doors import plan_page
from actionplan.views.drafts import keeps_typing, with_draft
from actionplan.views.matters import row_of, shown_matter
from actionplan.views.meetings import meeting_at
from actionplan.views.sending import FORM, is_recorded, typed
from actionplan.vocabulary import AnswerKind, MatterKind, Permission

NAMED: Final = ("finding", "action", "meeting")
"""What the address of the asking form may say that a question is about; a meeting as “scrutiny-panel/2014-11-27”."""


@dataclass(frozen=True)
class Step:
    """The words of one form: its heading, what it does, its button, and what is said once it is recorded."""

    title: str
    lead: str
    button: str
    done: str


FOLLOW_UP = Step(
    "Ask a follow-up question",
    "The same post owes an answer to it, within the usual days from today.",
    "Ask",
    "Your follow-up question is recorded.",
)
CHASE = Step(
    "Chase the answer", "That it was chased, and how, is listed for members.", "Record", "The chase is recorded."
)
CLOSE = Step("Close", "It stays listed. A follow-up question opens it again.", "Close", "It is closed.")
TAKE_BACK = Step(
    "Take back your question", "It stays listed as taken back.", "Take it back", "Your question is taken back."
)
HAND = Step("Change who answers, or by when", "Nothing that was said changes.", "Save", "Who answers is recorded.")


@keeps_typing
@plan_page(Permission.ASK_QUESTION, methods=FORM)
def ask(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Ask a question, perhaps about the finding or action that the address names."""
    named = {name: request.GET.get(name, "") for name in NAMED}
    may_name = access.may_keep_matters(request.user, plan, on=request.day)
    form = with_draft(request, AskForm(*typed(request), initial=named, may_name=may_name))
    about = _about(plan, *(form[name].value() or "" for name in NAMED))
    made: list[Matter] = []

    def write(told: dict[str, Any]) -> None:
        post = form.cleaned_data.get("post")
        made.append(commands.ask(plan, form.cleaned_data["text"], about=about, post=post, **told))

    def is_so(change: Change) -> bool:
        made.extend(Matter.objects.filter(change=change, text=form.cleaned_data["text"].strip()))
        return bool(made)

    if is_recorded(request, form, write, is_so):
        messages.success(request, f"Your question is recorded: {made[0].get_kind_display().lower()} {made[0].number}.")
        return redirect("matter", plan=plan.slug, kind=MatterKind.QUESTION, number=made[0].number)
    context = {"form": form, "about": _shown(about), "answer_days": request.policy.answer_days}
    return render(request, "matters/ask.html", context, status=422 if form.errors else 200)


@keeps_typing
@plan_page(Permission.ASK_QUESTION, methods=FORM)
def follow_up(request: HttpRequest, plan: Plan, kind: MatterKind, number: int) -> HttpResponse:
    """Ask again after an answer."""
    row = row_of(plan, kind, number)
    form = with_draft(request, FollowUpForm(*typed(request), initial=seen_in(row)))

    def write(told: dict[str, Any]) -> None:
        commands.follow_up(row, form.cleaned_data["text"], seen=form.cleaned_data["seen"], **told)

    return say(request, row, form, write, FOLLOW_UP, of=AnswerKind.FOLLOW_UP)


@keeps_typing
@plan_page(Permission.MANAGE_MEETINGS, methods=FORM)
def chase(request: HttpRequest, plan: Plan, kind: MatterKind, number: int) -> HttpResponse:
    """Write down that an answer was chased."""
    asked = {"label": "How was it chased?", "hint": "For example: by telephone; an answer is promised for Friday."}
    return _why(request, row_of(plan, kind, number), commands.chase, CHASE, AnswerKind.CHASED, asked)


@keeps_typing
@plan_page(Permission.MANAGE_MEETINGS, methods=FORM)
def close(request: HttpRequest, plan: Plan, kind: MatterKind, number: int) -> HttpResponse:
    """Close a matter, with why."""
    asked = {"label": "Why is it closed?", "hint": "For example: the panel of 27 November 2014 noted the answer."}
    return _why(request, row_of(plan, kind, number), commands.close, CLOSE, AnswerKind.CLOSED, asked)


@keeps_typing
@plan_page(Permission.ASK_QUESTION, methods=FORM)
def take_back(request: HttpRequest, plan: Plan, kind: MatterKind, number: int) -> HttpResponse:
    """Take one's own question back, with why."""
    row = row_of(plan, kind, number)
    if not access.may_take_back(request.user, row, on=request.day):
        raise PermissionDenied(commands.NOT_YOUR_QUESTION)
    asked = {"label": "Why do you take it back?", "hint": "One sentence. Everybody who read the question reads it."}
    return _why(request, row, commands.take_back, TAKE_BACK, AnswerKind.TAKEN_BACK, asked)


@keeps_typing
@plan_page(Permission.MANAGE_MEETINGS, methods=FORM)
def hand(request: HttpRequest, plan: Plan, kind: MatterKind, number: int) -> HttpResponse:
    """Say which post answers from now on, and by when."""
    row, shown = row_of(plan, kind, number), shown_matter(request, plan, kind, number)
    now = {"seen": shown.duties, "post": shown.owed_by_post, "due_on": shown.due_on}
    form = with_draft(request, HandForm(*typed(request), initial=now))

    def write(told: dict[str, Any]) -> None:
        typed_in = form.cleaned_data
        given = {"post": typed_in["post"], "due_on": typed_in["due_on"], "seen": typed_in["seen"]}
        commands.hand(row, **given, **told)

    def is_so(change: Change) -> bool:
        there = {"post": form.cleaned_data["post"], "due_on": form.cleaned_data["due_on"]}
        return MatterDuty.objects.filter(change=change, matter=row, **there).exists()

    return say(request, row, form, write, HAND, of=AnswerKind.INTERIM, is_so=is_so)


def _why(
    request: HttpRequest,
    row: Matter,
    command: Callable[..., object],
    step: Step,
    of: AnswerKind,
    asked: dict[str, str],
) -> HttpResponse:
    """A form that asks for words alone, which are the reason too."""
    form = with_draft(request, WhyForm(*typed(request), initial=seen_in(row), **asked))

    def write(told: dict[str, Any]) -> None:
        command(row, seen=form.cleaned_data["seen"], **told)

    return say(request, row, form, write, step, of=of)


def say(
    request: HttpRequest,
    row: Matter,
    form: OneVersionForm,
    write: Callable[[dict[str, Any]], object],
    step: Step,
    *,
    of: AnswerKind | None = None,
    is_so: Callable[[Change], bool] | None = None,
    why_not: str | None = "",
) -> HttpResponse:
    """Record what was typed and go back to the thread; else the form beside the thread as it stands now."""
    kind = MatterKind(row.kind)
    if is_recorded(request, form, write, is_so or _is_said_in(row, form)):
        messages.success(request, step.done)
        return redirect("matter", plan=row.plan.slug, kind=kind, number=row.number)
    shown = shown_matter(request, row.plan, kind, row.number)
    if form.needs_reading_again():
        form.seen_again(shown.duties if isinstance(form, HandForm) else shown.seen)
    out_of_turn = why_not_said(of, shown.state) if of else why_not
    context = {"form": form, "matter": shown, "step": step, "why_not": out_of_turn or ""}
    return render(request, "matters/say.html", context, status=422 if form.errors else 200)


def _is_said_in(row: Matter, form: OneVersionForm) -> Callable[[Change], bool]:
    """Whether an earlier sending said in this matter just what is typed now."""

    def is_so(change: Change) -> bool:
        told = form.cleaned_data
        words = told.get("text", told["because"]).strip()
        return Answer.objects.filter(change=change, matter=row, text=words).exists()

    return is_so


def seen_in(row: Matter) -> dict[str, int]:
    """What the reader of a new form has read."""
    return {"seen": row.answers.count()}


def _about(plan: Plan, finding: str, action: str, meeting: str) -> About:
    """What an address names; a word that names nothing of this plan is as if it were not there."""
    rows: dict[str, Any] = {}
    if finding:
        rows["finding"] = Finding.objects.filter(plan=plan, slug=finding, is_withdrawn=False).first()
    if action:
        rows["action"] = Action.objects.select_related("owner").filter(plan=plan, slug=action).first()
    if None in rows.values():
        raise Http404("There is nothing of that name in this plan.")
    if meeting:
        rows["meeting"] = meeting_at(*meeting.partition("/")[::2])
    return About(**rows)


def _shown(about: About) -> PublicAbout | None:
    """What the form says that the question is about."""
    if about.action:
        return PublicAbout("action", about.action.reference, about.action.text, about.action.slug)
    if about.finding:
        return PublicAbout("finding", about.finding.reference, about.finding.title, about.finding.slug)
    return PublicAbout("meeting", "", str(about.meeting), "") if about.meeting else None
