"""A pytest plugin: lets Django empty the tables after a live-server test, which the guards of the record refuse.

The flush that follows announces a migration, and that puts the guards back.
"""

from typing import Any

import pytest
from django.db import connections
from django.test import TransactionTestCase


def lift_guards_and(empty: Any) -> Any:
    """Django's own emptying of tables, with the guards lifted first."""

    def lifted(case: TransactionTestCase) -> None:
        from actionplan.models import guards

        for name in case._databases_names(include_mirrors=False):
            guards.lift(connections[name])
        empty(case)

    return lifted


@pytest.fixture(scope="session", autouse=True)
def _guards_lifted_to_empty_tables() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lift_guards_and(TransactionTestCase._fixture_teardown))
        yield
