"""Traps of asking for the past: what the library gets wrong there is nowhere asked of it, and the index is there."""

import ast
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from actionplan.models import Action, Post
from actionplan.queries.as_at import _Then
from tests.architecture.source import calls, modules
from tests.factories import Council

ROUND_US = ("as_of", "most_recent", "latest_of_each", "update_change_reason", "bulk_update_with_history")
"""What the library offers and we do not call: each gives another moment's values, or writes a version of no change."""


def called_in(tree: ast.Module) -> set[str]:
    """The last names of everything that is called."""
    return {name.rsplit(".", 1)[-1] for _, name in calls(tree)}


def test_the_past_is_never_asked_of_the_library_which_follows_keys_into_today():
    found = {path: said for path, tree in modules() if (said := called_in(tree) & set(ROUND_US))}
    assert found == {}


def test_links_are_models_since_many_to_many_fields_written_in_bulk_leave_no_history():
    for model in apps.get_app_config("actionplan").get_models():
        assert not model._meta.local_many_to_many, f"{model.__name__} links without a history"


def with_history() -> list[Any]:
    """Every model that keeps its versions."""
    return [model for model in apps.get_app_config("actionplan").get_models() if hasattr(model, "history")]


@pytest.mark.parametrize("model", with_history(), ids=lambda model: model.__name__)
def test_the_versions_of_a_row_stand_in_an_index_by_row_and_change(model: Any, db: None):
    history = model.history.model
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, history._meta.db_table)
    assert any(one["unique"] and one["columns"] == [model._meta.pk.column, "change_id"] for one in found.values())


@pytest.mark.parametrize("model", [Action, Post])
def test_a_row_as_at_a_change_is_read_through_that_index_and_not_by_reading_every_version(council: Council, model: Any):
    council.action()
    table = model.history.model._meta.db_table
    query, values = model._base_manager.filter(pk=1).query.sql_with_params()
    asked = _Then(council.action().change_id)._as_of_then(query)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute(("EXPLAIN " if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN ") + asked, values)
        plan = "\n".join(str(row[-1]) for row in cursor.fetchall())
    assert "change_id" in plan
    assert "INDEX" in plan.upper()
    assert f"SCAN {table}".upper() not in plan.upper().replace("INDEX SCAN", "").replace("INDEX ONLY SCAN", "")
