"""The record itself: whether it is whole, its seals, and the seal on an old paper."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from actionplan import access
from actionplan.commands import seals as commands
from actionplan.commands.checking import check_and_keep
from actionplan.forms.record import SealForm, paper_seal_form
from actionplan.models import Change, Seal
from actionplan.queries.checking import may_be_checked_at_once
from actionplan.queries.seals import all_seals, last_check, seal_on_paper
from actionplan.views.doors import council_page
from actionplan.views.sending import FORM, is_recorded, typed
from actionplan.vocabulary import Permission

SEALS_ON_A_PAGE = 25
SHOWN_AT_FIRST = 20
"""Sentences of what was found that the page shows; the terminal says them all."""


@council_page(Permission.READ_RECORD)
def show(request: HttpRequest) -> HttpResponse:
    """What the last check found, every seal, and the seal on a paper where one is asked about."""
    form = paper_seal_form(request.GET)
    paper = seal_on_paper(form.cleaned_data["seal"]) if form.is_bound and form.is_valid() else None
    seals = all_seals()
    last = last_check()
    context = {
        "form": form,
        "paper": paper,
        "newest": next(iter(seals), None),
        "page": Paginator(seals, SEALS_ON_A_PAGE).get_page(request.GET.get("page")),
        "last": last,
        "found": last.found[:SHOWN_AT_FIRST] if last else [],
        "number_of_more": max(0, len(last.found) - SHOWN_AT_FIRST) if last else 0,
        "may_check": access.may_everywhere(request.user, (Permission.CHECK_RECORD,), on=request.day),
        "may_check_here": may_be_checked_at_once(),
    }
    return render(request, "record/show.html", context, status=422 if form.errors else 200)


@council_page(Permission.CHECK_RECORD, methods=FORM)
def check(request: HttpRequest) -> HttpResponse:
    """Check the whole record while the person waits, where it is small enough; who only comes is led back."""
    if request.method != "POST":
        return redirect("record")
    if not may_be_checked_at_once():
        raise PermissionDenied("The record is too large to be checked here. Use check_record in the terminal.")
    checked, kept = check_and_keep(at=request.now)
    if checked.is_whole:
        messages.success(request, "The record was checked just now and is whole.")
    elif kept.pk is None:
        messages.error(request, f"The record was checked just now and is broken. First of all: {checked.found[0]}")
    return redirect("record")


@council_page(Permission.CHECK_RECORD, methods=FORM)
def seal(request: HttpRequest) -> HttpResponse:
    """Seal everything before this moment, and say why."""
    form = SealForm(*typed(request))

    def write(told: dict[str, Any]) -> None:
        commands.take(**told)

    def is_so(change: Change) -> bool:
        return Seal.objects.filter(change=change).exists()

    if is_recorded(request, form, write, is_so):
        messages.success(request, "The record is sealed. The new seal is first in the list.")
        return redirect("record")
    return render(request, "record/seal.html", {"form": form}, status=422 if form.errors else 200)
