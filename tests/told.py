"""The whole example, told into the test database: for pages and journeys, which need a plan that people work in."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from actionplan.commands import demonstration
from actionplan.example import telling
from actionplan.models import Person, Plan
from tests.harness.pouring import told_once

PASSWORD = "a passphrase of the tests"


def tell() -> Plan:
    """The example, told without a word."""
    told_once("the example", lambda: telling.tell(password=PASSWORD, at=timezone.now(), say=lambda _: None))
    return Plan.objects.get()


def set_the_scene() -> Plan:
    """The people and findings of the example, its clock at the day of the import, and no action yet."""
    told_once("the scene", _set_the_scene)
    return Plan.objects.get()


def _set_the_scene() -> None:
    telling.set_the_scene(password=PASSWORD, say=lambda _: None)
    demonstration.anchor_clock(shows_at=telling.IMPORTED_AT, at=timezone.now())


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker) -> Iterator[Plan]:
    """The example's plan, shared by the tests of one module, each of which is undone; ask for ``db`` too."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield tell()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker) -> Iterator[Plan]:
    """The example's people and findings without an action, shared as ``told`` is."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield set_the_scene()
        transaction.set_rollback(True)


@pytest.fixture
def signed_in(told: Plan, db: None):
    """Sign a person of the example in by e-mail: ``signed_in("qa@example.org")`` is their browser."""

    def browser_of(email: str) -> Client:
        client = Client()
        client.force_login(Person.objects.get(email=email))
        return client

    return browser_of


@pytest.fixture(autouse=True)
def example_settings(settings) -> None:
    """These tests are of the example, with its clock."""
    settings.EXAMPLE = True
    settings.DEMONSTRATION_CLOCK = True
