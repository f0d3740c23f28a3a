"""What the pages of findings show beside the findings themselves: the filter in words, figures and ways on."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from actionplan.forms.findings import FindingFilterForm
from actionplan.models import Finding, Plan
from actionplan.queries.finding_filter import SORTS, FindingFilter
from actionplan.queries.finding_lists import FindingList


def context_of(shown: FindingList, plan: Plan) -> dict[str, Any]:
    """Everything that ``findings/list.html`` needs."""
    return {
        "shown": shown,
        "figures": list(_figures(shown, plan)),
        "removals": [(words, _address(plan, without)) for words, without in shown.asked.said(shown.names)],
        "remove_all": _address(plan, FindingFilter(sort=shown.asked.sort)),
        "orders": [
            {
                "text": text,
                "href": _address(plan, replace(shown.asked, sort=sort)),
                "is_current": shown.asked.sort == sort,
            }
            for sort, text in SORTS.items()
        ],
        "bare_address": _address(plan, replace(shown.asked, bare=True)),
        "form": FindingFilterForm(shown.asked, shown.names),
        "here": reverse("findings", kwargs={"plan": plan.slug}),
    }


def chosen_among(visible: "QuerySet[Finding]", slug: str) -> tuple[Finding, dict[str, Any]]:
    """The finding at an address, and beside it the keys of all that the reader may open and those before and after it.

    One that the reader may not open is answered as if it were not there.
    """
    rows = list(visible.select_related("source"))
    place = next((place for place, row in enumerate(rows) if row.slug == slug), None)
    if place is None:
        raise Http404
    following = rows[place + 1] if place + 1 < len(rows) else None
    beside = {"open_findings": {row.pk for row in rows}, "previous": rows[place - 1] if place else None}
    return rows[place], beside | {"next": following}


def _address(plan: Plan, asked: FindingFilter) -> str:
    """The address of the list for a filter."""
    query = asked.to_query()
    return reverse("findings", kwargs={"plan": plan.slug}) + (f"?{query}" if query else "")


def _figures(shown: FindingList, plan: Plan) -> Iterator[dict[str, Any]]:
    """How many findings are in each state, and all of them: each leads to the list of these."""
    for state, number in shown.by_state.items():
        href = _address(plan, replace(shown.asked, state=(state,)))
        yield {"number": number, "finding_state": state, "href": href, "is_current": shown.asked.state == (state,)}
    href = _address(plan, replace(shown.asked, state=()))
    number = sum(shown.by_state.values())
    yield {"number": number, "label": "in any state", "href": href, "is_current": not shown.asked.state}
