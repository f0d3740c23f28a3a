"""The papers of the plan: a page for everybody who reads it, and the forms of those who keep them."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from actionplan.commands import documents as commands
from actionplan.commands.recording import AlreadyRecorded
from actionplan.forms.documents import IS_OPEN, PaperForm, StandingForm
from actionplan.models import Document, Plan
from actionplan.queries.documents import PaperReader, ShownPaper, by_kind, paper, papers, reader_of
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission

READERS = (Permission.READ_PLAN, Permission.READ_SCRUTINY)
KEEP = Permission.KEEP_DOCUMENTS
FORM = ("GET", "HEAD", "POST")


@plan_page(*READERS)
def list_all(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The papers by kind, each with its appendix, its date, whether it is exempt, and its file or link."""
    reader = reader_of(request.user, plan, on=request.day)
    shown = papers(plan, reader)
    context = {
        "kinds": by_kind(one for one in shown if not one.is_withdrawn),
        "withdrawn": [one for one in shown if one.is_withdrawn],
        "keeps": reader.keeps,
    }
    return render(request, "documents/list.html", context)


@plan_page(KEEP, methods=FORM)
def add(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Add a paper, with a file, a link or neither yet."""
    form = _form(request, is_new=True)
    if request.method == "POST" and form.is_valid() and _add(request, plan, form):
        messages.success(request, f"“{form.cleaned_data['title']}” is added.")
        return redirect("documents", plan=plan.slug)
    if form.needs_reading_again():
        form.seen_again(0)
    return render(request, "documents/add.html", {"form": form}, status=422 if form.errors else 200)


@plan_page(KEEP, methods=FORM)
def change(request: HttpRequest, plan: Plan, number: int) -> HttpResponse:
    """Change what is said of a paper, or put a newer file in place of the old, which stays."""
    reader, shown = _paper(request, plan, number)
    if shown.is_withdrawn:
        return redirect("document-withdraw", plan=plan.slug, number=number)
    form = _form(
        request,
        initial=_as_it_is(shown),
        is_hidden=shown.is_hidden,
        may_open_it=reader.reads_exempt or not shown.category,
    )
    if request.method == "POST" and form.is_valid() and _change(request, plan, shown, form):
        messages.success(request, f"“{form.cleaned_data['title']}” is saved.")
        return _back_to(plan, number)
    _, shown = _paper(request, plan, number)
    if form.needs_reading_again():
        form.seen_again(shown.version)
    return render(request, "documents/change.html", {"form": form, "paper": shown}, status=422 if form.errors else 200)


@plan_page(KEEP, methods=FORM)
def stand(request: HttpRequest, plan: Plan, number: int) -> HttpResponse:
    """Withdraw a paper with a reason, or bring it back: nothing is erased."""
    _, shown = _paper(request, plan, number)
    begin = {"is_withdrawn": "no" if shown.is_withdrawn else "yes"}
    form = StandingForm(request.POST) if request.method == "POST" else StandingForm(initial=begin)
    if request.method == "POST" and form.is_valid():
        return _stand(request, plan, shown, form)
    return render(request, "documents/stand.html", {"form": form, "paper": shown}, status=422 if form.errors else 200)


def _form(request: HttpRequest, **how: Any) -> PaperForm:
    """The form as typed, or a new one."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    return PaperForm(*sent, most=settings.LARGEST_FILE_MB, **how)


def _as_it_is(shown: ShownPaper) -> dict[str, Any]:
    """What the form begins with: what is said of the paper now."""
    same = ("title", "kind", "version_words", "appendix", "dated_on")
    link = shown.now.link if shown.now else ""
    own = {"link": link, "restricted_category": shown.category or IS_OPEN, "seen": shown.version}
    return {name: getattr(shown, name) for name in same} | own


def _add(request: HttpRequest, plan: Plan, form: PaperForm) -> bool:
    """Record a new paper; when the command refuses, show why beside it and keep the typing."""
    told = {"because": "A paper of the plan", "by": request.user, "at": request.now, "key": form.cleaned_data["key"]}
    try:
        commands.add(plan, form.paper(), upload=form.upload, **told)
    except AlreadyRecorded as before:
        return _is_the_same(before, form) or _begin_again(form)
    except ValidationError as problem:
        form.show_problem(problem)
        return False
    return True


def _change(request: HttpRequest, plan: Plan, shown: ShownPaper, form: PaperForm) -> bool:
    """Record what changed; when the command refuses, show why beside it and keep the typing."""
    typed = form.cleaned_data
    told = {"because": typed["because"], "by": request.user, "at": request.now, "key": typed["key"]}
    document = get_object_or_404(Document.objects.select_related("plan"), plan=plan, pk=shown.number)
    try:
        commands.change(document, form.paper(), seen=typed["seen"], upload=form.upload, **told)
    except AlreadyRecorded as before:
        return _is_the_same(before, form) or _begin_again(form)
    except ValidationError as problem:
        form.show_problem(problem)
        return False
    return True


def _is_the_same(before: AlreadyRecorded, form: PaperForm) -> bool:
    """Whether a form sent again says just what was recorded the first time."""
    return commands.is_recorded(before.change, form.paper(), upload=form.upload)


def _begin_again(form: PaperForm) -> bool:
    """Keep what was changed after the form was recorded, and ask for it to be saved too."""
    form.begin_again()
    return False


def _stand(request: HttpRequest, plan: Plan, shown: ShownPaper, form: StandingForm) -> HttpResponse:
    """Withdraw or bring back, as the page offered; tell who came second."""
    typed = form.cleaned_data
    document = get_object_or_404(Document.objects.select_related("plan"), plan=plan, pk=shown.number)
    act = commands.withdraw if typed["is_withdrawn"] else commands.bring_back
    done = "is withdrawn. Only those who keep the papers find it" if typed["is_withdrawn"] else "is back"
    try:
        act(document, by=request.user, because=typed["because"], at=request.now, key=typed["key"])
    except AlreadyRecorded:
        pass
    except ValidationError as problem:
        if hasattr(problem, "error_dict"):
            form.show_problem(problem)
            return render(request, "documents/stand.html", {"form": form, "paper": shown}, status=422)
        messages.error(request, " ".join(problem.messages))
        return redirect("documents", plan=plan.slug)
    messages.success(request, f"“{shown.title}” {done}.")
    return redirect("documents", plan=plan.slug)


def _paper(request: HttpRequest, plan: Plan, number: int) -> tuple[PaperReader, ShownPaper]:
    """The reader, and a paper of this plan as they may see it."""
    reader = reader_of(request.user, plan, on=request.day)
    shown = paper(plan, number, reader)
    if shown is None:
        raise Http404("There is no such paper in this plan.")
    return reader, shown


def _back_to(plan: Plan, number: int) -> HttpResponseRedirect:
    """The way back to a paper's place on the page of all papers."""
    return HttpResponseRedirect(f"{reverse('documents', kwargs={'plan': plan.slug})}#paper-{number}")
