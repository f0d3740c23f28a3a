"""Questions and recommendations, as members read them: the standing list, and the thread of each."""

from dataclasses import dataclass
from typing import Final

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from actionplan import access
from actionplan.forms.matter_filters import MatterFilterForm
from actionplan.models import Matter, Plan
from actionplan.queries.matters import kept_apart
from actionplan.queries.scrutiny_matter_lists import MatterList, MattersAsked, listed
from actionplan.queries.scrutiny_matter_values import PublicMatter, owed
from actionplan.queries.scrutiny_matters import matter, matters
from actionplan.rules.matters import ANSWERS, why_not_corrected, why_not_said
from actionplan.views.doors import plan_page
from actionplan.vocabulary import AnswerKind, MatterKind, Permission

ON_A_PAGE: Final = 25
EVERYTHING: Final = "all"
"""The word after ``page=`` for the whole list on one page."""
PLURALS: Final = {MatterKind.QUESTION: "questions", MatterKind.RECOMMENDATION: "recommendations"}


class Matters:
    """The part of an address that says whether it is about questions or recommendations."""

    regex = "|".join(PLURALS.values())

    def to_python(self, value: str) -> MatterKind:
        """The kind that a word of an address means."""
        return next(kind for kind, word in PLURALS.items() if word == value)

    def to_url(self, value: MatterKind | str) -> str:
        """The word of an address for a kind."""
        return PLURALS[MatterKind(value)]


@dataclass(frozen=True)
class Offers:
    """What a reader may do with a matter as it stands."""

    answer: bool
    follow_up: bool
    chase: bool
    close: bool
    hand: bool
    take_back: bool
    correct: frozenset[int]
    """The numbers of what the reader may put right."""


@plan_page(Permission.READ_SCRUTINY)
def recommendations(request: HttpRequest, plan: Plan) -> HttpResponse:
    """What was asked and recommended, and what became of it: a standing item of every meeting."""
    return _list(request, plan, MattersAsked.read(dict(request.GET.lists())))


@plan_page(Permission.READ_SCRUTINY)
def questions(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The questions alone."""
    given = {**dict(request.GET.lists()), "kind": [MatterKind.QUESTION.value]}
    return _list(request, plan, MattersAsked.read(given), only_questions=True)


@plan_page(Permission.READ_SCRUTINY)
def show(request: HttpRequest, plan: Plan, kind: MatterKind, number: int) -> HttpResponse:
    """One question or recommendation, with both sides of what was said."""
    shown = shown_matter(request, plan, kind, number)
    row = row_of(plan, kind, number)
    may_read = access.may(request.user, Permission.READ_RESTRICTED, on=request.day, plan=plan)
    context = {
        "matter": shown,
        "offers": offers(request, row, shown),
        "kept_apart": kept_apart(row) if may_read else {},
    }
    return render(request, "matters/show.html", context)


def row_of(plan: Plan, kind: MatterKind, number: int) -> Matter:
    """The stored row of a question or recommendation."""
    rows = Matter.objects.select_related("plan", "change")
    return get_object_or_404(rows, plan=plan, kind=kind, number=number)


def shown_matter(request: HttpRequest, plan: Plan, kind: MatterKind, number: int) -> PublicMatter:
    """A question or recommendation as members read it."""
    found = matter(plan, kind, number, on=request.day)
    if found is None:
        raise Http404(f"There is no {kind.label.lower()} of this number.")
    return found


def offers(request: HttpRequest, row: Matter, shown: PublicMatter) -> Offers:
    """What the reader may do with a matter as it stands."""
    who, plan, day = request.user, row.plan, request.day
    now = {kind for kind in AnswerKind if why_not_said(kind, shown.state) is None}
    keeps, asks = access.may_keep_matters(who, plan, on=day), access.may_ask(who, plan, on=day)
    answers = access.may_answer(who, plan, shown.owed_by_post, on=day)
    return Offers(
        answer=answers and bool(now.intersection(ANSWERS)),
        follow_up=asks and AnswerKind.FOLLOW_UP in now,
        chase=keeps and AnswerKind.CHASED in now,
        close=keeps and AnswerKind.CLOSED in now,
        hand=keeps and AnswerKind.INTERIM in now,
        take_back=AnswerKind.TAKEN_BACK in now and access.may_take_back(who, row, on=day),
        correct=_to_correct(request, row, shown) if answers else frozenset(),
    )


def _to_correct(request: HttpRequest, row: Matter, shown: PublicMatter) -> frozenset[int]:
    """The numbers of what somebody may put right who may answer in a matter."""
    if why_not_corrected(shown.state):
        return frozenset()
    rows = row.answers.filter(corrects=None, kind__in=ANSWERS).select_related("change", "matter__plan")
    owing = shown.owed_by_post
    return frozenset(
        one.sequence for one in rows if access.may_correct_answer(request.user, one, owing, on=request.day)
    )


def _list(request: HttpRequest, plan: Plan, asked: MattersAsked, *, only_questions: bool = False) -> HttpResponse:
    """The list that is asked for, a page of it, and what the reader owes an answer to."""
    everything = matters(plan, on=request.day)
    shown = listed(everything, asked)
    own = access.own_duties(request.user, plan, on=request.day)
    fields = {"kind": asked.kind, "state": asked.state, "who": asked.who}
    context = {
        "shown": shown,
        "page": _page(request, shown),
        "owed": owed(one for one in everything if asked.kind in ("", one.kind.value)),
        "yours": [one for one in everything if one.is_open and one.owed_by_post in own],
        "form": MatterFilterForm(initial=fields, posts=shown.posts),
        "only_questions": only_questions,
        "may_ask": access.may_ask(request.user, plan, on=request.day),
        "answer_days": request.policy.answer_days,
        "recommendation_months": request.policy.recommendation_months,
    }
    return render(request, "matters/list.html", context)


def _page(request: HttpRequest, shown: MatterList) -> Page[PublicMatter]:
    """A page of the list, or all of it on one where the address asks for that, to print."""
    asked = request.GET.get("page")
    size = max(len(shown.found), 1) if asked == EVERYTHING else ON_A_PAGE
    return Paginator(shown.found, size).get_page(asked)
