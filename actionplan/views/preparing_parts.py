"""The parts of preparing a position: its words, its figures, its preview, and whose it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from actionplan.commands import preparing as commands
from actionplan.commands import publishing
from actionplan.documents.pack import compose
from actionplan.forms.publishing import ClearForm, SureForm, TakeOverForm, WordsForm
from actionplan.forms.sent_once import SentOnceForm
from actionplan.models import Change, IdentityClearance, Plan, PositionInPreparation
from actionplan.queries.preparing import in_preparation, mark_of, prepared
from actionplan.rules.moments import london_day
from actionplan.rules.periods import in_words
from actionplan.rules.privacy import masked
from actionplan.views.doors import plan_page
from actionplan.views.papers import paper_page
from actionplan.views.sending import FORM, is_recorded, typed
from actionplan.vocabulary import Permission, ReportSection

PUBLISH = Permission.PUBLISH


@dataclass(frozen=True)
class PreparedBy:
    """Who prepares a position, since when, and of which day and meeting it is."""

    name: str
    begun_at: datetime
    saved_at: datetime
    position_on: date
    meeting: str

    @property
    def words(self) -> str:
        """It in a sentence."""
        return f"{self.name} prepares the position on {in_words(self.position_on)}, since {in_words(self.begun_on)}."

    @property
    def begun_on(self) -> date:
        """The day since which it is prepared."""
        return london_day(self.begun_at)


@plan_page(PUBLISH)
def preview(request: HttpRequest, plan: Plan) -> HttpResponse:
    """All that the reader prepares, as it would be published."""
    row = _own(request, plan)
    if row is None:
        return back_to(plan)
    back = reverse("position-new", kwargs={"plan": plan.slug})
    paper = compose(prepared(row).content, marking="Not published: being prepared")
    return paper_page(request, paper, {}, back=back, back_words="Prepare a position")


@plan_page(PUBLISH, methods=FORM)
def words(request: HttpRequest, plan: Plan, section: str) -> HttpResponse:
    """Write a section of the covering words, for this position only."""
    if section not in set(ReportSection):
        raise Http404("The report has no such section.")
    chosen, now = ReportSection(section), in_preparation(plan)
    if request.method != "POST" and _own(request, plan) is None:
        return back_to(plan)
    text = now.words.get(section, "") if now else ""
    form = WordsForm(chosen, *typed(request), initial={"text": text, "seen": mark_of(text)})
    if request.method == "POST" and form.is_valid():
        told = {"seen": form.cleaned_data["seen"], "by": request.user, "at": request.now}
        if is_done(form, partial(commands.write, plan, chosen, form.cleaned_data["text"], **told)):
            messages.success(request, f"“{chosen.label}” is saved in what you prepare. Nothing is published yet.")
            return back_to(plan)
    if form.needs_reading_again():
        form.seen_again(mark_of(text))
    context = {"form": form, "section": chosen, "text": text}
    return render(request, "published/words.html", context, status=422 if form.errors else 200)


@plan_page(PUBLISH, methods=FORM)
def take_over(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Prepare from now on what somebody else began."""
    row = in_preparation(plan)
    form = TakeOverForm(*typed(request))

    def is_so(_: Change) -> bool:
        return PositionInPreparation.objects.filter(plan=plan, prepared_by=request.user).exists()

    if is_recorded(request, form, partial(_take_over, plan), is_so):
        messages.success(request, "You prepare this position now. Its words and figures are as they were.")
        return back_to(plan)
    if row is None or request.method != "POST":
        return back_to(plan)
    return render(request, "published/locked.html", {"row": named(row), "form": form}, status=422)


@plan_page(PUBLISH, methods=FORM)
def refresh(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Take the figures of what is prepared anew."""
    save = partial(commands.refresh, plan, by=request.user, at=request.now)
    return _by_a_button(request, plan, save, "The figures are those of this moment now. Your words are as they were.")


@plan_page(PUBLISH, methods=FORM)
def give_up(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Prepare a position no longer."""
    save = partial(commands.give_up, plan, by=request.user, at=request.now)
    return _by_a_button(request, plan, save, "Nothing is being prepared any more.")


@plan_page(PUBLISH, methods=FORM)
def clear(request: HttpRequest, plan: Plan, mark: str) -> HttpResponse:
    """Say by name that no child can be known from words that would go out."""
    row = _own(request, plan)
    found = publishing.words_with(row, mark) if row else None
    form = ClearForm(*typed(request))

    def is_so(change: Change) -> bool:
        return IdentityClearance.objects.filter(change=change).exists()

    if is_recorded(request, form, lambda told: publishing.clear(plan, mark, **told), is_so):
        messages.success(request, "It is recorded that no child can be known from these words.")
        return back_to(plan)
    if found is None:
        return back_to(plan)
    context = {"form": form, "words": masked(found.words)}
    return render(request, "published/clear.html", context, status=422 if form.errors else 200)


def named(row: PositionInPreparation | None) -> PreparedBy | None:
    """What others may see of what somebody prepares, if anybody does."""
    if row is None:
        return None
    meeting = str(row.meeting) if row.meeting else ""
    return PreparedBy(row.prepared_by.name, row.begun_at, row.saved_at, row.position_on, meeting)


def back_to(plan: Plan) -> HttpResponse:
    """To the page on which a position is prepared."""
    return redirect(reverse("position-new", kwargs={"plan": plan.slug}))


def is_done(form: SentOnceForm, save: Callable[[], object]) -> bool:
    """Whether what was sent is kept; else the form says why not."""
    try:
        save()
    except ValidationError as problem:
        form.show_problem(problem)
        return False
    return True


def _own(request: HttpRequest, plan: Plan) -> PositionInPreparation | None:
    """What the reader prepares, if anything."""
    row = in_preparation(plan)
    return row if row and row.prepared_by == request.user else None


def _take_over(plan: Plan, told: dict[str, object]) -> None:
    """Take it over."""
    publishing.take_over(plan, **told)  # type: ignore[arg-type]  # who, why, when and the form's key


def _by_a_button(request: HttpRequest, plan: Plan, save: Callable[[], object], done: str) -> HttpResponse:
    """Do what a button says, and go back; what stands in the way is said there."""
    form = SureForm(*typed(request))
    if request.method == "POST" and form.is_valid():
        if is_done(form, save):
            messages.success(request, done)
        else:
            messages.error(request, " ".join(form.non_field_errors()))
    return back_to(plan)
