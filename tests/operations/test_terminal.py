"""The other commands of the terminal: what they say, and what they refuse."""

import subprocess
import sys
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from actionplan.commands import drafts, staging
from actionplan.example.telling import IMPORTED_AT
from actionplan.models import Person, StagedImport
from tests.told import set_the_scene


def said(*words):
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
class TestLoadingTheExample:
    def test_it_prints_every_sign_in_and_the_password_once(self, settings, monkeypatch):
        settings.EXAMPLE = settings.DEMONSTRATION_CLOCK = True
        monkeypatch.delenv("EXAMPLE_PASSWORD", raising=False)
        printed = said("load_example_plan")
        assert all(person.email in printed for person in Person.objects.all())
        password = printed.split("Password for each: ")[1].strip()
        assert Person.objects.get(email="qa@example.org").check_password(password)
        with pytest.raises(CommandError, match="There are people in this database already"):
            said("load_example_plan")
        again = said("load_example_plan", "--if-absent")
        assert "qa@example.org" in again
        assert password not in again

    def test_a_password_that_was_given_is_not_printed(self, settings, monkeypatch):
        settings.EXAMPLE = settings.DEMONSTRATION_CLOCK = True
        monkeypatch.setenv("EXAMPLE_PASSWORD", "given by somebody")
        printed = said("load_example_plan")
        assert "given by somebody" not in printed
        assert Person.objects.get(email="asc@example.org").check_password("given by somebody")

    def test_no_other_installation_gets_example_people(self, settings):
        settings.EXAMPLE = False
        with pytest.raises(CommandError, match="not an example installation"):
            said("load_example_plan")
        assert not Person.objects.exists()


@pytest.mark.django_db
def test_old_uploads_are_purged_and_young_ones_stay(settings):
    settings.DEMONSTRATION_CLOCK = True
    plan = set_the_scene()
    qa = Person.objects.get(email="qa@example.org")
    for age, name in ((29, "young.xlsx"), (31, "old.xlsx")):
        at = IMPORTED_AT - timedelta(days=age)
        staging.stage(plan, content=b"x", file_name=name, reading={}, by=qa, at=at)
        drafts.keep(name, {"said": ["words"]}, by=qa, at=at)
    files = [staged.file for staged in StagedImport.objects.all()]
    assert said("purge_staging") == "1 upload purged.\n1 draft purged.\n"
    assert set(drafts.all_of(qa)) == {"young.xlsx"}
    assert StagedImport.objects.get().file_name == "young.xlsx"
    assert sum(file.storage.exists(file.name) for file in files) == 1


@pytest.mark.django_db
class TestTheFirstPerson:
    def test_the_first_person_is_an_administrator_and_on_the_record(self, monkeypatch):
        monkeypatch.setenv("FIRST_PASSWORD", "correct horse battery staple")
        assert "may sign in" in said("add_first_person", "first@council.example", "The administrator")
        person = Person.objects.get()
        assert person.roles_held.get().role == "administrator"
        assert person.change.because == "The tracker is set up"
        with pytest.raises(CommandError, match="already"):
            said("add_first_person", "second@council.example", "Another")

    def test_a_weak_password_is_refused(self, monkeypatch):
        monkeypatch.setenv("FIRST_PASSWORD", "password")
        with pytest.raises(CommandError, match="too"):
            said("add_first_person", "first@council.example", "The administrator")
        assert not Person.objects.exists()


@pytest.mark.parametrize("name", ["createsuperuser", "populate_history", "clean_old_history", "import", "loaddata"])
def test_no_command_of_a_library_writes_round_the_record(settings, name):
    words = [sys.executable, "manage.py", name]
    done = subprocess.run(words, cwd=settings.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "not for this installation" in done.stderr
