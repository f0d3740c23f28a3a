"""On PostgreSQL the tables belong to one role and the tracker acts as another, which cannot change what is recorded."""

import tarfile
from collections.abc import Iterator

import psycopg2
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection

from actionplan.apps import owner_apart
from actionplan.models import grants, guards
from config.env import Environment
from tests.operations.installed_by_roles import Installation, installation
from tests.operations.test_production import SAFE

POSTGRESQL_ONLY = pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has roles")
DENIED = psycopg2.errors.InsufficientPrivilege
TABLES = sorted(model._meta.db_table for model in guards.all_guarded())
ALL_TABLES = "SELECT c.oid, c.relname FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
ANYTHING_GOES = "RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"
BROWSE = """
import django; django.setup()
from django.test import Client
from actionplan.models import Person
browser = Client(SERVER_NAME="localhost")
browser.force_login(Person.objects.get(email="qa@example.org"))
for page in ("/", "/ofsted-2014/findings/", "/ofsted-2014/actions/", "/ofsted-2014/qa/"):
    assert browser.get(page, follow=True).status_code == 200, page
"""
REDACT = """
import django; django.setup()
from actionplan.commands import redaction
from actionplan.models import Action, Person, Plan
from actionplan.vocabulary import RedactionGround
from config import clock
told = {"because": "Asked by the data protection officer", "at": clock.now()}
qa, director = (Person.objects.get(email=f"{name}@example.org") for name in ("qa", "director"))
action = Action.objects.exclude(text="").first()
asked = redaction.ask(
    Plan.objects.get(), ground=RedactionGround.choices()[0][0], where="In an action", words=action.text, by=qa, **told
)
redaction.carry_out(asked, by=director, **told)
action.refresh_from_db()
assert "[redacted" in action.text, action.text
assert all("[redacted" in text for text in action.history.values_list("text", flat=True))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Set up by one command, as an administrator would: it migrates as the owner and tells the example as tracker."""
    with installation(tmp_path_factory.mktemp("roles")) as made:
        done = made.run_as_owner("-m", "config.set_up", EXAMPLE_PASSWORD="a passphrase")
        assert done.returncode == 0, done.stderr
        yield made


@POSTGRESQL_ONLY
class TestTheTrackersOwnRole:
    def test_it_told_the_whole_example_and_shows_it(self, installed: Installation):
        [[changes, owned]] = installed.ask(
            "SELECT (SELECT count(*) FROM actionplan_change),"
            " (SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole)"
        )
        assert changes > 100
        assert owned == 0
        done = installed.run("-c", BROWSE)
        assert done.returncode == 0, done.stderr

    @pytest.mark.parametrize(
        "statement",
        [
            "DELETE FROM {table}",
            "TRUNCATE {table} CASCADE",
            "DROP TABLE {table} CASCADE",
            "DROP TRIGGER guard_change_{name} ON {table}",
            "ALTER TABLE {table} DISABLE TRIGGER ALL",
            "ALTER TABLE {table} OWNER TO CURRENT_USER",
            "CREATE RULE forget AS ON INSERT TO {table} DO INSTEAD NOTHING",
        ],
    )
    def test_it_is_denied_on_every_recorded_and_history_table(self, installed: Installation, statement: str):
        for table in TABLES:
            with pytest.raises(DENIED):
                installed.ask(statement.format(table=table, name=table.removeprefix("actionplan_")))

    def test_it_writes_no_column_of_a_recorded_row_but_words_which_the_guards_look_at(self, installed: Installation):
        for model in guards.all_guarded():
            words = guards.may_be_redacted(model)
            for field in model._meta.concrete_fields:
                refusal = psycopg2.errors.IntegrityConstraintViolation if field.column in words else DENIED
                if field.column not in words or installed.ask(f"SELECT 1 FROM {model._meta.db_table} LIMIT 1"):
                    with pytest.raises(refusal):
                        installed.ask(f'UPDATE {model._meta.db_table} SET "{field.column}" = "{field.column}"')

    @pytest.mark.parametrize(
        "statement",
        [
            "SET session_replication_role = replica",
            f"CREATE OR REPLACE FUNCTION refuse_to_change_the_record() {ANYTHING_GOES}",
            "DELETE FROM actionplan_action",
            "DELETE FROM actionplan_person",
            "DELETE FROM actionplan_recordhead",
            "DELETE FROM django_migrations",
        ],
    )
    def test_it_is_denied_what_would_go_round_the_guards(self, installed: Installation, statement: str):
        with pytest.raises(DENIED):
            installed.ask(statement)

    def test_what_is_no_part_of_the_record_it_may_throw_away(self, installed: Installation):
        for table in (*sorted(grants.THROWN_AWAY), "django_session", "cache_entries"):
            installed.ask(f"DELETE FROM {table} WHERE false")

    def test_it_takes_a_whole_backup(self, installed: Installation):
        done = installed.run("manage.py", "backup", str(installed.folder / "backups"))
        assert done.returncode == 0, done.stderr
        [archive] = (installed.folder / "backups").glob("*.tar.gz")
        [[tables]] = installed.ask("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")
        with tarfile.open(archive) as opened:
            assert len([name for name in opened.getnames() if name.startswith("tables/")]) == tables

    def test_it_carries_out_a_redaction_in_rows_and_histories(self, installed: Installation):
        done = installed.run("-c", REDACT)
        assert done.returncode == 0, done.stderr

    def test_it_does_not_migrate(self, installed: Installation):
        done = installed.run("manage.py", "migrate")
        assert done.returncode != 0
        assert "ACTIONPLAN_OWNER_DATABASE_URL" in done.stderr


