"""Throw away uploads that nobody confirmed in time, and drafts that nobody sent."""

from typing import Any

from django.core.management.base import BaseCommand

from actionplan.commands import drafts, staging
from config import clock


class Command(BaseCommand):
    """Purges staging, which is not the record."""

    help = "Throw away uploaded sheets and drafts that are older than the council keeps them (setting staging_days)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Purge and say how many."""
        now = clock.now()
        for word, number in (("upload", staging.purge(at=now)), ("draft", drafts.purge(at=now))):
            self.stdout.write(f"{number} {word}{'' if number == 1 else 's'} purged.")
