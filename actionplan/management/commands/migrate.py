"""Django's own command, by the role that owns the tables where settings name one."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connections

from actionplan.models import grants, guards


class Command(migrate.Command):
    """Migrates as the owner, who then gives the tracker's own role what it needs."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Those of Django, of which the database is the owner's unless it is named."""
        super().add_arguments(parser)
        if grants.OWNER in connections:
            parser.set_defaults(database=grants.OWNER)

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, unless that needs another role; guards that were lifted for it come back also when it breaks off."""
        connection = connections[options["database"]]
        there = "actionplan_change" in connection.introspection.table_names()
        if there and connection.vendor == "postgresql" and not grants.owns_the_record(connection):
            raise CommandError("Another role owns the tables. Give its address in ACTIONPLAN_OWNER_DATABASE_URL.")
        try:
            super().handle(*args, **options)
        except BaseException:
            if there and connection.vendor == "sqlite":
                guards.put_back(connection)
            raise
