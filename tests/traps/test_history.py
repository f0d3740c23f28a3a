"""Traps of the history library, each found by running it, and what keeps us out of them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Count, Model
from django.test import Client
from simple_history.utils import bulk_update_with_history, update_change_reason

from actionplan.commands import people
from actionplan.commands.recording import recording
from actionplan.commands.sheet import SheetAction
from actionplan.models import Action, Body, Organisation, Person, guards
from actionplan.vocabulary import DeliveryStatus
from tests.factories import Council, fresh
from tests.models.rows import a_row_of_each, import_rows


def history_models() -> list[type[Model]]:
    """Every history of the app."""
    return [
        model.history.model for model in apps.get_app_config("actionplan").get_models() if hasattr(model, "history")
    ]


def test_every_history_row_points_to_its_change_in_bulk_too(council: Council):
    a_row_of_each(council)
    for model in history_models():
        assert model.objects.exists(), f"no history of {model.__name__} to look at"
        assert not model.objects.filter(change=None).exists()
        assert {row.history_date for row in model.objects.all()} == {row.change.at for row in model.objects.all()}


def test_one_change_writes_at_most_one_version_of_a_row(council: Council):
    a_row_of_each(council)
    for model in history_models():
        key = model.instance_type._meta.pk.attname
        twice = model.objects.values(key, "change").annotate(number=Count("history_id")).filter(number__gt=1)
        assert not twice.exists()


def test_two_versions_of_one_instant_come_back_as_two_rows_so_ties_are_ours_to_break(council: Council):
    body = Body(slug="tie", name="First")
    with recording("test", **council.by()) as record:
        record.add(body)
    body.name = "Second"
    with recording("test", by=council.qa, because="At once", at=record.change.at) as record:
        record.save(body)
    assert len(list(Body.history.as_of(record.change.at).filter(slug="tie"))) == 2
    newest = Body.history.filter(id=body.pk, history_date__lte=record.change.at).order_by("-history_id")[0]
    assert newest.name == "Second"


def test_the_foreign_key_of_an_old_version_gives_todays_row(council: Council):
    action, post = council.action(), council.posts["owner"]
    then = council.now
    post.title = "Renamed"
    with recording("test", **council.by()) as record:
        record.save(post)
    assert Action.history.as_of(then).get(pk=action.pk).owner.title == "Renamed"


def test_a_bare_day_means_its_first_instant_so_the_day_itself_is_missed(council: Council):
    action = council.action()
    start = datetime.combine(council.today, time.min, tzinfo=UTC)
    assert not Action.history.as_of(start).filter(pk=action.pk).exists()
    assert Action.history.as_of(start + timedelta(days=1)).filter(pk=action.pk).exists()


def test_the_library_writes_a_version_even_for_what_did_not_change(council: Council):
    health = council.organisations["Health"]
    with recording("test", **council.by()) as record:
        health.change = record.change
        bulk_update_with_history([health], Organisation, ["name"], manager=Organisation._base_manager)
    assert Organisation.history.filter(id=health.pk).count() == 2


def test_a_second_version_of_one_change_is_refused_by_the_database(council: Council):
    health = council.organisations["Health"]
    with pytest.raises(DatabaseError), transaction.atomic():
        bulk_update_with_history([health], Organisation, ["name"], manager=Organisation._base_manager)
    assert Organisation.history.filter(id=health.pk).count() == 1


def test_an_import_writes_a_version_of_the_rows_that_changed_and_of_no_other(council: Council):
    rows = [SheetAction("Plan", n, "new", f"i{n}", finding=council.finding, text="Do it") for n in (1, 2, 3)]
    import_rows(council, *rows)
    one, two, three = (Action.objects.get(reference=row.reference) for row in rows)
    import_rows(
        council,
        SheetAction(**vars(rows[0]) | {"state": "changed", "action": one, "text": "Do more", "changes": ("text",)}),
        SheetAction(**vars(rows[1]) | {"state": "unchanged", "action": two}),
        SheetAction(
            **vars(rows[2])
            | {"state": "changed", "action": three, "status": DeliveryStatus.ON_TRACK, "changes": ("status",)}
        ),
    )
    versions = [Action.history.filter(id=action.pk).count() for action in (one, two, three)]
    assert versions == [2, 1, 1]
    assert [fresh(action).version for action in (one, two, three)] == [2, 1, 1]


def test_a_reason_put_on_a_version_afterwards_is_refused(council: Council):
    action = council.action()
    with pytest.raises(DatabaseError, match=guards.REFUSAL), transaction.atomic():
        update_change_reason(action, "An afterthought")
    assert Action.history.get(id=action.pk).history_change_reason is None


def test_a_version_is_not_deleted_through_its_row(council: Council):
    action = council.action()
    with pytest.raises(DatabaseError, match=guards.REFUSAL), transaction.atomic():
        action.history.all().delete()
    with pytest.raises(DatabaseError, match=guards.REFUSAL), transaction.atomic():
        action.history.get().delete()
    assert action.history.count() == 1


def test_the_history_of_people_has_no_passwords():
    names = {field.name for field in Person.history.model._meta.fields}
    assert "password" not in names
    assert {"email", "name", "is_active", "change"} <= names


def test_signing_in_and_a_new_password_write_no_history(council: Council):
    person = people.add(email="new@example.org", name="New", password="a passphrase", **council.by("admin"))
    before = Person.history.count()
    client = Client()
    client.force_login(person)
    client.logout()
    person.set_password("another passphrase")
    person.save()
    assert Person.history.count() == before == Person.objects.count() + 1


def test_somebody_named_in_a_history_is_not_deleted_even_past_our_own_refusal(council: Council):
    with pytest.raises(ValidationError, match="made inactive, never deleted"):
        council.qa.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Person._base_manager.filter(pk=council.qa.pk).delete()


def test_a_day_in_the_history_is_the_moment_of_its_change(council: Council):
    council.go_to(date(2014, 11, 3))
    action = council.action()
    assert Action.history.get(id=action.pk).history_date == action.change.at == council.now
