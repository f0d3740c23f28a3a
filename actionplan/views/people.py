"""Who may sign in, and as what."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan.models import Person, RoleHeld
from actionplan.rules.roles import ROLES
from actionplan.views.doors import council_page
from actionplan.vocabulary import Permission


@council_page(Permission.MANAGE_PEOPLE)
def list_all(request: HttpRequest) -> HttpResponse:
    """Everyone, with their roles and posts, and what each role may do and why."""
    held = RoleHeld.objects.filter(ended_on=None).select_related("organisation", "plan")
    people = Person.objects.prefetch_related(Prefetch("roles_held", held, to_attr="roles"), "posts_held")
    roles = [(role, rule.because, _in_order(rule.permissions)) for role, rule in ROLES.items()]
    return render(request, "people/list.html", {"people": people, "roles": roles})


def _in_order(permissions: frozenset[Permission]) -> list[Permission]:
    """What a role may do, in the order of the vocabulary."""
    return [one for one in Permission if one in permissions]
