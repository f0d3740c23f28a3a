"""Prepares the record for a start: the data folder, the example's secret, the tables, the example. May run again."""

import os
import secrets
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from config.env import Environment

ROOT = Path(__file__).resolve().parent.parent


def prepare(environment: Environment) -> None:
    """Do what is not done yet; outside production a first start is the example's unless told otherwise."""
    data = environment.folder("ACTIONPLAN_DATA", ROOT / "data")
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not environment.flag("ACTIONPLAN_PRODUCTION"):
        keep_secret(data / "example.env")
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    if settings.EXAMPLE:
        call_command("load_example_plan", if_absent=True)


def keep_secret(file: Path) -> None:
    """Make up a secret key once, and say that this folder holds the example."""
    if not file.exists():
        file.touch(mode=0o600)
        secret = secrets.token_urlsafe(50)
        lines = ("# Made at the first start. Production does not read it.", "ACTIONPLAN_EXAMPLE=yes")
        file.write_text("\n".join((*lines, f"ACTIONPLAN_SECRET_KEY={secret}", "")), encoding="utf-8")


def main() -> int | str:
    """Prepare; what a person can put right comes back as a sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        prepare(Environment(os.environ))
    except (CommandError, DatabaseError, ImproperlyConfigured, OSError) as error:
        return str(error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
