"""Let the first person in: an administrator, who lets the others in."""

import os
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError

from actionplan.commands import people
from config import clock


class Command(BaseCommand):
    """Makes the first administrator of an empty installation."""

    help = (
        "Make the first person of an empty installation, an administrator. The password is taken from the variable "
        "FIRST_PASSWORD, else asked for. Ends with 1 when there are people already or the password is too weak."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who."""
        parser.add_argument("email", metavar="EMAIL", help="the address they sign in with")
        parser.add_argument("name", metavar="NAME", help="the name people know them by")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them, or say why not."""
        password = os.environ.get("FIRST_PASSWORD") or getpass("Password: ")
        try:
            validate_password(password)
            person = people.add_first(email=options["email"], name=options["name"], password=password, at=clock.now())
        except ValidationError as wrong:
            raise CommandError(" ".join(wrong.messages)) from None
        except PermissionDenied as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"{person.name} may sign in as {person.email}.")
