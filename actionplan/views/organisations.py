"""The council's services and its partners: what each answers for, and what partners commit themselves to."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from actionplan import access
from actionplan.models import Organisation, Plan
from actionplan.queries import organisations
from actionplan.templatetags.figures import address_of
from actionplan.views.doors import plan_page
from actionplan.vocabulary import Permission


@plan_page(Permission.READ_PLAN)
def list_all(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Every organisation with its posts, its actions and its commitments."""
    actions = access.visible_actions(request.user, plan, on=request.day)
    shown = organisations.organisations(actions, on=request.day, policy=request.policy)
    return render(request, "organisations/list.html", {"organisations": shown})


@plan_page(Permission.READ_PLAN, Permission.UPDATE_ORGANISATION_ACTIONS)
def show(request: HttpRequest, plan: Plan, organisation: int) -> HttpResponse:
    """One organisation; a partner opens its own, and no other is told of."""
    if not access.may_see_organisation(request.user, organisation, plan, on=request.day):
        raise Http404("There is no such organisation.")
    chosen = get_object_or_404(Organisation, pk=organisation)
    actions = access.visible_actions(request.user, plan, on=request.day)
    shown = organisations.organisation(chosen, actions, request.user, on=request.day, policy=request.policy)
    context = {
        "shown": shown,
        "counts": [
            {"number": number, "state": state, "href": address_of(plan.slug, organisation=chosen.pk, state=state)}
            for state, number in shown.counts.items()
        ],
        "commitments": [
            {"number": number, "label": word.label, "href": address_of(plan.slug, partner=chosen.pk, commitment=word)}
            for word, number in shown.commitments_worst_first
        ],
    }
    return render(request, "organisations/show.html", context)
