"""What the page of the list of actions shows: words, figures with their addresses, headings to sort by, and a page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import parse_qsl

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse

from actionplan.forms.action_lists import ActionFilterForm
from actionplan.models import Plan
from actionplan.queries.action_filter import ActionFilter
from actionplan.queries.action_lists import LISTED_APART, ActionList
from actionplan.queries.filter_words import in_words, order_in_words
from actionplan.queries.positions import ActionPosition

ROWS_OF_A_PAGE: Final = 50
COLUMNS: Final = (
    ("Action", "reference", "plan-w-30"),
    ("Finding", "", "plan-w-15"),
    ("State", "worst", "plan-w-15"),
    ("Accountable post", "owner", "plan-w-15"),
    ("Due", "due", "plan-w-15"),
    ("Last update", "updated", "plan-w-10"),
)
"""Each column's heading, the order that its link asks for, and its width."""
SAME_ORDER: Final = {"state": "worst"}
"""Orders that are another by a second name."""


@dataclass(frozen=True)
class Heading:
    """A column's heading; ``direction`` is “ascending” or “descending” when the list is in its order."""

    text: str
    width: str
    address: str
    direction: str


@dataclass(frozen=True)
class Row:
    """A row of the page: where an action stands, and its tags."""

    position: ActionPosition
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Removal:
    """A part of the filter in words, and the address of the list without it."""

    words: str
    address: str


def context_of(shown: ActionList, request: HttpRequest, plan: Plan) -> dict[str, Any]:
    """Everything that ``actions/list.html`` needs."""
    page = Paginator(shown.found, ROWS_OF_A_PAGE).get_page(request.GET.get("page"))
    return {
        "shown": shown,
        "page": page,
        "rows": [Row(one, shown.tags.get(one.action.pk, ())) for one in page],
        "chosen": in_words(shown.said),
        "order": order_in_words(shown.asked.sort),
        "removals": [Removal(one.words, _address(plan, one.without)) for one in shown.said],
        "remove_all": _address(plan, ActionFilter(sort=shown.asked.sort)),
        "counts": list(_counts(shown, plan)),
        "apart": _address(plan, replace(shown.asked, state=LISTED_APART)),
        "headings": [_heading(shown.asked, plan, *column) for column in COLUMNS],
        "orders": [_order(shown.asked, plan, *one) for one in (("plan", "The plan's order"), ("worst", "Worst first"))],
        "downloads": [(words, _address(plan, shown.asked, page)) for words, page in DOWNLOADS],
        "form": ActionFilterForm(shown.asked, shown.names),
        "here": reverse("actions", kwargs={"plan": plan.slug}),
        "carried": parse_qsl(shown.asked.to_query()),
        "now": request.now,
    }


DOWNLOADS: Final = (("Excel (.xlsx)", "actions-xlsx"), ("Text (.csv)", "actions-csv"))


def _address(plan: Plan, asked: ActionFilter, page: str = "actions") -> str:
    """The address of the list, or of its download, for a filter."""
    query = asked.to_query()
    return reverse(page, kwargs={"plan": plan.slug}) + (f"?{query}" if query else "")


def _counts(shown: ActionList, plan: Plan) -> Iterator[dict[str, Any]]:
    """How many are in each state, whatever the state asked for, and all of them: each leads to its rows."""
    for state, number in shown.counts.items():
        href = _address(plan, replace(shown.asked, state=(state,)))
        yield {"number": number, "state": state, "href": href, "is_current": shown.asked.state == (state,)}
    href = _address(plan, replace(shown.asked, state=()))
    number = shown.number_whatever_the_state
    yield {"number": number, "label": "in any state", "href": href, "is_current": not shown.asked.state}


def _heading(asked: ActionFilter, plan: Plan, text: str, sort: str, width: str) -> Heading:
    """A heading whose link sorts by its column, or turns the order round when it is sorted by already."""
    is_sorted = sort == _plain(asked.sort)
    is_turned = asked.sort.startswith("-")
    direction = ("descending" if is_turned else "ascending") if is_sorted and sort else ""
    next_sort = f"-{sort}" if direction == "ascending" else sort
    return Heading(text, width, _address(plan, replace(asked, sort=next_sort)) if sort else "", direction)


def _order(asked: ActionFilter, plan: Plan, sort: str, text: str) -> dict[str, Any]:
    """An order that no column stands for, or stands for in other words."""
    is_current = SAME_ORDER.get(asked.sort, asked.sort) == sort
    return {"text": text, "href": _address(plan, replace(asked, sort=sort)), "is_current": is_current}


def _plain(sort: str) -> str:
    """An order by its first name, whichever way round."""
    by = sort.removeprefix("-")
    return SAME_ORDER.get(by, by)
