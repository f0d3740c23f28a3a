"""Coming and going, put on record by the ways that people really use, and never in their way."""

from datetime import timedelta

import pytest
from django.test import Client

from actionplan.commands import sign_in
from actionplan.models import Change, Person
from actionplan.queries.imports import version_of
from config import clock
from tests.told import PASSWORD

QA = "qa@example.org"


def made_since(number: int) -> list[tuple[str, str, str]]:
    """The changes after a number: by whom, the command and the reason."""
    rows = Change.objects.filter(number__gt=number).order_by("number")
    return [(one.by.email, one.command, one.because) for one in rows]


@pytest.fixture
def last(told, db) -> int:
    """The number of the last change."""
    return Change.objects.latest("number").number


@pytest.mark.parametrize(
    ("address", "typed"),
    [("/accounts/login/", {"login": QA, "password": PASSWORD}), ("/accounts/example/", {"email": QA})],
)
def test_signing_in_is_one_change_by_the_person_and_of_no_plan(told, last, address, typed):
    before = version_of(told)
    Client().post(address, typed)
    assert made_since(last) == [(QA, "sign_in.succeed", "Signed in")]
    assert Change.objects.latest("number").plan is None
    assert version_of(told) == before


def test_a_wrong_password_is_no_sign_in(last):
    Client().post("/accounts/login/", {"login": QA, "password": "wrong"})
    assert made_since(last) == []


def test_signing_out_is_recorded_and_a_stranger_signs_nobody_out(last, signed_in):
    browser = signed_in(QA)
    browser.post("/accounts/logout/")
    browser.post("/accounts/logout/")
    assert made_since(last) == [(QA, "sign_in.end", "Signed out")]


def test_a_new_password_is_recorded_without_a_word_of_it(last, signed_in):
    other = "another passphrase of the tests"
    typed = {"oldpassword": PASSWORD, "password1": other, "password2": other}
    signed_in(QA).post("/accounts/password/change/", typed)
    assert Person.objects.get(email=QA).check_password(other)
    assert ("qa@example.org", "sign_in.set_password", "Chose a new password") in made_since(last)


def test_a_clock_gone_wrong_keeps_nobody_out(last):
    person = Person.objects.get(email=QA)
    sign_in.succeed(by=person, at=clock.now() + timedelta(days=1))
    browser = Client()
    browser.post("/accounts/login/", {"login": QA, "password": PASSWORD})
    assert browser.get("/ofsted-2014/qa/").status_code == 200
    assert len(made_since(last)) == 1
