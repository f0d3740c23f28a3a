"""After a redaction every digest and seal still proves the rest, and a forged word beside the marker is found."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from actionplan.models import Action, RedactedText, Seal, guards
from actionplan.queries.checking import check
from tests.commands.redacting import NAME, asked, carried_out, spread
from tests.factories import START, Council, fresh


@pytest.fixture(autouse=True)
def store(settings, tmp_path: Path) -> Path:
    """A store of this test's own, so that no other's files are in it."""
    location = {"OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"default": settings.STORAGES["default"] | location}
    return tmp_path


@pytest.fixture
def sealed(council: Council) -> Council:
    """A council whose words stood in sealed changes, and were removed on another day."""
    kept = spread(council)
    council.go_to(START.date() + timedelta(days=60))
    council.action()
    request = asked(council, file=kept.fingerprint)
    council.go_to(START.date() + timedelta(days=61))
    carried_out(council, request)
    council.go_to(START.date() + timedelta(days=62))
    council.action()
    return council


def found() -> list[str]:
    """What a check of the whole record finds, guards and the store apart."""
    return [one for one in check().found if not one.startswith(("The guard ", "And "))]


def test_the_whole_record_is_still_proved(sealed: Council, django_capture_on_commit_callbacks):
    assert Seal.objects.count() >= 2
    assert RedactedText.objects.count() > 15
    assert found() == []


@pytest.mark.parametrize(
    ("column", "value"),
    [("resources", "Two posts"), ("text", "Ask [redacted 9] nothing"), ("due_words", "Forged"), ("order", 77)],
)
def test_a_forged_value_beside_the_marker_is_found(sealed: Council, column: str, value: object):
    action = Action.objects.filter(text__contains="[redacted ").earliest("pk")
    guards.lift(connection)
    with connection.cursor() as cursor:
        for table in ("action", "historicalaction"):
            cursor.execute(f'UPDATE actionplan_{table} SET "{column}" = %s WHERE id = %s', [value, action.pk])
    assert any("historicalaction" in one or "action" in one for one in found())


def test_a_second_redaction_of_the_same_change_is_proved_too(sealed: Council):
    council = sealed
    carried_out(council, asked(council, words="what helps\nSaw"))
    carried_out(council, asked(council, words="carer"))
    assert found() == []


def test_a_name_put_back_by_hand_is_found(sealed: Council):
    guards.lift(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE actionplan_historicalaction SET text = %s WHERE text LIKE '%%[redacted %%'", [NAME])
    assert found() != []


def test_a_text_that_is_cut_goes_through_the_guards_wherever_a_later_marker_falls(council: Council):
    titles = [council.add_finding(title=f"JS {'x' * many} JS") for many in range(170, 195, 3)]
    mark = f"[redacted {carried_out(council, asked(council, words='JS')).change_id}]"
    for title in (fresh(one).title for one in titles):
        assert len(title) <= 200
        assert title.replace(mark, "").strip(" x") == ""
    assert found() == []
