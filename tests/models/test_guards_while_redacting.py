"""The one update that the guards let through: a redaction's marker in place of words, within its own transaction."""

import json
from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, models, transaction

from actionplan.commands.recording import recording
from actionplan.models import Change, RecordHead, Redaction, RedactionRequest, Secret, guards
from actionplan.models.texts import text_columns, text_fields
from actionplan.vocabulary import RedactionGround, RedactionOutcome
from tests.factories import Council
from tests.harness.tampering import redaction_under_way
from tests.models.rows import a_row_of_each


@pytest.fixture
def redacting(council: Council) -> Iterator[int]:
    """A record with a row of every kind, in the middle of a redaction; its number."""
    a_row_of_each(council)
    with redaction_under_way(council) as number:
        yield number


def refused(statement: str, *values: object) -> bool:
    """Whether the guards refuse a statement, and it leaves nothing behind."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError as problem:
        return guards.REFUSAL in str(problem)
    return False


def marked(field: models.Field, number: int) -> str:
    """The marker as a column of this kind holds it."""
    marker = f"[redacted {number}]"
    return json.dumps({"said": [marker]}) if isinstance(field, models.JSONField) else marker


def with_words() -> list[tuple[str, models.Field]]:
    """Every column with words of every guarded table."""
    return [(model._meta.db_table, field) for model in with_rows() for field in text_fields(model)]


def with_rows() -> list[type[models.Model]]:
    """Every guarded table that holds something to try it on."""
    return [model for model in guards.guarded_models() if model._base_manager.exists()]


def test_a_marker_passes_in_every_column_of_words_and_any_other_text_is_refused(redacting: int):
    assert len(with_words()) > 60
    for table, field in with_words():
        change = f'UPDATE "{table}" SET "{field.column}" = %s'
        assert not refused(change, marked(field, redacting)), f"{table}.{field.column}"
        assert refused(change, marked(field, redacting + 1))
        assert refused(change, marked(field, redacting).replace("[redacted", "[forged"))


def test_no_other_column_changes_with_the_marker_nor_without(redacting: int):
    for model in with_rows():
        table, words = model._meta.db_table, text_fields(model)
        others = [f for f in model._meta.concrete_fields if f.column not in text_columns(model) and not f.primary_key]
        for other in others:
            changed = f'"{other.column}" = {another(other)}'
            assert refused(f'UPDATE "{table}" SET {changed}'), f"{table}.{other.column}"
            if words:
                with_marker = f'UPDATE "{table}" SET "{words[0].column}" = %s, {changed}'
                assert refused(with_marker, marked(words[0], redacting)), f"{table}.{other.column}"


def another(field: models.Field) -> str:
    """A value that the column does not hold, as SQL."""
    column = f'"{field.column}"'
    if isinstance(field, models.BooleanField):
        return f"NOT {column}"
    if isinstance(field, models.DateTimeField | models.DateField):
        return "'1999-01-01'"
    if isinstance(field, models.JSONField):
        return "'[0]'"
    if isinstance(field, models.CharField | models.TextField | models.FileField):
        return "'x'"
    return f"coalesce({column}, 0) + 1"


def test_nothing_is_erased_or_replaced_while_words_are_redacted(redacting: int):
    for model in [*guards.guarded_models(), Secret]:
        table = model._meta.db_table
        if model._base_manager.exists():
            assert refused(f'DELETE FROM "{table}"')
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            assert refused(f'TRUNCATE "{table}" CASCADE')
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        elif model._base_manager.exists():
            assert refused(f'INSERT OR REPLACE INTO "{table}" SELECT * FROM "{table}" LIMIT 1')


def test_a_number_without_a_redaction_opens_nothing(council: Council):
    last = Change.objects.latest("number").number
    RecordHead.objects.update(redacting=last)
    assert refused("UPDATE actionplan_change SET because = %s", f"[redacted {last}]")


def test_a_refusal_opens_nothing(council: Council):
    with recording("redaction.ask", plan=council.plan, **council.by()) as record:
        asked = record.add(RedactionRequest(plan=council.plan, ground=RedactionGround.CHILD, where="In an update"))
    with recording("redaction.refuse", plan=council.plan, **council.by("director")) as record:
        record.add(Redaction(request=asked, outcome=RedactionOutcome.REFUSED))
    number = record.change.number
    RecordHead.objects.update(redacting=number)
    assert refused("UPDATE actionplan_change SET because = %s", f"[redacted {number}]")


def test_after_the_redaction_nothing_passes(redacting: int):
    RecordHead.objects.update(redacting=None)
    for table, field in with_words():
        assert refused(f'UPDATE "{table}" SET "{field.column}" = %s', marked(field, redacting))


def test_a_secret_changes_only_while_words_are_redacted(redacting: int):
    change = Change.objects.earliest("number")
    Secret.objects.get_or_create(change=change, defaults={"value": "f" * 64})
    assert not refused("UPDATE actionplan_secret SET value = ''")
    assert refused("UPDATE actionplan_secret SET change_id = change_id - 1")
    assert refused("DELETE FROM actionplan_secret")
    RecordHead.objects.update(redacting=None)
    assert refused("UPDATE actionplan_secret SET value = 'other'")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has tables that hide others")
def test_a_table_of_ones_own_in_front_of_the_head_opens_nothing(redacting: int):
    RecordHead.objects.update(redacting=None)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE actionplan_recordhead AS SELECT 1 AS id, %s::bigint AS redacting", [redacting]
        )
    assert refused("UPDATE public.actionplan_change SET because = %s", f"[redacted {redacting}]")
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE pg_temp.actionplan_recordhead")
