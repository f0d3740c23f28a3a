"""Adding a finding, changing what the plan says of one, withdrawing it and bringing it back, and its history."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from actionplan import access
from actionplan.commands import findings
from actionplan.forms.editing_findings import FindingForm, StandForm, finding_as_it_is
from actionplan.models import Action, Finding, Plan
from actionplan.queries.audit_editing import finding_history
from actionplan.queries.editing import counted_among
from actionplan.views.any_day import of_every_day
from actionplan.views.doors import plan_page
from actionplan.views.drafts import keeps_typing, with_draft
from actionplan.views.editing_shown import EDIT, FORM, finding_to_edit, meanwhile, sent, standing_finding, status, told
from actionplan.vocabulary import Permission


@keeps_typing
@plan_page(EDIT, methods=FORM)
def add(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Add a finding."""
    asked = {"source": plan.sources.filter(slug=request.GET.get("source", "")).first()}
    typed = (request.POST,) if request.method == "POST" else ()
    form = with_draft(request, FindingForm(plan, *typed, initial=asked, is_new=True))
    if request.method == "POST" and form.is_valid() and _add(request, form):
        finding = Finding.objects.get(plan=plan, reference=form.cleaned_data["reference"])
        messages.success(request, f"Finding {finding.reference} is added. It is off course until it has an action.")
        return redirect("finding", plan=plan.slug, finding=finding.slug)
    if form.needs_reading_again():
        form.seen_again(0)
    return render(request, "editing/finding.html", {"form": form}, status=status(form))


@keeps_typing
@plan_page(EDIT, methods=FORM)
def change(request: HttpRequest, plan: Plan, finding: str) -> HttpResponse:
    """Change what the plan says of a finding."""
    chosen = standing_finding(request, plan, finding)
    typed = (request.POST,) if request.method == "POST" else ()
    form = with_draft(request, FindingForm(plan, *typed, initial=finding_as_it_is(chosen)))
    if request.method == "POST" and form.is_valid() and _change(request, chosen, form):
        messages.success(request, f"Finding {form.cleaned_data['reference']} is saved.")
        return redirect("finding", plan=plan.slug, finding=finding)
    chosen = standing_finding(request, plan, finding)
    context: dict[str, Any] = {"form": form, "finding": chosen}
    if form.is_bound and form.needs_reading_again():
        form.initial = finding_as_it_is(chosen)
        context |= {"meanwhile": meanwhile(form), "last": chosen.change}
        form.seen_again(chosen.version)
    return render(request, "editing/finding.html", context, status=status(form))


@plan_page(EDIT, methods=FORM)
def stand(request: HttpRequest, plan: Plan, finding: str) -> HttpResponse:
    """Withdraw a finding that no live action answers, or bring it back."""
    chosen = finding_to_edit(plan, finding)
    begins = {"is_withdrawn": "no" if chosen.is_withdrawn else "yes"}
    form = StandForm(request.POST) if request.method == "POST" else StandForm(initial=begins)
    if request.method == "POST" and form.is_valid() and _stand(request, chosen, form):
        gone = form.cleaned_data["is_withdrawn"]
        messages.success(request, f"Finding {chosen.reference} is {'withdrawn' if gone else 'back in the plan'}.")
        return redirect("sources", plan=plan.slug)
    answering = [] if chosen.is_withdrawn else counted_among(Action.objects.filter(finding=chosen), request.now)
    context = {"form": form, "finding": chosen, "answering": answering}
    return render(request, "editing/finding_stand.html", context, status=status(form))


@plan_page(Permission.READ_RECORD, Permission.UPDATE_ORGANISATION_ACTIONS)
@of_every_day("finding")
def history(request: HttpRequest, plan: Plan, finding: str) -> HttpResponse:
    """Everything that happened to a finding and what it requires; of a withdrawn one, for who reads the whole plan."""
    chosen = finding_to_edit(plan, finding)
    reads_all = access.may(request.user, Permission.READ_PLAN, on=request.day, plan=plan)
    if not reads_all and not access.visible_findings(request.user, plan, on=request.day).filter(pk=chosen.pk).exists():
        raise Http404
    context = {"finding": chosen, "entries": finding_history(chosen)}
    return render(request, "editing/finding_history.html", context)


def _add(request: HttpRequest, form: FindingForm) -> bool:
    """Record a new finding."""
    words = form.words
    columns = {name: value for name, value in words.columns.items() if name != "source"}
    return sent(
        form,
        lambda: findings.add(words.source, **columns, cleared=words.cleared, **told(request, form)),
        lambda before: any(findings.says(one, words) for one in Finding.objects.filter(change=before.number)),
    )


def _change(request: HttpRequest, finding: Finding, form: FindingForm) -> bool:
    """Record what changed."""
    words = form.words
    return sent(
        form,
        lambda: findings.change(finding, words, seen=form.cleaned_data["seen"], **told(request, form)),
        lambda _: findings.says(Finding.objects.get(pk=finding.pk), words),
    )


def _stand(request: HttpRequest, finding: Finding, form: StandForm) -> bool:
    """Withdraw or bring back, as the page offered."""
    act = findings.withdraw if form.cleaned_data["is_withdrawn"] else findings.bring_back
    return sent(form, lambda: act(finding, **told(request, form)), lambda _: True)
