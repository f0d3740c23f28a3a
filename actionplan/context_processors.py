"""What every page shows: the council, the reader, and where they can go."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from actionplan import access
from actionplan.models import Person, Plan
from actionplan.queries.organisations import names_of
from actionplan.queries.plans import current_plans
from actionplan.queries.policy import policy_on
from actionplan.rules.contrast import is_dark_enough
from actionplan.rules.moments import london_day
from actionplan.rules.policy import FIRST_COLOUR, Policy
from actionplan.vocabulary import Permission
from config import clock


@dataclass(frozen=True)
class Item:
    """One entry of the menu: the page's name, its words, and the permissions of which one opens it.

    ``in_a_plan`` is the same page under a plan's name, for those whose permission is for a plan alone.
    """

    page: str
    text: str
    needs: tuple[Permission, ...]
    is_councils: bool = False
    in_a_plan: str = ""


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
    Item("inspection", "Inspection", (Permission.READ_PLAN, Permission.READ_SCRUTINY)),
    Item("documents", "Documents", (Permission.READ_PLAN, Permission.READ_SCRUTINY)),
    Item("reports", "Papers", (Permission.PUBLISH,)),
    Item("actions", "Actions", (Permission.READ_PLAN, Permission.UPDATE_ORGANISATION_ACTIONS)),
    Item("owners", "Owners", (Permission.READ_PLAN,)),
    Item("organisation", "My organisation", (Permission.UPDATE_ORGANISATION_ACTIONS,)),
    Item("imports", "Imports", (Permission.IMPORT_PLAN,)),
    Item("published", "Published", (Permission.READ_SCRUTINY,)),
    Item("recommendations", "Questions", (Permission.READ_SCRUTINY,)),
    Item("meetings", "Meetings", (Permission.READ_SCRUTINY,), is_councils=True),
    Item("audit", "Audit", (Permission.READ_RECORD,), is_councils=True, in_a_plan="plan-audit"),
    Item("record", "Record", (Permission.CHECK_RECORD,), is_councils=True),
    Item("people", "People", (Permission.MANAGE_PEOPLE,), is_councils=True),
    Item("settings", "Settings", (Permission.READ_PLAN, Permission.CHANGE_SETTINGS), is_councils=True),
)
"""The menu, in its order; each reader sees what they may open."""


def page(request: HttpRequest) -> dict[str, Any]:
    """The values that ``base.html`` and the key show on every page, by the policy of its day, which is read once.

    The menu is the reader's own whatever day is shown: on a page of the past the view's reader may only read.
    """
    reader = getattr(request, "reader", request.user)
    person = reader if reader.is_authenticated else None
    past = getattr(request, "past", None)
    day = getattr(request, "day", None) or london_day(clock.now())
    plan = getattr(request, "plan", None) or (_plan_of(request, day) if person else None)
    policy = getattr(request, "policy", None) or policy_on(day)
    return {
        "council_name": policy.council_name or (plan.council if plan else ""),
        "brand": _brand(policy.council_colour),
        "legend": policy.legend,
        "person": ShownReader(person.name) if person else None,
        "navigation": _navigation(request, person, plan, day) if person else [],
        "footer_links": _footer(person, plan, day) if person else _open_to_everybody(policy),
        "search_address": _search_of(person, plan, day) if person and plan else "",
        "plan": ShownPlan(plan.slug, plan.title, plan.council) if plan else None,
        "past": past,
        "shown_on": past.day if past else day,
        "reads_the_plan": bool(person and plan) and access.may(person, Permission.READ_PLAN, on=day, plan=plan),
        "may_ask_redaction": bool(person and plan) and access.may(person, Permission.ASK_REDACTION, on=day, plan=plan),
        "may_ask_members_question": bool(person and plan and not past) and access.may_ask(person, plan, on=day),
        "is_example": settings.EXAMPLE,
        "today": day,
    }


def _footer(person: Person, plan: Plan | None, day: date) -> list[dict[str, str]]:
    """What is seldom needed: short forms in full, words to be removed, and what of them is still in a backup."""
    links = [{"text": "Glossary", "href": reverse("glossary")}]
    if plan and access.may(person, Permission.READ_SCRUTINY, on=day, plan=plan):
        links.append({"text": "Children's voices", "href": reverse("voices", kwargs={"plan": plan.slug})})
    if plan and access.may_any(person, (Permission.ASK_REDACTION, Permission.REDACT), on=day, plan=plan):
        links.append({"text": "Words to be removed", "href": reverse("redactions", kwargs={"plan": plan.slug})})
    if access.may_everywhere(person, (Permission.CHECK_RECORD, Permission.REDACT), on=day):
        links.append({"text": "Backups with removed words", "href": reverse("redaction-backups")})
    return links


def _open_to_everybody(policy: Policy) -> list[dict[str, str]]:
    """What somebody may read who has not signed in."""
    return [{"text": "Published positions", "href": "/published/"}] if policy.publish_openly else []


def _search_of(person: Person, plan: Plan, day: date) -> str:
    """Where words are searched for in a plan, for those who may read its actions."""
    readers = (Permission.READ_PLAN, Permission.UPDATE_ORGANISATION_ACTIONS)
    if not access.may_any(person, readers, on=day, plan=plan):
        return ""
    return reverse("search", kwargs={"plan": plan.slug})


def _brand(colour: str) -> str:
    """The six figures of the council's own colour, or nothing for the one that the style sheet has already."""
    return colour.removeprefix("#") if colour != FIRST_COLOUR and is_dark_enough(colour) else ""


def _plan_of(request: HttpRequest, day: date) -> Plan | None:
    """The plan that the council's own pages lead back to, for those who have a part in it."""
    return next((plan for plan in current_plans() if access.may_enter(request.user, plan, on=day)), None)


def _navigation(request: HttpRequest, person: Person, plan: Plan | None, day: date) -> list[dict[str, Any]]:
    """The entries that the reader may open, with the present one marked."""
    return [
        {"text": text, "href": address, "current": request.path.startswith((address, _beside(address)))}
        for item in MENU
        for text, address in _entries(item, person, plan, day)
    ]


def _beside(address: str) -> str:
    """Where else an entry of the menu leads on to: the questions stand beside the list of all that is owed."""
    return address.replace("/recommendations/", "/questions/")


def _entries(item: Item, person: Person, plan: Plan | None, day: date) -> list[tuple[str, str]]:
    """The words of an entry and where it leads, if the reader may open it: in the plan, or of the whole council."""
    if item.is_councils and access.may_everywhere(person, item.needs, on=day):
        return [(item.text, reverse(item.page))]
    page = item.in_a_plan if item.is_councils else item.page
    if not page or plan is None or not access.may_any(person, item.needs, on=day, plan=plan):
        return []
    if item.page == "organisation":
        return _own_organisations(item, person, plan, day)
    return [(item.text, reverse(page, kwargs={"plan": plan.slug}))]


def _own_organisations(item: Item, person: Person, plan: Plan, day: date) -> list[tuple[str, str]]:
    """The page of each organisation that the reader acts for in a plan; each by its name where there are several."""
    own = access.organisations_of(person, on=day, plan=plan)
    if len(own) == 1:
        texts = dict.fromkeys(own, item.text)
    else:
        texts = {number: f"{item.text}: {name}" for number, name in names_of(own).items()}
    return [
        (text, reverse("organisation", kwargs={"plan": plan.slug, "organisation": number}))
        for number, text in texts.items()
    ]
