"""Every address, for every role, by every method; and nobody who has not signed in or has left comes in at all."""

import pytest
from django.test import Client

from actionplan import urls
from actionplan.commands import people
from actionplan.models import Person
from actionplan.rules.roles import ROLES
from actionplan.vocabulary import Role
from config import clock
from tests.views.test_addresses import ALLOWED, EVERYBODY, NOT_TOLD, OPEN_WHEN_SET, address

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
READING = ("GET", "HEAD")
SIGN_IN = "/accounts/login/?next="


def taken_by(name: str) -> tuple[str, ...]:
    """The methods that an address takes."""
    view = next(one.callback for one in urls.urlpatterns if one.name == name)
    return getattr(view, "methods", READING)


def asked(browser: Client, method: str, name: str):
    """The answer of an address to a method, without anything sent along."""
    answer = browser.generic(method, address(name))
    if answer.streaming:
        b"".join(answer)  # read to its end, a file is closed
    return answer


def turned_away(browser: Client, method: str, name: str) -> tuple[int, str]:
    """How somebody who is nobody here is answered, and where they are led."""
    answer = asked(browser, method, name)
    return answer.status_code, answer.headers.get("Location", "")


def to_the_sign_in(method: str, name: str) -> tuple[int, str]:
    """How they should be: asked to sign in or, where a page may be open to everybody, as if it were not there."""
    if name in OPEN_WHEN_SET:
        return (404 if method in READING else 405), ""
    return 302, f"{SIGN_IN}{address(name)}"


@pytest.mark.parametrize("name", sorted(set(ALLOWED) - {"short"}))
@pytest.mark.parametrize("who", sorted(EVERYBODY))
def test_each_method_is_taken_from_those_allowed_and_no_others(signed_in, name, who):
    browser = signed_in(f"{who}@example.org")
    for method in METHODS:
        status = asked(browser, method, name).status_code
        if method not in taken_by(name):
            assert status == 405, method
        elif who not in ALLOWED[name]:
            assert status == (404 if who in NOT_TOLD.get(name, ()) else 403), method
        else:
            assert status < 500, method
            assert status not in (401, 403, 405), method


@pytest.mark.parametrize("name", sorted(set(ALLOWED) - {"short"}))
def test_a_stranger_is_asked_to_sign_in_whatever_the_method(told, db, name):
    for method in METHODS:
        assert turned_away(Client(), method, name) == to_the_sign_in(method, name), method


@pytest.mark.parametrize("who", ["qa", "health"])
def test_somebody_who_has_left_is_asked_to_sign_in_though_their_session_is_still_there(signed_in, who):
    browser = signed_in(f"{who}@example.org")
    assert browser.get("/ofsted-2014/findings/").status_code == 200
    admin, person = (Person.objects.get(email=f"{one}@example.org") for one in ("admin", who))
    people.deactivate(person, by=admin, because="A test", at=clock.now())
    for name in sorted(set(ALLOWED) - {"short"}):
        for method in METHODS:
            assert turned_away(browser, method, name) == to_the_sign_in(method, name), name


def test_a_short_address_takes_nothing_and_leads_nobody_past_the_sign_in(told, db):
    for method in METHODS[2:]:
        assert Client().generic(method, "/findings/").status_code == 405
    answer = Client().get("/findings/", follow=True)
    assert answer.redirect_chain[-1][0] == f"{SIGN_IN}/ofsted-2014/findings/"


@pytest.mark.parametrize("role", Role)
def test_each_role_has_its_person_in_the_example_who_comes_to_its_first_page(told, db, role):
    """As the design's table of people has it: each signs in by e-mail, and each first page is there."""
    held = Person.objects.filter(roles_held__role=role, is_active=True)
    assert held
    for person in held:
        browser = Client()
        browser.post("/accounts/example/", {"email": person.email})
        answer = browser.get("/", follow=True)
        assert answer.status_code == 200
        assert answer.redirect_chain[-1][0].strip("/").split("/")[-1] == ROLES[role].first_page
