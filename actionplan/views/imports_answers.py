"""The questions that a sheet leaves open: some of each kind beside the rows, and all of one kind page by page."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from actionplan.forms.imports_answers import AnswersForm
from actionplan.forms.imports_questions import Known
from actionplan.models import Finding, Organisation, Plan, Post, StagedImport
from actionplan.spreadsheet.answered import place_of
from actionplan.spreadsheet.question import KINDS, Question
from actionplan.spreadsheet.result import Reading
from actionplan.views.doors import plan_page
from actionplan.views.imports_asked import asked_by
from actionplan.views.imports_seen import Seen, seen
from actionplan.views.imports_staged import keep_answers, of_a_waiting_upload
from actionplan.vocabulary import Permission

QUESTIONS_TO_A_PAGE: Final = 20
BESIDE_THE_ROWS: Final[Mapping[str, int]] = {"legend": 8, "heading": 0}
"""How many questions of a kind stand on the preview itself; columns have a page of their own."""
OF_EACH_KIND: Final = 3


@plan_page(Permission.IMPORT_PLAN, methods=("GET", "HEAD", "POST"))
@of_a_waiting_upload
def answer(request: HttpRequest, staged: StagedImport) -> HttpResponse:
    """All questions of one kind, page by page, or the first of each; what is answered is saved together."""
    shown, kind = seen(staged, on=request.day), request.GET.get("kind", "")
    page = Paginator(_of_kind(shown, kind), QUESTIONS_TO_A_PAGE).get_page(request.GET.get("page"))
    form = answers_form(staged, shown, page.object_list if kind else beside_the_rows(shown), request.POST or None)
    if request.method == "POST" and form.is_valid():
        refused = keep_answers(request, staged, form.given)
        if refused is None:
            return _next(request, staged, kind, page.number)
        for error in refused.errors:
            form.add_error(None, error.message)
    blocks = asked_by(form, staged, shown)
    context = {"staged": staged, "form": form, "blocks": blocks, "page": page, "kind": kind, **names_for(form)}
    return render(request, "imports/answers.html", context, status=422 if form.errors else 200)


def _next(request: HttpRequest, staged: StagedImport, kind: str, page: int) -> HttpResponse:
    """After saving: the same questions again, or the preview that they were asked on."""
    names = {"plan": staged.plan.slug, "number": staged.pk}
    if staged.phase:
        return redirect("import", **names)
    messages.success(request, "Your answers are kept. What follows from them is shown.")
    if not kind:
        return redirect("import", **names)
    return redirect(f"{reverse('import-answer', kwargs=names)}?{urlencode({'kind': kind, 'page': page})}")


def answers_form(
    staged: StagedImport, shown: Seen, asked: Sequence[Question], data: Mapping[str, Any] | None = None
) -> AnswersForm:
    """The form with some of the questions about an upload."""
    answers = shown.preview.answers
    return AnswersForm(shown.preview.questions, asked, _known(staged.plan, shown.reading), answers, data)


def beside_the_rows(shown: Seen) -> list[Question]:
    """The questions that stand on the preview: the first of each kind, those without an answer before the others."""
    chosen: list[Question] = []
    for kind, group in groupby(shown.preview.questions, key=lambda one: one.kind):
        first = sorted(group, key=lambda one: not one.is_open)
        chosen += first[: BESIDE_THE_ROWS.get(kind, OF_EACH_KIND)]
    return chosen


def names_for(form: AnswersForm) -> dict[str, Any]:
    """The lists of names that boxes of this form offer; none where no box needs them."""
    kinds = {one.question.kind for one in form.shown}
    return {
        "known_posts": _posts() if "post" in kinds else (),
        "known_organisations": _organisations() if "partner" in kinds else (),
    }


def _of_kind(shown: Seen, kind: str) -> list[Question]:
    return [one for one in shown.preview.questions if one.kind == kind and kind in KINDS]


def _known(plan: Plan, reading: Reading) -> Known:
    findings = Finding.objects.filter(plan=plan, is_withdrawn=False).values_list("reference", "title")
    parts = {place_of(row): [one.text for one in row.split] for row in reading.actions if row.split}
    return Known(list(findings), _posts, _organisations, parts)


def _posts() -> list[str]:
    """The titles of all posts; one that several organisations have also with each of these."""
    posts = list(Post.objects.order_by("title").values_list("title", "organisation__name"))
    shared = Counter(title.casefold() for title, _ in posts)
    qualified = [f"{title} ({home})" for title, home in posts if shared[title.casefold()] > 1]
    return [*dict.fromkeys(title for title, _ in posts), *qualified]


def _organisations() -> list[str]:
    return list(Organisation.objects.order_by("name").values_list("name", flat=True))
