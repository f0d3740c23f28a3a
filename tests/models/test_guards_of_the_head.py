"""The head of the record never turns back, and lets only the change under way redact, into what stood there before."""

import json
from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, transaction

from actionplan.models import Action, Finding, Organisation, RecordHead, guards
from tests.factories import Council
from tests.harness.tampering import redaction_under_way


def refused(statement: str, *values: object) -> bool:
    """Whether the guards refuse a statement; what they let through is undone."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            transaction.set_rollback(True)
    except DatabaseError as problem:
        return guards.REFUSAL in str(problem)
    return False


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE actionplan_recordhead SET last_number = last_number - 1",
        "UPDATE actionplan_recordhead SET digested_from = 2",
        "UPDATE actionplan_recordhead SET digested_from = 0",
        "UPDATE actionplan_recordhead SET redacting = last_number - 1",
        "UPDATE actionplan_recordhead SET redacting = last_number + 1",
        "DELETE FROM actionplan_recordhead",
    ],
)
def test_the_head_does_not_turn_back(council: Council, statement: str):
    assert refused(statement)


def test_the_head_is_neither_emptied_nor_replaced(council: Council):
    if connection.vendor == "postgresql":
        assert refused("TRUNCATE actionplan_recordhead")
    else:
        assert refused("INSERT OR REPLACE INTO actionplan_recordhead SELECT * FROM actionplan_recordhead")


def test_the_head_goes_on(council: Council):
    assert not refused("UPDATE actionplan_recordhead SET last_number = last_number + 3, digests = 'x', backups = 'y'")


@pytest.fixture
def redacting(council: Council) -> Iterator[int]:
    """A council in the middle of a redaction; its number. Its texts hold every sign that patterns know."""
    council.action(text="100% of [it], 2*3? A_B \\ C [redacted 4] the end")
    council.add_finding(title="Q" * 180 + " and Zebedee")
    with redaction_under_way(council) as number:
        yield number


FORGE = "UPDATE actionplan_historicalaction SET text = %s WHERE id = %s"


@pytest.mark.parametrize(
    "left",
    [
        "{m}",
        "100% of {m}",
        "{m} A_B \\ C [redacted 4] the end",
        "100% of [it], {m}*3? A_B {m} C [redacted 4] the {m}",
        "100% of [it], 2*3? A_B \\ C [redacted 4]{m} the end",
    ],
)
def test_a_text_becomes_what_it_was_with_the_marker_in_it(redacting: int, left: str):
    assert not refused(FORGE, left.format(m=f"[redacted {redacting}]"), Action.objects.latest("pk").pk)


@pytest.mark.parametrize(
    "left",
    [
        "We did it {m}",
        "{m} all of it",
        "100% of (it), {m}",
        "100x of {m}",
        "100% of {m} aXb \\ C [redacted 4] the end",
        "100% OF {m}",
        "100% of [it], 2*3? A_B \\ C [redacted 4] the end{m}x",
        "100% of {m}, 2*3",
        "[redacted 4]",
        "",
    ],
)
def test_a_text_becomes_nothing_else(redacting: int, left: str):
    assert refused(FORGE, left.format(m=f"[redacted {redacting}]"), Action.objects.latest("pk").pk)


def test_a_text_is_cut_only_where_its_column_has_a_length(redacting: int):
    finding, mark = Finding.objects.latest("pk"), f"[redacted {redacting}]"
    titled = "UPDATE actionplan_historicalfinding SET title = %s WHERE id = %s"
    assert not refused(titled, ("Q" * 178 + mark)[:200], finding.pk)
    assert not refused(titled, mark + "Q" * 100, finding.pk)
    assert refused(titled, mark + "Q" * 181, finding.pk)


def test_a_name_may_have_a_number_after_its_marker(redacting: int):
    one = Organisation.objects.first()
    named = "UPDATE actionplan_historicalorganisation SET name = %s WHERE id = %s"
    assert not refused(named, f"[redacted {redacting}] 2", one.pk)
    assert refused(named, f"[redacted {redacting}] two", one.pk)


def test_of_a_json_value_only_the_marker_is_asked(redacting: int):
    kept = "UPDATE actionplan_historicalaction SET original_cells = %s"
    assert not refused(kept, json.dumps({f"[redacted {redacting}] 2": "x"}))
    assert refused(kept, json.dumps({"[redacted 4]": "x"}))


def test_a_redaction_that_is_over_opens_nothing_though_it_was_the_last_change(redacting: int, council: Council):
    RecordHead.objects.update(redacting=None)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO actionplan_digest (change_id, form, contents, fingerprint) VALUES (%s, 7, '{}', 'f')",
            [redacting],
        )
        RecordHead.objects.update(redacting=redacting)
        assert refused(FORGE, f"[redacted {redacting}]", Action.objects.latest("pk").pk)
        RecordHead.objects.update(redacting=None)
        guards.lift(connection)
        cursor.execute("DELETE FROM actionplan_digest WHERE change_id = %s", [redacting])
