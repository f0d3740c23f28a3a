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
    roles = RoleHeld.objects.filter(ended_on=None).select_related("organisation", "plan")
    people = Person.objects.prefetch_related(Prefetch("roles_held", roles, to_attr="roles"), "posts_held")
    return render(request, "people/list.html", {"people": people, "roles": ROLES.items()})
