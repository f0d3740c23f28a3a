"""Traps of the databases: what the settings must say, what migrations may not ask, and data loaded from outside."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core import serializers
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader

from actionplan.models import Change, ProgressUpdate, guards
from actionplan.vocabulary import DeliveryStatus
from tests.factories import Council

SQLITE_ONLY = pytest.mark.skipif(connection.vendor != "sqlite", reason="a setting that only SQLite has")


@SQLITE_ONLY
def test_writers_on_sqlite_wait_for_one_another(db):
    options = settings.DATABASES["default"]["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone() == (1,)
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)


def test_no_page_is_one_long_transaction():
    assert not settings.DATABASES["default"].get("ATOMIC_REQUESTS")


def test_no_migration_asks_for_an_extension_of_the_database():
    names = {
        type(operation).__name__
        for (app, _), migration in MigrationLoader(None).disk_migrations.items()
        if app == "actionplan"
        for operation in migration.operations
    }
    assert not {name for name in names if "Extension" in name or "Collation" in name}


def test_rows_loaded_over_recorded_ones_are_refused(council: Council, tmp_path: Path):
    update = council.say(council.action(), DeliveryStatus.ON_TRACK)
    update.happened = "Forged"
    file = tmp_path / "forged.json"
    file.write_text(serializers.serialize("json", [update]), encoding="utf-8")
    with pytest.raises(DatabaseError, match=guards.REFUSAL), transaction.atomic():
        call_command("loaddata", str(file), verbosity=0)
    assert ProgressUpdate.objects.get().happened != "Forged"


def test_changes_loaded_over_others_are_refused(council: Council, tmp_path: Path):
    change = Change.objects.first()
    change.because = "Forged"
    file = tmp_path / "forged.json"
    file.write_text(serializers.serialize("json", [change]), encoding="utf-8")
    with pytest.raises(DatabaseError, match=guards.REFUSAL), transaction.atomic():
        call_command("loaddata", str(file), verbosity=0)
    assert not Change.objects.filter(because="Forged").exists()
