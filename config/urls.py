"""Every address of the site: signing in, the read-only admin site, and the tracker's own pages."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import include, path

from actionplan.views.sign_in import SignIn, as_example

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # one sign-in for all
admin.site.unregister(Group)  # roles are the tracker's own

urlpatterns = [
    path("accounts/login/", SignIn.as_view(), name="account_login"),
    path("accounts/example/", as_example, name="sign-in-as-example"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("", include("actionplan.urls")),
]
