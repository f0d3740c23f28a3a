"""The check in the terminal: what it says and how it ends, also where the outcome cannot be kept."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from actionplan.models import Change, RecordCheck, guards
from tests.factories.fixtures import council, council_of_the_module
from tests.harness.tampering import by_hand

__all__ = ["council", "council_of_the_module"]
pytestmark = pytest.mark.usefixtures("council")


def outcome(*words: str) -> tuple[int, str, str]:
    """The exit status, what it says and what it says is wrong."""
    said, wrong = StringIO(), StringIO()
    try:
        call_command("check_record", *words, stdout=said, stderr=wrong)
    except CommandError as problem:
        return problem.returncode, said.getvalue(), wrong.getvalue() + str(problem)
    return 0, said.getvalue(), wrong.getvalue()


@pytest.fixture
def nowhere_to_keep(db: None) -> None:
    """The table in which outcomes are kept is not what it was."""
    by_hand("ALTER TABLE actionplan_recordcheck RENAME COLUMN seconds TO minutes")


@pytest.fixture
def forged() -> int:
    """A change whose reason somebody forged; its number."""
    number = Change.objects.latest("number").number
    guards.lift(connection)
    by_hand(f"UPDATE actionplan_change SET because = 'forged' WHERE number = {number}")
    guards.install(connection)
    return number


def test_a_whole_record_ends_with_nought_and_is_kept():
    status, said, _ = outcome()
    assert (status, RecordCheck.objects.count()) == (0, 1)
    assert "The record is whole." in said


def test_a_broken_record_ends_with_one_and_names_the_row(forged: int):
    status, _, wrong = outcome()
    assert status == 1
    assert f"Row {forged} of actionplan_change, written by change {forged}, was changed." in wrong


def test_an_outcome_that_cannot_be_kept_is_said_all_the_same(nowhere_to_keep: None):
    status, said, wrong = outcome()
    assert status == 0
    assert "The record is whole." in said
    assert "could not be kept" in wrong


def test_what_is_broken_is_said_where_it_cannot_be_kept(forged: int, nowhere_to_keep: None):
    status, said, _ = outcome("--json")
    assert status == 1
    assert json.loads(said)["found"] == [f"Row {forged} of actionplan_change, written by change {forged}, was changed."]


def test_a_database_that_cannot_be_read_ends_with_two():
    by_hand("ALTER TABLE actionplan_recordhead RENAME TO actionplan_elsewhere")
    assert outcome()[0] == 2
