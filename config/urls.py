"""Every address of the site: signing in, the read-only admin site, and the tracker's own pages."""

from django.contrib import admin
from django.urls import include, path

from actionplan.views.sign_in import SignIn, as_example

urlpatterns = [
    path("accounts/login/", SignIn.as_view(), name="account_login"),
    path("accounts/example/", as_example, name="sign-in-as-example"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("", include("actionplan.urls")),
]
