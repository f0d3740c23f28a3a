"""The database of the tests is the one asked for, real enough for threads, and guarded after it was emptied."""

import os

import pytest
from django.db import connection

from actionplan.models import guards


@pytest.mark.django_db
def test_the_database_is_the_one_asked_for() -> None:
    asked = os.environ.get("ACTIONPLAN_TEST_DATABASE", "sqlite")
    assert connection.vendor == asked


@pytest.mark.django_db
def test_a_database_of_its_own_is_used_and_never_that_of_the_installation() -> None:
    assert "test" in str(connection.settings_dict["NAME"])
    assert ":memory:" not in str(connection.settings_dict["NAME"])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "after the tables were emptied"])
def test_the_guards_are_there(turn: str) -> None:
    assert guards.missing(connection) == set()
