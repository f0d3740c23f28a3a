"""Adding an action to the plan, and changing what the plan says of one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from actionplan.commands import actions, editing
from actionplan.commands.action_words import NO_DATE, ActionWords, DueDate
from actionplan.forms.editing import ActionForm, as_it_is
from actionplan.models import Action, Change, Finding, Plan
from actionplan.queries.audit_editing import references_used
from actionplan.queries.editing import mark_of
from actionplan.queries.positions import position_of
from actionplan.rules.editing import next_reference
from actionplan.views.doors import address_of, plan_page, visible_action
from actionplan.views.drafts import keeps_typing, with_draft
from actionplan.views.editing_shown import EDIT, FORM, meanwhile, sent, standing_finding, status, told


@keeps_typing
@plan_page(EDIT, methods=FORM)
def add(request: HttpRequest, plan: Plan, finding: str) -> HttpResponse:
    """Add an action under a finding, with the next free reference offered."""
    chosen = standing_finding(request, plan, finding)
    form = with_draft(request, _new_form(request, plan, chosen))
    if request.method == "POST" and form.is_valid() and _add(request, plan, chosen, form):
        action = Action.objects.select_related("plan").get(plan=plan, reference=form.cleaned_data["reference"])
        messages.success(request, f"{action.reference} is added{'' if action.due_on else ', without a due date'}.")
        return redirect(address_of(action))
    if form.needs_reading_again():
        form.seen_again(0)
    return render(request, "editing/action_new.html", {"form": form, "finding": chosen}, status=status(form))


@keeps_typing
@plan_page(EDIT, methods=FORM)
def change(request: HttpRequest, plan: Plan, action: str) -> HttpResponse:
    """Change what the plan says of an action; its dates have pages of their own."""
    chosen = visible_action(request, plan, action)
    form = with_draft(request, _form(request, plan, chosen))
    if request.method == "POST" and form.is_valid() and _change(request, chosen, form):
        messages.success(request, f"{form.cleaned_data['reference']} is saved.")
        return redirect(address_of(chosen))
    return _page(request, visible_action(request, plan, action), form)


def _new_form(request: HttpRequest, plan: Plan, finding: Finding) -> ActionForm:
    """The form for a new action."""
    if request.method == "POST":
        return ActionForm(plan, request.POST, finding=finding)
    initial = {"reference": next_reference(finding.reference, references_used(plan, Action))}
    initial["requirement"] = request.GET.get("requirement", "")
    return ActionForm(plan, initial=initial, finding=finding)


def _form(request: HttpRequest, plan: Plan, action: Action) -> ActionForm:
    """The form with what the plan says, and over it what was typed."""
    sent_by = (request.POST,) if request.method == "POST" else ()
    has_date = bool(action.first_due_on or action.due_on)
    return ActionForm(plan, *sent_by, initial=as_it_is(action), has_date=has_date)


def _add(request: HttpRequest, plan: Plan, finding: Finding, form: ActionForm) -> bool:
    """Record a new action."""
    words = form.words
    columns = {name: value for name, value in words.columns.items() if name != "finding"}
    more = {"due": form.due_date or NO_DATE, "links": words.links, "cleared": words.cleared}
    return sent(
        form,
        lambda: actions.add(finding, **columns, **more, **told(request, form)),
        lambda before: _made(before, plan, words, form.due_date or NO_DATE),
    )


def _made(before: Change, plan: Plan, words: ActionWords, due: DueDate) -> bool:
    """Whether a change made just this action."""
    made = Action.objects.filter(plan=plan, entered_at=before.at, reference=words.reference).first()
    return made is not None and editing.says(made, words, due)


def _change(request: HttpRequest, action: Action, form: ActionForm) -> bool:
    """Record what changed."""
    words, seen = form.words, form.cleaned_data["seen"]
    return sent(
        form,
        lambda: editing.change(action, words, due=form.due_date, seen=seen, **told(request, form)),
        lambda _: editing.says(Action.objects.get(pk=action.pk), words, form.due_date),
    )


def _page(request: HttpRequest, action: Action, form: ActionForm) -> HttpResponse:
    """The form, beside it who changed the action last, and what they wrote while this was typed."""
    context: dict[str, Any] = {"action": action, "form": form, "last": _last(action)}
    context["position"] = position_of(action, on=request.day, policy=request.policy)
    if form.is_bound and form.needs_reading_again():
        form.initial = as_it_is(action)
        context["meanwhile"] = meanwhile(form)
        form.seen_again(form.initial["seen"])
    return render(request, "editing/action.html", context, status=status(form))


def _last(action: Action) -> Change:
    """The change that last wrote the action, or what hangs on it."""
    return Change.objects.select_related("by").get(pk=mark_of(action))
