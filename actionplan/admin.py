"""The admin site, for looking only: models are listed for the administrator, and none can be changed there."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from actionplan import access
from actionplan.vocabulary import Permission
from config import clock

HIDDEN = frozenset({"password", "restricted_note", "restricted_category"})
"""Fields that the admin site never shows: no administrator has a permission to read them."""

SHOWN = frozenset({"Post", "Organisation", "Person", "RoleHeld", "Body", "Meeting", "Change", "Policy"})
"""The models that it lists: nothing that only readers of the plan may read, for an administrator is none."""


class LookingSite(admin.AdminSite):
    """Opens for who keeps people, on the day they ask, and signs nobody in by a door of its own."""

    site_header = site_title = "Improvement plan: rows, to look at"
    index_title = "What is stored"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether the reader is an administrator of the whole council today."""
        return access.may_everywhere(request.user, (Permission.MANAGE_PEOPLE,), on=clock.today())

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Send a stranger to the one sign-in page, with its limits; refuse who has signed in and may not look."""
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.get_full_path())


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """Shows rows. Whatever is done to the record is done by a command, with a person and a reason."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let everybody look whom the site lets in."""
        return True

    def has_module_permission(self, request: HttpRequest) -> bool:
        """List the app for everybody whom the site lets in."""
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """Refuse: a list that an address can narrow by any column tells, letter by letter, what is not shown."""
        return False

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Leave out what nobody may read here."""
        return [field.name for field in self.opts.fields if field.name in HIDDEN]


site = LookingSite(name="admin")
for model in apps.get_app_config("actionplan").get_models():
    if model.__name__ in SHOWN:
        site.register(model, ReadOnly)
