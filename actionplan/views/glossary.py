"""The glossary: read by everybody who has signed in, kept by who keeps the documents."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from actionplan import access
from actionplan.commands import terms as commands
from actionplan.forms.documents import StandingForm
from actionplan.forms.terms import TermForm, UsualTermsForm
from actionplan.models import Change, Term
from actionplan.queries.terms import glossary, usual_missing, withdrawn_terms
from actionplan.views.doors import council_page
from actionplan.views.drafts import keeps_typing, with_draft
from actionplan.views.sending import FORM, is_recorded, typed
from actionplan.vocabulary import Permission

KEEP = Permission.KEEP_DOCUMENTS


@council_page()
def list_all(request: HttpRequest) -> HttpResponse:
    """Every short form in full; who keeps it is offered the usual ones too."""
    may_keep = access.may_everywhere(request.user, (KEEP,), on=request.day)
    context = {"terms": glossary(), "may_keep": may_keep}
    if may_keep:
        context |= {"withdrawn": withdrawn_terms(), "usual": usual_missing(), "form": UsualTermsForm()}
    return render(request, "glossary/list.html", context)


@council_page(KEEP, methods=FORM)
def add_usual(request: HttpRequest) -> HttpResponse:
    """Take in the usual short forms that were never there."""
    form = UsualTermsForm(*typed(request))

    def is_so(change: Change) -> bool:
        return change.command == "terms.add_usual"

    if is_recorded(request, form, lambda told: commands.add_usual(**told), is_so):
        messages.success(request, "The usual short forms are in the glossary.")
    for problem in form.non_field_errors():
        messages.info(request, problem)
    return redirect("glossary")


@keeps_typing
@council_page(KEEP, methods=FORM)
def add(request: HttpRequest) -> HttpResponse:
    """Add a short form."""
    form = with_draft(request, TermForm(*typed(request)))

    def write(told: dict[str, Any]) -> None:
        commands.add(form.words, **told)

    if is_recorded(request, form, write, lambda change: _says(change, form)):
        messages.success(request, f"“{form.words.short}” is in the glossary.")
        return redirect("glossary")
    if form.needs_reading_again():
        form.seen_again(0)
    context = {"form": form, "title": "Add a short form"}
    return render(request, "glossary/form.html", context, status=422 if form.errors else 200)


@keeps_typing
@council_page(KEEP, methods=FORM)
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Put a short form in other words."""
    row = get_object_or_404(Term, pk=number)
    begin = {name: getattr(row, name) for name in commands.LONGEST} | {"seen": row.version}
    form = with_draft(request, TermForm(*typed(request), initial=begin))

    def write(told: dict[str, Any]) -> None:
        commands.change(row, form.words, seen=form.cleaned_data["seen"] or 0, **told)

    if is_recorded(request, form, write, lambda change: _says(change, form)):
        messages.success(request, f"“{form.words.short}” is saved.")
        return redirect("glossary")
    context = {"form": form, "title": f"Change {row.short}", "one": row}
    if form.needs_reading_again():
        form.seen_again(row.version)
        context["stands"] = f"{row.short}: {row.full}. {row.meaning}"
    return render(request, "glossary/form.html", context, status=422 if form.errors else 200)


@keeps_typing
@council_page(KEEP, methods=FORM)
def stand(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraw a short form with a reason, or bring it back."""
    row = get_object_or_404(Term, pk=number)
    begin = {"is_withdrawn": "no" if row.is_withdrawn else "yes"}
    form = with_draft(request, StandingForm(*typed(request), initial=begin))

    def write(told: dict[str, Any]) -> None:
        act = commands.withdraw if form.cleaned_data["is_withdrawn"] else commands.bring_back
        act(row, **told)

    if is_recorded(request, form, write, lambda change: change.command.startswith("terms.")):
        done = "is withdrawn" if form.cleaned_data["is_withdrawn"] else "is in the glossary again"
        messages.success(request, f"“{row.short}” {done}.")
        return redirect("glossary")
    context = {"form": form, "one": get_object_or_404(Term, pk=number)}
    return render(request, "glossary/stand.html", context, status=422 if form.errors else 200)


def _says(change: Change, form: TermForm) -> bool:
    """Whether a change wrote just what is typed, which still stands."""
    row = Term.objects.filter(change=change).first()
    return row is not None and all(getattr(row, name) == text for name, text in form.words.texts.items())
