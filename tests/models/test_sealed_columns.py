"""Every column that is recorded is named by a form, so that a digest is over it."""

import pytest
from django.db import models

from actionplan.models import guards
from actionplan.models.sealed_columns import FORMS, NEWEST, change_column, sealed_as, sealed_models, shapes
from actionplan.models.texts import text_columns
from actionplan.rules.sealing import Kind

CODES = {
    "command",
    "key",
    "fingerprint",
    "table",
    "column",
    "root",
    "section",
    "kind",
    "outcome",
    "file",
    "where",
    "backups",
}
"""Texts that are the program's own and hold no words of anybody's."""


def test_every_table_with_a_change_is_sealed_and_no_other():
    guarded = {model._meta.db_table for model in guards.guarded_models() if change_column(model)}
    assert set(sealed_models()) == set(shapes(NEWEST)) == guarded - {"actionplan_digest"}


@pytest.mark.parametrize("table", sorted(sealed_models()))
def test_every_column_is_named_by_a_form(table):
    meta = sealed_models()[table]._meta
    columns = {field.column for field in meta.concrete_fields} - {meta.pk.column}
    named = set(shapes(NEWEST)[table].names)
    assert columns - named == set(), f"add form {NEWEST + 1} to models/sealed_columns.py"
    assert named - columns == set(), "what was sealed stays"


@pytest.mark.parametrize("table", sorted(sealed_models()))
def test_words_are_marked_as_words_and_json_as_json(table):
    kinds = dict(shapes(NEWEST)[table].columns)
    for field in sealed_models()[table]._meta.concrete_fields:
        if field.column not in kinds:
            continue
        if isinstance(field, models.JSONField):
            assert kinds[field.column] is Kind.JSON
        elif isinstance(field, (models.CharField, models.TextField)) and not field.choices:
            assert kinds[field.column] is Kind.WORDS or field.column in CODES, field.column
        else:
            assert kinds[field.column] is Kind.PLAIN


@pytest.mark.parametrize("table", sorted(sealed_models()))
def test_what_a_redaction_may_reach_enters_under_a_key(table):
    plain = {name for name, kind in shapes(NEWEST)[table].columns if kind is Kind.PLAIN}
    assert not plain & set(text_columns(sealed_models()[table]))


def test_each_kind_of_row_has_what_is_sealed_of_it():
    assert {model.__name__ for model in sealed_as() if not hasattr(model, "history")} >= {"Change", "Seal"}
    for model, sealed in sealed_as().items():
        assert (sealed is model) != hasattr(model, "history")


def test_a_later_form_disturbs_no_older_one(monkeypatch):
    monkeypatch.setitem(FORMS, 8, {"change": "mood~", "omen": "sky"})
    shapes.cache_clear()
    older, newer = shapes(7), shapes(8)
    shapes.cache_clear()
    assert "mood" not in older["actionplan_change"].names
    assert "actionplan_omen" not in older
    assert newer["actionplan_change"].names == tuple(sorted((*older["actionplan_change"].names, "mood")))
    assert newer["actionplan_omen"].names == ("change_id", "sky")
