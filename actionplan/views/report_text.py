"""The text of the committee report: a page for everybody who reads it, and a form for each section."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from actionplan import access
from actionplan.commands import report_text as commands
from actionplan.commands.recording import AlreadyRecorded
from actionplan.forms.report_text import ReportTextForm
from actionplan.models import Plan
from actionplan.queries.audit_papers import wordings_of
from actionplan.queries.report_text import section_of, sections
from actionplan.views.documents import READERS
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission, ReportSection

KEEP = Permission.KEEP_DOCUMENTS


@plan_page(*READERS)
def show(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Every section of the report in its order, with who wrote it last."""
    keeps = access.may(request.user, KEEP, on=request.day, plan=plan)
    return render(request, "reports/text.html", {"sections": sections(plan), "keeps": keeps})


@plan_page(KEEP, methods=("GET", "HEAD", "POST"))
def edit(request: HttpRequest, plan: Plan, section: str) -> HttpResponse:
    """Write one section; its earlier wordings stay below it."""
    chosen = _section(section)
    form = _form(request, plan, chosen)
    if request.method == "POST" and form.is_valid() and _write(request, plan, chosen, form):
        messages.success(request, f"“{chosen.label}” is saved.")
        return HttpResponseRedirect(f"{reverse('report-text', kwargs={'plan': plan.slug})}#{chosen}")
    shown = section_of(plan, chosen)
    if form.needs_reading_again():
        form.seen_again(shown.version)
    context = {"form": form, "section": shown, "earlier": wordings_of(plan, chosen)[1:]}
    return render(request, "reports/edit.html", context, status=422 if form.errors else 200)


def _section(word: str) -> ReportSection:
    """The section that an address names."""
    if word not in set(ReportSection):
        raise Http404("The report has no such section.")
    return ReportSection(word)


def _form(request: HttpRequest, plan: Plan, section: ReportSection) -> ReportTextForm:
    """The form as typed, or a new one with the words that stand."""
    now = section_of(plan, section)
    if request.method == "POST":
        return ReportTextForm(section, request.POST, is_new=not now.text)
    return ReportTextForm(section, initial={"text": now.text, "seen": now.version}, is_new=not now.text)


def _write(request: HttpRequest, plan: Plan, section: ReportSection, form: ReportTextForm) -> bool:
    """Record the words; when the command refuses, show why and keep the typing."""
    typed = form.cleaned_data
    told = {"because": typed["because"], "by": request.user, "at": request.now, "key": typed["key"]}
    try:
        commands.write(plan, section, typed["text"], seen=typed["seen"], cleared=form.cleared["text"], **told)
    except AlreadyRecorded as before:
        if commands.is_recorded(before.change, section, typed["text"]):
            return True
        form.begin_again()
        return False
    except ValidationError as problem:
        form.show_problem(problem)
        return False
    return True
