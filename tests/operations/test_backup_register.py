"""It is known of each backup whether it still holds what was redacted since, until somebody says that it is gone."""

from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command

from actionplan.commands import redaction_backups
from actionplan.management import backup
from actionplan.models import Backup, Change, WordsToRedact
from actionplan.queries.redaction_backups import register
from tests.commands.redacting import NAME, asked, carried_out
from tests.factories import Council, a_council

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def council(tmp_path) -> Council:
    """A council whose words were removed after one backup, and before another."""
    council = a_council()
    council.action(text=f"Ask {NAME}")
    call_command("backup", str(tmp_path), stdout=StringIO())
    carried_out(council, asked(council))
    Backup.objects.create(file_name="later.tar.gz", taken_at=council.tick(), last_change=Change.objects.count())
    return council


def test_a_backup_of_before_holds_the_words_and_one_of_after_does_not(council: Council):
    before = Backup.objects.earliest("last_change")
    [(held, number)] = register().to_destroy
    assert (held, number) == (before, 1)
    assert [one.backups for one in register().carried] == [(before,)]


def test_a_note_beside_the_archive_says_so_without_the_words(council: Council, tmp_path):
    out = StringIO()
    call_command("backup_notes", str(tmp_path), stdout=out)
    [archive] = tmp_path.glob("*.tar.gz")
    assert archive.name in out.getvalue()
    words = (tmp_path / f"{archive.name}.redacted.txt").read_text()
    assert "In an action and its updates" in words
    assert "Quillfeather" not in words


def test_said_to_be_destroyed_it_is_listed_no_more_and_only_once(council: Council):
    [(held, _)] = register().to_destroy
    redaction_backups.destroy(held, **council.by("admin"))
    assert register().to_destroy == ()
    assert register().destroyed == (held,)
    with pytest.raises(ValidationError, match="already"):
        redaction_backups.destroy(held, **council.by("qa"))
    with pytest.raises(PermissionDenied):
        redaction_backups.destroy(Backup.objects.latest("last_change"), **council.by("owner"))


def test_words_that_wait_to_be_removed_are_in_no_backup():
    assert WordsToRedact._meta.db_table in backup.LEFT_OUT
