"""Work goes on whatever is broken in what proves the record: the seal is left out, and the check says so."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from actionplan.commands import seals
from actionplan.commands.sealing import CannotSeal
from actionplan.models import Change, RedactedText, Seal, guards
from actionplan.queries.checking import check
from tests.commands.redacting import NAME, asked, carried_out
from tests.factories import START, Council, a_council, fresh


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker) -> Iterator[Council]:
    """A council of two days, the second of which is not yet sealed."""
    with django_db_blocker.unblock(), transaction.atomic():
        council = a_council()
        council.action()
        council.go_to(START.date() + timedelta(days=1))
        council.action()
        yield council
        transaction.set_rollback(True)


@pytest.fixture
def days(told: Council, db: None) -> Iterator[Council]:
    """The same, with its clock put back after the test."""
    now = told.now
    yield told
    told.now = now


def spoil(statement: str, *values: object) -> None:
    """Change something past the guards, which are there again afterwards."""
    guards.lift(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement.format(last=Change.objects.latest("number").number), values)
    guards.install(connection)


def found() -> str:
    """What a check finds, together."""
    return "\n".join(check().found)


BROKEN = [
    ("DELETE FROM actionplan_digest WHERE change_id = {last}", "has no digest"),
    ("UPDATE actionplan_digest SET fingerprint = 'spoilt' WHERE change_id = {last}", "was altered"),
    ("UPDATE actionplan_seal SET peaks = '3'", "is not what the digests give"),
    ("UPDATE actionplan_seal SET peaks = '[]'", "is not what the digests give"),
    ("UPDATE actionplan_seal SET up_to = 900", "over changes that are no longer there"),
    ("UPDATE actionplan_recordhead SET last_number = last_number + 1", "is missing"),
]


@pytest.mark.parametrize(("statement", "said"), BROKEN)
def test_the_next_day_begins_without_its_seal_and_the_check_says_so(days: Council, caplog, statement: str, said: str):
    spoil(statement)
    days.go_to(START.date() + timedelta(days=2))
    first = days.action().change_id
    days.go_to(START.date() + timedelta(days=3))
    days.action()
    assert f"No seal could be taken before change {first}" in caplog.text
    assert not Seal.objects.filter(change__gte=first).exists()
    assert said in found()
    assert f"No seal could be taken before change {first}, the first of 03/10/2014, nor on 1 later day." in found()


@pytest.mark.parametrize(
    ("statement", "is_broken"),
    [
        ("DELETE FROM actionplan_recordhead", True),
        ("UPDATE actionplan_recordhead SET last_number = 3", False),
        ("UPDATE actionplan_recordhead SET last_at = '2031-01-01 09:00'", False),
        ("DELETE FROM actionplan_digest", True),
        ("DELETE FROM actionplan_secret", True),
    ],
)
def test_the_next_change_comes_after_the_last_there_is(days: Council, statement: str, is_broken: bool):
    last = Change.objects.latest("number").number
    spoil(statement)
    assert days.action().change_id == last + 1
    assert bool(found()) == is_broken


def test_who_asks_for_a_seal_that_cannot_be_taken_is_told_why(days: Council):
    spoil("UPDATE actionplan_seal SET peaks = '3'")
    number = Change.objects.count()
    with pytest.raises(ValidationError, match="what proves it is broken") as refused:
        seals.take(**days.by("admin"))
    assert isinstance(refused.value, CannotSeal)
    assert Change.objects.count() == number


def test_a_seal_that_is_asked_for_first_thing_in_a_day_is_the_only_one(days: Council):
    days.go_to(START.date() + timedelta(days=2))
    asked_for = seals.take(**days.by("admin"))
    assert list(Seal.objects.filter(change=asked_for.change_id)) == [asked_for]
    assert asked_for.up_to == asked_for.change_id - 1
    assert not [one for one in check().found if "seal" in one.lower()]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM actionplan_secret WHERE change_id = %s", "secret of change {} is gone"),
        ("UPDATE actionplan_secret SET value = 'spoilt' WHERE change_id = %s", "secret of change {} is gone"),
        ("UPDATE actionplan_digest SET form = 1 WHERE change_id = %s", "The digest of change {} is in form 1"),
        ("UPDATE actionplan_digest SET contents = '7' WHERE change_id = %s", "of change {} "),
        ("DELETE FROM actionplan_digest WHERE change_id = %s", "Change {} has no digest"),
    ],
)
def test_words_go_also_where_the_proof_of_their_change_is_broken(days: Council, statement: str, said: str):
    action = days.action(text=f"Ask {NAME}")
    other = days.action(text=f"See {NAME}")
    request = asked(days)
    spoil(statement, action.change_id)
    made = carried_out(days, request)
    assert fresh(action).text == f"Ask [redacted {made.change_id}]"
    assert RedactedText.objects.filter(redaction=made).count() == 2
    assert said.format(action.change_id) in found()
    assert f"change {other.change_id} " not in found()
