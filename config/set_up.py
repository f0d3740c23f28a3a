"""Prepares the record for a start: the data folder, the example's secret, the tables, the example. May run again."""

import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from config.env import Environment, lines_of

ROOT = Path(__file__).resolve().parent.parent
OURS = ("actionplan.sqlite3*", "example.env", "files", "staging", "outbox")
"""What the tracker keeps in the data folder, which may be a folder that others use too."""
KEY = "ACTIONPLAN_SECRET_KEY"
SHORTEST_KEY = 50
"""Characters that Django asks of a key; what is shorter was cut off."""


def prepare(environment: Environment) -> None:
    """Do what is not done yet; outside production a first start is the example's unless told otherwise."""
    data = environment.folder("ACTIONPLAN_DATA", ROOT / "data")
    os.umask(0o077)
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    keep_private(data)
    if not environment.flag("ACTIONPLAN_PRODUCTION"):
        keep_secret(data / "example.env")
    django.setup()
    call_command("createcachetable", database="owner" if "owner" in settings.DATABASES else "default", verbosity=0)
    call_command("migrate", interactive=False, verbosity=0)
    if settings.EXAMPLE:
        call_command("load_example_plan", if_absent=True)


def keep_secret(file: Path) -> None:
    """Make up a secret key once, and say that this folder holds the example.

    A file without a whole key, as a start that was cut short may leave, is made anew; it is put in place at once.
    """
    if len(lines_of(file).get(KEY, "")) >= SHORTEST_KEY:
        return
    made = file.with_name(f".{file.name}.{os.getpid()}")
    made.unlink(missing_ok=True)
    made.touch(mode=0o600)
    lines = ("# Made at the first start. Production does not read it.", "ACTIONPLAN_EXAMPLE=yes")
    made.write_text("\n".join((*lines, f"{KEY}={secrets.token_urlsafe(50)}", "")), encoding="utf-8")
    made.replace(file)


def keep_private(data: Path) -> None:
    """Let nobody but the owner read what an earlier start left in the data folder for others to read."""
    for path in (found for name in OURS for found in data.glob(name)):
        with suppress(OSError):
            path.chmod(0o700 if path.is_dir() else 0o600)


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
