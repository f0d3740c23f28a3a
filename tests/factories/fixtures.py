"""The council as fixtures: made once for a module, and as it was for each test, which is undone."""

from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.db import transaction

from tests.factories.council import Council, a_council


@pytest.fixture(scope="module")
def council_of_the_module(django_db_setup: None, django_db_blocker) -> Iterator[Council]:
    """A council in a transaction around all the tests of a module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield a_council()
        transaction.set_rollback(True)


@pytest.fixture
def council(council_of_the_module: Council, db: None) -> Council:
    """A council with its people, a plan and a finding."""
    return deepcopy(council_of_the_module)
