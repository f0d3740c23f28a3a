"""Filters with names: kept, picked, renamed and deleted."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from actionplan import access
from actionplan.commands import filters as commands
from actionplan.forms.filters import MINE, SHARED, FilterForm
from actionplan.models import Plan, SavedFilter
from actionplan.queries.action_filter import ActionFilter
from actionplan.queries.action_lists import action_list
from actionplan.queries.filter_words import in_words
from actionplan.queries.filters import filters_for, kept_of
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission

READERS = commands.READERS
FORM = ("GET", "HEAD", "POST")


@plan_page(*READERS)
def list_all(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The filters that the reader may pick, each in words, with what of it is no longer there."""
    saved = list(filters_for(request.user, plan, on=request.day))
    findings = access.visible_findings(request.user, plan, on=request.day)
    asked = ActionFilter(finding=tuple(findings.values_list("slug", flat=True)))
    names = _listed(request, plan, asked).names
    return render(request, "filters/list.html", {"filters": kept_of(request.user, saved, names, findings)})


@plan_page(*READERS, methods=FORM)
def save(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Ask for a name for the filter in the address, and keep it."""
    asked, _ = ActionFilter.read(dict(request.GET.lists()))
    form = _form(request, plan)
    query = asked.to_query()

    def keep() -> None:
        commands.keep(plan, form.cleaned_data["name"], query, is_shared=form.is_shared, by=request.user, at=request.now)

    back = reverse("actions", kwargs={"plan": plan.slug}) + (f"?{query}" if query else "")
    if _is_kept(request, form, keep):
        messages.success(request, f"The filter “{form.cleaned_data['name']}” is saved.")
        return redirect(back)
    words = in_words(_listed(request, plan, asked).said)
    return _page(request, "filters/save.html", form, words=words, back=back)


@plan_page(*READERS, methods=FORM)
def change(request: HttpRequest, plan: Plan, number: int) -> HttpResponse:
    """Rename one's own filter, share it or no longer, or delete it."""
    kept = get_object_or_404(SavedFilter, plan=plan, person=request.user, pk=number)
    if request.method == "POST" and "delete" in request.POST:
        commands.remove(kept, by=request.user, at=request.now)
        messages.success(request, f"The filter “{kept.name}” is deleted.")
        return redirect("filters", plan=plan.slug)
    form = _form(request, plan, initial={"name": kept.name, "whose": SHARED if kept.is_shared else MINE})

    def keep() -> None:
        told = form.cleaned_data
        commands.change(kept, told["name"], is_shared=form.is_shared, by=request.user, at=request.now)

    if _is_kept(request, form, keep):
        messages.success(request, f"The filter “{kept.name}” is saved.")
        return redirect("filters", plan=plan.slug)
    return _page(request, "filters/change.html", form, kept=kept, back=reverse("filters", kwargs={"plan": plan.slug}))


def _listed(request: HttpRequest, plan: Plan, asked: ActionFilter) -> Any:
    """The list that a filter makes for the reader."""
    actions = access.visible_actions(request.user, plan, on=request.day)
    findings = access.visible_findings(request.user, plan, on=request.day)
    return action_list(actions, findings, asked, on=request.day, policy=request.policy)


def _form(request: HttpRequest, plan: Plan, **told: Any) -> FilterForm:
    """The form as typed, or as it begins."""
    may_share = access.may(request.user, Permission.READ_PLAN, on=request.day, plan=plan)
    typed = (request.POST,) if request.method == "POST" else ()
    return FilterForm(*typed, may_share=may_share, **told)


def _is_kept(request: HttpRequest, form: FilterForm, keep: Callable[[], None]) -> bool:
    """Whether what was typed is kept; else the form says why not."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        keep()
    except ValidationError as problem:
        form.show_problem(problem)
    return not form.errors


def _page(request: HttpRequest, template: str, form: FilterForm, **shown: Any) -> HttpResponse:
    """The form."""
    return render(request, template, {"form": form, **shown}, status=422 if form.errors else 200)
