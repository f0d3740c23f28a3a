"""The record of the example is whole, and the terminal says so, or what is broken."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from actionplan.models import Change, Digest, RecordCheck, Seal, guards
from actionplan.models.sealed_columns import sealed_models
from actionplan.queries.checking import check
from actionplan.queries.sealed_rows import hashed, keys_of
from actionplan.rules.sealing import contents
from tests.told import example_settings, told

__all__ = ["example_settings", "told"]

pytestmark = pytest.mark.usefixtures("told", "db")


def test_the_example_is_whole_and_sealed_for_each_of_its_days():
    checked = check()
    assert checked.found == []
    days = {change.at.date() for change in Change.objects.all()}
    assert Seal.objects.count() == checked.number_of_seals == len(days) - 1


def test_each_digest_is_over_everything_that_its_change_wrote():
    last = Change.objects.last().number
    found = hashed(1, last, keys_of(1, last), {}, sealed_models())
    listed = dict(Digest.objects.values_list("change_id", "contents"))
    assert {number: contents(rows) for number, rows in found.items()} == listed


def test_the_terminal_says_that_the_record_is_whole():
    out = StringIO()
    call_command("check_record", stdout=out)
    assert "The record is whole." in out.getvalue()
    assert RecordCheck.objects.first().found == []


def test_the_terminal_names_what_is_broken_and_ends_with_one():
    guards.lift(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE actionplan_change SET because = 'forged' WHERE number = 3")
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError, match="The record is broken") as ended:
        call_command("check_record", "--json", stdout=out, stderr=err)
    assert ended.value.returncode == 1
    told = json.loads(out.getvalue())
    assert told["is_whole"] is False
    assert "Row 3 of actionplan_change, written by change 3, was changed." in told["found"]


def test_wrong_usage_is_said_and_ends_with_two():
    with pytest.raises(CommandError):
        call_command("check_record", "--nonsense")
