"""Keeping posts: who holds each, and who stands in; for the administrator and the QA unit."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from actionplan import access
from actionplan.commands import people
from actionplan.forms.posts import EndStandInForm, HandOverForm, NameStandInForm
from actionplan.forms.sent_once import SentOnceForm
from actionplan.models import Change, Plan, Post, StandIn
from actionplan.queries.owners import holder_in_words
from actionplan.views.doors import council_page
from actionplan.views.sending import FORM, is_recorded, typed
from actionplan.vocabulary import Permission


@council_page(*people.KEEPERS, methods=FORM)
def hand_over(request: HttpRequest, post: int) -> HttpResponse:
    """Ask who holds a post from now on, and record it once."""
    chosen = get_object_or_404(Post.objects.select_related("organisation", "holder"), pk=post)
    form = HandOverForm(*typed(request), initial={"seen": chosen.version})

    def keep(written: dict[str, object]) -> None:
        people.hand_over(chosen, to=form.holder, is_vacant=form.is_vacant, seen=form.cleaned_data["seen"], **written)

    def is_so(change: Change) -> bool:
        chosen.refresh_from_db()
        return (chosen.change_id, chosen.holder, chosen.is_vacant) == (change.pk, form.holder, form.is_vacant)

    if is_recorded(request, form, keep, is_so):
        return _done(request, chosen, f"Who holds the post {chosen} is recorded.")
    if form.errors:
        chosen.refresh_from_db()
    if form.needs_reading_again():
        form.seen_again(chosen.version)
    return _page(request, "people/hand_over.html", form, chosen)


@council_page(*people.KEEPERS, methods=FORM)
def name_stand_in(request: HttpRequest, post: int) -> HttpResponse:
    """Ask who stands in for a post and until when, and record it once."""
    chosen = get_object_or_404(Post.objects.select_related("organisation", "holder"), pk=post)
    form = NameStandInForm(*typed(request))

    def keep(written: dict[str, object]) -> None:
        people.name_stand_in(chosen, form.cleaned_data["person"], until=form.cleaned_data["until"], **written)

    def is_so(change: Change) -> bool:
        asked = {name: form.cleaned_data[name] for name in ("person", "until")}
        return StandIn.objects.filter(change=change, post=chosen, **asked).exists()

    if is_recorded(request, form, keep, is_so):
        return _done(request, chosen, f"Who stands in for {chosen} is recorded.")
    return _page(request, "people/name_stand_in.html", form, chosen)


@council_page(*people.KEEPERS, methods=FORM)
def end_stand_in(request: HttpRequest, stand_in: int) -> HttpResponse:
    """Ask why somebody no longer stands in, and record it once."""
    chosen = get_object_or_404(
        StandIn.objects.select_related("post__organisation", "post__holder", "person"), pk=stand_in
    )
    form = EndStandInForm(*typed(request))

    def keep(written: dict[str, object]) -> None:
        people.end_stand_in(chosen, **written)

    def is_so(change: Change) -> bool:
        chosen.refresh_from_db()
        return chosen.change_id == change.pk and chosen.ended_on is not None

    if is_recorded(request, form, keep, is_so):
        return _done(request, chosen.post, f"{chosen.person} no longer stands in for {chosen.post}.")
    return _page(request, "people/end_stand_in.html", form, chosen.post, stand_in=chosen)


def _done(request: HttpRequest, post: Post, said: str) -> HttpResponse:
    """Say that it is recorded, on the page the reader came from."""
    messages.success(request, said)
    return redirect(_way_back(request, post))


def _way_back(request: HttpRequest, post: Post) -> str:
    """The post's page in the plan that the reader came from, or the people, or the front door."""
    plan = Plan.objects.filter(slug=request.GET.get("plan", "")).first()
    if plan and access.may(request.user, Permission.READ_PLAN, on=request.day, plan=plan):
        return reverse("owner", kwargs={"plan": plan.slug, "post": post.pk})
    is_keeper = access.may_everywhere(request.user, (Permission.MANAGE_PEOPLE,), on=request.day)
    return reverse("people") if is_keeper else reverse("home")


def _page(request: HttpRequest, template: str, form: SentOnceForm, post: Post, **more: object) -> HttpResponse:
    """The form, with who holds the post now."""
    context = {"form": form, "post": post, "held_by": holder_in_words(post), "back": _way_back(request, post), **more}
    return render(request, template, context, status=422 if form.errors else 200)
