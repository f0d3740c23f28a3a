"""Splitting an action into parts, and merging others into one."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from actionplan.commands import drafts, merging, splitting
from actionplan.forms.editing_parts import ChooseForm, MergeForm, SplitForm, parts_as_they_begin
from actionplan.models import Action, Finding, Plan
from actionplan.queries.audit_editing import references_used
from actionplan.queries.editing import links_of, mark_of
from actionplan.queries.filter_parts import LONGEST_KEY
from actionplan.queries.positions import ActionPosition, position_of, positions
from actionplan.rules.editing import FEWEST_PARTS, MOST_PARTS, part_references, why_no_taking_in, why_not_replaced
from actionplan.views.doors import address_of, plan_page, visible_action
from actionplan.views.drafts import keeps_typing, with_draft
from actionplan.views.editing_shown import EDIT, FORM, sent, status, told


@keeps_typing
@plan_page(EDIT, methods=FORM)
def split(request: HttpRequest, plan: Plan, action: str) -> HttpResponse:
    """Put two or more actions in the place of one."""
    chosen = visible_action(request, plan, action)
    form = _split_form(request, plan, chosen)
    form = form if "more" in request.POST else with_draft(request, form)
    if request.method == "POST" and "more" not in request.POST and form.is_valid() and _split(request, chosen, form):
        names = ", ".join(part.reference for part in form.parts)
        messages.success(request, f"{chosen.reference} is split. In its place: {names}.")
        return redirect(address_of(chosen))
    if form.is_bound and form.needs_reading_again():
        form.seen_again(mark_of(chosen))
    position = position_of(chosen, on=request.day, policy=request.policy)
    why_not = why_not_replaced(position.facts, has_date_waiting=position.asked_on is not None)
    context = {"form": form, "action": chosen, "position": position, "why_not": why_not}
    return render(request, "editing/split.html", context, status=status(form))


def _split_form(request: HttpRequest, plan: Plan, action: Action) -> SplitForm:
    """The form as typed, with one more part where that was asked for; or a new one with two."""
    number = _number(request)
    if request.method == "POST" and "more" not in request.POST:
        return SplitForm(request.POST, number=number)
    number = min(number + ("more" in request.POST), MOST_PARTS)
    references = part_references(action.reference, number, references_used(plan, Action))
    begins = parts_as_they_begin(action, references) | {"seen": mark_of(action)}
    typed = {name: value for name, value in request.POST.items() if name.startswith(("part", "because", "seen", "key"))}
    return SplitForm(initial=begins | typed | {"number": number}, number=number)


def _number(request: HttpRequest) -> int:
    """How many parts the form that was sent, or that was begun and not sent, had."""
    begun = None if request.method == "POST" else drafts.of(request.path, by=request.user)
    typed = begun.fields.get("number", [""])[0] if begun else request.POST.get("number", "")
    return min(max(int(typed), FEWEST_PARTS), MOST_PARTS) if typed.isdecimal() and len(typed) < 3 else FEWEST_PARTS


def _split(request: HttpRequest, action: Action, form: SplitForm) -> bool:
    """Record the split."""
    parts = form.parts
    return sent(
        form,
        lambda: splitting.split(action, parts, seen=form.cleaned_data["seen"], **told(request, form)),
        lambda before: splitting.is_recorded(before, parts),
    )


@plan_page(EDIT, methods=FORM)
def merge(request: HttpRequest, plan: Plan, action: str) -> HttpResponse:
    """Choose the actions that one takes in; then see what becomes of them, and say why."""
    chosen = visible_action(request, plan, action)
    there = Action.objects.filter(plan=plan).select_related("plan", "finding", "owner")
    if request.method == "POST":
        return _merge(request, chosen, there)
    choosing = ChooseForm(chosen, _live(request, there), request.GET) if request.GET else None
    if choosing is not None and choosing.is_valid():
        others = choosing.others
        begins = {"seen": mark_of(chosen), "others": " ".join(str(one.pk) for one in others)}
        return _merge_page(request, chosen, others, MergeForm(_offered(chosen, others), initial=begins))
    return _choose_page(request, chosen, choosing or ChooseForm(chosen, _live(request, there)))


def _merge(request: HttpRequest, action: Action, there: "QuerySet[Action]") -> HttpResponse:
    """Record what was chosen and typed."""
    words = request.POST.get("others", "").split()
    keys = [int(one) for one in words if one.isdecimal() and len(one) < LONGEST_KEY]
    others = list(there.filter(pk__in=keys))
    form = MergeForm(_offered(action, others), request.POST)
    if form.is_valid() and _record(request, action, others, form):
        names = ", ".join(one.reference for one in others)
        messages.success(request, f"{names} {'is' if len(others) == 1 else 'are'} merged into {action.reference}.")
        return redirect(address_of(action))
    if form.needs_reading_again():
        form.seen_again(mark_of(action))
    return _merge_page(request, action, others, form)


def _record(request: HttpRequest, action: Action, others: list[Action], form: MergeForm) -> bool:
    """Merge them, once."""
    typed = form.cleaned_data
    more = {"also_serves": typed.get("also_serves", ()), "keeps_posts": typed["keeps_posts"], "seen": typed["seen"]}
    return sent(
        form,
        lambda: merging.merge(action, others, **more, **told(request, form)),
        lambda before: merging.is_recorded(before, action, others),
    )


def _live(request: HttpRequest, there: "QuerySet[Action]") -> list[Action]:
    """The actions of the plan that another may take in, in its order."""
    rows: list[ActionPosition] = positions(there, on=request.day, policy=request.policy)
    may_go = (one for one in rows if not why_not_replaced(one.facts, has_date_waiting=one.asked_on is not None))
    return [one.action for one in may_go]


def _offered(action: Action, others: list[Action]) -> list[Finding]:
    """The findings that those taken in serve, and the action does not yet."""
    keys = {one.finding_id for one in others}.union(*(links_of(one).also_serves for one in others))
    there = {action.finding_id} | links_of(action).also_serves
    return list(Finding.objects.filter(pk__in=keys - there, is_withdrawn=False))


def _choose_page(request: HttpRequest, action: Action, form: ChooseForm) -> HttpResponse:
    """The page to choose the others on."""
    why_not = why_no_taking_in(position_of(action, on=request.day, policy=request.policy).facts)
    context: dict[str, Any] = {"form": form, "action": action, "why_not": why_not}
    return render(request, "editing/merge_choose.html", context, status=422 if form.errors else 200)


def _merge_page(request: HttpRequest, action: Action, others: list[Action], form: MergeForm) -> HttpResponse:
    """The page that says what becomes of each."""
    rows = Action.objects.filter(pk__in=[one.pk for one in others])
    shown = positions(rows, on=request.day, policy=request.policy)
    context: dict[str, Any] = {"form": form, "action": action, "others": shown}
    return render(request, "editing/merge.html", context, status=status(form))
