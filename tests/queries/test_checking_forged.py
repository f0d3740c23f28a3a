"""Forging that stays within what the tables allow is found too: no redaction, missing digest or cut end hides it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction

from actionplan.commands import evidence, redaction_backups
from actionplan.commands.evidence import Proof
from actionplan.commands.recording import recording
from actionplan.models import (
    Action,
    Backup,
    Change,
    Digest,
    RecordCheck,
    RecordHead,
    RedactedText,
    Redaction,
    Seal,
    Secret,
    guards,
)
from actionplan.queries.checking import check
from actionplan.queries.sealed_rows import keys_of
from actionplan.queries.seals import seal_on_paper
from actionplan.rules.redaction import proof_of
from tests.commands.redacting import NAME, asked, carried_out
from tests.factories import START, Council
from tests.harness.tampering import FILES, broken, by_hand
from tests.papers import upload

pytestmark = pytest.mark.usefixtures("db")


def noted(redaction: Redaction, action: Action, forged: str) -> dict[str, Any]:
    """What somebody would note to let a forged text pass for one that was redacted."""
    row, wrote = action.history.get(), action.change_id
    place = ("actionplan_historicalaction", row.pk, "text")
    return {
        **dict(zip(("table", "row", "column"), place, strict=True)),
        "redaction": redaction,
        "wrote_id": wrote,
        "fingerprint": keys_of(wrote, wrote)[wrote].word_hash(*place, row.text),
        "left": proof_of(forged, "0" * 16),
    }


def forge(action: Action, text: str) -> None:
    """Put a text where another stood, in the row and in its history."""
    for table in ("historicalaction", "action"):
        by_hand(f"UPDATE actionplan_{table} SET text = %s WHERE id = %s", text, action.pk)


def forge_as_a_redaction(number: int, action: Action, text: str) -> None:
    """The same, guards in place, by letting the head say that a redaction is being carried out."""
    by_hand("UPDATE actionplan_recordhead SET redacting = %s", number)
    forge(action, text)


@pytest.fixture
def sealed(council: Council) -> tuple[Action, Redaction, str]:
    """An action that nobody redacted, a redaction of other words, and a seal over both."""
    action = council.action(text="We did not visit for six months")
    council.action(text=f"Ask {NAME}")
    made = carried_out(council, asked(council))
    council.go_to(START.date() + timedelta(days=1))
    council.action()
    return action, made, Seal.objects.get().root


@pytest.mark.parametrize("command", ["redaction.carry_out", "actions.add"])
def test_an_earlier_redaction_opens_no_other_row(council: Council, sealed: tuple[Action, Redaction, str], command: str):
    action, made, root = sealed
    forged = f"We visited every week [redacted {made.change_id}]"
    with recording(command, **council.by("director")) as record:
        record.add(RedactedText(**noted(made, action, forged)))
    for number in (made.change_id, record.change.number):
        with pytest.raises(DatabaseError, match=guards.REFUSAL), transaction.atomic():
            forge_as_a_redaction(number, action, forged)
    guards.lift(connection)
    forge(action, forged)
    assert not seal_on_paper(root).is_given
    row, text = action.history.get().pk, RedactedText.objects.latest("pk").pk
    assert set(broken(FILES)) == {
        f"Row {row:,} of actionplan_historicalaction, written by change {action.change_id:,}, was changed.",
        f"Row {text:,} of actionplan_redactedtext was written by no redaction: it proves nothing.",
    }


def test_a_text_put_beside_a_redaction_of_before_is_found(sealed: tuple[Action, Redaction, str]):
    action, made, _ = sealed
    forged = f"We visited every week [redacted {made.change_id}]"
    made_up = RedactedText(**noted(made, action, forged), change=made.change)
    made_up.save()
    guards.lift(connection)
    forge(action, forged)
    added = (
        f"Row {made_up.pk:,} of actionplan_redactedtext, written by change {made.change_id:,}, was added afterwards."
    )
    assert added in broken(FILES)


def test_a_text_that_holds_no_marker_is_not_what_a_redaction_left(council: Council):
    council.action(text=f"Ask {NAME}")
    made = carried_out(council, asked(council))
    text = RedactedText.objects.get(redaction=made)
    guards.lift(connection)
    by_hand('UPDATE actionplan_redactedtext SET "left" = %s', proof_of("Ask nobody", "0" * 16))
    forge(Action.objects.latest("pk"), "Ask nobody")
    assert f"Row {text.row:,} of actionplan_historicalaction does not say in text what its redaction left there." in (
        broken(FILES)
    )


def digests_gone(*tables: str, up_to: int) -> None:
    """Take away what proves the changes up to a number, guards down and up again."""
    guards.lift(connection)
    for table in tables:
        by_hand(f"DELETE FROM actionplan_{table} WHERE change_id <= %s", up_to)
    guards.install(connection)


@pytest.mark.parametrize("tables", [("seal", "digest", "secret"), ("digest", "secret"), ("digest",)])
@pytest.mark.parametrize("how_many", [3, 1000])
def test_digests_that_were_taken_away_are_missed(council: Council, tables: tuple[str, ...], how_many: int):
    council.action()
    digests_gone(*tables, up_to=how_many)
    checked = check()
    assert "Change 1 has no digest." in checked.found
    assert "Change 3 has no digest." in checked.found
    assert not [one for one in checked.noticed if "before there were digests" in one]


def test_no_later_seal_gives_a_digest_to_what_lost_its_own(council: Council):
    digests_gone("seal", "digest", "secret", up_to=1000)
    council.go_to(START.date() + timedelta(days=1))
    council.action()
    assert Digest.objects.count() == 1
    assert "Change 1 has no digest." in broken(FILES)


def test_where_digests_begin_is_never_put_later(council: Council):
    with pytest.raises(DatabaseError, match=guards.REFUSAL), transaction.atomic():
        RecordHead.objects.update(digested_from=30)
    guards.lift(connection)
    RecordHead.objects.update(digested_from=30)
    assert "The head of the record says that digests begin with change 30, and change 1 has one." in broken(FILES)


@pytest.fixture
def cut_off(council: Council) -> int:
    """A record whose last change was taken away with all it wrote, and the head put back; its number."""
    action = council.action()
    number = action.change_id
    guards.lift(connection)
    with transaction.atomic():
        by_hand("PRAGMA defer_foreign_keys = ON" if connection.vendor == "sqlite" else "SET CONSTRAINTS ALL DEFERRED")
        for model in (Digest, Secret, type(action.history.get()), Action):
            models.QuerySet(model).filter(change_id=number)._raw_delete("default")
        models.QuerySet(Change).filter(number=number)._raw_delete("default")
    before = Change.objects.latest("number")
    RecordHead.objects.update(last_number=before.number, last_at=before.at)
    guards.install(connection)
    return number


def test_a_change_cut_off_the_end_is_missed(cut_off: int):
    assert broken(FILES) == [
        "The digests are not those that were noted: the head of the record or its last changes were altered."
    ]


@pytest.mark.parametrize("kind", [Backup, RecordCheck])
def test_a_change_that_a_backup_or_a_check_knew_is_missed(council: Council, kind: type[models.Model]):
    number = Change.objects.latest("number").number
    if kind is Backup:
        redaction_backups.note("backup.tar.gz", taken_at=council.now, last_change=number + 1)
    else:
        RecordCheck.objects.create(began_at=council.now, seconds=1, up_to=number + 1, number_of_rows=1)
    assert broken(FILES) == [f"The record ends with change {number}, and a backup or a check knew change {number + 1}."]


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM actionplan_backup WHERE id = %s", "UPDATE actionplan_backup SET last_change = 2 WHERE id = %s"],
)
@pytest.mark.parametrize("place", [0, 1])
def test_a_row_about_a_backup_is_missed(council: Council, statement: str, place: int):
    taken = [redaction_backups.note(f"{n}.tar.gz", taken_at=council.tick(), last_change=1) for n in range(2)]
    assert broken(FILES) == []
    council.go_to(START.date() + timedelta(days=1))
    seal = council.action().change_id
    guards.lift(connection)
    by_hand(statement, taken[place].pk)
    assert broken(FILES) == [
        "The register of backups is not as it was noted: a row was added, altered or taken away.",
        f"The seal of change {seal} knew rows about backups that were altered or taken away since.",
    ]


def test_a_redacted_file_that_is_still_in_the_store_is_noticed_and_one_that_is_gone_is_not(
    council: Council, settings, tmp_path, django_capture_on_commit_callbacks
):
    default = settings.STORAGES["default"] | {"OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"default": default}
    proof = evidence.add(
        council.action(), Proof("A letter", council.today), upload=upload(b"Words.", "a.txt"), **council.by("owner")
    )
    with django_capture_on_commit_callbacks() as later:
        carried_out(council, asked(council, words="", file=proof.fingerprint))
    assert check().noticed == [f"The file {proof.file} was redacted and is still in the store."]
    for one in later:
        one()
    assert check().found == check().noticed == []


def test_a_day_that_began_without_a_seal_is_only_noticed_once_there_is_a_later_one(council: Council):
    numbers = []
    for day in (1, 2, 3):
        council.go_to(START.date() + timedelta(days=day))
        numbers.append(council.action().change_id)
    guards.lift(connection)
    by_hand("DELETE FROM actionplan_seal WHERE change_id = %s", numbers[1])
    assert f"No seal was taken before change {numbers[1]}, the first of 03/10/2014." in check().noticed
    by_hand("DELETE FROM actionplan_seal")
    said = f"No seal could be taken before change {numbers[0]}, the first of 02/10/2014, nor on 2 later days."
    assert said in broken(FILES)
