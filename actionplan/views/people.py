"""Who may sign in, and as what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan.queries.owners import every_post
from actionplan.queries.people import everyone
from actionplan.rules.roles import ROLES
from actionplan.views.doors import council_page
from actionplan.vocabulary import Permission


@council_page(Permission.MANAGE_PEOPLE)
def list_all(request: HttpRequest) -> HttpResponse:
    """Everyone with their roles and posts, every post with its holder, and what each role may do and why."""
    roles = [(role, rule.because, _in_order(rule.permissions)) for role, rule in ROLES.items()]
    context = {"people": everyone(on=request.day), "posts": every_post(on=request.day), "roles": roles}
    return render(request, "people/list.html", context)


def _in_order(permissions: frozenset[Permission]) -> list[Permission]:
    """What a role may do, in the order of the vocabulary."""
    return [one for one in Permission if one in permissions]
