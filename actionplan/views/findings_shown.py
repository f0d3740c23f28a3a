"""What the pages of findings show beside the findings themselves: the filter in words, figures and ways on."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
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


def beside(finding: Finding, visible: "QuerySet[Finding]") -> dict[str, Any]:
    """The findings that the reader may open, by key, and those before and after this one in the plan's order."""
    rows = list(visible)
    place = rows.index(finding)
    return {
        "open_findings": {row.pk for row in rows},
        "previous": rows[place - 1] if place else None,
        "next": rows[place + 1] if place + 1 < len(rows) else None,
    }


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
