"""Making a plan: what was judged, its deadlines, papers and report text."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from actionplan import access
from actionplan.commands.recording import recording
from actionplan.models import Deadline, Document, Judgement, Person, Plan, ReportText
from actionplan.models.plans import check_slug_is_free
from actionplan.rules.moments import london_day
from actionplan.vocabulary import Permission

Part = TypeVar("Part", Deadline, Judgement, Document, ReportText)


def make(
    *,
    slug: str,
    title: str,
    council: str,
    inspected_on: date,
    published_on: date,
    by: Person,
    because: str,
    at: datetime,
) -> Plan:
    """Begin a plan. Its slug stands in every address from now on and cannot be one of the tracker's own words."""
    access.require(by, Permission.EDIT_PLAN, on=london_day(at))
    check_slug_is_free(slug)
    plan = Plan(slug=slug, title=title, council=council, inspected_on=inspected_on, published_on=published_on)
    with recording("plans.make", by=by, because=because, at=at) as record:
        return record.add(plan)


def add_parts(
    plan: Plan, kind: type[Part], parts: Iterable[Mapping[str, Any]], *, by: Person, because: str, at: datetime
) -> list[Part]:
    """Add deadlines, judgements, documents or report texts, each a mapping of its fields, in the order given."""
    access.require(by, Permission.EDIT_PLAN, on=london_day(at), plan=plan)
    rows = [kind(plan=plan, **_in_order(kind, part, order)) for order, part in enumerate(parts)]
    with recording(f"plans.add_{kind.__name__.lower()}", by=by, because=because, at=at, plan=plan) as record:
        return record.add_many(rows)


def _in_order(kind: type[Any], part: Mapping[str, Any], order: int) -> dict[str, Any]:
    """A part's fields, with its place among its like where it has one."""
    has_order = any(field.name == "order" for field in kind._meta.fields)
    return {**part, "order": order} if has_order else dict(part)
