"""The page of the record: what the last check found, its seals, and the seal on an old paper."""

import pytest
from django.db import connection
from django.test import Client

from actionplan.commands import redaction
from actionplan.models import Change, Person, RecordCheck, Seal, guards
from actionplan.queries.seals import in_groups
from config import clock
from tests.commands.redacting import a_request_in_the_example
from tests.harness.tampering import by_hand
from tests.told import example_settings, signed_in, told

__all__ = ["example_settings", "signed_in", "told"]

pytestmark = pytest.mark.usefixtures("told", "db")


@pytest.fixture
def qa(signed_in) -> Client:
    """The browser of the QA unit."""
    return signed_in("qa@example.org")


def text_of(browser: Client, address: str) -> str:
    """A page's words, with single spaces."""
    return " ".join(browser.get(address).content.decode().split())


def forge(number: int) -> None:
    """Change a reason past the guards."""
    guards.lift(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE actionplan_change SET because = 'forged' WHERE number = %s", [number])


def test_a_stranger_is_asked_to_sign_in_and_others_may_not_open_it(signed_in):
    assert Client().get("/record/").status_code == 302
    assert signed_in("councillor@example.org").get("/record/").status_code == 403
    assert signed_in("director@example.org").post("/record/check/").status_code == 403
    assert signed_in("director@example.org").get("/record/seal/").status_code == 403


def test_who_reads_the_record_sees_the_seals_and_no_button(signed_in):
    page = text_of(signed_in("director@example.org"), "/record/")
    assert "Nobody has checked the whole record yet" in page
    assert in_groups(Seal.objects.first().root) in page
    assert "Check now" not in page
    assert "Seal the record now" not in page


def test_a_check_says_that_the_record_is_whole(qa: Client):
    assert qa.post("/record/check/", follow=True).status_code == 200
    page = text_of(qa, "/record/")
    assert "The record is whole." in page
    assert RecordCheck.objects.get().up_to == Change.objects.last().number


def test_a_check_names_what_is_broken(qa: Client):
    forge(3)
    qa.post("/record/check/")
    page = text_of(qa, "/record/")
    assert "The record is broken." in page
    assert "Row 3 of actionplan_change, written by change 3, was changed." in page
    assert "more, which <code>manage.py check_record</code> says" in page


@pytest.fixture
def nowhere_to_keep() -> None:
    """Outcomes can still be read, and none more is taken."""
    RecordCheck.objects.create(
        began_at=clock.now(), seconds=1, up_to=Change.objects.latest("number").number, number_of_rows=1
    )
    by_hand("CREATE UNIQUE INDEX checked_once ON actionplan_recordcheck (up_to)")


@pytest.mark.parametrize(
    ("forged", "said"),
    [
        (False, "The record was checked just now and is whole."),
        (True, "The record was checked just now and is broken. First of all: Row 3 of actionplan_change"),
    ],
)
def test_what_a_check_found_is_said_though_it_cannot_be_kept(qa: Client, nowhere_to_keep, forged: bool, said: str):
    if forged:
        forge(3)
    page = qa.post("/record/check/", follow=True).content.decode()
    assert said in " ".join(page.split())
    assert RecordCheck.objects.count() == 1


def test_a_large_record_is_checked_in_the_terminal(qa: Client, monkeypatch):
    monkeypatch.setattr("actionplan.queries.checking.FEW_CHANGES", 0)
    assert "manage.py check_record" in text_of(qa, "/record/")
    assert qa.post("/record/check/").status_code == 403
    assert RecordCheck.objects.count() == 0


@pytest.mark.parametrize("way", [str, in_groups, str.upper, lambda root: f" {root[:30]}\r\n{root[30:]} "])
def test_the_seal_on_a_paper_is_still_given(qa: Client, way):
    seal = Seal.objects.order_by("up_to")[2]
    page = text_of_asked(qa, way(seal.root))
    assert f"It is over every change up to {seal.up_to:,}" in page
    assert "Each row that those changes wrote was read just now" in page
    assert "redacted since" not in page


def text_of_asked(browser: Client, seal: str) -> str:
    """The page after a seal was typed."""
    return " ".join(browser.get("/record/", {"seal": seal}).content.decode().split())


def test_the_seal_on_a_paper_is_no_longer_given_after_something_before_it_was_altered(qa: Client):
    first, second = Seal.objects.order_by("up_to")[:2]
    forge(second.up_to)
    assert "The record still gives this seal" in text_of_asked(qa, first.root)
    assert "The record no longer gives this seal" in text_of_asked(qa, second.root)


def spoil(statement: str) -> None:
    """Change something past the guards."""
    guards.lift(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE actionplan_digest SET form = 1 WHERE change_id = 3",
        "UPDATE actionplan_digest SET fingerprint = 'spoilt' WHERE change_id = 3",
        "UPDATE actionplan_secret SET value = 'spoilt' WHERE change_id = 3",
        "UPDATE actionplan_secret SET value = '', keys = '3' WHERE change_id = 3",
        "DELETE FROM actionplan_secret WHERE change_id = 3",
        "DELETE FROM actionplan_digest WHERE change_id = 3",
        "UPDATE actionplan_seal SET peaks = '3'",
        "DELETE FROM actionplan_recordhead",
    ],
)
@pytest.mark.parametrize("is_small", [True, False])
def test_a_broken_record_answers_about_a_seal_too(qa: Client, monkeypatch, statement: str, is_small: bool):
    root = Seal.objects.order_by("up_to")[1].root
    spoil(statement)
    monkeypatch.setattr("actionplan.queries.seals.may_be_checked_at_once", lambda: is_small)
    page = text_of_asked(qa, root)
    assert "The record still gives this seal" in page or "The record no longer gives this seal" in page


