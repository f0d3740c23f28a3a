"""Published positions: listed, read as they were frozen, given as files, and withdrawn; perhaps open to everybody."""

from datetime import date, timedelta
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag

from actionplan import access
from actionplan.commands import publishing
from actionplan.context_processors import ShownPlan
from actionplan.documents.composition import Document, Heading
from actionplan.documents.kinds import FileKind
from actionplan.documents.layout import stretches
from actionplan.documents.pack import compose
from actionplan.forms.publishing import WithdrawForm
from actionplan.models import Change, Plan, PositionWithdrawn, PublishedPosition
from actionplan.queries.preparing import in_preparation
from actionplan.queries.published import content_of, newer_than, positions_published, published_at, shown
from actionplan.views.doors import open_page, plan_page
from actionplan.views.papers import file_links, paper_file
from actionplan.views.preparing_parts import named
from actionplan.views.sending import FORM, is_recorded, typed
from actionplan.vocabulary import Permission

FOR: Final = timedelta(minutes=5)
"""How long a copy of an open page may be used without asking again."""


@open_page(Permission.READ_SCRUTINY)
def list_all(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Every position that was published, the newest first; those that were withdrawn say so."""
    publishes = not request.is_public and access.may(request.user, Permission.PUBLISH, on=request.day, plan=plan)
    context = {
        "positions": positions_published(plan),
        "publishes": publishes,
        "preparing": named(in_preparation(plan)) if publishes else None,
        "is_open": request.policy.publish_openly,
        "address": reverse("published", kwargs={"plan": plan.slug}),
    }
    if request.is_public:
        context["plan"] = ShownPlan(plan.slug, plan.title, plan.council)
        context["council_name"] = request.policy.council_name or plan.council
    return render(request, "published/list.html", context)


@open_page(Permission.READ_SCRUTINY)
def show_day(request: HttpRequest, plan: Plan, day: str) -> HttpResponse:
    """The position that was published first on a day."""
    return _page(request, _position(plan, day))


@open_page(Permission.READ_SCRUTINY)
def show(request: HttpRequest, plan: Plan, day: str, edition: int) -> HttpResponse:
    """A position of a day that has several."""
    row = _position(plan, day, edition)
    return HttpResponseRedirect(shown(row).address) if edition == 1 else _page(request, row)


@open_page(Permission.READ_SCRUTINY)
def as_a_file(request: HttpRequest, plan: Plan, day: str, edition: int, kind: FileKind) -> HttpResponse:
    """The pack of a published position as a file."""
    row = _position(plan, day, edition)
    name = f"{plan.slug}-position-{row.published_on.isoformat()}" + (f"-{edition}" if edition > 1 else "")
    return _kept_for_a_while(request, row, paper_file(request, _paper(row), kind, name=name))


@plan_page(Permission.PUBLISH, methods=FORM)
def withdraw(request: HttpRequest, plan: Plan, day: str, edition: int) -> HttpResponse:
    """Say to everybody that a position no longer stands."""
    row = _position(plan, day, edition)
    form = WithdrawForm(*typed(request))

    def write(told: dict[str, Any]) -> None:
        publishing.withdraw(row, **told)

    def is_so(change: Change) -> bool:
        return PositionWithdrawn.objects.filter(position=row, change=change).exists()

    if is_recorded(request, form, write, is_so):
        messages.success(request, "The position is withdrawn. Its page stays and says so.")
        return redirect(shown(row).address)
    context = {"form": form, "position": shown(row)}
    return render(request, "published/withdraw.html", context, status=422 if form.errors else 200)


def _position(plan: Plan, day: str, edition: int = 1) -> PublishedPosition:
    """The position at an address."""
    try:
        found = published_at(plan, date.fromisoformat(day), edition)
    except ValueError:
        raise Http404("There is no such day.") from None
    if found is None:
        raise Http404("Nothing was published there.")
    return found


def _paper(row: PublishedPosition) -> Document:
    """The paper of a published position, from what was frozen; a withdrawn one says so on every page."""
    one = shown(row)
    marking = f"Withdrawn. {one.marking}" if one.is_withdrawn else one.marking
    return compose(content_of(row), marking=marking)


def _page(request: HttpRequest, row: PublishedPosition) -> HttpResponse:
    """The page of a position: nothing on it but what was frozen and, once it is withdrawn, why."""
    content, one, paper = content_of(row), shown(row), _paper(row)
    place: dict[str, Any] = {"plan": row.plan.slug, "day": row.published_on.isoformat(), "edition": row.edition}
    files = {kind: reverse("published-file", kwargs=place | {"kind": kind}) for kind in FileKind}
    publishes = not request.is_public and access.may(request.user, Permission.PUBLISH, on=request.day, plan=row.plan)
    context = {
        "position": one,
        "paper": paper,
        "stretches": list(stretches(paper.parts)),
        "contents": [part for part in paper.parts if isinstance(part, Heading) and part.level == 1],
        "files": file_links(files, "this position"),
        "foot": "withdrawn" if one.is_withdrawn else "published",
        "back": reverse("published", kwargs={"plan": row.plan.slug}),
        "back_words": "Published positions",
        "newer": newer_than(row) if one.is_withdrawn else None,
        "withdraw_address": reverse("position-withdraw", kwargs=place) if publishes and not one.is_withdrawn else "",
        "plan": ShownPlan(row.plan.slug, content.position.plan_title, content.position.council),
        "council_name": content.position.council,
        "is_example": content.is_example,
    }
    return _kept_for_a_while(request, row, render(request, "published/show.html", context))


def _kept_for_a_while(request: HttpRequest, row: PublishedPosition, answer: HttpResponse) -> HttpResponse:
    """Let anybody keep a copy of an open page for a while; of one that was withdrawn nobody keeps or indexes any."""
    if shown(row).is_withdrawn:
        answer.headers["X-Robots-Tag"] = "noindex"
        return answer
    if not request.is_public or request.user.is_authenticated or answer.status_code != 200:
        return answer
    patch_cache_control(answer, public=True, max_age=int(FOR.total_seconds()))
    set_response_etag(answer)
    found: HttpResponse = get_conditional_response(request, etag=answer.headers["ETag"], response=answer)
    return found
