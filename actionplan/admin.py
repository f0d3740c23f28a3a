"""The admin site, for looking only: every model is listed and none can be changed there."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db import models
from django.http import HttpRequest


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """Shows rows. Whatever is done to the record is done by a command, with a person and a reason."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Leave out what no administrator has a permission to read: passwords and restricted words."""
        return [field.name for field in self.opts.fields if field.name in HIDDEN]


HIDDEN = frozenset({"password", "restricted_note", "reading", "answers", "file", "fingerprint"})
"""Fields that the admin site never shows."""

SHOWN = frozenset(
    {"Plan", "Finding", "Action", "Post", "Organisation", "Person", "RoleHeld", "Body", "Meeting", "Change", "Policy"}
)
"""The models that it lists."""


def register(model: type[models.Model]) -> None:
    """List one model, read-only."""
    admin.site.register(model, ReadOnly)


for shown in apps.get_app_config("actionplan").get_models():
    if shown.__name__ in SHOWN:
        register(shown)
