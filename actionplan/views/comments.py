"""Questions and comments on an action: kept apart from the public record, between those who work on it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from actionplan import access
from actionplan.commands import comments as commands
from actionplan.commands.recording import AlreadyRecorded
from actionplan.forms.comments import AnswerForm, CommentForm, TakeBackCommentForm
from actionplan.models import Action, Change, Comment, Plan
from actionplan.queries.comments import Spoken, conversation_of
from actionplan.views.doors import address_of, plan_page, visible_action
from actionplan.views.drafts import keeps_typing, with_draft
from actionplan.views.progress import UPDATERS
from actionplan.views.sending import FORM, is_recorded, typed
from actionplan.vocabulary import Permission

SPEAKERS = (*UPDATERS, Permission.READ_RESTRICTED)


@keeps_typing
@plan_page(*SPEAKERS, methods=FORM)
def show(request: HttpRequest, plan: Plan, action: str) -> HttpResponse:
    """What was said of an action, and a form for a comment or a question."""
    chosen = _to_discuss(request, plan, action)
    form = with_draft(request, CommentForm(*typed(request), initial=_seen(request, chosen)))
    told = {"is_question": form.cleaned_data["is_question"]} if form.is_bound and form.is_valid() else {}
    if _is_said(request, chosen, form, told):
        asked = "Your question waits for an answer." if told["is_question"] else "Your comment is added."
        messages.success(request, asked)
        return _to_conversation(chosen)
    return _page(request, "comments/show.html", chosen, form)


@keeps_typing
@plan_page(*SPEAKERS, methods=FORM)
def answer(request: HttpRequest, plan: Plan, action: str, number: int) -> HttpResponse:
    """Answer a question on an action."""
    chosen = _to_discuss(request, plan, action)
    question = conversation_of(chosen, request.user).question(number)
    if question is None and request.method != "POST":
        raise Http404("There is no such question on this action.")
    form = with_draft(request, AnswerForm(*typed(request), initial=_seen(request, chosen)))
    if _is_said(request, chosen, form, {"answers": get_object_or_404(Comment, action=chosen, sequence=number)}):
        messages.success(request, "Your answer is added.")
        return _to_conversation(chosen)
    return _page(request, "comments/answer.html", chosen, form, question=question)


@keeps_typing
@plan_page(*SPEAKERS, methods=FORM)
def take_back(request: HttpRequest, plan: Plan, action: str, number: int) -> HttpResponse:
    """Take one's own comment back, with a reason; nothing of it is erased."""
    chosen = _to_discuss(request, plan, action)
    row = get_object_or_404(Comment.objects.select_related("action", "change"), action=chosen, sequence=number)
    own = conversation_of(chosen, request.user).own(number)
    if row.change.by_id != request.user.pk:
        raise PermissionDenied(commands.NOT_WRITTEN_BY_YOU)
    if own is None and request.method != "POST":
        raise Http404("There is no comment of yours here that stands.")
    form = with_draft(request, TakeBackCommentForm(*typed(request)))

    def write(told: dict[str, Any]) -> None:
        commands.withdraw(row, **told)

    def is_so(change: Change) -> bool:
        return Comment.objects.filter(change=change, withdraws=row).exists()

    if is_recorded(request, form, write, is_so):
        messages.success(request, "Your words are taken back.")
        return _to_conversation(chosen)
    return _page(request, "comments/take_back.html", chosen, form, own=own)


def _to_discuss(request: HttpRequest, plan: Plan, action: str) -> Action:
    """The action at an address, for somebody who may read and write its comments."""
    chosen = visible_action(request, plan, action)
    if not access.may_comment(request.user, chosen, on=request.day):
        raise PermissionDenied(commands.NOT_YOURS)
    return chosen


def _seen(request: HttpRequest, action: Action) -> dict[str, int]:
    """What the reader of a new form has read."""
    return {"seen": conversation_of(action, request.user).seen} if request.method != "POST" else {}


def _is_said(request: HttpRequest, action: Action, form: AnswerForm, told: dict[str, Any]) -> bool:
    """Whether what was typed is recorded, by this sending or by the same before; else why not stands in the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    typed_in, text = form.cleaned_data, form.cleaned_data["text"]
    who = {"by": request.user, "because": "A comment on the action", "at": request.now, "key": typed_in["key"]}
    try:
        commands.say(action, text, seen=typed_in["seen"], **told, **who)
    except AlreadyRecorded as before:
        if not Comment.objects.filter(change=before.change, action=action, text=text.strip(), **told).exists():
            form.begin_again()
    except ValidationError as problem:
        form.show_problem(problem)
    return not form.errors


def _page(request: HttpRequest, template: str, action: Action, form: Any, **more: Spoken | None) -> HttpResponse:
    """A form beside everything that was said."""
    said = conversation_of(action, request.user)
    if isinstance(form, AnswerForm) and form.needs_reading_again():
        form.seen_again(said.seen)
    context = {"action": action, "form": form, "conversation": said, **more}
    return render(request, template, context, status=422 if form.errors else 200)


def _to_conversation(action: Action) -> HttpResponseRedirect:
    """The way to what was said, on the action's page."""
    return HttpResponseRedirect(f"{address_of(action)}#comments")
