"""Signing in: by e-mail and password, by button in the example only, never as somebody who has left."""

import pytest
from django.test import Client

from actionplan.commands import people
from actionplan.models import Person, RoleHeld
from config import clock
from tests.told import PASSWORD


def enter(email, password=PASSWORD):
    client = Client()
    return client, client.post("/accounts/login/", {"login": email, "password": password})


@pytest.mark.parametrize("email", ["qa@example.org", "QA@Example.org"])
def test_an_e_mail_address_and_a_password_open_the_first_page(told, db, email):
    client, answer = enter(email)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert client.get("/", follow=True).redirect_chain[-1][0] == "/ofsted-2014/qa/"


@pytest.mark.parametrize(("email", "password"), [("qa@example.org", "wrong"), ("nobody@example.org", PASSWORD)])
def test_a_wrong_password_and_an_unknown_address_get_the_same_words(told, db, email, password):
    client, answer = enter(email, password)
    assert "not correct" in answer.content.decode()
    assert client.get("/").status_code == 302


def test_somebody_who_has_left_cannot_sign_in_either_way(told, db):
    person, admin = (Person.objects.get(email=f"{who}@example.org") for who in ("asc", "admin"))
    people.deactivate(person, by=admin, because="Left the council", at=clock.now())
    client, _ = enter("asc@example.org")
    assert client.get("/ofsted-2014/mine/").status_code == 302
    assert client.post("/accounts/example/", {"email": "asc@example.org"}).status_code == 404


def test_the_example_offers_each_person_as_a_button(told, db):
    page = Client().get("/accounts/login/").content.decode()
    assert all(person.email in page for person in Person.objects.all())
    client = Client()
    answer = client.post("/accounts/example/", {"email": "councillor@example.org", "next": "/ofsted-2014/scrutiny/"})
    assert answer.headers["Location"] == "/ofsted-2014/scrutiny/"
    assert client.get("/ofsted-2014/scrutiny/").status_code == 200


def test_the_two_boxes_follow_each_other_and_the_way_out_stands_after_them(told, db):
    page = Client().get("/accounts/login/").content.decode()
    places = [page.index(words) for words in ("Email address", 'name="password"', ">Sign in<", "Forgot your password?")]
    assert places == sorted(places)
    assert "If you were filling in a form" not in page


def test_who_was_signed_out_over_a_form_is_told_where_their_words_are(told, db):
    answer = Client().post("/ofsted-2014/actions/4c-1/progress/new/", {"happened": "Typed before."}, follow=True)
    assert "If you were filling in a form, it has not been saved" in answer.content.decode()


def test_a_button_never_leads_to_another_site(told, db):
    answer = Client().post("/accounts/example/", {"email": "qa@example.org", "next": "https://evil.example/"})
    assert answer.headers["Location"] == "/"


def test_outside_the_example_there_are_no_buttons(told, db, settings):
    settings.EXAMPLE = False
    assert "asc@example.org" not in Client().get("/accounts/login/").content.decode()
    assert Client().post("/accounts/example/", {"email": "qa@example.org"}).status_code == 404


def test_signing_out_needs_a_form_and_ends_the_session(signed_in):
    browser = signed_in("qa@example.org")
    browser.post("/accounts/logout/")
    assert browser.get("/ofsted-2014/qa/").status_code == 302


@pytest.mark.parametrize("page", ["/accounts/login/", "/accounts/password/reset/", "/no-such-page/", "/admin/login/"])
def test_every_page_carries_the_strict_policy(told, db, page):
    policy = Client().get(page, follow=True).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("page", ["email/", "signup/", "2fa/", "2fa/totp/activate/", "confirm-email/", "inactive/"])
def test_nobody_changes_who_they_are_by_a_page_of_the_library(signed_in, page):
    browser = signed_in("asc@example.org")
    assert browser.get(f"/accounts/{page}").status_code == 404
    assert browser.post(f"/accounts/{page}", {"email": "other@example.org", "action_add": ""}).status_code == 404


def test_an_administrator_whose_role_has_ended_no_longer_looks_at_rows(signed_in, told, db):
    held = RoleHeld.objects.get(role="administrator")
    browser = signed_in("admin@example.org")
    assert browser.get("/admin/").status_code == 200
    people.end_role(held, by=held.person, because="Left the post", at=clock.now())
    assert browser.get("/admin/", follow=True).status_code == 403
