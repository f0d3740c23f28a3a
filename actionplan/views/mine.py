"""My actions: what a person's posts answer for, worst first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan import access
from actionplan.commands import drafts
from actionplan.models import DueDateRequest, Plan, Post
from actionplan.queries.comments import open_questions
from actionplan.queries.contributing import works_on
from actionplan.queries.dates import newest_requests
from actionplan.queries.plans import next_meeting
from actionplan.queries.positions import ActionPosition, positions
from actionplan.queries.scrutiny_matter_values import PublicMatter
from actionplan.queries.scrutiny_matters import matters
from actionplan.queries.unchanged import why_not_unchanged
from actionplan.queries.workload import NEEDS_SOMEBODY, Group, Need, groups, number_in
from actionplan.rules.periods import in_words
from actionplan.rules.states import TROUBLED
from actionplan.views.doors import address_of, plan_page
from actionplan.views.sittings import update_address
from actionplan.vocabulary import ActionState, Permission


@dataclass(frozen=True)
class Line:
    """An action on the page, with the last date asked for, and when an update was begun and kept without being sent.

    ``may_stay`` is whether "no change" is an answer to it.
    """

    position: ActionPosition
    may_stay: bool
    asked: DueDateRequest | None
    begun_at: datetime | None

    @property
    def may_need_a_date(self) -> bool:
        """Whether a new due date is offered: it is in trouble, and none waits to be decided."""
        one = self.position
        return one.state in TROUBLED and one.asked_on is None and one.why_no_new_date is None


@dataclass(frozen=True)
class ShownGroup:
    """The lines of actions with one need."""

    need: Need
    lines: tuple[Line, ...]


@plan_page(Permission.READ_MY_PAGE)
def show(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The actions a person may update, each once, in the group that says what it needs."""
    policy = request.policy
    own = access.own_actions(request.user, plan, on=request.day)
    actions = positions(own, on=request.day, policy=policy)
    grouped = groups([one for one in actions if one.is_counted])
    owed = [one.action for group in grouped if group.need in NEEDS_SOMEBODY for one in group.actions]
    total, shown = number_in(grouped), _shown(request, grouped, newest_requests(own))
    context = {
        "posts": _posts(request),
        "needing": [group for group in shown if group.need in NEEDS_SOMEBODY],
        "others": [group for group in shown if group.need not in NEEDS_SOMEBODY],
        "counts": [
            *(_count(group) for group in grouped),
            {"number": total, "label": "actions in all", "href": "#yours"},
        ],
        "total": total,
        "number_needing": len(owed),
        "first": owed[0] if owed else None,
        "sitting_begins": update_address(owed[0], 1, len(owed)) if owed else "",
        "next_meeting": next_meeting(on=request.day, cut_off_days=policy.reporting_cut_off_days),
        "policy": policy,
        "questions": open_questions(own, but_of=request.user),
        "yours": _owed(request, plan),
        "works_on": works_on(request.user, plan, on=request.day, policy=policy),
    }
    return render(request, "mine/show.html", context)


def _owed(request: HttpRequest, plan: Plan) -> list[PublicMatter]:
    """What members wait for from the reader's posts, the longest overdue first."""
    own = access.own_duties(request.user, plan, on=request.day)
    return [one for one in matters(plan, on=request.day) if one.is_open and one.owed_by_post in own] if own else []


def _shown(request: HttpRequest, grouped: Iterable[Group], asked: Mapping[int, DueDateRequest]) -> list[ShownGroup]:
    """The groups with what each line says beside its position."""
    begun = drafts.all_of(request.user)
    return [ShownGroup(group.need, tuple(_line(one, asked, begun) for one in group.actions)) for group in grouped]


def _line(one: ActionPosition, asked: Mapping[int, DueDateRequest], begun: Mapping[str, datetime]) -> Line:
    """One action with what was asked and begun of it."""
    page = address_of(one.action, "progress-record")
    return Line(one, why_not_unchanged(one) is None, asked.get(one.action.pk), begun.get(page))


def _posts(request: HttpRequest) -> list[str]:
    """The posts that the reader answers for, with until when for those they stand in for."""
    posts = Post.objects.in_bulk(access.posts_of(request.user, on=request.day))
    until = access.stands_in_until(request.user, on=request.day)
    return [
        f"standing in for {post}" + (f" until {in_words(until[key])}" if until[key] else "")
        if key in until
        else str(post)
        for key, post in sorted(posts.items(), key=lambda one: one[0] in until)
    ]


def _count(group: Group) -> dict[str, Any]:
    """A figure that leads to its group on the page; the overdue ones with the sign of their state."""
    state = ActionState.OVERDUE if group.need == Need.OVERDUE else None
    return {
        "number": len(group.actions),
        "href": f"#{group.need.anchor}",
        "label": group.need.short,
        "state": state,
    }
