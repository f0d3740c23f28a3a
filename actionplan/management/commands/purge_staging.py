"""Throw away uploads that nobody confirmed in time."""

from typing import Any

from django.core.management.base import BaseCommand

from actionplan.commands import staging
from config import clock


class Command(BaseCommand):
    """Purges staging, which is not the record."""

    help = "Throw away uploaded sheets that are older than the council keeps them (the setting staging_days)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Purge and say how many."""
        number = staging.purge(at=clock.now())
        self.stdout.write(f"{number} upload{'' if number == 1 else 's'} purged.")
