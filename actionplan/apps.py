"""The app: its one signal installs the guards of the record after every migration."""

from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class ActionplanConfig(AppConfig):
    """The improvement plan tracker."""

    name = "actionplan"
    verbose_name = "Improvement plan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Ask to be told when a migration has run."""
        post_migrate.connect(install_guards, sender=self)


def install_guards(using: str, **_told: Any) -> None:
    """Put the triggers back, unless the tables themselves have been taken away."""
    guards = import_module("actionplan.models.guards")
    connection = connections[using]
    if "actionplan_change" in connection.introspection.table_names():
        guards.install(connection)
