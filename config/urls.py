"""Every address of the site: signing in, the admin site, the council's colour, and the tracker's own pages."""

from typing import NoReturn

from django.http import Http404, HttpRequest
from django.urls import include, path, re_path

from actionplan.admin import site
from actionplan.views import brand
from actionplan.views.sign_in import SignIn, as_example


def closed(_request: HttpRequest) -> NoReturn:
    """Answer as if a page of the sign-in library were not there."""
    raise Http404


CLOSED = "email|signup|inactive|2fa|3rdparty|social|confirm-email|reauthenticate|login/code"
"""The library's pages by which people would change themselves: people are kept by the administrator, on the record."""

urlpatterns = [
    re_path(rf"^accounts/(?:{CLOSED})(?:/|$)", closed),
    path("accounts/login/", SignIn.as_view(), name="account_login"),
    path("accounts/example/", as_example, name="sign-in-as-example"),
    path("accounts/", include("allauth.urls")),
    path("admin/", site.urls),
    re_path(r"^brand/(?P<colour>[0-9a-f]{6})\.css$", brand.style, name="brand"),
    path("", include("actionplan.urls")),
]
