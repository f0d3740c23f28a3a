"""A head that is spoilt or gone, or a number out of all proportion, hides no other row and keeps no check waiting."""

from datetime import timedelta

import pytest
from django.db import connection

from actionplan.models import RecordHead, guards
from tests.factories import START, Council
from tests.harness.tampering import FILES, broken, by_hand

pytestmark = pytest.mark.usefixtures("db")


@pytest.mark.parametrize("number", [10**15, 2, 0])
def test_a_head_that_counts_out_of_all_proportion_hides_no_row_and_keeps_nobody_waiting(council: Council, number: int):
    last = council.action().change_id
    guards.lift(connection)
    RecordHead.objects.update(last_number=number)
    by_hand("UPDATE actionplan_change SET because = 'forged' WHERE number = %s", last)
    found = broken(FILES)
    assert f"Row {last} of actionplan_change, written by change {last}, was changed." in found
    assert f"The record counts {number:,} changes, and the last one there is change {last}." in found


def test_a_head_that_is_gone_hides_no_row(council: Council):
    last = council.action().change_id
    guards.lift(connection)
    by_hand("DELETE FROM actionplan_recordhead")
    by_hand("UPDATE actionplan_change SET because = 'forged' WHERE number = %s", last)
    assert f"Row {last} of actionplan_change, written by change {last}, was changed." in broken(FILES)


def test_a_change_with_a_number_out_of_all_proportion_is_named_and_keeps_nobody_waiting(council: Council):
    last = council.action()
    by_hand(
        "INSERT INTO actionplan_change (number, at, by_id, because, command) SELECT %s, at, by_id, 'Why not', command"
        " FROM actionplan_change WHERE number = %s",
        10**15,
        last.change_id,
    )
    council.go_to(START.date() + timedelta(days=1))
    later = council.action().change_id
    found = broken(FILES)
    assert f"Changes {last.change_id + 1} to {10**15 - 1:,} are missing." in found
    assert f"Change {10**15:,} has no digest." in found
    assert f"No seal could be taken before change {later:,}, the first of 02/10/2014." in found


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps numbers only")
def test_what_is_no_number_of_a_change_breaks_the_record_and_not_the_check(council: Council):
    last = council.action().change_id
    guards.lift(connection)
    by_hand("UPDATE actionplan_change SET number = 'abc' WHERE number = %s", last)
    found = broken(FILES)
    by_hand("UPDATE actionplan_change SET number = %s WHERE number = 'abc'", last)
    assert "The changes could not be read to the end: TypeError." in found
