"""Checking the record: whole after all that people do, and broken, by name, after what nobody may do."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction

from actionplan.commands import evidence, merging, people, progress, seals
from actionplan.commands.evidence import Proof
from actionplan.commands.progress import Progress
from actionplan.models import Action, Change, Digest, Seal, Secret, guards
from actionplan.queries.checking import check
from actionplan.queries.editing import mark_of
from actionplan.queries.sealed_rows import hashed, keys_of
from actionplan.rules.sealed_tree import tree_of
from actionplan.rules.sealing import contents, fingerprint
from actionplan.vocabulary import DeliveryStatus, SealOccasion
from tests.factories import START, Council
from tests.harness.tampering import broken, by_hand
from tests.papers import upload

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture(autouse=True)
def store(settings, tmp_path: Path) -> Path:
    """A store of this test's own, so that no other's files are in it."""
    settings.STORAGES = settings.STORAGES | {
        "default": settings.STORAGES["default"] | {"OPTIONS": {"location": tmp_path}}
    }
    return tmp_path


@pytest.fixture
def unguarded(council: Council) -> Council:
    """A council of three days, and so with two seals, whose guards somebody dropped."""
    for day in (START.date() + timedelta(days=1), START.date() + timedelta(days=2)):
        council.action()
        council.go_to(day)
    council.action()
    guards.lift(connection)
    return council


def forge_the_reason_of(number: int) -> None:
    """Change a reason and make the change's digest anew, as somebody could who has the database and this program."""
    by_hand("UPDATE actionplan_change SET because = 'forged' WHERE number = %s", number)
    rows = hashed(number, number, keys_of(number, number), {})[number]
    by_hand(
        "UPDATE actionplan_digest SET fingerprint = %s, contents = %s WHERE change_id = %s",
        fingerprint(rows),
        json.dumps(contents(rows)),
        number,
    )


def test_a_record_that_nobody_touched_is_whole(council: Council):
    council.action()
    checked = check()
    assert checked.found == checked.noticed == []
    assert checked.up_to == Change.objects.count()
    assert checked.number_of_rows > checked.up_to


def test_a_merge_a_correction_and_somebody_who_goes_leave_the_record_whole(council: Council):
    action, other = council.action(), council.action()
    merging.merge(action, [other], seen=mark_of(action), **council.by())
    said = council.say(action, DeliveryStatus.ON_TRACK)
    told = Progress(DeliveryStatus.ON_TRACK, council.today, happened="It went well")
    progress.correct(said, told, **council.by("owner"))
    people.deactivate(council.other_qa, **council.by("admin"))
    assert check().found == []


def test_a_missing_guard_is_named(council: Council):
    guards.lift(connection)
    assert "The guard guard_change_change of actionplan_change is not in place" in " ".join(
        sorted(check().found, key=lambda one: "guard_change_change of" not in one)
    )


def test_the_first_change_of_a_day_seals_everything_before_it(unguarded: Council):
    assert broken() == []
    assert check().number_of_seals == 2
    leaves = list(Digest.objects.order_by("pk").values_list("fingerprint", flat=True))
    for seal in Seal.objects.all():
        assert (seal.up_to, seal.occasion) == (seal.change_id - 1, SealOccasion.DAILY)
        assert seal.root == tree_of(leaves[: seal.up_to]).root


def test_a_change_forged_with_its_digest_breaks_the_seal_over_it(unguarded: Council):
    last, first = Seal.objects.values_list("up_to", flat=True)
    forge_the_reason_of(first + 1)
    seal, head = broken()
    assert f"it or the digests of changes {first + 1:,} to {last:,} were altered" in seal
    assert head.startswith("The digests are not those that were noted")


def test_a_change_that_no_seal_is_over_yet_is_found_by_its_digest_alone(unguarded: Council):
    last = Change.objects.last().number
    by_hand("UPDATE actionplan_change SET because = 'forged' WHERE number = %s", last)
    assert broken() == [f"Row {last:,} of actionplan_change, written by change {last:,}, was changed."]


def test_a_forged_seal_is_named(unguarded: Council):
    seal = Seal.objects.last()
    by_hand("UPDATE actionplan_seal SET root = %s WHERE id = %s", "0" * 64, seal.pk)
    assert [one.split(" is not")[0] for one in broken()] == [
        f"The seal of change {seal.change_id:,}",
        f"Row {seal.pk:,} of actionplan_seal, written by change {seal.change_id:,}, was changed.",
    ]


def test_a_deleted_last_change_is_missed(unguarded: Council):
    last = Change.objects.last().number
    with transaction.atomic():
        by_hand("PRAGMA defer_foreign_keys = ON" if connection.vendor == "sqlite" else "SET CONSTRAINTS ALL DEFERRED")
        by_hand("DELETE FROM actionplan_change WHERE number = %s", last)
        found = broken()
        transaction.set_rollback(True)
    assert f"The record counts {last:,} changes, and the last one there is change {last - 1:,}." in found
    assert any("of actionplan_historicalaction belongs to change" in one for one in found)


