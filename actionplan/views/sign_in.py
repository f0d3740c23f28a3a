"""The sign-in page; in the example it offers each example person as a button."""

import re
from typing import Any, Final

from allauth.account.adapter import get_adapter
from allauth.account.views import LoginView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from actionplan.models import Person

TYPED_ON: Final = re.compile(r"/new/$|/imports/\d+/(?:answers|columns|rows)/")
"""The addresses of pages on which people type what the page itself would keep."""


class SignIn(LoginView):
    """allauth's own sign-in, with the example's people beside it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the people of the example, in the example only, and whether a form is waited for."""
        people = Person.objects.filter(is_active=True) if settings.EXAMPLE else []
        context = super().get_context_data(**kwargs)
        was_typing = bool(TYPED_ON.search(context.get("redirect_field_value") or ""))
        return context | {"example_people": people, "was_typing": was_typing}


@require_POST
def as_example(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the example's people, without a password; there is no such page outside the example."""
    if not settings.EXAMPLE:
        raise Http404
    person = get_object_or_404(Person, email=request.POST.get("email", ""), is_active=True)
    get_adapter(request).login(request, person)
    wanted = request.POST.get("next", "")
    return redirect(wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}) else "/")
