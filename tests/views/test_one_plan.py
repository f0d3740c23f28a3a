"""A role held for one plan opens that plan, and no page of the whole council."""

from datetime import date

import pytest

from actionplan.commands import people, plans
from actionplan.models import Person, Plan
from actionplan.vocabulary import Role
from config import clock

NEWER = {"title": "Newer", "council": "The council", "inspected_on": date(2014, 10, 1)}


@pytest.fixture
def newer(told, db):
    """A second plan, current too and newer than the example's."""
    by = Person.objects.get(email="qa@example.org")
    day = date(2014, 11, 1)
    return plans.make(slug="newer", published_on=day, **NEWER, by=by, because="A test", at=clock.now())


@pytest.fixture
def browser_of(newer, signed_in):
    """The browser of somebody new who has one role for one plan."""

    def made(role: Role, plan: Plan):
        written = {"by": Person.objects.get(email="admin@example.org"), "because": "A test", "at": clock.now()}
        person = people.add(email="one.plan@example.org", name="One plan", password=None, **written)
        people.give_role(person, role, plan=plan, **written)
        return signed_in("one.plan@example.org")

    return made


@pytest.mark.parametrize(
    ("role", "page"),
    [
        (Role.ADMINISTRATOR, "/people/"),
        (Role.COUNCILLOR, "/meetings/"),
        (Role.DEMOCRATIC_SERVICES, "/meetings/"),
        (Role.QA, "/meetings/"),
    ],
)
def test_a_role_for_one_plan_opens_no_page_of_the_whole_council(told, browser_of, role, page):
    assert browser_of(role, told).get(page).status_code == 403


def test_an_administrator_of_one_plan_does_not_enter_the_admin_site(told, browser_of):
    assert browser_of(Role.ADMINISTRATOR, told).get("/admin/actionplan/person/").status_code in (302, 403)


def test_the_front_door_leads_to_the_plan_that_the_reader_may_enter(told, browser_of):
    browser = browser_of(Role.QA, told)
    assert browser.get("/").headers["Location"] == "/ofsted-2014/qa/"
    assert browser.get("/findings/").headers["Location"] == "/ofsted-2014/findings/"
    assert browser.get("/newer/qa/").status_code == 403


def test_who_has_a_part_in_every_plan_is_led_to_the_newest(newer, signed_in):
    assert signed_in("qa@example.org").get("/").headers["Location"] == "/newer/qa/"


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.DEMOCRATIC_SERVICES])
def test_a_role_for_one_plan_that_has_no_page_there_waits(told, browser_of, role):
    answer = browser_of(role, told).get("/")
    assert answer.status_code == 200
    assert "Nothing to show yet" in answer.content.decode()