def test_a_row_added_to_an_old_change_is_named(unguarded: Council):
    old = Change.objects.first().number
    by_hand(
        'INSERT INTO actionplan_identityclearance ("where", kind, fingerprint, because, change_id)'
        " VALUES ('here', 'postcode', 'f', 'forged', %s)",
        old,
    )
    (found,) = broken()
    assert found.endswith(f"of actionplan_identityclearance, written by change {old:,}, was added afterwards.")


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE actionplan_action SET text = 'forged' WHERE id = {}", "was changed: text not as its newest"),
        ("UPDATE actionplan_historicalaction SET version = 2 WHERE id = {}", "has no history row of version 1"),
        ("DELETE FROM actionplan_historicalaction WHERE id = {}", "has no history."),
    ],
)
def test_a_row_of_today_that_its_history_does_not_bear_out_is_named(unguarded: Council, statement: str, said: str):
    action = Action.objects.last()
    by_hand(statement.format(action.pk))
    assert any(one.startswith(f"Row {action.pk:,} of actionplan_action ") and said in one for one in broken())


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE actionplan_recordhead SET redacting = 3", "The redaction of change 3 was left half done"),
        ("DELETE FROM actionplan_recordhead", "The head of the record is gone"),
        ("UPDATE actionplan_change SET because = ' ' WHERE number = 3", "Change 3 has no reason."),
        ("UPDATE actionplan_change SET at = '2031-01-01 09:00' WHERE number = 3", "Change 4 is of an earlier moment"),
        ("DELETE FROM actionplan_digest WHERE change_id = 3", "Change 3 has no digest."),
        ("UPDATE actionplan_digest SET form = 1 WHERE change_id = 3", "in form 1, which is not known"),
        ("UPDATE actionplan_digest SET fingerprint = 'spoilt' WHERE change_id = 3", "No seal from change 3 on"),
        ("UPDATE actionplan_digest SET contents = '7' WHERE change_id = 3", "The digest of change 3 was altered."),
        (
            "UPDATE actionplan_digest SET contents = '{{\"a\": 4}}' WHERE change_id = 3",
            "digest of change 3 was altered.",
        ),
        ("UPDATE actionplan_secret SET value = 'spoilt' WHERE change_id = 3", "secret of change 3 is gone or spoilt"),
        ("UPDATE actionplan_seal SET up_to = 900", "is over changes that are no longer there"),
        ("UPDATE actionplan_seal SET peaks = '3'", "is not what the digests give"),
    ],
)
def test_whatever_else_is_spoilt_is_said(unguarded: Council, statement: str, said: str):
    by_hand(statement.replace("{{", "{").replace("}}", "}"))
    assert any(said in one for one in broken())


def test_what_cannot_even_be_read_is_said(unguarded: Council):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps nothing of another type in a column")
    by_hand("UPDATE actionplan_historicalaction SET history_type = X'00' WHERE id = %s", Action.objects.last().pk)
    number = Action.objects.last().change_id
    assert f"What change {number:,} wrote cannot be read." in broken()


def test_what_was_recorded_before_there_were_digests_gets_them_with_the_first_seal(council: Council):
    guards.lift(connection)
    for table in ("digest", "secret", "seal"):
        by_hand(f"DELETE FROM actionplan_{table}")
    before = Change.objects.count()
    by_hand("UPDATE actionplan_recordhead SET digested_from = last_number + 1, digests = ''")
    guards.install(connection)
    council.action()
    checked = check()
    assert checked.found == []
    assert f"All up to change {before:,} was recorded before" in checked.noticed[0]
    seals.take(**council.by("admin"))
    assert check().found == check().noticed == []
    assert set(Change.objects.values_list("pk", flat=True)) == set(Digest.objects.values_list("pk", flat=True))


def test_every_change_has_a_secret_of_its_own(council: Council):
    values = list(Secret.objects.values_list("value", flat=True))
    assert len(values) == len(set(values)) == Change.objects.count()
    assert {len(value) for value in values} == {64}


def test_what_a_seal_goes_on_from_is_what_the_last_one_left(council: Council):
    council.action()
    first = seals.take(**council.by("admin"))
    second = seals.take(**council.by("admin"))
    leaves = list(Digest.objects.order_by("pk").values_list("fingerprint", flat=True))
    assert tree_of(leaves[: first.up_to]).peaks == first.peaks
    assert tree_of(leaves[: second.up_to]).root == second.root
    assert second.occasion == SealOccasion.ASKED_FOR


def test_a_file_that_is_missing_altered_or_named_by_nobody_is_said(council: Council, store: Path):
    action = council.action()
    for name in ("first", "second", "third"):
        paper = upload(f"The {name} words.".encode(), f"{name}.txt")
        evidence.add(action, Proof(name, council.today), upload=paper, **council.by("owner"))
    assert check().found == []
    first, second, _ = sorted((store / "evidence").iterdir())
    first.unlink()
    second.write_bytes(b"forged")
    (store / "evidence" / "stray").write_bytes(b"left by a broken write")
    checked = check()
    assert checked.found == [
        f"The file evidence/{first.name} is missing.",
        f"The file evidence/{second.name} is not what was recorded: its fingerprint differs.",
    ]
    assert checked.noticed == ["The file evidence/stray is in the store and no row names it."]
