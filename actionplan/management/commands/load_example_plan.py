"""Load the example: sixteen findings, a draft plan imported from its sheet, and two months of progress."""

import os
import secrets
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from actionplan.example import telling
from actionplan.models import Person, RecordHead


class Command(BaseCommand):
    """Makes the whole example in an empty database or nothing of it, and says how to sign in."""

    help = (
        "Load the example plan into an empty database: its people, the findings of the report, the draft plan imported "
        "from fixtures/draft-action-plan.xlsx, and what happened until 4 December 2014. The password of every example "
        "person is EXAMPLE_PASSWORD, else it is made at random and printed once. Refused where people are already."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """One choice."""
        parser.add_argument("--if-absent", action="store_true", help="do nothing when the database has people already")

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell the example, or say why not."""
        if settings.PRODUCTION or not settings.EXAMPLE:
            raise CommandError("This is not an example installation, so example people are not made in it.")
        if Person.objects.exists() or RecordHead.objects.filter(last_number__gt=0).exists():
            if options["if_absent"]:
                self._say_who("")
                return
            raise CommandError("There are people in this database already. The example needs an empty one.")
        password = os.environ.get("EXAMPLE_PASSWORD") or secrets.token_urlsafe(12)
        with transaction.atomic():
            telling.tell(password=password, at=timezone.now(), say=self.stdout.write)
        self._say_who(password)

    def _say_who(self, password: str) -> None:
        """Print each sign-in, and the password once, where it was made here."""
        self.stdout.write("\nSign in as:")
        for person in Person.objects.order_by("email"):
            self.stdout.write(f"  {person.email:28} {person.name}")
        if password:
            known = "EXAMPLE_PASSWORD" if os.environ.get("EXAMPLE_PASSWORD") else password
            self.stdout.write(f"Password for each: {known}")
