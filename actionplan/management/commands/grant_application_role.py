"""Let the tracker's own role on PostgreSQL do what its commands need, and no more."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connections

from actionplan.models import grants


class Command(BaseCommand):
    """Grants, as the owner of the tables."""

    help = (
        "On PostgreSQL, let ROLE read and add to the record, and never change or erase what is recorded. Run it as the "
        "owner of the tables (ACTIONPLAN_OWNER_DATABASE_URL). Each migrate does the same for the role of DATABASE_URL."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whom."""
        parser.add_argument("role", nargs="?", metavar="ROLE", help="the role; without one, that of DATABASE_URL")

    def handle(self, *args: Any, **options: Any) -> None:
        """Grant, and say to whom."""
        owner = connections[grants.OWNER if grants.OWNER in connections else "default"]
        if owner.vendor != "postgresql":
            raise CommandError("Only PostgreSQL has roles.")
        role = options["role"] or grants.role_of(connections["default"])
        try:
            grants.give(owner, role)
        except (DatabaseError, ImproperlyConfigured) as problem:
            raise CommandError(f"Nothing was granted: {str(problem).strip()}") from None
        self.stdout.write(f"{role} may read and add to the record, and not change or erase what is recorded.")
