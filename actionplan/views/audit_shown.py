"""What the pages of the audit show: entries with the addresses of what they name, the filter in words, and a form."""

from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse

from actionplan import access
from actionplan.forms.audit import AuditFilterForm
from actionplan.models import Change, Plan
from actionplan.queries.audit_chosen import Choice, Page, people_of
from actionplan.queries.audit_entries import Entry, LinesOfAChange, entries_of
from actionplan.queries.audit_filter import AuditFilter, said_of
from actionplan.queries.audit_kinds import kind_of
from actionplan.queries.audit_lines import Line
from actionplan.spreadsheet.audit import About
from actionplan.templatetags.dates import moment
from actionplan.templatetags.sentences import full_stop
from actionplan.views.action_lists import EXAMPLE
from actionplan.vocabulary import Permission

ROWS_OF_A_CHANGE: Final = 100
DOWNLOADS: Final = (("Excel (.xlsx)", "audit-xlsx"), ("Text (.csv)", "audit-csv"))


@dataclass(frozen=True)
class ShownLine:
    """A sentence: what was done, the thing with its address where the reader may open it, and the rest."""

    did: str
    thing: str
    href: str
    rest: str


@dataclass(frozen=True)
class ShownEntry:
    """An entry with its sentences; ``href`` is where all that it wrote is listed."""

    entry: Entry
    kind: str
    lines: tuple[ShownLine, ...]
    href: str


def context_of(
    request: HttpRequest, choice: Choice, page: Page, problems: tuple[str, ...], plan: Plan | None
) -> dict[str, Any]:
    """Everything that ``audit/list.html`` needs."""
    plans = {one.slug: one for one in Plan.objects.all()}
    titles = {slug: one.title for slug, one in plans.items()} if plan is None and len(plans) > 1 else {}
    asked = choice.asked
    return {
        "page": page,
        "entries": [_shown(one, request, plan, plans) for one in page.entries],
        "of_plan": plan,
        "now": request.now,
        "problems": (*problems, *choice.unknown),
        "removals": [(words, address(plan, asked.without(part))) for part, words in said_of(asked, choice.names)],
        "here": address(plan),
        "older": address(plan, asked, before=page.older) if page.older else "",
        "newer": address(plan, asked, before=page.newer) if page.newer is not None else "",
        "downloads": [(words, address(plan, asked, name)) for words, name in DOWNLOADS],
        "form": AuditFilterForm(asked, people_of(plan), titles, request.GET.dict()),
    }


def context_of_one(request: HttpRequest, change: Change, plan: Plan | None) -> dict[str, Any]:
    """Everything that ``audit/show.html`` needs."""
    plans = {one.slug: one for one in Plan.objects.all()}
    page = Paginator(LinesOfAChange(change), ROWS_OF_A_CHANGE).get_page(request.GET.get("page"))
    entry = _shown(entries_of([change])[0], request, plan, plans)
    lines = page.object_list if entry.entry.is_folded else entry.entry.lines
    shown = [_line(line, request, plans) for line in lines]
    return {"one": entry, "lines": shown, "page": page, "of_plan": plan, "here": address(plan)}


def _shown(entry: Entry, request: HttpRequest, plan: Plan | None, plans: dict[str, Plan]) -> ShownEntry:
    """An entry for this reader."""
    lines = tuple(_line(one, request, plans) for one in entry.lines)
    return ShownEntry(entry, kind_of(entry.change.command), lines, _address_of_one(entry.change.number, plan))


def _line(line: Line, request: HttpRequest, plans: dict[str, Plan]) -> ShownLine:
    """A sentence for this reader, who is led only to what they may read."""
    thing, found = line.thing, plans.get(line.thing.plan)
    may_open = found is not None and access.may(request.user, Permission.READ_PLAN, on=request.day, plan=found)
    named = {"plan": thing.plan, thing.kind.partition("-")[0]: thing.slug}
    href = reverse(thing.kind, kwargs=named) if thing.kind and may_open else ""
    before = f"{line.did} {thing.words}".strip()
    return ShownLine(line.did, thing.words, href, full_stop(line.sentence)[len(before) :])


def address(plan: Plan | None, asked: AuditFilter | None = None, page: str = "audit", *, before: int | None = 0) -> str:
    """The address of the audit, or of its download: of a plan or of the council, for a filter and from a change on."""
    found = reverse(f"plan-{page}", kwargs={"plan": plan.slug}) if plan else reverse(page)
    parts = [asked.to_query() if asked else "", f"before={before}" if before else ""]
    query = "&".join(part for part in parts if part)
    return f"{found}?{query}" if query else found


def _address_of_one(number: int, plan: Plan | None) -> str:
    """The address of one change."""
    if plan:
        return reverse("plan-audit-change", kwargs={"plan": plan.slug, "number": number})
    return reverse("audit-change", kwargs={"number": number})


def about(request: HttpRequest, choice: Choice, problems: tuple[str, ...], plan: Plan | None, *, up_to: int) -> About:
    """What a file says of itself: whose changes, by which filter, at which moment and by whom it was taken."""
    council = request.policy.council_name or (plan.council if plan else "")
    title = f"Audit: {plan.title}" if plan else "Audit: every change"
    chosen = "; ".join(words for _, words in said_of(choice.asked, choice.names)) or "All changes"
    lines = [
        *([("Council", council)] if council else []),
        ("Audit of", plan.title if plan else "Every plan, and the council's own pages"),
        ("Listed here", chosen),
        *(("Note", words) for words in (*problems, *choice.unknown)),
        ("As it stood", f"{moment(request.now)} (London), up to change {up_to}"),
        ("Taken by", request.user.name),
        ("Changes", f"{choice.changes.filter(number__lte=up_to).count():,}"),
        *([("Note", EXAMPLE)] if settings.EXAMPLE else []),
    ]
    return About(title, tuple(lines))
