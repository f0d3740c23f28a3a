"""What a finding requires: listed with what answers it, added, reworded, put in order, withdrawn and merged."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from actionplan.commands import requirements
from actionplan.forms.editing_findings import MergeRequirementForm, OrderForm, RequirementForm, StandForm
from actionplan.models import Action, Finding, Plan, Requirement
from actionplan.queries.audit_sent_again import is_merged_into, order_before
from actionplan.queries.editing import counted_among, mark_of_requirements
from actionplan.queries.requirements import requirement_lines
from actionplan.views.doors import plan_page
from actionplan.views.drafts import keeps_typing, with_draft
from actionplan.views.editing_shown import EDIT, FORM, sent, standing_finding, status, told


@plan_page(EDIT, methods=FORM)
def list_all(request: HttpRequest, plan: Plan, finding: str) -> HttpResponse:
    """What a finding requires, each with the actions that answer it; the order is changed here."""
    chosen = standing_finding(request, plan, finding)
    form = _order_form(request, chosen)
    if request.method == "POST" and form.is_valid() and _reorder(request, chosen, form):
        messages.success(request, "The requirements stand in their new order.")
        return redirect("requirements", plan=plan.slug, finding=finding)
    if form.is_bound and form.needs_reading_again():
        form.seen_again(mark_of_requirements(chosen))
    lines = requirement_lines(chosen, on=request.day, policy=request.policy)
    context = {
        "form": form,
        "finding": chosen,
        "lines": [one for one in lines if not one.requirement.is_withdrawn],
        "withdrawn": [one for one in lines if one.requirement.is_withdrawn],
    }
    return render(request, "editing/requirements.html", context, status=status(form))


@keeps_typing
@plan_page(EDIT, methods=FORM)
def add(request: HttpRequest, plan: Plan, finding: str) -> HttpResponse:
    """Add what a finding requires."""
    chosen = standing_finding(request, plan, finding)
    form = with_draft(request, RequirementForm(*_typed(request), is_new=True))
    if request.method == "POST" and form.is_valid() and _add(request, chosen, form):
        messages.success(request, "The requirement is added. No action answers it yet.")
        return redirect("requirements", plan=plan.slug, finding=finding)
    if form.needs_reading_again():
        form.seen_again(0)
    context = {"form": form, "finding": chosen}
    return render(request, "editing/requirement.html", context, status=status(form))


@keeps_typing
@plan_page(EDIT, methods=FORM)
def reword(request: HttpRequest, plan: Plan, finding: str, requirement: int) -> HttpResponse:
    """Say a requirement in other words."""
    chosen, one = _requirement(request, plan, finding, requirement)
    form = with_draft(request, RequirementForm(*_typed(request), initial={"text": one.text, "seen": one.version}))
    if request.method == "POST" and form.is_valid() and _reword(request, one, form):
        messages.success(request, "The requirement is reworded.")
        return redirect("requirements", plan=plan.slug, finding=finding)
    one = _requirement(request, plan, finding, requirement)[1]
    context: dict[str, Any] = {"form": form, "finding": chosen, "requirement": one}
    if form.is_bound and form.needs_reading_again():
        context |= {"meanwhile": [("What must be in place?", one.text)], "last": one.change}
        form.seen_again(one.version)
    return render(request, "editing/requirement.html", context, status=status(form))


@plan_page(EDIT, methods=FORM)
def stand(request: HttpRequest, plan: Plan, finding: str, requirement: int) -> HttpResponse:
    """Withdraw a requirement that no live action answers, or bring it back."""
    chosen, one = _requirement(request, plan, finding, requirement)
    begins = {"is_withdrawn": "no" if one.is_withdrawn else "yes"}
    form = StandForm(*_typed(request), initial=begins)
    if request.method == "POST" and form.is_valid() and _stand(request, one, form):
        gone = form.cleaned_data["is_withdrawn"]
        messages.success(request, f"The requirement is {'withdrawn' if gone else 'back'}.")
        return redirect("requirements", plan=plan.slug, finding=finding)
    answering = [] if one.is_withdrawn else counted_among(Action.objects.filter(requirement=one), request.now)
    context = {"form": form, "finding": chosen, "requirement": one, "answering": answering}
    return render(request, "editing/requirement_stand.html", context, status=status(form))


@plan_page(EDIT, methods=FORM)
def merge(request: HttpRequest, plan: Plan, finding: str, requirement: int) -> HttpResponse:
    """Let another requirement take the place of one: its actions follow."""
    chosen, one = _requirement(request, plan, finding, requirement)
    if one.is_withdrawn and request.method != "POST":
        return redirect("requirement-withdraw", plan=plan.slug, finding=finding, requirement=requirement)
    form = MergeRequirementForm(one, *_typed(request))
    if request.method == "POST" and form.is_valid() and _merge(request, one, form):
        messages.success(request, "The requirements are merged. The actions of the one answer the other.")
        return redirect("requirements", plan=plan.slug, finding=finding)
    following = counted_among(Action.objects.filter(requirement=one), request.now)
    context = {"form": form, "finding": chosen, "requirement": one, "following": following}
    return render(request, "editing/requirement_merge.html", context, status=status(form))


def _typed(request: HttpRequest) -> tuple[Any, ...]:
    """What was sent, if anything was."""
    return (request.POST,) if request.method == "POST" else ()


def _requirement(request: HttpRequest, plan: Plan, finding: str, number: int) -> tuple[Finding, Requirement]:
    """A finding of the plan and one of its requirements."""
    chosen = standing_finding(request, plan, finding)
    rows = Requirement.objects.select_related("finding__plan", "change__by")
    return chosen, get_object_or_404(rows, finding=chosen, pk=number)


def _order_form(request: HttpRequest, finding: Finding) -> OrderForm:
    """The places as typed, or as they are."""
    rows = list(finding.requirements.filter(is_withdrawn=False))
    return OrderForm(rows, *_typed(request), initial={"seen": mark_of_requirements(finding)})


def _add(request: HttpRequest, finding: Finding, form: RequirementForm) -> bool:
    """Record a new requirement."""
    text = form.cleaned_data["text"]
    return sent(
        form,
        lambda: requirements.add(finding, text, cleared=form.cleared, **told(request, form)),
        lambda before: finding.requirements.filter(change=before.number, text=requirements.tidy(text)).exists(),
    )


def _reword(request: HttpRequest, one: Requirement, form: RequirementForm) -> bool:
    """Record other words."""
    text, seen = form.cleaned_data["text"], form.cleaned_data["seen"]
    return sent(
        form,
        lambda: requirements.reword(one, text, seen=seen, cleared=form.cleared, **told(request, form)),
        lambda _: Requirement.objects.filter(pk=one.pk, text=requirements.tidy(text)).exists(),
    )


def _reorder(request: HttpRequest, finding: Finding, form: OrderForm) -> bool:
    """Record another order."""
    order, seen = form.order, form.cleaned_data["seen"]
    return sent(
        form,
        lambda: requirements.reorder(finding, order, seen=seen, **told(request, form)),
        lambda before: form.order_from(order_before(finding, before)) == [one.pk for one in form.requirements],
    )


def _stand(request: HttpRequest, one: Requirement, form: StandForm) -> bool:
    """Withdraw or bring back, as the page offered."""
    act = requirements.withdraw if form.cleaned_data["is_withdrawn"] else requirements.bring_back
    return sent(form, lambda: act(one, **told(request, form)), lambda _: True)


def _merge(request: HttpRequest, one: Requirement, form: MergeRequirementForm) -> bool:
    """Merge it into the one that was chosen."""
    into = form.cleaned_data["into"]
    return sent(
        form,
        lambda: requirements.merge(one, into, **told(request, form)),
        lambda before: is_merged_into(before, into),
    )
