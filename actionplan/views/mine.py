"""My actions: what a person's posts answer for, worst first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan import access
from actionplan.models import Plan, Post
from actionplan.queries.plans import next_meeting
from actionplan.queries.positions import positions
from actionplan.queries.workload import NEEDS_SOMEBODY, Group, Need, groups, number_in
from actionplan.rules.periods import in_words
from actionplan.views.doors import plan_page
from actionplan.vocabulary import ActionState, Permission


@plan_page(Permission.READ_MY_PAGE)
def show(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The actions a person may update, each once, in the group that says what it needs."""
    policy = request.policy
    actions = positions(access.own_actions(request.user, plan, on=request.day), on=request.day, policy=policy)
    grouped = groups([one for one in actions if one.is_counted])
    needing = [group for group in grouped if group.need in NEEDS_SOMEBODY]
    total = number_in(grouped)
    context = {
        "posts": _posts(request),
        "needing": needing,
        "others": [group for group in grouped if group.need not in NEEDS_SOMEBODY],
        "counts": [
            *(_count(group) for group in grouped),
            {"number": total, "label": "actions in all", "href": "#yours"},
        ],
        "total": total,
        "number_needing": number_in(needing),
        "next_meeting": next_meeting(on=request.day, cut_off_days=policy.reporting_cut_off_days),
        "policy": policy,
    }
    return render(request, "mine/show.html", context)


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
