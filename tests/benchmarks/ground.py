"""The ground that a side stands on: an empty database with the example's findings, people and posts, and no action."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import django

MATTERS = (
    "Adoption",
    "Fostering",
    "Early Help",
    "Leaving Care",
    "Court Work",
    "Placements",
    "Virtual School",
    "Youth Justice",
    "First Contact",
    "Edge of Care",
    "Commissioning",
    "Participation",
)
GRADES = ("Service Manager", "Principal Officer", "Practice Lead")
DAY = date(2014, 10, 1)


@dataclass(frozen=True)
class Ground:
    """The plan, who imports into it, and what rows may name. ``folder`` is thrown away afterwards."""

    folder: Path
    plan: Any
    by: Any
    at: Any
    findings: tuple[str, ...]
    posts: tuple[str, ...]


@contextmanager
def ground() -> Iterator[Ground]:
    """Make the database, set the scene, and take the database away."""
    django.setup()
    from django.conf import settings
    from django.db import connection

    settings.EXAMPLE = settings.DEMONSTRATION_CLOCK = True
    folder = Path(os.environ["ACTIONPLAN_TEST_FOLDER"])
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield _scene(folder)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _scene(folder: Path) -> Ground:
    """The example's plan, and posts enough for a large one."""
    from actionplan.commands.people import add_post
    from actionplan.example.telling import IMPORTED_AT
    from actionplan.models import Finding, Organisation, Person
    from tests.told import set_the_scene

    plan = set_the_scene()
    admin, home = Person.objects.get(email="admin@example.org"), Organisation.objects.get(name=plan.council)
    posts = tuple(f"{grade}, {matter}" for matter in MATTERS for grade in GRADES)
    for title in posts:
        add_post(title, organisation=home, by=admin, because="For the benchmarks", at=IMPORTED_AT)
    findings = tuple(Finding.objects.filter(plan=plan).order_by("pk").values_list("reference", flat=True))
    return Ground(folder, plan, Person.objects.get(email="qa@example.org"), IMPORTED_AT, findings, posts)