def test_a_row_that_cannot_even_be_read_gives_no_seal(qa: Client):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps nothing of another type in a column")
    root = Seal.objects.latest("up_to").root
    spoil("UPDATE actionplan_historicalaction SET history_type = X'00'")
    assert "The record no longer gives this seal" in text_of_asked(qa, root)


def test_of_a_large_record_only_the_digests_are_said_to_be_proved(qa: Client, monkeypatch):
    monkeypatch.setattr("actionplan.queries.seals.may_be_checked_at_once", lambda: False)
    page = text_of_asked(qa, Seal.objects.order_by("up_to")[1].root)
    assert "Whether the rows still give their digests was not looked at here" in page
    assert "Each row that those changes wrote was read" not in page
    assert "That other pages show what those rows say" in page


def test_texts_that_were_redacted_since_are_counted_beside_an_old_seal(qa: Client):
    request = a_request_in_the_example()
    first, last = Seal.objects.order_by("up_to").first(), Seal.objects.order_by("up_to").last()
    by, at = Person.objects.get(email="director@example.org"), Change.objects.latest("number").at
    redaction.carry_out(request, by=by, because="They may go", at=at)
    assert "redacted since. That another text stood there is proved" in text_of_asked(qa, last.root)
    assert "redacted since" not in text_of_asked(qa, first.root)


def test_a_seal_that_was_taken_away_is_still_given_by_the_rows(qa: Client):
    seal = Seal.objects.order_by("up_to").first()
    guards.lift(connection)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM actionplan_seal WHERE id = %s", [seal.pk])
    page = text_of_asked(qa, seal.root)
    assert f"It is over every change up to {seal.up_to:,}" in page


def test_a_seal_that_this_record_never_had_is_said_to_be_so(qa: Client):
    assert "The record does not know this seal" in text_of_asked(qa, "0" * 64)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Type the seal"), ("12ab", "This has 4"), ("0" * 63 + "g", "This has “g”"), ("0" * 501, "That is no seal")],
)
def test_what_is_no_seal_is_said_beside_the_box(qa: Client, typed: str, said: str):
    answer = qa.get("/record/", {"seal": typed})
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_the_record_is_sealed_when_somebody_asks(qa: Client):
    form = qa.get("/record/seal/").context["form"]
    sent = {"key": form["key"].value(), "because": "The papers go out"}
    for _ in range(2):
        assert qa.post("/record/seal/", sent).status_code == 302
    seal = Seal.objects.filter(occasion="asked_for").get()
    assert seal.up_to == seal.change_id - 1
    assert seal.change.because == "The papers go out"
    assert qa.post("/record/seal/", {"because": ""}).status_code == 422
