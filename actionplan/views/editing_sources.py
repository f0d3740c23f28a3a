"""Where findings come from: a page with every finding, withdrawn ones too, and forms to add and change a source."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify

from actionplan.commands import findings, sources
from actionplan.forms.editing_findings import SourceForm
from actionplan.models import Plan, Source
from actionplan.queries.editing import sources_and_findings
from actionplan.rules.references import address_for
from actionplan.views.doors import plan_page
from actionplan.views.drafts import keeps_typing, with_draft
from actionplan.views.editing_shown import EDIT, FORM, meanwhile, sent, status, told

SAID = ("name", "paragraph", "introduction", "is_open_to_partners")


@plan_page(EDIT)
def list_all(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Each source with its findings, and the findings that were withdrawn."""
    shown = sources_and_findings(plan)
    withdrawn = [one for _, those in shown for one in those if one.is_withdrawn]
    live = [(source, [one for one in those if not one.is_withdrawn]) for source, those in shown]
    return render(request, "editing/sources.html", {"sources": live, "withdrawn": withdrawn})


@keeps_typing
@plan_page(EDIT, methods=FORM)
def add(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Add a source."""
    form = with_draft(request, SourceForm(*_typed(request), is_new=True))
    if request.method == "POST" and form.is_valid() and _add(request, plan, form):
        messages.success(request, f"“{form.cleaned_data['name']}” is added.")
        return redirect("sources", plan=plan.slug)
    if form.needs_reading_again():
        form.seen_again(0)
    return render(request, "editing/source.html", {"form": form}, status=status(form))


@keeps_typing
@plan_page(EDIT, methods=FORM)
def change(request: HttpRequest, plan: Plan, source: str) -> HttpResponse:
    """Change what is said of a source."""
    chosen = _source(plan, source)
    form = with_draft(request, SourceForm(*_typed(request), initial=_as_it_is(chosen)))
    if request.method == "POST" and form.is_valid() and _change(request, chosen, form):
        messages.success(request, f"“{form.cleaned_data['name']}” is saved.")
        return redirect("sources", plan=plan.slug)
    chosen = _source(plan, source)
    context = {"form": form, "source": chosen}
    if form.is_bound and form.needs_reading_again():
        form.initial = _as_it_is(chosen)
        context |= {"meanwhile": meanwhile(form), "last": chosen.change}
        form.seen_again(chosen.version)
    return render(request, "editing/source.html", context, status=status(form))


def _typed(request: HttpRequest) -> tuple[QueryDict, ...]:
    """What was sent, if anything was."""
    return (request.POST,) if request.method == "POST" else ()


def _source(plan: Plan, slug: str) -> Source:
    """The source at an address."""
    rows = Source.objects.select_related("plan", "change__by")
    return get_object_or_404(rows, plan=plan, slug=slug)


def _as_it_is(source: Source) -> dict[str, object]:
    """What the form begins with."""
    return {name: getattr(source, name) for name in SAID} | {"seen": source.version}


def _add(request: HttpRequest, plan: Plan, form: SourceForm) -> bool:
    """Record a new source; its address is made from its name."""
    words = form.words
    slug = address_for(slugify(words.name), {"new", *plan.sources.values_list("slug", flat=True)})
    said = {name: getattr(words, name) for name in SAID}
    return sent(
        form,
        lambda: findings.add_source(plan, slug=slug or "source", **said, **told(request, form)),
        lambda before: any(sources.says(one, words) for one in plan.sources.filter(change=before.number)),
    )


def _change(request: HttpRequest, source: Source, form: SourceForm) -> bool:
    """Record what changed."""
    words = form.words
    return sent(
        form,
        lambda: sources.change(source, words, seen=form.cleaned_data["seen"], **told(request, form)),
        lambda _: sources.says(Source.objects.get(pk=source.pk), words),
    )