@POSTGRESQL_ONLY
def test_every_later_migration_gives_what_is_needed_of_new_tables_and_takes_back_the_rest(installed: Installation):
    installed.ask("CREATE TABLE a_new_one (id int)", as_owner=True)
    role = installed.ask("SELECT current_user")[0][0]
    installed.ask(f"GRANT ALL ON actionplan_change TO {role}", as_owner=True)
    with pytest.raises(DENIED):
        installed.ask("SELECT * FROM a_new_one")
    done = installed.run_as_owner("manage.py", "migrate")
    assert done.returncode == 0, done.stderr
    assert installed.ask("SELECT * FROM a_new_one") == []
    with pytest.raises(DENIED):
        installed.ask("DELETE FROM actionplan_change")


@POSTGRESQL_ONLY
def test_another_role_is_given_the_same_by_name_and_a_missing_one_is_said(installed: Installation):
    role = installed.ask("SELECT current_user")[0][0]
    assert f"{role} may read and add" in installed.run_as_owner("manage.py", "grant_application_role", role).stdout
    done = installed.run_as_owner("manage.py", "grant_application_role", "nobody_here")
    assert (done.returncode, "nobody_here" in done.stderr) == (1, True)
    owner = installed.ask("SELECT current_user", as_owner=True)[0][0]
    assert "owns the tables" in installed.run_as_owner("manage.py", "grant_application_role", owner).stderr


@POSTGRESQL_ONLY
def test_a_production_start_as_the_owner_is_refused_by_name_unless_that_is_meant(installed: Installation):
    serve = ("-c", "import config.wsgi")
    assert "holds the example" in installed.run(*serve, **SAFE).stderr
    as_owner = {**SAFE, "DATABASE_URL": installed.owner}
    assert "ACTIONPLAN_OWNER_DATABASE_URL" in installed.run(*serve, **as_owner).stderr
    meant = installed.run(*serve, **as_owner, ACTIONPLAN_ONE_DATABASE_ROLE="yes")
    assert "holds the example" in meant.stderr
    assert "actionplan.W001" in installed.run("manage.py", "check", "--deploy", **as_owner).stderr
    assert "actionplan.W001" not in installed.run("manage.py", "check", "--deploy", **SAFE).stderr


def test_who_owns_the_tables_is_known(db):
    owns = connection.vendor == "postgresql"
    assert grants.owns_the_record(connection) == owns
    assert [one.id for one in owner_apart()] == ["actionplan.W001"] * owns


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a database without roles")
def test_on_sqlite_there_is_nobody_to_grant_to():
    with pytest.raises(CommandError, match="Only PostgreSQL has roles"):
        call_command("grant_application_role", "somebody")


@pytest.mark.parametrize("owner", ["postgresql://o@/another", "sqlite:///plan"])
def test_the_owners_address_is_that_of_the_same_database(owner: str):
    read = Environment({"DATABASE_URL": "postgresql://t@/plan", "OWNER": owner})
    with pytest.raises(ImproperlyConfigured, match="OWNER must name the PostgreSQL database of DATABASE_URL"):
        read.owner("OWNER", of=read.database("DATABASE_URL", otherwise=None))
