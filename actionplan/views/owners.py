"""Who answers for what: the posts, and one of them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan import access
from actionplan.commands.people import KEEPERS
from actionplan.models import Plan
from actionplan.queries import owners
from actionplan.queries.audit import holders_of
from actionplan.templatetags.figures import address_of
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission


@plan_page(Permission.READ_PLAN)
def list_all(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Every post with what it owns and how that stands, by organisation or by workload."""
    actions = access.visible_actions(request.user, plan, on=request.day)
    shown = owners.owners(actions, on=request.day, policy=request.policy)
    return render(
        request, "owners/list.html", {"owners": shown, "is_by_workload": request.GET.get("sort") == "workload"}
    )


@plan_page(Permission.READ_PLAN)
def show(request: HttpRequest, plan: Plan, post: int) -> HttpResponse:
    """One post: who holds it, who stands in, what it answers for and what comes next."""
    actions = access.visible_actions(request.user, plan, on=request.day)
    line = owners.owner(post, actions, on=request.day, policy=request.policy)
    if line is None:
        raise Http404("There is no such post.")
    context = {
        "line": line,
        "post": line.post,
        "held": holders_of(line.post),
        "counts": [
            {"number": number, "state": state, "href": address_of(plan.slug, owner=post, state=state)}
            for state, number in line.counts.items()
        ],
        "may_edit": access.may(request.user, Permission.EDIT_PLAN, on=request.day, plan=plan),
        "may_keep": access.may_everywhere(request.user, KEEPERS, on=request.day),
    }
    return render(request, "owners/show.html", context)
