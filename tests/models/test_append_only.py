"""What is recorded is refused at three heights: the row, the query and the database itself, histories included."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from actionplan.models import Change, DueDateDecision, IdentityClearance, Policy, ProgressUpdate, guards
from actionplan.models.base import NEVER_CHANGED, Changing, Recorded
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Standing
from tests.factories import Council
from tests.models.rows import a_row_of_each

SQLITE_ONLY = pytest.mark.skipif(connection.vendor != "sqlite", reason="a statement that only SQLite has")
POSTGRESQL_ONLY = pytest.mark.skipif(connection.vendor != "postgresql", reason="a statement that only PostgreSQL has")


def refused(statement: str, parameters: tuple[object, ...] = ()) -> bool:
    """Whether the guards refuse a statement, and it leaves nothing behind."""
    with pytest.raises(DatabaseError, match=guards.REFUSAL), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, parameters)
    return True


def columns_of(model: type[Model]) -> str:
    """The columns of a table, quoted, as a statement lists them."""
    return ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)


def recorded_models() -> list[type[Model]]:
    """Every model that refuses, by its kind."""
    return [model for model in guards.guarded_models() if issubclass(model, Recorded)]


def test_a_recorded_row_is_neither_saved_again_nor_deleted(council: Council):
    rows = a_row_of_each(council)
    assert set(rows) == set(recorded_models())
    for row in rows.values():
        with pytest.raises(ValidationError, match=NEVER_CHANGED):
            row.save()
        with pytest.raises(ValidationError, match=NEVER_CHANGED):
            row.delete()


def test_a_query_over_recorded_rows_neither_updates_nor_deletes(council: Council):
    for model, row in a_row_of_each(council).items():
        rows = model.objects.filter(pk=row.pk)
        for attempt in (
            lambda rows=rows, row=row: rows.update(pk=row.pk),
            lambda rows=rows: rows.delete(),
            lambda rows=rows, row=row: rows.bulk_update([row], ["pk"]),
        ):
            with pytest.raises(ValidationError, match=NEVER_CHANGED):
                attempt()
        assert rows.count() == 1


def test_an_upsert_in_bulk_is_refused_by_the_database(council: Council):
    row = Policy.objects.create(key="stale_days", value=1, from_on=council.today, change=Change.objects.last())
    forged = Policy(pk=row.pk, key="stale_days", value=99, from_on=council.today, change=row.change)
    with pytest.raises(DatabaseError, match=guards.REFUSAL), transaction.atomic():
        Policy.objects.bulk_create([forged], update_conflicts=True, unique_fields=["id"], update_fields=["value"])
    assert Policy.objects.get(pk=row.pk).value == 1


def test_a_row_under_a_key_that_is_taken_is_refused(council: Council):
    first = Change.objects.first()
    forged = Change(number=first.number, at=first.at, by=council.qa, because="forged", command="forged")
    with pytest.raises(DatabaseError), transaction.atomic():
        forged.save()
    assert Change.objects.get(pk=first.pk).because == first.because


def test_raw_update_and_delete_are_refused_on_every_recorded_and_history_table(council: Council):
    a_row_of_each(council)
    for model in guards.guarded_models():
        assert model._base_manager.exists(), f"no row of {model.__name__} to try it on"
        table, key = model._meta.db_table, model._meta.pk.column
        assert refused(f'UPDATE "{table}" SET "{key}" = "{key}"')
        assert refused(f'DELETE FROM "{table}"')


@SQLITE_ONLY
def test_replace_by_key_is_refused_on_every_recorded_and_history_table(council: Council):
    a_row_of_each(council)
    for model in guards.guarded_models():
        table, columns = model._meta.db_table, columns_of(model)
        assert refused(f'INSERT OR REPLACE INTO "{table}" ({columns}) SELECT {columns} FROM "{table}" LIMIT 1')
        assert refused(f'REPLACE INTO "{table}" ({columns}) SELECT {columns} FROM "{table}" LIMIT 1')


@SQLITE_ONLY
def test_replace_by_another_unique_key_is_refused(council: Council):
    a_row_of_each(council)
    by_key = Change.objects.exclude(key=None).first()
    assert refused(
        "INSERT OR REPLACE INTO actionplan_change (number, at, because, command, key, by_id)"
        " SELECT 100000, at, 'forged', command, key, by_id FROM actionplan_change WHERE number = %s",
        (by_key.number,),
    )
    update = ProgressUpdate.objects.first()
    fields = [field.column for field in ProgressUpdate._meta.concrete_fields if field.column != "id"]
    listed = ", ".join(f'"{name}"' for name in fields)
    assert refused(
        f"INSERT OR REPLACE INTO actionplan_progressupdate (id, {listed})"
        f" SELECT 100000, {listed} FROM actionplan_progressupdate WHERE id = %s",
        (update.pk,),
    )
    decision = DueDateDecision.objects.first()
    assert refused(
        "INSERT OR REPLACE INTO actionplan_duedatedecision (id, is_agreed, reason, change_id, request_id)"
        " SELECT 100000, NOT is_agreed, 'forged', change_id, request_id FROM actionplan_duedatedecision WHERE id = %s",
        (decision.pk,),
    )


@SQLITE_ONLY
@pytest.mark.parametrize("name", ["rowid", "_rowid_", "oid"])
def test_replace_by_row_number_is_refused_where_the_key_is_not_the_row_number(council: Council, name: str):
    assert refused(
        f"INSERT OR REPLACE INTO actionplan_change ({name}, number, at, because, command, by_id)"
        f" SELECT {name}, 100000, at, 'forged', command, by_id FROM actionplan_change LIMIT 1"
    )


@SQLITE_ONLY
def test_update_or_replace_is_refused(council: Council):
    assert refused("UPDATE OR REPLACE actionplan_change SET number = number + 1")


@POSTGRESQL_ONLY
def test_truncate_is_refused_on_every_recorded_and_history_table(db):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for model in guards.guarded_models():
        assert refused(f'TRUNCATE "{model._meta.db_table}" CASCADE')


def test_a_new_row_beside_the_old_ones_is_let_in(council: Council):
    change = Change.objects.last()
    told = {"where": "here", "kind": "postcode", "fingerprint": "f" * 64, "because": "A school", "change": change}
    IdentityClearance.objects.create(**told)
    IdentityClearance.objects.create(**told)
    assert IdentityClearance.objects.count() == 2


def changing_models() -> list[type[Changing]]:
    """Every model that changes with a history."""
    return [model for model in apps.get_app_config("actionplan").get_models() if issubclass(model, Changing)]


@pytest.mark.parametrize("model", changing_models(), ids=lambda model: model.__name__)
def test_a_changing_row_is_not_deleted_nor_changed_behind_its_history(model, db):
    with pytest.raises(ValidationError, match="Nothing is erased"):
        model().delete()
    with pytest.raises(ValidationError, match="Nothing is erased"):
        model.objects.all().delete()
    with pytest.raises(ValidationError, match="through a command"):
        model.objects.all().update(version=2)
    with pytest.raises(ValidationError, match="through a command"):
        model.objects.bulk_update([model(pk=1)], ["version"])


def test_current_rows_are_those_not_corrected_or_withdrawn(council: Council):
    action = council.action()
    first, second = (council.say(action, DeliveryStatus.ON_TRACK) for _ in range(2))
    told = {name: getattr(first, name) for name in ("action", "said_on", "status", "change")}
    correction = ProgressUpdate.objects.create(**told, sequence=3, place=1, corrects=first)
    assert set(ProgressUpdate.objects.current()) == {second, correction}
    ProgressUpdate.objects.create(**told, sequence=4, place=4, withdraws=second)
    assert set(ProgressUpdate.objects.current()) == {correction}


def test_a_row_is_corrected_or_withdrawn_once(council: Council):
    action = council.action()
    first = council.say(action, DeliveryStatus.ON_TRACK)
    told = {name: getattr(first, name) for name in ("action", "said_on", "status", "change")}
    ProgressUpdate.objects.create(**told, sequence=2, place=1, corrects=first)
    with pytest.raises(DatabaseError), transaction.atomic():
        ProgressUpdate.objects.create(**told, sequence=3, place=1, corrects=first)


def test_the_decisions_on_an_action_stay_when_it_moves_on(council: Council):
    action = council.action()
    council.claim(action)
    decided = council.decide(action, AssuranceOutcome.RETURNED)
    council.stand(action, Standing.WITHDRAWN)
    assert fresh_reason(decided) == decided.reason


def fresh_reason(row: Model) -> str:
    """The reason as the database has it."""
    return type(row)._base_manager.get(pk=row.pk).reason
