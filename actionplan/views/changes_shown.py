"""What the page of changes shows: figures with their addresses, findings and actions then and now, lines by day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse

from actionplan import access
from actionplan.forms.changes import ChangeFilterForm, DaysForm
from actionplan.models import Plan
from actionplan.queries.changes_days import Record
from actionplan.queries.changes_filter import Bundle, ChangeFilter, Chosen, in_words
from actionplan.queries.changes_lines import ACTION, FINDING, POST, SOURCE, Line, Span, Thing
from actionplan.vocabulary import Permission

ITEMS_OF_A_PAGE: Final = 50
LINES_OF_A_BUNDLE: Final = 20
DOWNLOADS: Final = (("Excel (.xlsx)", "changes-xlsx"), ("Text (.csv)", "changes-csv"))


@dataclass(frozen=True)
class ShownLine:
    """A line with the address of what it is about, and of its source in words."""

    line: Line
    address: str
    source: str
    source_words: str


@dataclass(frozen=True)
class ShownBundle:
    """The many lines of one change: the first of them, and the address of all."""

    bundle: Bundle
    lines: tuple[ShownLine, ...]
    address: str
    source: str


@dataclass(frozen=True)
class ShownDay:
    """A London day with what happened on it, the newest first."""

    day: date
    items: tuple[ShownLine | ShownBundle, ...]


def address_of(plan: Plan, span: Span, asked: ChangeFilter, page: str = "changes") -> str:
    """The address of the page, or of a download, for two days and a filter."""
    days = f"from={span.start.isoformat()}&to={span.end.isoformat()}"
    query = asked.to_query()
    return reverse(page, kwargs={"plan": plan.slug}) + f"?{days}" + (f"&{query}" if query else "")


def offered_in(record: Record, form: DaysForm, plan: Plan, asked: ChangeFilter) -> dict[str, Any]:
    """The form of the days and what stands beside it: days to compare with, and the filter that goes on with them."""
    here = reverse("changes", kwargs={"plan": plan.slug})
    query = asked.to_query()
    offered = [(one, f"{here}?from={one.day.isoformat()}" + (f"&{query}" if query else "")) for one in record.offered]
    return {"days": form, "offered": offered, "here": here, "carried": parse_qsl(query)}


def context_of(chosen: Chosen, request: HttpRequest, plan: Plan) -> dict[str, Any]:
    """Everything that ``changes/show.html`` needs beside the form of the days."""
    page = Paginator(chosen.items, ITEMS_OF_A_PAGE).get_page(request.GET.get("page"))
    may_import = access.may(request.user, Permission.IMPORT_PLAN, on=request.day, plan=plan)
    show = _Showing(plan, chosen, may_import=may_import)
    asked, span = chosen.asked, chosen.changes.span
    return {
        "chosen": chosen,
        "span": span,
        "now": request.now,
        "page": page,
        "shown_days": list(show.days(page)),
        "counts": list(show.counts()),
        "findings": [(one, number, show.address(replace(asked, finding=one.slug))) for one, number in chosen.findings],
        "shows_ends": page.number == 1 and not (asked.kind or asked.change),
        "form": ChangeFilterForm(chosen),
        "kept": [("from", span.start.isoformat()), ("to", span.end.isoformat())],
        "removals": [(words, show.address(without)) for words, without in in_words(chosen)],
        "remove_all": show.address(ChangeFilter()),
        "downloads": [(words, address_of(plan, span, asked, name)) for words, name in DOWNLOADS],
        "audit": _audit_of(plan, span),
    }


def _audit_of(plan: Plan, span: Span) -> str:
    """The audit of everything that was recorded of a plan between the ends of two days."""
    days = {"from": (span.start + timedelta(days=1)).isoformat(), "to": span.end.isoformat()}
    return f"{reverse('plan-audit', kwargs={'plan': plan.slug})}?{urlencode(days)}"


class _Showing:
    """Puts addresses to what is told of one plan."""

    def __init__(self, plan: Plan, chosen: Chosen, *, may_import: bool) -> None:
        """For a reader who may open imports, or may not."""
        self.plan, self.chosen, self.may_import = plan, chosen, may_import

    def address(self, asked: ChangeFilter) -> str:
        """The page for the same days and another filter."""
        return address_of(self.plan, self.chosen.changes.span, asked)

    def counts(self) -> Iterator[dict[str, Any]]:
        """How many lines are of each kind that there is any of, and all of them: each leads to its lines."""
        asked = self.chosen.asked
        for kind, number in self.chosen.counts.items():
            if number:
                href = self.address(replace(asked, kind=kind.value))
                yield {"number": number, "label": kind.label, "href": href, "is_current": asked.kind == kind}
        number = len(self.chosen.whatever_the_kind)
        href = self.address(replace(asked, kind=""))
        yield {"number": number, "label": "of any kind", "href": href, "is_current": not asked.kind}

    def days(self, items: Iterable[Line | Bundle]) -> Iterator[ShownDay]:
        """The items of a page by their London days."""
        for day, those in groupby(items, key=lambda one: one.on):
            yield ShownDay(day, tuple(self._item(one) for one in those))

    def _item(self, one: Line | Bundle) -> ShownLine | ShownBundle:
        """A line or a bundle with its addresses."""
        if isinstance(one, Line):
            return self._line(one)
        lines = tuple(self._line(line) for line in one.lines[:LINES_OF_A_BUNDLE])
        source = self._import(one.who.imported) if one.who.imported else ""
        return ShownBundle(one, lines, self.address(replace(self.chosen.asked, change=str(one.who.number))), source)

    def _line(self, line: Line) -> ShownLine:
        """A line with the address of what it is about, and of the words or the change that it comes from."""
        there, history = self._places(line.thing)
        return ShownLine(line, there, *self._source(line, there, history))

    def _places(self, thing: Thing) -> tuple[str, str]:
        """The page of what a line is about, and its history. A finding that is withdrawn has only the latter."""
        if thing.kind == ACTION:
            return self._of("action", "action", thing.slug), self._of("action", "action-history", thing.slug)
        if thing.kind == FINDING:
            history = self._of("finding", "finding-history", thing.slug)
            return self._of(
                "finding", "finding", thing.slug
            ) if thing.slug in self.chosen.standing else history, history
        if thing.kind == SOURCE:
            return reverse("findings", kwargs={"plan": self.plan.slug}), ""
        return self._of("post", "owner", thing.slug), ""

    def _source(self, line: Line, there: str, history: str) -> tuple[str, str]:
        """Where a line comes from, and its words."""
        if line.anchor.startswith("update-"):
            return f"{there}#{line.anchor}", "See the update"
        if line.anchor:
            return f"{there}#{line.anchor}", f"See the {SOURCES[line.anchor]}"
        if line.who and line.who.imported and self.may_import:
            return self._import(line.who.imported), "See the import"
        if line.thing.kind == POST:
            return there, "See the post"
        if line.thing.kind == SOURCE:
            change = {"plan": self.plan.slug, "number": line.number}
            return reverse("plan-audit-change", kwargs=change), "See the change"
        return f"{history}#change-{line.number}", "See the history"

    def _of(self, key: str, page: str, slug: str) -> str:
        """The address of a page of a thing."""
        return reverse(page, kwargs={"plan": self.plan.slug, key: slug})

    def _import(self, number: int) -> str:
        """The address of an import, for who may open it."""
        return reverse("import", kwargs={"plan": self.plan.slug, "number": number}) if self.may_import else ""


SOURCES: Final = {"dates": "dates", "assurance": "decision", "evidence": "evidence"}
