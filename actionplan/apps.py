"""The app: its one signal installs the guards of the record after every migration, and its one check looks at roles."""

from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.db import OperationalError, connections
from django.db.models.signals import post_migrate, pre_migrate


class ActionplanConfig(AppConfig):
    """The improvement plan tracker."""

    name = "actionplan"
    verbose_name = "Improvement plan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Ask to be told when a migration is about to run, and when it has."""
        pre_migrate.connect(lift_guards, sender=self)
        post_migrate.connect(install_guards, sender=self)
        checks.register(owner_apart, checks.Tags.security, deploy=True)


def lift_guards(using: str, plan: list[Any] | None = None, **_told: Any) -> None:
    """Take away the triggers over which a rebuilt table would trip, where there is anything to migrate."""
    connection = connections[using]
    if plan and "actionplan_change" in connection.introspection.table_names():
        import_module("actionplan.models.guards").lift_for_migration(connection)


def install_guards(using: str, **_told: Any) -> None:
    """Put the triggers back, unless the tables themselves have been taken away; then say who may do what with them."""
    guards = import_module("actionplan.models.guards")
    connection = connections[using]
    if "actionplan_change" in connection.introspection.table_names():
        guards.install(connection)
        grants = import_module("actionplan.models.grants")
        if using == grants.OWNER:
            grants.give(connection, grants.role_of(connections["default"]))


def owner_apart(**_told: Any) -> list[checks.CheckMessage]:
    """Warn where the tracker's own role could take the guards away; a database that does not answer warns elsewhere."""
    grants = import_module("actionplan.models.grants")
    try:
        owns = not settings.ONE_DATABASE_ROLE and grants.owns_the_record(connections["default"])
    except OperationalError:
        return []
    return [checks.Warning(grants.OWNS, id="actionplan.W001")] if owns else []
