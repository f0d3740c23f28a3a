"""What every page shows: the council, the reader, and where they can go."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from actionplan import access
from actionplan.models import Plan
from actionplan.queries.plans import current_plan
from actionplan.rules.moments import london_day
from actionplan.vocabulary import Permission
from config import clock


@dataclass(frozen=True)
class Item:
    """One entry of the menu: the page's name, its words, and the permissions of which one opens it."""

    page: str
    text: str
    needs: tuple[Permission, ...]


@dataclass(frozen=True)
class ShownPlan:
    """What pages may say of a plan: never its stored row, from which everything in it could be reached."""

    slug: str
    title: str
    council: str


@dataclass(frozen=True)
class ShownReader:
    """What pages may say of the reader."""

    name: str


MENU = (
    Item("mine", "My actions", (Permission.READ_MY_PAGE,)),
    Item("qa", "QA desk", (Permission.ASSURE,)),
    Item("scrutiny", "Scrutiny", (Permission.READ_SCRUTINY,)),
    Item("overview", "Overview", (Permission.READ_PLAN,)),
    Item("findings", "Findings", (Permission.READ_PLAN, Permission.UPDATE_ORGANISATION_ACTIONS)),
    Item("imports", "Imports", (Permission.IMPORT_PLAN,)),
    Item("meetings", "Meetings", (Permission.READ_SCRUTINY,)),
    Item("people", "People", (Permission.MANAGE_PEOPLE,)),
)
"""The menu, in its order; each reader sees what they may open."""


def page(request: HttpRequest) -> dict[str, Any]:
    """The values that ``base.html`` shows on every page."""
    person = request.user if request.user.is_authenticated else None
    day = getattr(request, "day", None) or london_day(clock.now())
    plan = getattr(request, "plan", None) or (_plan_of(request, day) if person else None)
    return {
        "council_name": plan.council if plan else "",
        "person": ShownReader(person.name) if person else None,
        "navigation": _navigation(request, plan, day) if person else [],
        "footer_links": [],
        "plan": ShownPlan(plan.slug, plan.title, plan.council) if plan else None,
        "is_example": settings.EXAMPLE,
        "today": day,
    }


def _plan_of(request: HttpRequest, day: date) -> Plan | None:
    """The plan that the council's own pages lead back to, for those who have a part in it."""
    plan = current_plan()
    return plan if plan and access.may_enter(request.user, plan, on=day) else None


def _navigation(request: HttpRequest, plan: Plan | None, day: date) -> list[dict[str, Any]]:
    """The entries that the reader may open, with the present one marked."""
    may_open = [item for item in MENU if access.may_any(request.user, item.needs, on=day, plan=plan)]
    addresses = [(item, _address(item.page, plan)) for item in may_open]
    return [
        {"text": item.text, "href": address, "current": request.path.startswith(address)}
        for item, address in addresses
        if address
    ]


def _address(name: str, plan: Plan | None) -> str | None:
    """A page's address: under the plan's name where it has one, or of the whole council."""
    if plan is not None:
        try:
            return reverse(name, kwargs={"plan": plan.slug})
        except NoReverseMatch:
            pass
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
