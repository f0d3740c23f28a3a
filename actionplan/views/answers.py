"""Answering members, and putting right what was answered."""

from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from actionplan import access
from actionplan.commands import answers, matters
from actionplan.forms.answers import CorrectReplyForm
from actionplan.forms.matters import ReplyForm
from actionplan.models import Answer, Plan
from actionplan.queries.answers import standing_for
from actionplan.rules.matters import ANSWERS, why_not_corrected, why_not_said
from actionplan.views.doors import plan_page
from actionplan.views.drafts import keeps_typing, with_draft
from actionplan.views.matters import row_of, shown_matter
from actionplan.views.matters_said import Step, say, seen_in
from actionplan.views.sending import FORM, typed
from actionplan.vocabulary import AnswerKind, MatterKind, Permission

ANSWERERS: Final = (Permission.ANSWER_OWN, Permission.ANSWER_ANY)
ANSWER: Final = Step("Answer", "Members read what you say at once.", "Send to members", "Your answer is recorded.")
CORRECT: Final = Step(
    "Correct an answer",
    "The corrected words take the place of the old, which stay folded under them. Members read both.",
    "Save the correction",
    "It is put right. The words before stay in the record.",
)
KEPT: Final = ("text", "outcome", "restricted_note", "restricted_category")
"""What the form of a correction begins with."""


@keeps_typing
@plan_page(*ANSWERERS, methods=FORM)
def answer(request: HttpRequest, plan: Plan, kind: MatterKind, number: int) -> HttpResponse:
    """Answer, say something meanwhile, or say how it went on."""
    row, shown = row_of(plan, kind, number), shown_matter(request, plan, kind, number)
    if not access.may_answer(request.user, plan, shown.owed_by_post, on=request.day):
        raise PermissionDenied(matters.NOT_YOURS_TO_ANSWER)
    kinds = [one for one in ANSWERS if why_not_said(one, shown.state) is None]
    rights = {
        "is_decision": kind == MatterKind.RECOMMENDATION,
        "may_restrict": access.may(request.user, Permission.READ_RESTRICTED, on=request.day, plan=plan),
    }
    form = with_draft(request, ReplyForm(*typed(request), kinds=kinds or ANSWERS, initial=seen_in(row), **rights))

    def write(told: dict[str, Any]) -> None:
        matters.answer(row, form.reply(), seen=form.cleaned_data["seen"], **told)

    return say(request, row, form, write, ANSWER, why_not="" if kinds else why_not_said(ANSWERS[0], shown.state))


@keeps_typing
@plan_page(*ANSWERERS, methods=FORM)
def correct(request: HttpRequest, plan: Plan, kind: MatterKind, number: int, said: int) -> HttpResponse:
    """Put right what was answered: the words before stay under those that take their place."""
    row, shown = row_of(plan, kind, number), shown_matter(request, plan, kind, number)
    rows = Answer.objects.select_related("change", "matter__plan")
    first = get_object_or_404(rows, matter=row, sequence=said, corrects=None, kind__in=ANSWERS)
    if not access.may_correct_answer(request.user, first, shown.owed_by_post, on=request.day):
        raise PermissionDenied(answers.NOT_YOURS_TO_CORRECT)
    now = standing_for(first) or first
    rights = {
        "is_decision": kind == MatterKind.RECOMMENDATION and first.kind == AnswerKind.ANSWER,
        "may_restrict": access.may(request.user, Permission.READ_RESTRICTED, on=request.day, plan=plan),
    }
    initial = {name: getattr(now, name) for name in KEPT} | seen_in(row)
    form = with_draft(request, CorrectReplyForm(*typed(request), initial=initial, **rights))

    def write(told: dict[str, Any]) -> None:
        answers.correct(first, form.reply(AnswerKind(first.kind)), seen=form.cleaned_data["seen"], **told)

    return say(request, row, form, write, CORRECT, why_not=why_not_corrected(shown.state))
